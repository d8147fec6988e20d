"""A phone number quoted in a text is one of the directory's: when a number changes there, every old quote is found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.check import Check, Context
from generator.model.procedure import Procedure
from generator.model.walk import texts
from generator.problems import Problem, error
from generator.spelling import did_you_mean

ID = "telephone"
_NUMBER = re.compile(r"(?<!\d)0(?:[ .\u00a0\u202f]?\d){9}(?!\d)")
_STAFF = ("agents.", "sources.", "message_attente")


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    known = {_digits(s.telephone): str(s.telephone) for s in context.catalogue.services.values() if s.telephone}
    for path, text in texts(procedure):
        if path.startswith(_STAFF):
            continue
        for match in _NUMBER.finditer(text):
            if _digits(match[0]) not in known:
                yield error(text.place, ID, f"Le numéro « {match[0]} » n’est pas dans le répertoire des services.",
                            did_you_mean(match[0], known.values()))


CHECK = Check(
    id=ID,
    title="Les numéros de téléphone viennent du répertoire",
    source="model.md §2 : un numéro change à un seul endroit",
    passing="resume: Vous appelez le 02 51 78 31 00.\n",
    failing="resume: Vous appelez le 02 51 78 31 99.\n",
    run=_run,
)
