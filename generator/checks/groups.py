"""A group of papers has one logic: all of them, one of them, or at least n of them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cases import every_piece
from generator.checks.check import Check, Context
from generator.model.pieces import Groupe
from generator.model.procedure import Procedure
from generator.problems import Problem, error

ID = "groupe"


def _complain(group: Groupe) -> Iterator[Problem]:
    if group.illisibles & {"tous", "un_parmi", "parmi", "au_moins"}:
        return
    said = [name for name in ("tous", "un_parmi", "parmi") if name in group.lieux]
    if len(said) > 1:
        yield error(group.place, ID, f"Ce groupe a deux logiques : {', '.join(said)}.", "Gardez-en une seule.")
    if ("parmi" in group.lieux) != ("au_moins" in group.lieux):
        yield error(group.place, ID, "« au_moins » et « parmi » vont ensemble.",
                    "Écrivez « au_moins: 2 » et la liste « parmi: ».")
    if len(said) == 1 and len(group.membres) < 2:
        yield error(group.at(said[0]), ID, "Ce groupe a moins de deux pièces.",
                    "Ajoutez une pièce, ou écrivez la pièce seule.")
    if group.au_moins is not None and "parmi" in group.lieux and not 1 <= group.au_moins <= len(group.parmi):
        yield error(group.at("au_moins"), ID, f"Demander {group.au_moins} pièces parmi {len(group.parmi)} "
                    "n’est pas possible.", "Vérifiez le nombre.")


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    for piece in every_piece(procedure.pieces):
        if isinstance(piece, Groupe):
            yield from _complain(piece)


_GROUP = "pieces:\n  - id: preuve\n    phrase: Une preuve, au choix\n    un_parmi:\n" \
    "      - {id: carte, document: identite}\n"

CHECK = Check(
    id=ID,
    title="Un groupe de pièces a une seule logique",
    source="model.md, « pieces »",
    passing=_GROUP + "      - {id: photo, document: photo}\n",
    failing=_GROUP,
    run=_run,
)
