"""A procedure is kept in the folder of its theme: where an author looks for it is where the site shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.checks.check import Check, Context
from generator.model.procedure import Procedure
from generator.problems import Problem, warning

ID = "dossier"


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    themes, theme = context.catalogue.themes, str(procedure.theme)
    folder = PurePosixPath(procedure.place.file).parent.name
    if theme not in themes or folder == theme:
        return
    other = f", ou écrivez « theme: {folder} »" if folder in themes else ""
    yield warning(procedure.at("theme"), ID,
                  f"Ce fichier est dans le dossier « {folder} », et son thème est « {theme} ».",
                  f"Déplacez-le dans « procedures/{theme} »{other}.")


CHECK = Check(
    id=ID,
    title="Une démarche est dans le dossier de son thème",
    source="procedures/README.md : « procedures/<thème>/<nom>.yml »",
    passing="theme: papiers\n",
    failing="theme: dechets\n",
    run=_run,
)
