"""The report, the margin and the lines for other programs, run as an author or a program runs them."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from plain_pages import DAY, HARD, PLAIN, WAIVER, judged, told

from generator.cache import Cache
from generator.checks.plain.rule import PROFILES
from generator.cli import main
from generator.commands.command import Console
from generator.plain.history import read_runs
from generator.plain.margin import margin_of
from generator.plain.marked import mark
from generator.plain.run import Judge, plain_problems
from generator.project import open_project
from generator.settings import Settings


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project: an easy page, and a hard one that is a draft."""
    root = tmp_path_factory.mktemp("projet")
    (root / "mkdocs.yml").write_text("site_name: Essai\nextra: {demarches: {editeur: vscode}}\n", encoding="utf-8")
    folder = root / "procedures/theme"
    folder.mkdir(parents=True)
    (folder / "facile.yml").write_text(PLAIN + "statut: publiee\n", encoding="utf-8")
    (folder / "dure.yml").write_text(HARD + "statut: brouillon\n" + WAIVER, encoding="utf-8")
    (root / "templates").symlink_to(Path(__file__).parents[1] / "templates")
    return root


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main(["--racine", str(root), *arguments], Console(out, err))
    return code, out.getvalue(), err.getvalue()


class TestJudge:
    def test_what_has_not_changed_is_not_judged_again(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        cache = Cache(project / "build/.cache")
        first = plain_problems(open_project(project, DAY, cache), cache)
        monkeypatch.setattr("generator.plain.run.review", None)  # would fail if it were called
        assert plain_problems(open_project(project, DAY, cache), cache) == first
        assert any(p.rule == "r03-passif" for p in first)

    def test_kept_values_follow_the_settings(self, project: Path) -> None:
        cache = Cache(project / "build/.cache")
        loose = open_project(project, DAY, cache)
        before = Judge(loose, cache).problems()
        strict = type(loose)(**{**vars(loose), "settings": Settings(niveau_max="0.5")})
        assert len(Judge(strict, cache).problems()) > len(before)

    def test_the_margin_says_where_and_links_to_the_line(self, project: Path) -> None:
        cache = Cache(project / "build/.cache")
        opened = open_project(project, DAY, cache)
        margin = margin_of(opened, project, "dure", cache)
        assert margin is not None
        assert margin.resume.startswith("À simplifier avant de publier")
        remark = next(r for r in margin.constats if r.regle == "r03-passif")
        assert re.fullmatch(r"vscode://file/.+/procedures/theme/dure\.yml:\d+:\d+", remark.lien)
        assert remark.lieu.startswith("ligne ")
        assert margin_of(opened, project, "inconnue", cache) is None


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


class TestReport:
    def test_the_table_shows_the_pages_the_limits_and_the_state(self, project: Path) -> None:
        code, out, _ = run(project, "readability")
        assert code == 0
        assert re.search(r"^facile +publiée +1,", out, re.MULTILINE)
        assert re.search(r"^dure +brouillon .* 5 à revoir", out, re.MULTILINE)
        assert "Guides de l'État (800)" in out
        assert "Pour publier, au plus" in out

    def test_json_and_csv_hold_the_same_rows(self, project: Path) -> None:
        data = json.loads(run(project, "readability", "--format", "json")[1])
        rows = list(csv.DictReader(io.StringIO(run(project, "readability", "--format", "csv")[1])))
        assert [row["demarche"] for row in rows] == [row["demarche"] for row in data["demarches"]] == ["dure", "facile"]
        assert float(rows[0]["niveau"]) == data["demarches"][0]["niveau"] > 2.5
        assert data["etat"]["niveau"] == 3.296

    def test_paths_choose_the_pages(self, project: Path) -> None:
        path = project / "procedures/theme/facile.yml"
        data = json.loads(run(project, "readability", str(path), "--format", "json")[1])
        assert [row["demarche"] for row in data["demarches"]] == ["facile"]
        assert run(project, "readability", str(project / "absent.yml"))[0] == 2

    def test_the_page_marks_in_colour_and_in_words_without_script(self, project: Path, tmp_path: Path) -> None:
        assert run(project, "readability", "--html", str(tmp_path / "r.html"))[0] == 0
        page = (tmp_path / "r.html").read_text(encoding="utf-8")
        reader = _Text()
        reader.feed(page)
        assert "script" not in reader.tags
        assert not re.search(r"\son\w+=|https?://", page)
        assert reader.tags.count("h1") == 1
        assert "mark" in reader.tags
        assert "[phrase à revoir, 37 mots]" in reader.words
        assert "Verbe passif" in reader.words
        assert "Ce sont les mots de la loi." in reader.words

    def test_the_strict_profile_never_grants_anything(self, project: Path, tmp_path: Path) -> None:
        _, out, _ = run(project, "readability", "--profil", "falc", "--html", str(tmp_path / "f.html"))
        assert "seuls des lecteurs concernés peuvent le dire" in out
        assert "seuls des lecteurs concernés peuvent le dire" in (tmp_path / "f.html").read_text(encoding="utf-8")
        assert set(PROFILES) == {"public", "falc"}

    def test_waivers_are_listed_with_their_reason(self, project: Path) -> None:
        _, out, _ = run(project, "readability", "--derogations")
        assert "Ce sont les mots de la loi." in out
        assert "1 constat accepté." in out

    def test_marked_stretches_give_the_text_back(self) -> None:
        result = judged(HARD)
        for marked, (path, text, _) in zip(mark(result), result.textes):
            assert marked.chemin == path
            assert "".join(part.texte for part in marked.parts) == text
        shown = sum(len(part.constats) for marked in mark(result) for part in marked.parts)
        assert shown == len(told(result))

    def test_the_trend_shows_after_a_change(self, project: Path, tmp_path: Path) -> None:
        root = tmp_path / "copie"
        (root / "procedures/theme").mkdir(parents=True)
        (root / "mkdocs.yml").write_text("site_name: Essai\n", encoding="utf-8")
        path = root / "procedures/theme/page.yml"
        path.write_text(HARD, encoding="utf-8")
        run(root, "readability")
        run(root, "readability")
        assert len(read_runs((root / "build/lisibilite-historique.json").read_text(encoding="utf-8"))) == 1
        path.write_text(PLAIN, encoding="utf-8")
        assert "plus simple" in run(root, "readability")[1]


class _Input:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


class TestLines:
    def lines(self, project: Path, monkeypatch: pytest.MonkeyPatch, data: bytes,
              ) -> tuple[int, list[dict[str, object]], str]:
        monkeypatch.setattr(sys, "stdin", _Input(data))
        code, out, err = run(project, "readability", "--jsonl")
        return code, [json.loads(line) for line in out.splitlines()], err

    def test_a_line_in_gives_a_line_out(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        text = "La demande est instruite par le service. 😀 Vous payez."
        code, rows, err = self.lines(project, monkeypatch, json.dumps({"id": 7, "texte": text}).encode() + b"\n\n")
        assert (code, err) == (0, "")
        assert rows[0]["id"] == 7
        assert isinstance(rows[0]["niveau"], float)
        found = rows[0]["constats"]
        assert isinstance(found, list)
        passive = next(c for c in found if "passif" in c["regle"])
        assert text[passive["debut"]:passive["fin"]] == "est instruite"

    @pytest.mark.parametrize("bad", [b"zut", b"[1]", b'{"id": 1}', b'{"id":1,"texte":2}', b"\xff\xfe", b"[" * 200_000])
    def test_a_bad_line_is_told_and_the_others_are_judged(
            self, project: Path, monkeypatch: pytest.MonkeyPatch, bad: bytes) -> None:
        good = json.dumps({"id": "x", "texte": "Vous payez la carte à la mairie."}).encode()
        code, rows, err = self.lines(project, monkeypatch, bad + b"\n" + good + b"\n")
        assert code == 1
        assert err.startswith("Ligne 1 : ")
        assert [row["id"] for row in rows] == ["x"]

    def test_a_lone_surrogate_does_not_stop_the_run(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        line = b'{"id": "\\ud800", "texte": "Vous payez la carte ici \\ud800."}\n'
        code, rows, _ = self.lines(project, monkeypatch, line)
        assert code == 0
        assert len(rows) == 1
