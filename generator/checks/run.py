"""All checks of one procedure, and those of the shared lists.

Owns the list of checks. Adding one: write its module beside the others and name it here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks import (
    amounts,
    competence,
    comprehension,
    conditions,
    folder,
    freshness,
    groups,
    human_channel,
    identifiers,
    links,
    phone_message,
    phones,
    redirect,
    references,
    status,
    text_is_data,
    whole_cases,
)
from generator.checks.check import Check, Context
from generator.model.procedure import Procedure
from generator.model.values import Bloc
from generator.problems import Problem

CHECKS: tuple[Check, ...] = (
    references.CHECK,
    identifiers.CHECK,
    folder.CHECK,
    conditions.CHECK,
    whole_cases.CHECK,
    groups.CHECK,
    competence.CHECK,
    human_channel.CHECK,
    amounts.CHECK,
    redirect.CHECK,
    freshness.CHECK,
    links.CHECK,
    phones.CHECK,
    phone_message.CHECK,
    text_is_data.CHECK,
    status.CHECK,
    comprehension.CHECK,
)


def check_procedure(procedure: Procedure, context: Context) -> Iterator[Problem]:
    """Every problem of structure of one procedure."""
    for check in CHECKS:
        yield from check.run(procedure, context)


def check_shared(context: Context) -> Iterator[Problem]:
    """Every problem of the shared lists: what they quote, their links, their texts."""
    catalogue = context.catalogue
    lists: tuple[Iterable[Bloc], ...] = (
        catalogue.organismes.values(), catalogue.services.values(), catalogue.documents.values(),
        catalogue.competences, catalogue.themes.values(), catalogue.evenements.values(),
        catalogue.termes, catalogue.annonces,
    )
    for records in lists:
        for record in records:
            yield from references.dangling(record, catalogue)
            yield from links.bad_links(record)
            yield from text_is_data.author_html(record)
