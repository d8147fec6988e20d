"""Author text is data: no HTML, no template marks. Emphasis, links and lists are enough."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.check import Check, Context
from generator.model.procedure import Procedure
from generator.model.values import Bloc
from generator.model.walk import texts
from generator.problems import Problem, error

ID = "html"
_MARKS = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<!--|\{\{|\{%|&[a-z]{2,8};|&#\d{1,6};")


def author_html(record: Bloc) -> Iterator[Problem]:
    """A problem for each text of a record that holds HTML or template marks."""
    for _, text in texts(record):
        found = _MARKS.search(text)
        if found:
            yield error(text.place, ID, f"« {found[0]} » ressemble à du code.",
                        "Écrivez du texte : *italique*, **gras**, [lien](https://…) et listes suffisent.")


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    yield from author_html(procedure)


CHECK = Check(
    id=ID,
    title="Le texte ne contient pas de code",
    source="codesign.md §4.1, « Template injection »",
    passing="resume: Vous demandez **votre** carte.\n",
    failing="resume: Vous demandez <b>votre</b> carte.\n",
    run=_run,
)
