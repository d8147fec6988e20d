"""Rows for people and for machines: table, JSON, CSV that no spreadsheet will execute, W3C annotations.

Column names are in French: they are read by the staff. Must not touch the database.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Mapping, Sequence

from generator.preview.findings import Constat
from generator.preview.results import Part, Resultats

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]

# OWASP "CSV Injection": what a spreadsheet takes for a formula, full-width signs included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
FORMATS = ("table", "json", "csv")
_WIDTH = 48


def remark_rows(found: Sequence[Constat]) -> list[Row]:
    """One row per remark."""
    return [_remark_row(item) for item in found]


def _remark_row(item: Constat) -> Row:
    file, line, column = item.place
    remarque, vue = item.remarque, item.vue
    champ = vue.placement.champ if vue else None
    return {
        "fichier": file,
        "ligne": line,
        "colonne": column,
        "guide": remarque.slug,
        "champ": remarque.champ,
        "place": vue.placement.etat.value if vue else "guide_absent",
        "transfert": " ".join(vue.placement.transferts) if vue else "",
        "genre": remarque.genre,
        "bloque": remarque.bloque,
        "citation": remarque.citation,
        "texte": remarque.texte,
        "texte_lu": remarque.champ_texte,
        "texte_actuel": champ.texte if champ else "",
        "lisibilite": " / ".join(item.lisibilite),
        "etat": item.etat,
        "mode": item.mode,
        "code": remarque.code,
        "date": remarque.cree_le,
        "accord": remarque.accord,
    }


def result_rows(results: Resultats) -> list[Row]:
    """One row per measure: steps, questions, UMUX-Lite, blanks, drawings, people."""
    rows: list[Row] = [
        _measure("essais commencés", "", results.commencees),
        _measure("essais terminés", "", results.terminees),
    ]
    rows += [_share("étape : pas clair", item.partie.titre, item.moins, item.a_refaire) for item in results.etapes]
    for item in results.questions:
        name = f"{item.question.id}{' (critique)' if item.question.critique else ''}"
        rows.append(_share("question : trouvé", name, item.trouve, item.a_refaire))
        rows.append(_share("question : compris", name, item.compris, item.a_refaire))
    rows.append(_average("UMUX-Lite, sur 100", results.umux, results.umux_n))
    rows.append(_average("texte à trous, part juste", results.trous, results.trous_n))
    for image in results.images:
        rows.append(_share("dessin : juste", image.concept, image.justes, 0))
        rows.append(_measure("dessin : sens contraire", image.concept, image.contraires))
    for name, groups in results.segments.items():
        rows += [_measure(f"participants : {name}", group, number or "moins de 3") for group, number in groups.items()]
    return rows


def _measure(mesure: str, objet: str, value: Cell, total: Cell = None) -> dict[str, Cell]:
    empty: dict[str, Cell] = {"intervalle_bas": None, "intervalle_haut": None, "a_refaire": None}
    return {"mesure": mesure, "objet": objet, "nombre": value, "sur": total, **empty}


def _share(mesure: str, objet: str, part: Part, stale: int) -> dict[str, Cell]:
    row = _measure(mesure, objet, part.nombre, part.total)
    return {**row, "intervalle_bas": round(part.bas, 2), "intervalle_haut": round(part.haut, 2), "a_refaire": stale}


def _average(mesure: str, value: float | None, number: int) -> dict[str, Cell]:
    return _measure(mesure, "", "trop peu de réponses" if value is None else round(value, 2), number)


def format_rows(rows: Sequence[Row], form: str) -> str:
    """The rows as `table`, `json` or `csv`. Raises ValueError for another format."""
    if form == "json":
        return json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=2) + "\n"
    if form == "csv":
        return format_csv(rows)
    if form == "table":
        return format_table(rows)
    raise ValueError(f"Format inconnu : {form}. Formats possibles : {', '.join(FORMATS)}.")


def format_csv(rows: Sequence[Row]) -> str:
    """CSV with `;`, readable by a French spreadsheet; a cell that looks like a formula gets an apostrophe in front."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    if rows:
        writer.writerow(list(rows[0]))
        writer.writerows([[_safe_cell(cell) for cell in row.values()] for row in rows])
    return "\ufeff" + out.getvalue()


def _safe_cell(cell: Cell) -> Cell:
    if isinstance(cell, bool) or cell is None:
        return {True: "oui", False: "non", None: ""}[cell]
    if isinstance(cell, str) and cell.lstrip(" \u00a0\u202f\u200b\ufeff").startswith(_FORMULA):
        return "'" + cell
    return cell


def format_table(rows: Sequence[Row]) -> str:
    """Aligned columns for a terminal; control characters are shown, never sent to the terminal."""
    if not rows:
        return "Rien à montrer.\n"
    names = [name for name in rows[0] if any(row[name] not in (None, "") for row in rows)]
    cells = [names] + [[_plain(row[name]) for name in names] for row in rows]
    widths = [max(len(line[index]) for line in cells) for index in range(len(names))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    return "\n".join(lines) + "\n"


def _plain(cell: Cell) -> str:
    text = "" if cell is None else str(cell)
    text = "".join(char if unicodedata.category(char)[0] != "C" else " " for char in text)
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def w3c_annotations(found: Sequence[Constat]) -> str:
    """W3C Web Annotation JSON-LD: FragmentSelector on the field, refined by the quote (w3.org/TR/annotation-model)."""
    return json.dumps([_annotation(item) for item in found], ensure_ascii=False, indent=2) + "\n"


def _annotation(item: Constat) -> dict[str, object]:
    remarque = item.remarque
    selector: dict[str, object] = {"type": "FragmentSelector", "value": remarque.champ}
    if remarque.citation:
        quote = {"exact": remarque.citation, "prefix": remarque.prefixe, "suffix": remarque.suffixe}
        selector["refinedBy"] = {"type": "TextQuoteSelector", **quote}
    page = item.guide.page if item.guide else remarque.slug
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:remarque:{remarque.code}",
        "type": "Annotation",
        "motivation": "editing" if remarque.genre == "propose" else "commenting",
        "created": remarque.cree_le,
        "body": {"type": "TextualBody", "value": remarque.texte, "format": "text/plain", "language": "fr"},
        "target": {"source": page, "selector": selector},
    }
