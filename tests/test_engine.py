"""Frames: cut at their marks, proved whole, made only when the theme or the settings change."""

from __future__ import annotations

from pathlib import Path

import pytest
from outline import outline
from small_town import DAY, opened, small_town

from generator.build import Renderer, edition_of, every_page, meta, page_context
from generator.cache import Cache
from generator.engine import BODY, MARKS, EngineError, Frame, Slot, cut, frames, run_mkdocs

WHOLE = "".join(f"<i>@@{mark}@@</i>" for mark in MARKS) + BODY
SLOTS = (Slot("accueil", 0), Slot("toutes", 2))


def test_cut_and_fill() -> None:
    frame = cut(f"<t>{WHOLE}</t>", "essai")
    values = {mark: f"<{mark}> & « x »" for mark in MARKS}
    page = frame.fill(values, "<b>corps</b>")
    assert page.startswith("<t>")
    assert "&lt;description&gt; &amp; « x »" in page
    assert "<b>corps</b>" in page
    assert "@@" not in page


@pytest.mark.parametrize("page", [WHOLE.replace(BODY, ""), WHOLE + BODY, WHOLE.replace("@@robots@@", "")])
def test_a_frame_without_all_its_marks_is_refused(page: str) -> None:
    with pytest.raises(EngineError):
        cut(page, "essai")


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Frame(("a", "adresse", "b")).fill({}, "")


def test_the_engine_runs_once_then_only_when_the_theme_changes(tmp_path: Path) -> None:
    root, kept = small_town(tmp_path / "p"), Cache(tmp_path / "cache")
    assert [frames(root, SLOTS, kept).runs for _ in range(2)] == [1, 0]
    (root / "templates/guide/guide.html.j2").write_text("autre", encoding="utf-8")
    assert frames(root, SLOTS, kept).runs == 0
    (root / "templates/theme/assets/demarches.css").write_text("p{}", encoding="utf-8")
    assert frames(root, SLOTS, kept).runs == 0
    base = root / "templates/theme/base.html"
    base.write_text(base.read_text(encoding="utf-8") + "<!-- autre -->", encoding="utf-8")
    assert frames(root, SLOTS, kept).runs == 1


def test_a_broken_theme_is_told_in_french(tmp_path: Path) -> None:
    root = small_town(tmp_path)
    (root / "templates/theme/main.html").write_text("{% block x %}", encoding="utf-8")
    with pytest.raises(EngineError, match="MkDocs s’est arrêté"):
        frames(root, SLOTS, Cache(None))


def test_a_spliced_page_is_the_engines_own_page(tmp_path: Path) -> None:
    """Self-check: the same body given to the engine as a page comes out as the spliced page."""
    root = small_town(tmp_path / "p")
    project = opened(root, DAY)
    renderer = Renderer(project, Cache(None))
    content = edition_of(project, "public", renderer)
    spec = next(s for s in every_page(content) if s.chemin == "demarches/base/")
    body = renderer.body(spec, page_context(spec, content))
    spliced = dict(renderer.pages([spec], content, None))[spec.fichier].decode()
    work = tmp_path / "work"
    page = work / "docs" / f"{spec.chemin}index.md"
    page.parent.mkdir(parents=True)
    front = "".join(f'{key}: "{value}"\n' for key, value in meta(spec, content).items())
    flat = "\n".join(line.strip() for line in body.splitlines() if line.strip())
    page.write_text(f'---\ntitle: "x"\nrubrique: "{spec.rubrique}"\n{front}---\n\n<div>\n{flat}\n</div>\n',
                    encoding="utf-8")
    (work / "docs/index.md").touch()
    (work / "mkdocs.yml").write_text(
        f"INHERIT: {root / 'mkdocs.yml'}\ndocs_dir: docs\nsite_dir: site\nnav: []\n"
        f"theme:\n  custom_dir: {root / 'templates/theme'}\n", encoding="utf-8")
    run_mkdocs(work / "mkdocs.yml")
    theirs = outline((work / "site" / spec.fichier).read_text(encoding="utf-8"))
    ours = outline(spliced)
    assert (ours.title, ours.headings, ours.text, ours.ids) == (theirs.title, theirs.headings, theirs.text, theirs.ids)
    assert [words for _, words in ours.links] == [words for _, words in theirs.links]
