"""`demarches build`: checks, then makes the site in build/."""

from __future__ import annotations

import argparse

from generator.build import FOLDERS, build
from generator.commands.command import ERRORS, OK, Call, Command, add_day, chosen_day
from generator.problems import Level


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--edition", choices=tuple(FOLDERS), default="public",
                        help="public (habitants), agents (accueil) ou apercu (testeurs, avec les brouillons)")
    add_day(parser)


def _run(call: Call) -> int:
    report = build(call.root, chosen_day(call.args), call.args.edition, progress=call.console.progress)
    if not report.built:
        errors = [p for p in report.problems if p.level is Level.ERREUR]
        call.console.problems(errors, report.texts)
        call.console.note("Le site n’a pas été fait : corrigez d’abord ces erreurs.")
        return ERRORS
    warnings = sum(p.level is Level.AVERTISSEMENT for p in report.problems)
    if warnings:
        call.console.note(f"{warnings} avertissements : « demarches check » les montre.")
    call.console.say(f"{report.guides} démarches, {report.pages} pages ; {report.rendered} pages refaites, "
                     f"{report.written} fichiers écrits, {report.removed} effacés.")
    call.console.say(f"Ouvrez {(report.folder or call.root).relative_to(call.root)}/index.html "
                     "ou lancez « demarches serve ».")
    return OK


COMMAND = Command("build", "fait le site dans build/", _arguments, _run)
