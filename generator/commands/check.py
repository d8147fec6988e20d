"""`demarches check`: everything that is wrong, at its line, with what to write instead."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from generator.cache import Cache
from generator.commands.command import ERRORS, FORMATS, OK, USAGE, Call, Command, add_day, chosen_day
from generator.problems import Problem, has_errors
from generator.project import open_project


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("chemins", nargs="*", metavar="CHEMIN", help="fichiers ou dossiers à montrer (tous si absent)")
    parser.add_argument("--format", choices=FORMATS, default="texte", help="forme du résultat")
    add_day(parser)


def within(problems: Sequence[Problem], paths: Sequence[str], root: Path) -> list[Problem]:
    """The problems of the files and folders named; all of them when none is named."""
    wanted = [Path(path).resolve() for path in paths]
    if not wanted:
        return list(problems)
    return [p for p in problems
            if any((root / p.place.file).resolve().is_relative_to(path) for path in wanted)]


def _run(call: Call) -> int:
    missing = [path for path in call.args.chemins if not Path(path).exists()]
    if missing:
        call.console.note(f"Introuvable : {', '.join(missing)}")
        return USAGE
    project = open_project(call.root, chosen_day(call.args), Cache(call.root / "build/.cache"))
    shown = within(project.problems, call.args.chemins, call.root)
    call.console.problems(shown, project.loaded.texts, call.args.format)
    return ERRORS if has_errors(shown) else OK


COMMAND = Command("check", "vérifie les démarches et montre chaque problème à sa ligne", _arguments, _run)
