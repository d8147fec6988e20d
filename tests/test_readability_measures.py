"""The level, Kandel-Moles, the shares; independence from typography; the door to textstat."""

import subprocess
import sys
from math import log

import pytest

from generator.readability import Unit, measure, measure_sentence
from generator.readability.measures import compute_kandel_moles, compute_level
from generator.readability.textstat_door import compute_textstat_ease

PLAIN = "Vous venez à la mairie. Vous signez la demande. Nous répondons en deux jours."


def test_the_formulas_are_those_of_their_sources():
    assert compute_level(10, 1.5) == pytest.approx(-3.04 + 1.43 * log(10) + 1.42 * 1.5)
    assert compute_kandel_moles(10, 1.5) == pytest.approx(207 - 10.15 - 110.4)


def test_counts_of_a_small_text():
    found = measure([PLAIN])
    assert (found.words, found.sentences, found.longest, found.over_15) == (14, 3, 5, 0.0)
    assert found.level == pytest.approx(compute_level(14 / 3, found.syllables / 14))


def test_no_level_under_five_words():
    assert measure(["Venez à la mairie."]).level is None
    assert measure([]).level is None
    assert measure([]).kandel_moles is None
    unit = Unit("Venez donc. Vous signez la demande à la mairie.")
    assert [measure_sentence(unit, s) is None for s in unit.sentences] == [True, False]


def test_shares_count_long_sentences_and_passives():
    long = " ".join(["mot"] * 16) + "."
    longer = " ".join(["mot"] * 26) + "."
    found = measure([long, longer, "Le dossier est étudié par le service.", "Venez."])
    assert (found.over_15, found.over_25, found.passive) == (0.5, 0.25, 0.25)


@pytest.mark.parametrize("layout", [
    PLAIN.replace(". ", ".\n"), PLAIN.replace(". ", ".\r\n"), PLAIN.rstrip("."),
    "- Vous venez à la mairie\n- Vous signez la demande ;\n- Nous répondons en deux jours",
    "1. Vous venez à la mairie\n2. Vous signez la demande\n3. Nous répondons en deux jours",
    PLAIN.replace(" ", "\u00a0"), PLAIN + "\n\n",
])
def test_the_level_does_not_depend_on_the_layout(layout):
    assert measure([layout]).level == pytest.approx(measure([PLAIN]).level, abs=0.05)


def test_apostrophes_and_spaces_of_any_kind_count_the_same():
    typed = "L'école n'est pas loin : c'est à 5 minutes. Vous êtes prêt ?"
    printed = "L’école n’est pas loin\u202f: c’est à 5\u00a0minutes. Vous êtes prêt\u202f?"
    assert measure([typed]) == measure([printed])


def test_textstat_is_right_once_the_text_is_normalised():
    glued = "L'accueil de l'état civil vous reçoit. Venez à 8 h 30. Apportez l'acte de M. R. Petit, art. L. 12-3."
    ours = measure([glued]).kandel_moles
    theirs = compute_textstat_ease([glued])
    assert theirs is not None
    assert ours is not None
    assert abs(theirs - ours) < 12
    assert compute_textstat_ease(["Venez."]) is None


def test_textstat_is_offline_lazy_and_leaves_no_trace():
    code = (
        "import sys, socket\n"
        "def refuse(*a, **k): raise OSError('network')\n"
        "socket.socket.connect = refuse\n"
        "import generator.checks.plain.analyse, generator.readability as r\n"
        "heavy = {'textstat', 'nltk', 'wordfreq', 'simplemma'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "from generator.readability.textstat_door import compute_textstat_ease as ease\n"
        "assert ease(['Vous venez à la mairie. Vous signez la demande.']) > 60\n"
        "import textstat\n"
        "assert textstat.textstat._textstatistics__lang == 'en_US'\n")
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
