"""`demarches check`: everything that is wrong, at its line, with what to write instead."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from generator.cache import Cache
from generator.commands.command import ERRORS, FORMATS, OK, USAGE, Call, Command, add_day, chosen_day
from generator.commands.fix import fix_files
from generator.plain.run import plain_problems
from generator.problems import Problem, has_errors, in_order
from generator.project import Project, open_project


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("chemins", nargs="*", metavar="CHEMIN", help="fichiers ou dossiers à montrer (tous si absent)")
    parser.add_argument("--format", choices=FORMATS, default="texte", help="forme du résultat")
    parser.add_argument("--fix", action="store_true",
                        help="fait les corrections sûres dans les fichiers (typographie, chiffres, mots) et les montre")
    parser.add_argument("--dry-run", action="store_true", help="avec --fix : montre les corrections sans rien écrire")
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
    if call.args.dry_run and not call.args.fix:
        call.console.note("--dry-run va avec --fix.")
        return USAGE
    cache = Cache(call.root / "build/.cache")
    project = open_project(call.root, chosen_day(call.args), cache)
    if call.args.fix and fix_files(call, project, cache, write=not call.args.dry_run) and not call.args.dry_run:
        project = open_project(call.root, chosen_day(call.args), cache)
    shown = within(all_problems(project, cache), call.args.chemins, call.root)
    call.console.problems(shown, project.texts, call.args.format)
    return ERRORS if has_errors(shown) else OK


def all_problems(project: Project, cache: Cache) -> tuple[Problem, ...]:
    """Structure and plain French together, in order."""
    return in_order((*project.problems, *plain_problems(project, cache)))


COMMAND = Command("check", "vérifie les démarches et montre chaque problème à sa ligne", _arguments, _run)
