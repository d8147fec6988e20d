"""Problems as values: where, which rule, how grave, what is wrong and what to write instead.

Owns the shape of a problem and its voices (terminal, JSON, GitHub, SARIF), and what a refused request raises.
Knows nothing of procedures.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum


class Refusal(Exception):
    """What was asked cannot be done. The message says why and what to do, in French, for the person who asked.

    For what is not a fault of a file: a missing program, an unknown name, a database that does not answer.
    """


class Level(StrEnum):
    """How grave a problem is: an error stops the build, a warning does not, an information only tells."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"
    INFO = "info"


@dataclass(frozen=True, order=True)
class Place:
    """A stretch of a file: 1-based lines and columns, the end exclusive; `file` is relative to the project's root."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One thing to mend. `message` says what is wrong, `remedy` what to write instead, both in French."""

    place: Place
    rule: str
    level: Level
    message: str
    remedy: str = ""
    excerpt: str = ""


def error(place: Place, rule: str, message: str, remedy: str = "") -> Problem:
    """A problem that stops the build."""
    return Problem(place, rule, Level.ERREUR, message, remedy)


def warning(place: Place, rule: str, message: str, remedy: str = "") -> Problem:
    """A problem that is shown and does not stop the build."""
    return Problem(place, rule, Level.AVERTISSEMENT, message, remedy)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems without repeats, by file, line, column, rule and message."""
    return tuple(sorted(set(problems), key=lambda p: (p.place, p.rule, p.message)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """True when one of the problems stops the build."""
    return any(p.level is Level.ERREUR for p in problems)


_COLOURS = {Level.ERREUR: "\x1b[1;31m", Level.AVERTISSEMENT: "\x1b[1;33m", Level.INFO: "\x1b[1;36m"}
_LABELS = {Level.ERREUR: "Erreur", Level.AVERTISSEMENT: "Avertissement", Level.INFO: "Information"}
_END = "\x1b[0m"


def _excerpt_lines(problem: Problem, sources: Mapping[str, Sequence[str]]) -> list[str]:
    """The culprit's line with carets under it, or nothing when the source is not at hand."""
    lines = sources.get(problem.place.file)
    place = problem.place
    if not lines or not 1 <= place.line <= len(lines):
        return []
    text = lines[place.line - 1].replace("\t", " ").rstrip("\r\n")
    start = max(place.column - 1, 0)
    window = max(0, start - 60)
    shown = text[window : window + 110]
    same_line = place.end_line in (0, place.line)
    end = place.end_column - 1 if same_line and place.end_column > place.column else len(text)
    width = max(1, min(end, window + 110) - start)
    margin = f"{place.line:>6} │ "
    return [margin + shown, " " * 7 + "│ " + " " * (start - window) + "^" * width]


def card(problem: Problem, sources: Mapping[str, Sequence[str]], colour: bool = False) -> str:
    """The problem as a card for a terminal; `sources` gives the lines of each file by its name."""
    label = _LABELS[problem.level]
    if colour:
        label = f"{_COLOURS[problem.level]}{label}{_END}"
    lines = [f"{problem.place}  {label} [{problem.rule}]", *_excerpt_lines(problem, sources)]
    lines.append(f"       {problem.message}")
    if problem.remedy:
        lines.append(f"       → {problem.remedy}")
    return "\n".join(lines)


def as_json(problems: Iterable[Problem]) -> str:
    """All problems as one JSON list of flat objects."""
    rows = []
    for problem in problems:
        row = asdict(problem)
        row.update(row.pop("place"))
        rows.append(row)
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(problem: Problem) -> str:
    """A GitHub workflow command (docs.github.com, "Workflow commands"): an annotation on the line."""
    kind = {Level.ERREUR: "error", Level.AVERTISSEMENT: "warning", Level.INFO: "notice"}[problem.level]
    place = problem.place
    text = problem.message + (f"\n→ {problem.remedy}" if problem.remedy else "")
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{kind} file={place.file},line={place.line},col={place.column},title={problem.rule}::{text}"


def as_sarif(problems: Iterable[Problem]) -> str:
    """All problems as a SARIF 2.1.0 log (OASIS standard), for code hosts that show it."""
    kinds = {Level.ERREUR: "error", Level.AVERTISSEMENT: "warning", Level.INFO: "note"}
    rows = list(problems)
    results = [
        {
            "ruleId": p.rule,
            "level": kinds[p.level],
            "message": {"text": p.message + (f" → {p.remedy}" if p.remedy else "")},
            "locations": [{"physicalLocation": {
                "artifactLocation": {"uri": p.place.file},
                "region": {"startLine": p.place.line, "startColumn": p.place.column},
            }}],
        }
        for p in rows
    ]
    rules = [{"id": rule} for rule in sorted({p.rule for p in rows})]
    run = {"tool": {"driver": {"name": "demarches", "rules": rules}}, "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def tally(problems: Sequence[Problem]) -> str:
    """One line that counts the problems by level."""
    errors = sum(p.level is Level.ERREUR for p in problems)
    warnings = sum(p.level is Level.AVERTISSEMENT for p in problems)
    infos = len(problems) - errors - warnings
    parts = [f"{n} {word}{'s' if n > 1 else ''}" for n, word in
             ((errors, "erreur"), (warnings, "avertissement"), (infos, "information")) if n]
    return ", ".join(parts) if parts else "Rien à signaler"
