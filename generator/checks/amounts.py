"""A cost says exactly one thing, a delay at least one, and both are sourced: an empty field never means free."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.check import Check, Context
from generator.checks.doubt import unsure
from generator.model.procedure import Procedure
from generator.model.sections import Cout, Delai
from generator.model.values import Absence
from generator.problems import Problem, error

ID = "cout-delai"


def _cost(cost: Cout) -> Iterator[Problem]:
    said = [name for name in ("montant", "gratuit", "variable", "inconnu") if cost.says(name)]
    if said == ["gratuit"] and not cost.gratuit and "gratuit" not in cost.illisibles:
        said = []  # « gratuit: non » alone says nothing
    if len(said) > 1 or not (said or cost.illisibles):
        what = "Ce coût ne dit rien." if not said else f"Ce coût dit plusieurs choses : {', '.join(said)}."
        yield error(cost.place, ID, what, "Gardez une seule clé : montant, gratuit, variable ou inconnu.")
    if said and not cost.source and cost.inconnu is None and not unsure(cost, "source", "inconnu"):
        yield error(cost.place, ID, "Ce coût n’a pas de source.", "Ajoutez « source: [s1] », ou dites « inconnu: ».")
    if cost.du and cost.au and cost.au < cost.du and not cost.illisibles & {"du", "au"}:
        yield error(cost.at("au"), ID, "Ce coût finit avant de commencer.", "Vérifiez « du » et « au ».")


def _delay(delay: Delai) -> Iterator[Problem]:
    said = any(delay.says(name) for name in ("duree", "texte", "inconnu"))
    if not said and not delay.illisibles:
        yield error(delay.place, ID, "Ce délai ne dit rien.", "Ajoutez duree, texte ou inconnu.")
    if delay.duree and delay.base is None and not unsure(delay, "base"):
        yield error(delay.place, ID, "Ce délai ne dit pas sur quoi il repose.",
                    "Ajoutez « base: legal », « constate » ou « indicatif ».")
    if said and not delay.source and delay.inconnu is None and not unsure(delay, "source", "inconnu"):
        yield error(delay.place, ID, "Ce délai n’a pas de source.", "Ajoutez « source: [s1] », ou dites « inconnu: ».")


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    for cost in procedure.cout if not isinstance(procedure.cout, Absence) else ():
        yield from _cost(cost)
    for delay in procedure.delai if not isinstance(procedure.delai, Absence) else ():
        yield from _delay(delay)


CHECK = Check(
    id=ID,
    title="Coût et délai sont dits, ou inconnus",
    source="model.md, « cout » et « delai »",
    passing="cout:\n  - {id: prix, montant: 25, source: [s1]}\n",
    failing="cout:\n  - {id: prix, libelle: Le timbre, source: [s1]}\n",
    run=_run,
)
