"""The pure rooms: receipts, personal data, results, reports, journal mode, contract."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.preview.contract import ContractError, read_contract
from generator.preview.csrf import is_same_origin
from generator.preview.privacy import find_personal
from generator.preview.receipts import ALPHABET, check_character, format_code, make_code, read_code
from generator.preview.reports import format_csv, format_rows, format_table
from generator.preview.results import (
    average_umux,
    count_segments,
    judge_images,
    judge_questions,
    judge_steps,
    umux_lite,
    wilson,
)
from generator.preview.store.engine import choose_journal
from generator.preview.store.records import Image, Marque, Reponse
from generator.qr import qr_svg

from .worlds import TEMPLATES, make_contract, sha, write_build

BODY = st.text(ALPHABET, min_size=10, max_size=10)


@given(BODY)
def test_a_code_survives_the_phone(body: str) -> None:
    code = format_code("ORV", body + check_character(body))
    spoken = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert read_code("ORV", code) == code
    assert read_code("ORV", spoken) == code
    assert read_code("ORV", code.removeprefix("ORV-")) == code


@given(BODY, st.integers(0, 10), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_always_caught(body: str, place: int, letter: str) -> None:
    letters = body + check_character(body)
    if letters[place] != letter:
        assert read_code("ORV", letters[:place] + letter + letters[place + 1 :]) is None


def test_codes_do_not_repeat() -> None:
    assert len({make_code("ORV") for _ in range(2000)}) == 2000


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Appelez le 02 51 78 31 00", ("telephone",)),
        ("+33 6 12 34 56 78", ("telephone",)),
        ("0251783100", ("telephone",)),
        ("0033251783100", ("telephone",)),
        ("moi@exemple.fr", ("courriel",)),
        ("2 85 05 78 006 084 36", ("securite_sociale",)),
        ("185052A00608436", ("securite_sociale",)),
        ("Formulaire 12100*02, moins de 6 mois, 44700 Orvault", ()),
        ("Le 22/11/2026 à 14 h 30", ()),
        ("Numéro de dossier 1234567890123456", ()),
        ("x" * 2000 + "@", ()),
    ],
)
def test_personal_data_is_noticed(text: str, kinds: tuple[str, ...]) -> None:
    assert find_personal(text) == kinds


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(4, 5, 0.38, 0.96), (5, 5, 0.57, 1.0), (8, 10, 0.49, 0.94), (10, 10, 0.72, 1.0), (16, 20, 0.58, 0.92)],
)
def test_wilson_as_in_the_design_note(count: int, total: int, low: float, high: float) -> None:
    part = wilson(count, total)
    assert (round(part.bas, 2), round(part.haut, 2)) == (low, high)


def test_umux_lite() -> None:
    assert (umux_lite(1, 1), umux_lite(7, 7), umux_lite(4, 4)) == (0, 100, 50)
    rows = [{"utile": 7, "facile": 4}] * 10
    assert average_umux(rows[:9]) == (None, 9)
    assert average_umux(rows) == (75.0, 10)
    assert average_umux([*rows, {"utile": 7, "facile": None}]) == (75.0, 10)


def read_guide(folder: Path, changes: dict[str, str | None] | None = None):
    """The first guide of the test build."""
    write_build(folder, changes)
    return read_contract(folder / "apercu.json").guides[0]


def test_marks_on_an_older_text_are_to_do_again(tmp_path: Path) -> None:
    guide = read_guide(tmp_path)
    champ = guide.champ("etapes.rdv.texte")
    assert champ is not None
    marks = [
        Marque("s1", champ.id, champ.sha, -1, ""),
        Marque("s1", "etapes.rdv.note", guide.champ("etapes.rdv.note").sha, -1, ""),
        Marque("s2", champ.id, champ.sha, 1, ""),
        Marque("s3", champ.id, sha("avant"), -1, ""),
    ]
    step = next(item for item in judge_steps(guide, marks) if item.partie.id == "rdv")
    assert (step.moins.nombre, step.moins.total, step.a_refaire) == (1, 2, 1)


def test_questions_found_and_understood(tmp_path: Path) -> None:
    guide = read_guide(tmp_path)
    now = guide.partie_sha("rdv")

    def answer(seance: str, sha_: str, found: bool, understood: bool, skipped: bool = False) -> Reponse:
        return Reponse(seance, "q1", sha_, None, found, None, understood, skipped, 3, "")

    answers = [
        answer("a", now, True, True),
        answer("b", now, True, False),
        answer("c", now, False, False, True),
        answer("d", "0" * 16, True, True),
    ]
    result = judge_questions(guide, answers)[0]
    assert (result.trouve.nombre, result.trouve.total) == (2, 2)
    assert (result.compris.nombre, result.compris.total) == (1, 2)
    assert (result.passees, result.a_refaire) == (1, 1)


@pytest.mark.parametrize(
    ("classes", "right", "opposite", "alarm"),
    [
        ([("juste", "juste")] * 3, 3, 0, False),
        ([("juste", "juste"), ("juste", "faux"), ("juste", "juste")], 2, 0, True),
        ([("juste", "juste")] * 9 + [("contraire", "juste")], 9, 1, True),
        ([("juste",)], 0, 0, False),
    ],
)
def test_drawings(classes: list[tuple[str, ...]], right: int, opposite: int, alarm: bool) -> None:
    images = [Image(str(rank), "s", "photo", "x", "") for rank in range(len(classes))]
    avis = [
        {"image_id": str(rank), "par": str(judge), "classe": word}
        for rank, words in enumerate(classes)
        for judge, word in enumerate(words)
    ]
    result = judge_images(images, avis)[0]
    assert (result.justes.nombre, result.contraires, result.alarme) == (right, opposite, alarm)


def test_small_groups_are_hidden() -> None:
    rows = [{"lecture": word, "age": None, "premiere_fois": None} for word in ["facile"] * 5 + ["souvent"] * 2]
    assert count_segments(rows)["lecture"] == {"facile": 0, "souvent": 0}
    rows = [{"lecture": word, "age": None, "premiere_fois": None} for word in ["facile"] * 5 + ["souvent"] * 3]
    assert count_segments(rows)["lecture"] == {"facile": 5, "souvent": 3}


FORMULAS = [f"{sign}{rest}" for sign in "=+-@\t\r|%＝＋－＠" for rest in ("1+1", "cmd|' /C calc'!A0", " HYPERLINK(1)")]


@pytest.mark.parametrize("cell", [*FORMULAS, " =1", "\u00a0=1", "\n=1"])
def test_csv_never_holds_a_formula(cell: str) -> None:
    text = format_csv([{"texte": cell}])
    back = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))[1][0]
    assert back == "'" + cell


def test_csv_of_numbers_stays_numbers() -> None:
    assert '"-3"' in format_csv([{"n": -3, "b": True, "vide": None}])


def test_the_terminal_gets_no_control_character() -> None:
    assert "\x1b" not in format_table([{"texte": "\x1b]0;pirate\x07\u202e\r\n"}])
    assert format_table([]) == "Rien à montrer.\n"


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="Format inconnu"):
        format_rows([], "xlsx")


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "DELETE"),
        ((3, 44, 5), "DELETE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 0), "DELETE"),
        ((3, 50, 6), "DELETE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 2), "DELETE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
    ],
)
def test_journal_by_version(version: tuple[int, ...], mode: str) -> None:
    assert choose_journal(version)[0] == mode


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_silence_about_the_origin(method: str) -> None:
    silent = {"site": None, "origin": None, "host": "localhost"}
    assert not is_same_origin(method, **silent, has_session=True)
    assert is_same_origin(method, **silent, has_session=False)
    assert not is_same_origin(method, site=None, origin="http://x", host=None, has_session=False)


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lambda data: data["guides"].append(data["guides"][0]), "répété"),
        (lambda data: data["guides"][0].update(slug="../x"), "mal formé"),
        (lambda data: data["guides"][0]["champs"][0].update(texte="autre"), "L’empreinte"),
        (lambda data: data["guides"][0]["champs"][0].update(sha="zz"), "L’empreinte"),
        (lambda data: data["guides"][0]["champs"].append(data["guides"][0]["champs"][0]), "deux champs"),
        (lambda data: data["guides"][0]["essai"][0].update(bonne=9), "bonne réponse"),
        (lambda data: data["guides"][0].pop("titre"), "forme attendue"),
        (lambda data: data["guides"][0].update(champs={}), "doit être une liste"),
    ],
)
def test_a_wrong_contract_is_refused(tmp_path: Path, damage, sentence: str) -> None:
    data = make_contract()
    damage(data)
    path = tmp_path / "apercu.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ContractError, match=sentence):
        read_contract(path)


def test_no_contract_and_half_a_contract(tmp_path: Path) -> None:
    path = tmp_path / "apercu.json"
    with pytest.raises(ContractError, match="n’est pas construit"):
        read_contract(path)
    path.write_text('{"version": ')
    with pytest.raises(ContractError, match="illisible"):
        read_contract(path)


def test_qr_has_a_quiet_zone_and_no_script() -> None:
    svg = qr_svg("http://localhost:8001/i/" + "x" * 43)
    assert svg.startswith("<svg")
    assert "script" not in svg


LOOSE = re.compile(r"(?<=\S) (?=[:;?!»](?!=))|(?<=«) ")


@pytest.mark.parametrize("path", sorted((TEMPLATES / "preview").glob("*.html")), ids=lambda path: path.stem)
def test_no_line_breaks_before_a_french_sign(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [text[max(0, found.start() - 20) : found.end() + 5] for found in LOOSE.finditer(text)] == []
    assert LOOSE.search("Téléphone : 02")
    assert LOOSE.search("« Précédent »")
