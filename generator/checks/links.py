"""Links have a form that works: https, no space, no shortener; inline links too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.check import Check, Context
from generator.model.procedure import Procedure
from generator.model.values import Adresse, Bloc
from generator.model.walk import blocks, fields, texts
from generator.problems import Place, Problem, error

ID = "lien"
_ADDRESS = re.compile(r"https?://[a-z0-9.-]+\.[a-z]{2,}(:\d+)?(/[^\s<>\"]*)?\Z", re.IGNORECASE)
_OTHER = re.compile(r"(mailto:[^\s@<>\"]+@[^\s@<>\"]+|tel:\+?[\d-]+)\Z")
_INLINE = re.compile(r"\]\(([^()\s]*(?:\([^()\s]*\))?[^()\s]*)\)")
_SHORT = ("bit.ly", "tinyurl.com", "t.co", "goo.gl")


def _complain(address: str, place: Place) -> Iterator[Problem]:
    if not (_ADDRESS.match(address) or _OTHER.match(address)):
        yield error(place, ID, f"« {address} » n’est pas une adresse qui marche.",
                    "Écrivez-la en entier : « https://www.exemple.fr/page ».")
    elif any(f"//{host}/" in address for host in _SHORT):
        yield error(place, ID, "Cette adresse raccourcie cache où elle mène.", "Écrivez l’adresse complète.")


def bad_links(record: Bloc) -> Iterator[Problem]:
    """A problem for each address of a record that cannot work."""
    for _, block in blocks(record):
        for _, value in fields(block):
            if isinstance(value, Adresse) and value:
                yield from _complain(value, value.place)
    for _, text in texts(record):
        for match in _INLINE.finditer(text):
            if not match[1].startswith("demarche:"):
                yield from _complain(match[1], text.place)


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    yield from bad_links(procedure)


_SOURCE = "sources:\n  - {id: s1, adresse: '%s', editeur: Service public, date: 2020, dit: La liste des papiers.}\n"

CHECK = Check(
    id=ID,
    title="Les liens ont une forme correcte",
    source="RFC 3986",
    passing=_SOURCE % "https://www.service-public.fr/particuliers/vosdroits/F21089",
    failing=_SOURCE % "www.service-public.fr/F21089",
    run=_run,
)
