"""A redirect sheet says who does it and why; a sheet of the town hall does not send people away."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.check import Check, Context
from generator.model.procedure import Procedure
from generator.model.words import Ici
from generator.problems import Problem, error

ID = "renvoi"


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    if "ici" not in procedure.lieux or procedure.illisibles & {"ici", "renvoi"}:
        return
    if procedure.ici is not Ici.VILLE and procedure.renvoi is None:
        yield error(procedure.at("ici"), ID, "Cette démarche ne se fait pas à la mairie, et rien ne dit où aller.",
                    "Ajoutez « renvoi: » avec « pourquoi » et « service ».")
    if procedure.renvoi is None:
        return
    if procedure.ici is Ici.VILLE:
        yield error(procedure.renvoi.place, ID, "Cette démarche se fait à la mairie : elle ne renvoie pas ailleurs.",
                    "Effacez « renvoi », ou changez « ici ».")
        return
    service = context.catalogue.services.get(str(procedure.renvoi.service))
    unread = "adresse" in procedure.renvoi.illisibles
    if service and not unread and not (service.telephone or service.adresse or procedure.renvoi.adresse):
        yield error(procedure.renvoi.at("service"), ID, "Ce service n’a ni adresse ni téléphone connus.",
                    "Choisissez un service joignable, ou ajoutez « adresse: » au renvoi.")


CHECK = Check(
    id=ID,
    title="Une fiche « ce n’est pas la mairie » est complète",
    source="model.md, « ici »",
    passing="ici: metropole\nrenvoi: {pourquoi: La Métropole s’en occupe., service: accueil}\n",
    failing="ici: metropole\n",
    run=_run,
)
