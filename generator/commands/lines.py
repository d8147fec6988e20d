"""`demarches readability --jsonl`: lines of JSON in, lines of JSON out, for other programs.

Owns the streams and what is said of a line that cannot be read. Verdicts come from `checks.plain.analyse`.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable

from generator.checks.plain.analyse import analyse_lines
from generator.checks.plain.rule import Context
from generator.commands.command import ERRORS, OK, Call
from generator.plain.glossary import glossary_of
from generator.plain.run import Judge


def judge_lines(call: Call, judge: Judge) -> int:
    """Judge standard input line by line; 1 when a line could not be read (told on the error stream, with its number).

    The texts are nobody's page, so the public glossary explains nothing there.
    """
    context = Context(judge.profile, glossary_of(judge.catalogue.termes, shown=False))
    failed = False
    for number, line in enumerate(_standard_input(), start=1):
        for verdict in _judged(line, context):
            row = json.loads(verdict)
            if "erreur" in row:
                failed = True
                call.console.note(f"Ligne {number} : {row['erreur']}")
            else:
                call.console.say(_printable(verdict, row))
    return ERRORS if failed else OK


def _judged(line: str, context: Context) -> Iterable[str]:
    try:
        return list(analyse_lines([line], context))
    except RecursionError:  # a line of a hundred thousand brackets
        return [json.dumps({"id": None, "erreur": "Trop de crochets imbriqués."})]


def _standard_input() -> Iterable[str]:
    return io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace", newline="\n")


def _printable(verdict: str, row: object) -> str:
    """The verdict as it is, or in ASCII when a lone surrogate (« \\ud800 ») cannot be written in UTF-8."""
    try:
        verdict.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(row)
    return verdict
