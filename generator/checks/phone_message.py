"""A phone waiting message lasts 30 seconds at most: 75 words at 150 words a minute."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.check import Check, Context
from generator.model.procedure import Procedure
from generator.problems import Problem, error

ID = "message-attente"
SECONDS, WORDS_A_MINUTE = 30, 150
MOST_WORDS = SECONDS * WORDS_A_MINUTE // 60
_WORD = re.compile(r"\w+(?:[-.,]\w+)*")


def spoken_words(text: str) -> int:
    """The words said aloud: « l'acte » is two, « rendez-vous » and « 12,50 » one, « 02 51 » two, a sign alone none."""
    return len(_WORD.findall(text))


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    if procedure.message_attente is None:
        return
    count = spoken_words(str(procedure.message_attente))
    if count > MOST_WORDS:
        seconds = round(count * 60 / WORDS_A_MINUTE)
        yield error(procedure.message_attente.place, ID,
                    f"Le message dure environ {seconds} secondes ({count} mots) : c’est plus de {SECONDS}.",
                    f"Gardez {MOST_WORDS} mots : ce qu’il faut préparer et où aller.")


CHECK = Check(
    id=ID,
    title="Un message d’attente dure 30 secondes au plus",
    source="commande des fiches : 30 secondes de parole, à 150 mots par minute",
    passing="message_attente: Préparez une photo et un justificatif de domicile. Prenez rendez-vous.\n",
    failing=f"message_attente: {'Préparez une photo et un justificatif de domicile. ' * 11}\n",
    run=_run,
)
