"""Problems in their four voices: card, JSON, GitHub, SARIF; their order; their tally."""

from __future__ import annotations

import json

from generator.problems import (
    Level,
    Place,
    Problem,
    as_github,
    as_json,
    as_sarif,
    card,
    error,
    has_errors,
    in_order,
    tally,
    warning,
)

PLACE = Place("procedures/a.yml", 2, 6, 2, 10)
ONE = error(PLACE, "valeur", "« vile » n’est pas une valeur possible ici.", "Vouliez-vous dire « ville » ?")
TEXT = {"procedures/a.yml": ["titre: x", "ici: vile", ""]}


def test_card() -> None:
    assert card(ONE, TEXT).splitlines() == [
        "procedures/a.yml:2:6  Erreur [valeur]",
        "     2 │ ici: vile",
        "       │      ^^^^",
        "       « vile » n’est pas une valeur possible ici.",
        "       → Vouliez-vous dire « ville » ?",
    ]
    assert "\x1b" not in card(ONE, TEXT)
    assert "\x1b[1;31mErreur" in card(ONE, TEXT, colour=True)


def test_card_of_a_long_line_shows_the_culprit() -> None:
    line = "texte: " + "a" * 300 + "FAUTE" + "b" * 300
    lines = card(error(Place("f", 1, 308, 1, 313), "r", "m."), {"f": [line]}).splitlines()
    shown, carets = lines[1], lines[2]
    assert len(shown) < 130
    start = carets.index("^")
    assert shown[start : start + 5] == "FAUTE"
    assert carets.count("^") == 5


def test_card_without_its_source_or_past_the_end() -> None:
    assert len(card(ONE, {}).splitlines()) == 3
    assert len(card(error(Place("procedures/a.yml", 99), "r", "m."), TEXT).splitlines()) == 2


def test_json() -> None:
    rows = json.loads(as_json([ONE]))
    assert rows == [{"rule": "valeur", "level": "erreur", "message": ONE.message, "remedy": ONE.remedy, "excerpt": "",
                     "file": "procedures/a.yml", "line": 2, "column": 6, "end_line": 2, "end_column": 10}]


def test_github_escapes() -> None:
    text = as_github(warning(PLACE, "r", "100 %\nde trop."))
    assert text == "::warning file=procedures/a.yml,line=2,col=6,title=r::100 %25%0Ade trop."


def test_sarif() -> None:
    log = json.loads(as_sarif([ONE]))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert run["results"][0]["level"] == "error"
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 6}
    assert run["tool"]["driver"]["rules"] == [{"id": "valeur"}]


def test_order_and_repeats() -> None:
    later = error(Place("procedures/a.yml", 10, 1), "a", "m.")
    other = error(Place("autre.yml", 99, 9), "z", "m.")
    assert in_order([later, ONE, other, ONE]) == (other, ONE, later)


def test_tally() -> None:
    info = Problem(PLACE, "r", Level.INFO, "m.")
    assert tally([]) == "Rien à signaler"
    assert tally([ONE, ONE, warning(PLACE, "r", "m."), info]) == "2 erreurs, 1 avertissement, 1 information"
    assert has_errors([ONE])
    assert not has_errors([info, warning(PLACE, "r", "m.")])
