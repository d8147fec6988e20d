"""At least one channel leads to a person: some residents are not online."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.check import Check, Context
from generator.model.procedure import Procedure
from generator.model.values import Absence
from generator.model.words import CANAUX_HUMAINS
from generator.problems import Problem, error

ID = "canal-humain"


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    channels = procedure.canaux
    if isinstance(channels, Absence) or "canaux" not in procedure.lieux:
        return
    unread = "canaux" in procedure.illisibles or any("type" in channel.illisibles for channel in channels)
    if not unread and not any(channel.type in CANAUX_HUMAINS for channel in channels):
        yield error(procedure.at("canaux"), ID, "Aucune façon de parler à une personne n’est indiquée.",
                    "Ajoutez un canal guichet, rendez_vous, telephone ou courrier.")


CHECK = Check(
    id=ID,
    title="Au moins un canal humain",
    source="model.md, « canaux »",
    passing="canaux:\n  - {type: guichet, service: accueil}\n",
    failing="canaux:\n  - {type: en_ligne, adresse: https://www.service-public.fr/}\n",
    run=_run,
)
