"""The voices of `demarches readability`: table, JSON, CSV, and the list of waivers.

Owns the looks on a terminal. Must not know: how a figure is made.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from generator.inline import typeset
from generator.plain.report import Report
from generator.plain.table import Row
from generator.plain.threshold import french, percent

_HEADS = ("Démarche", "Statut", "Niveau", "Tendance", "Mots par phrase", "> 15 mots", "Passif", "Constats", "Seuils")
_RARE = 20
_STRICT = ("Profil « falc » : règles plus strictes. Ce rapport ne dit pas qu'un texte est en FALC : "
           "seuls des lecteurs concernés peuvent le dire.")


def table(report: Report) -> str:
    """The report for a terminal."""
    lines = [_HEADS, *(_cells(row, report) for row in report.rows), _site(report), _state(report), _limits(report)]
    notes = [_STRICT] if report.profil == "falc" else []
    if report.mots_rares:
        words = ", ".join(f"{word} ({count})" for word, count in report.mots_rares[:_RARE])
        notes.append(f"Mots rares absents du glossaire (à remplacer, ou à ajouter au glossaire) : {words}.")
    waived = sum(row.derogations for row in report.rows)
    if waived:
        notes.append(f"{_accepted(waived)} par une dérogation : « demarches readability --derogations ».")
    notes += [f"{row.demarche} : {message}" for row in report.refused for message in row.au_dessus]
    notes.append(f"Source de la ligne de l'État : {report.etat.source}")
    return _columns(lines) + "\n\n" + "\n".join(typeset(note) for note in notes)


def _cells(row: Row, report: Report) -> tuple[str, ...]:
    return (row.demarche, row.etat, french(row.niveau, 2), arrow(report.tendances.get(row.demarche)),
            french(row.mots_par_phrase), percent(row.plus_de_15_mots), percent(row.passif), str(row.constats),
            "atteints" if not row.au_dessus else f"{len(row.au_dessus)} à revoir")


def _site(report: Report) -> tuple[str, ...]:
    site, constats = report.site, sum(row.constats for row in report.rows)
    return ("Toutes ces démarches", "", french(site["niveau"], 2), "", french(site["mots_par_phrase"]),
            percent(site["plus_de_15_mots"]), percent(site["passif"]), str(constats), "")


def _state(report: Report) -> tuple[str, ...]:
    state = report.etat
    return (f"Guides de l'État ({state.fiches})", "2017-2020", french(state.niveau, 2), "",
            french(state.mots_par_phrase), percent(state.plus_de_15_mots), percent(state.passif), "", "")


def _limits(report: Report) -> tuple[str, ...]:
    limits = report.limites
    return ("Pour publier, au plus", "", french(limits.level, 2), "", "", percent(limits.long), percent(limits.passive),
            "", "")


def arrow(change: float | None) -> str:
    """The change of level since the last run that differs, in signs and words."""
    if change is None:
        return ""
    if change == 0:
        return "= stable"
    return f"↓ {french(-change, 2)} plus simple" if change < 0 else f"↑ {french(change, 2)} plus difficile"


def _columns(lines: Sequence[Sequence[str]]) -> str:
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    shown = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    rule = "─" * max(map(len, shown))
    return "\n".join([shown[0], rule, *shown[1:-3], rule, *shown[-3:]])


def as_json(report: Report) -> str:
    """The report for a program."""
    return json.dumps({
        "profil": report.profil, "seuils": asdict(report.limites), "etat": asdict(report.etat), "site": report.site,
        "demarches": [{**row.flat, "au_dessus": list(row.au_dessus), "tendance": report.tendances.get(row.demarche)}
                      for row in report.rows],
        "mots_rares": [{"mot": word, "fois": count} for word, count in report.mots_rares],
    }, ensure_ascii=False, indent=2)


def as_csv(report: Report) -> str:
    """The rows for a spreadsheet: commas, decimal points, shares from 0 to 1."""
    out = io.StringIO()
    rows = [row.flat for row in report.rows]
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["demarche"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().rstrip("\n")


def waivers_text(report: Report) -> str:
    """The findings accepted with a reason, page by page, and the waivers that no longer serve."""
    lines = []
    for _, _, judged in report.pages:
        for accepted in judged.acceptes:
            problem = accepted.constat.problem
            lines.append(f"{problem.place}  [{problem.rule}] « {' '.join(problem.excerpt.split())} »\n"
                         f"       {accepted.raison}")
        lines += [f"{problem.place}  {problem.message} {problem.remedy}" for problem in judged.inutiles]
    total = sum(row.derogations for row in report.rows)
    return typeset("\n".join([*lines, f"{_accepted(total)}."]))


def _accepted(count: int) -> str:
    return f"{count} constats acceptés" if count > 1 else f"{count} constat accepté"


VOICES: Mapping[str, Callable[[Report], str]] = {"table": table, "json": as_json, "csv": as_csv}
