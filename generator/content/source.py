"""Bytes of a file to nodes with places: size, encoding, invisible characters, tabs, and lines that stop the reading.

Owns the recovery after each, so that one run tells all problems of a file. Knows nothing of procedures, and leaves
YAML itself to generator/content/builder.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.content.builder import build_nodes
from generator.content.nodes import Node
from generator.content.tabs import has_tabs, without_tabs
from generator.problems import Place, Problem, error

MAX_BYTES = 256 * 1024
MOST_QUOTED = 8  # lines that stop the reading and are put between quotes to go on
UNREADABLE = 1_000  # an unreadable text is a worse guess than one with any number of misfits
SYNTAX = "yaml-syntaxe"
# What cannot be seen, and the line ends that other programs do not count as such.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufffe\uffff\ud800-\udfff]|\r(?!\n)")
_LINE = re.compile(r"( *(?:- +)*[a-z_0-9]+: +)([^\s\"'>|].*?)\s*\Z")
Misfits = Callable[[Node], int]
Found = tuple[Node | None, list[Problem]]


@dataclass(frozen=True)
class Document:
    """A file as read: its text (line ends as written, BOM removed), its root node if any, and its problems."""

    file: str
    text: str
    root: Node | None
    problems: tuple[Problem, ...]


def read_document(data: bytes, file: str, misfits: Misfits | None = None) -> Document:
    """Read one YAML file. Never raises: whatever the bytes, problems say what is wrong and where.

    `misfits` counts what does not fit in a root node: it helps to guess the indentation behind a tab.
    """
    if len(data) > MAX_BYTES:
        message = f"Ce fichier pèse {len(data) // 1024} ko : la limite est de {MAX_BYTES // 1024} ko."
        problem = error(Place(file), "yaml-taille", message, "Répartissez son contenu dans plusieurs fichiers.")
        return Document(file, "", None, (problem,))
    text, problems = _decode(data, file)
    cleaned = _blank_controls(text, file, problems)
    root, found = _read(cleaned, file, misfits)
    lines = cleaned.split("\n")
    return Document(file, text, root, (*problems, *(_inside(p, lines) for p in found)))


def _inside(problem: Problem, lines: list[str]) -> Problem:
    """A problem that YAML sees past the end of a line, or of the file, at that end."""
    line = min(problem.place.line, len(lines))
    column = min(problem.place.column, len(lines[line - 1]) + 1)
    if (line, column) == (problem.place.line, problem.place.column):
        return problem
    return replace(problem, place=Place(problem.place.file, line, column))


def _place_at(text: str, index: int, file: str) -> Place:
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    return Place(file, line, column, line, column + 1)


def _decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as failure:
        text = data.decode("latin-1")
        place = _place_at(text, failure.start, file)
        return text, [error(place, "yaml-encodage", "Ce fichier n’est pas enregistré en UTF-8.",
                            "Dans votre éditeur : « Enregistrer avec l’encodage UTF-8 ».")]


def _blank_controls(text: str, file: str, problems: list[Problem]) -> str:
    for match in _CONTROL.finditer(text):
        code = f"U+{ord(match[0]):04X}"
        problems.append(error(_place_at(text, match.start(), file), "yaml-caractere",
                              f"Un caractère invisible ({code}) se trouve ici.", "Effacez-le."))
    return _CONTROL.sub(" ", text)


def _read(text: str, file: str, misfits: Misfits | None) -> Found:
    """The root and its problems; tabs used as indentation are told once each, then read as spaces."""
    root, found = _read_lines(text, file, {})
    if not any(p.rule == SYNTAX for p in found) or not has_tabs(text):
        return root, found

    def faults(trial: str) -> int:
        node, met = build_nodes(trial, file)
        unread = sum(UNREADABLE for p in met if p.rule == SYNTAX)
        return unread + len(met) + (misfits(node) if misfits and node else 0)

    spaced, shifts, places = without_tabs(text, faults)
    root, found = _read_lines(spaced, file, shifts)
    return root, [*(_tab(Place(file, line, column, line, column + 1), last) for line, column, last in places), *found]


def _tab(place: Place, last: int) -> Problem:
    more = f" C’est pareil jusqu’à la ligne {last}." if last > place.line else ""
    return error(place, "yaml-tabulation", f"Une tabulation sert ici de retrait : YAML ne l’accepte pas.{more}",
                 "Remplacez-la par des espaces.")


def _read_lines(text: str, file: str, shifts: dict[int, int]) -> Found:
    """Read; a line whose value stops the reading is told, its value put between quotes, and reading starts again."""
    told: list[Problem] = []
    for _ in range(MOST_QUOTED):
        root, found = build_nodes(text, file, shifts)
        stop = next((p for p in found if p.rule == SYNTAX), None)
        quoted = _quoted(text, stop.place.line) if stop else None
        if stop is None or quoted is None:
            break
        told.append(stop)
        text = quoted
    return root, [*told, *found]


def _quoted(text: str, number: int) -> str | None:
    """The text with the value of a line (from 1) between quotes, or None when that line has none to quote."""
    lines = text.split("\n")
    match = _LINE.match(lines[number - 1]) if number <= len(lines) else None
    if match is None:
        return None
    lines[number - 1] = match[1] + json.dumps(match[2], ensure_ascii=False)
    return "\n".join(lines)
