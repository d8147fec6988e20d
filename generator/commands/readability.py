"""`demarches readability`: how easy each page is to read, beside the limits and the State's own guides."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.cache import Cache
from generator.checks.plain.rule import PROFILES
from generator.commands.command import ERRORS, OK, USAGE, Call, Command, add_day, chosen_day
from generator.commands.lines import judge_lines
from generator.commands.readability_voices import VOICES, waivers_text
from generator.plain.history import read_runs, write_runs
from generator.plain.marked import mark
from generator.plain.report import Report, make_report, runs_with
from generator.plain.run import Judge
from generator.project import open_project
from generator.render import environment, render
from generator.tree import write_file

HISTORY = "build/lisibilite-historique.json"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("chemins", nargs="*", metavar="CHEMIN", help="démarches ou dossiers à mesurer (tous si absent)")
    parser.add_argument("--format", choices=tuple(VOICES), default="table", help="forme du résultat")
    parser.add_argument("--html", metavar="FICHIER", help="écrit une page où les phrases difficiles sont marquées")
    parser.add_argument("--profil", choices=tuple(PROFILES), default="public",
                        help="public, ou falc (règles plus strictes ; seuls des lecteurs disent si un texte est FALC)")
    parser.add_argument("--derogations", action="store_true", help="liste les phrases gardées, avec la raison")
    parser.add_argument("--jsonl", action="store_true",
                        help="lit des lignes JSON {id, texte} et écrit une ligne de verdict pour chacune")
    add_day(parser)


def _run(call: Call) -> int:
    missing = [path for path in call.args.chemins if not Path(path).exists()]
    if missing:
        call.console.note(f"Introuvable : {', '.join(missing)}")
        return USAGE
    cache = Cache(call.root / "build/.cache")
    project = open_project(call.root, chosen_day(call.args), cache)
    judge = Judge(project, cache, PROFILES[call.args.profil])
    if call.args.jsonl:
        return judge_lines(call, judge)
    report = _report(call, judge)
    if call.args.derogations:
        call.console.say(waivers_text(report))
        return OK
    if call.args.html:
        _write_html(call, report)
    call.console.say(VOICES[call.args.format](report))
    return ERRORS if report.refused else OK


def _report(call: Call, judge: Judge) -> Report:
    """The report asked for. The trend always keeps every page under the usual rules: it compares like with like."""
    path = call.root / HISTORY
    runs = read_runs(path.read_text(encoding="utf-8") if path.is_file() else "")
    if call.args.profil == "public":
        runs = runs_with(runs, judge, chosen_day(call.args))
        write_file(path, write_runs(runs).encode())
    chosen = [Path(one).resolve() for one in call.args.chemins]

    def wanted(file: str) -> bool:
        return not chosen or any((call.root / file).resolve().is_relative_to(one) for one in chosen)

    return make_report(judge, wanted, runs)


def _write_html(call: Call, report: Report) -> None:
    path = Path(call.args.html)
    pages = [(row, mark(judged), judged) for row, _, judged in report.pages]
    text = render(environment(call.root / "templates"), "readability/rapport.html.j2", {"r": report, "pages": pages})
    write_file(path, text.encode())
    call.console.note(f"Page écrite : {path}")


COMMAND = Command("readability", "mesure la lisibilité des démarches", _arguments, _run)
