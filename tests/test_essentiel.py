"""The short page of a guide: what it keeps, and that nothing it lists is cut silently."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from small_town import DAY, ROOT, opened, small_town

from generator.build import Report, build
from generator.inline import to_plain
from generator.project import Project
from generator.view.cards import shown
from generator.view.essentiel import MOST_PAPERS, MOST_STEPS, delay_in_brief, essentiel
from generator.view.guide import Guide, PieceVue, guide


@pytest.fixture(scope="module")
def real() -> Project:
    return opened(ROOT, DAY)


def views(project: Project) -> dict[str, Guide]:
    catalogue = project.loaded.catalogue
    return {p.slug: guide(p, catalogue, DAY) for p in shown(catalogue, "public")}


def label(piece: PieceVue) -> str:
    return piece.nom or to_plain(piece.phrase or "").rstrip(" :.")


def test_every_paper_for_everybody_is_on_the_short_page(real: Project) -> None:
    for slug, view in views(real).items():
        short = essentiel(view)
        names = [line.nom.rstrip(" :.") for line in short.papiers]
        kept = view.pieces if not short.autres_papiers else tuple(p for p in view.pieces if not p.si)
        assert names == [label(p) for p in kept], slug
        assert short.autres_papiers == (len(kept) < len(view.pieces)), slug


def test_a_group_names_all_its_papers(real: Project) -> None:
    for slug, view in views(real).items():
        lines = {line.nom: line.precisions for line in essentiel(view).papiers}
        for piece in view.pieces:
            if piece.genre == "groupe" and label(piece) in lines:
                said = lines[label(piece)].lower()
                assert all(label(m).lower() in said for m in piece.membres), (slug, said)


def test_steps_are_all_there_or_left_to_my_situation(real: Project) -> None:
    for slug, view in views(real).items():
        short = essentiel(view)
        if short.autres_etapes:
            assert short.etapes == () and len(view.etapes) > MOST_STEPS and all(s.si for s in view.etapes), slug
        else:
            assert [line.titre for line in short.etapes] == [to_plain(s.etape.titre) for s in view.etapes], slug
        for line, step in zip(short.etapes, view.etapes, strict=False):
            assert bool(line.mention) == bool(step.si or step.etape.facultatif), slug


def test_what_is_left_out_can_be_asked(real: Project) -> None:
    """A short list always comes with questions to answer: otherwise nobody could find the rest."""
    for slug, view in views(real).items():
        short = essentiel(view)
        if short.autres_papiers or short.autres_etapes:
            assert view.procedure.questions, slug


def test_a_long_list_keeps_what_is_for_everybody(real: Project) -> None:
    view = views(real)["mariage"]
    many = replace(view, pieces=view.pieces * 2)
    assert len(many.pieces) > MOST_PAPERS
    assert {line.quand for line in essentiel(many).papiers} == {""}


def test_the_delay_is_a_length_or_one_sentence(real: Project) -> None:
    found = {slug: delay_in_brief(view) for slug, view in views(real).items()}
    assert found["mariage"] == "10 jours"
    assert found["carte-identite"] == "Le délai change selon le lieu et la période."
    assert found["composteur-dechets-alimentaires"] == ""  # another answer for each case: the page links to the delays
    assert all(text.count(".") <= 1 for text in found.values())


def test_the_short_page_and_the_whole_guide_lead_to_each_other(real_site: Report) -> None:
    assert real_site.folder is not None
    wholes = sorted(real_site.folder.glob("demarches/*/complet/index.html"))
    assert len(wholes) >= 29
    for whole in wholes:
        home = f"demarches/{whole.parents[1].name}/"
        assert f'href="../../../{home}"' in whole.read_text(encoding="utf-8")
        assert f'href="../../{home}complet/"' in (whole.parents[1] / "index.html").read_text(encoding="utf-8")


def test_the_desk_has_the_whole_guide_at_once(tmp_path: Path) -> None:
    root = small_town(tmp_path)
    report = build(root, DAY, "agents")
    assert report.folder is not None
    assert "Et après" in (report.folder / "demarches/base/index.html").read_text(encoding="utf-8")
    assert not (report.folder / "demarches/base/complet").exists()
