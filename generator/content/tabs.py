"""Tabs used as indentation: where they are, and the text as the author meant it.

Owns the guess of the indentation behind a tab, so that reading goes on and one slip gives one problem.
Knows neither YAML events nor problems: the caller counts what is wrong with a trial text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_TAB_INDENT = re.compile(r"( *)(\t[ \t]*)(?=\S)")
_DASHES = re.compile(r" *(?:- +)*")
_KEY = re.compile(r"(- +)*[a-z_0-9]+:( |$)")
_BLOCK_MARKS = (">-", ">", "|", "|-", ">+", "|+")
_WIDTHS = (2, 4, 1, 8, 3, 6)
MOST_GUESSED = 12  # runs of tabbed lines whose indentation is guessed one by one; past that, one width for all

Run = tuple[int, int, int]  # first line, column of its tab, last line; all from 1


def has_tabs(text: str) -> bool:
    """True when a line is indented with a tab."""
    return any(_TAB_INDENT.match(line) for line in text.split("\n"))


def without_tabs(text: str, faults: Callable[[str], int]) -> tuple[str, dict[int, int], list[Run]]:
    """The text with spaces for its leading tabs, what each line gained in columns, and the runs of tabbed lines.

    `faults` counts what is wrong with a trial text: for each run, the indentation that leaves the fewest is taken.
    """
    lines = text.split("\n")
    tabbed = {n: m for n, line in enumerate(lines) if (m := _TAB_INDENT.match(line))}
    runs = _runs(sorted(tabbed))
    made = [_widened(line, tabbed[n], 2) if n in tabbed else line for n, line in enumerate(lines)]
    for first, last in runs[:MOST_GUESSED]:
        made = _best(lines, made, (first, last), tabbed, faults)
    shifts = {n + 1: len(made[n]) - len(lines[n]) for n in tabbed}
    return "\n".join(made), shifts, [(a + 1, tabbed[a].start(2) + 1, b + 1) for a, b in runs]


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Neighbouring lines together: (first, last)."""
    found: list[tuple[int, int]] = []
    for n in numbers:
        if found and found[-1][1] == n - 1:
            found[-1] = (found[-1][0], n)
        else:
            found.append((n, n))
    return found


def _best(lines: list[str], made: list[str], run: tuple[int, int], tabbed: dict[int, re.Match[str]],
          faults: Callable[[str], int]) -> list[str]:
    best, fewest = made, None
    for trial in _trials(lines, made, run, tabbed):
        text = [*made[: run[0]], *trial, *made[run[1] + 1 :]]
        count = faults("\n".join(text))
        if fewest is None or count < fewest:
            best, fewest = text, count
        if not count:
            break
    return best


def _trials(lines: list[str], made: list[str], run: tuple[int, int],
            tabbed: dict[int, re.Match[str]]) -> list[list[str]]:
    """The run re-indented in each way worth trying, the most likely first."""
    numbers = range(run[0], run[1] + 1)
    first = lines[run[0]]
    start = len(first) - len(first.lstrip(" \t"))
    moved = []
    for indent in _likely(made, run, first[start:]):
        widened = [_widened(lines[n], tabbed[n], 2) for n in numbers]
        gain = indent - (len(widened[0]) - len(widened[0].lstrip(" ")))
        moved.append([" " * max(0, len(w) - len(w.lstrip(" ")) + gain) + w.lstrip(" ") for w in widened])
    moved += [[_widened(lines[n], tabbed[n], width) for n in numbers] for width in _WIDTHS]
    return [list(one) for one in dict.fromkeys(map(tuple, moved))]


def _likely(made: list[str], run: tuple[int, int], content: str) -> list[int]:
    """Indentations of the neighbours that a line could share with them."""
    before = _opener(made, run[0]) if _KEY.match(content) else _above(made, run[0])
    after = next((made[n] for n in range(run[1] + 1, len(made)) if made[n].strip()), "")
    inner = len((_DASHES.match(before) or [""])[0])
    margin, following = len(before) - len(before.lstrip(" ")), len(after) - len(after.lstrip(" "))
    if before.rstrip().endswith(":"):
        wanted = [following, inner + 2, inner] if following > margin else [inner + 2, inner]
    elif content.startswith("- "):
        wanted = [following, margin, following - 2]
    else:
        wanted = [inner, following, margin]
    return [n for n in dict.fromkeys(wanted) if n >= 0]


def _above(made: list[str], number: int) -> str:
    """The nearest line above that is not empty."""
    return next((made[n] for n in range(number - 1, -1, -1) if made[n].strip()), "")


def _opener(made: list[str], number: int) -> str:
    """The line above, or the one that opens the text over several lines that the line above belongs to."""
    before = _above(made, number)
    margin = len(before) - len(before.lstrip(" "))
    for n in range(number - 1, -1, -1):
        line = made[n]
        if line.strip() and len(line) - len(line.lstrip(" ")) < margin:
            return line if line.rstrip().endswith(_BLOCK_MARKS) else before
    return before


def _widened(line: str, match: re.Match[str], width: int) -> str:
    return match[1] + match[2].replace("\t", " " * width) + line[match.end() :]
