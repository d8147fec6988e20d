"""Plain French over a project: what is judged, what is accepted, what may be published, and the report."""

from __future__ import annotations

from datetime import date

import pytest
from plain_pages import DAY, FILE, HARD, PLAIN, WAIVER, judged, told

from generator.content.load import decode_procedure
from generator.content.spans import index_of
from generator.model.directory import Action, Terme
from generator.model.values import Texte
from generator.model.words import Statut
from generator.plain.glossary import glossary_of
from generator.plain.history import Run, add_run, read_runs, trend, write_runs
from generator.plain.masking import mask as without_markup
from generator.plain.review import Rules
from generator.plain.threshold import Threshold, gate, over, threshold_of
from generator.plain.units import passages
from generator.problems import Level
from generator.settings import Settings


class TestMasking:
    @pytest.mark.parametrize(("written", "read"), [
        ("Lisez **tout** le texte.", "Lisez tout le texte."),
        ("Voir [la page](https://a.fr/x?y=1) ici.", "Voir la page ici."),
        ("Voir [**la page**](https://a.fr).", "Voir la page."),
        ("Un \\* astérisque", "Un * astérisque"),
        ("<https://a.fr>", "https://a.fr"),
        ("Un *mot* simple", "Un *mot* simple"),
        ("2 ** 3 et a_b_c", "2 ** 3 et a_b_c"),
    ])
    def test_markup_goes_and_leads_back(self, written: str, read: str) -> None:
        masked = without_markup(written)
        assert masked.text == read
        assert len(masked.origins) == len(read) + 1
        assert all(written[origin] == letter for origin, letter in zip(masked.origins, read))

    def test_a_finding_under_markup_points_at_the_words_typed(self) -> None:
        text = "resume: Vous avez **deux** mois pour [trois choses](https://a.fr).\n"
        found = [c for c in judged(text).constats if c.problem.rule.startswith("r16")]
        assert [c.problem.excerpt for c in found] == ["deux", "trois"]
        for constat in found:
            start = index_of(text, constat.problem.place.line, constat.problem.place.column)
            assert text[start:].startswith(constat.problem.excerpt)


class TestUnits:
    TEXT = PLAIN + """\
autres_noms: [la demande instruite par le service]
agents:
  notes:
    - {id: a, texte: La demande est instruite par le service.}
sources:
  - {id: s1, adresse: "https://a.fr", editeur: A, date: inconnue, dit: La demande est instruite par le service.}
"""

    def test_only_what_is_read_is_judged(self) -> None:
        procedure, _, _ = decode_procedure(self.TEXT.encode(), FILE)
        found = {p.chemin: p.public for p in passages(procedure)}
        assert found == {"titre": True, "resume": True, "etapes.venir.titre": True, "etapes.venir.texte": True,
                         "agents.notes.a.texte": False}

    def test_staff_notes_are_checked_and_never_block(self) -> None:
        result = judged(self.TEXT)
        assert "r03-passif" in told(result)
        assert result.measures.passive == 0
        assert gate(result, Statut.PUBLIEE, Threshold()) == ()

    def test_headings_are_checked_and_not_scored(self) -> None:
        assert judged(PLAIN).measures.sentences == 4


class TestPlaces:
    def test_each_finding_quotes_its_words_in_the_file(self) -> None:
        result = judged(HARD)
        assert {"r01-phrase-longue", "r03-passif", "r08-sigle"} <= set(told(result))
        for constat in result.constats:
            place = constat.problem.place
            start, end = (index_of(HARD, *at) for at in
                          ((place.line, place.column), (place.end_line, place.end_column)))
            assert " ".join(HARD[start:end].split()) == " ".join(constat.problem.excerpt.split())

    def test_findings_are_warnings_whatever_the_rule_says(self) -> None:
        assert all(c.problem.level is not Level.ERREUR for c in judged(HARD).constats)


class TestThreshold:
    def test_a_published_page_names_what_is_over_and_the_sentences(self) -> None:
        problems = gate(judged(HARD), Statut.PUBLIEE, Threshold())
        messages = " ".join(p.message for p in problems)
        for words in ("Niveau de lecture", "plus de 15 mots", "au passif", "Phrase de 37 mots", "RSAZ"):
            assert words in messages
        assert all(p.level is Level.ERREUR for p in problems)
        assert "ligne 3" in next(p for p in problems if "Niveau" in p.message).remedy

    def test_a_draft_is_free(self) -> None:
        assert gate(judged(HARD), Statut.BROUILLON, Threshold()) == ()

    def test_limits_come_from_the_settings(self) -> None:
        settings = Settings(niveau_max="9", phrases_longues_max="1,0", passif_max="zut")
        assert threshold_of(settings) == Threshold(9, 1, 0.05)
        assert not any("Niveau" in p.message for p in over(judged(HARD), Threshold(9, 1, 1)))

    def test_an_acronym_of_the_public_glossary_is_explained_on_the_page(self) -> None:
        term = Terme(terme=Texte("RSAZ"), action=Action.EXPLIQUER, sigle=Texte("réseau"), public=True,
                     explication=Texte("Un réseau."))
        assert "r08-sigle" in told(judged(HARD))
        assert "r08-sigle" not in told(judged(HARD, Rules(glossary=glossary_of([term]))))
        assert "r08-sigle" in told(judged(HARD, Rules(glossary=glossary_of([term], shown=False))))


class TestWaivers:
    def test_a_waiver_takes_its_finding_and_no_other(self) -> None:
        result = judged(HARD + WAIVER)
        assert [a.constat.problem.excerpt for a in result.acceptes] == ["est délivrée"]
        assert result.acceptes[0].raison == "Ce sont les mots de la loi."
        assert told(result).count("r03-passif") == told(judged(HARD)).count("r03-passif") - 1
        assert result.inutiles == ()

    def test_a_waiver_never_changes_a_measure(self) -> None:
        assert judged(HARD + WAIVER).measures == judged(HARD).measures

    @pytest.mark.parametrize("line", ["{regle: r03-passif, extrait: mot absent, raison: R.}",
                                      "{regle: r05-jargon, extrait: est délivrée, raison: R.}"])
    def test_a_waiver_that_serves_nothing_is_told(self, line: str) -> None:
        result = judged(HARD + f"derogations:\n  - {line}\n")
        assert [p.rule for p in result.inutiles] == ["derogation-inutile"]
        assert result.inutiles[0].place.line == 7


class TestHistory:
    PAGES = {"a": {"niveau": 2.0, "constats": 3.0}}

    def test_a_run_is_kept_only_when_something_changes(self) -> None:
        runs = add_run((), DAY, self.PAGES)
        assert add_run(runs, date(2027, 1, 1), self.PAGES) == runs
        assert read_runs(write_runs(runs)) == runs
        assert write_runs(runs).count("\n") == 3

    def test_the_trend_compares_the_last_two(self) -> None:
        runs = add_run((Run("2026-01-01", {"a": {"niveau": 2.5}}),), DAY, self.PAGES)
        assert trend(runs, "a") == pytest.approx(-0.5)
        assert trend(runs, "b") is None
        assert trend(runs[:1], "a") is None
        assert trend((*runs, Run("2027-01-01", {"a": {"niveau": 2.02}})), "a") == 0

    @pytest.mark.parametrize("text", ["", "zut", "{}", "[1]", '[{"jour": 1}]'])
    def test_a_broken_file_counts_as_none(self, text: str) -> None:
        assert read_runs(text) == ()
