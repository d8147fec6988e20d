"""Where the cursor is in a YAML file being typed: under which keys, and what is already written of the word.

Owns a reading by indentation and brackets that works on a file that is not sound yet. Must not know: the model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"(?P<indent>[ \t]*(?:-[ \t]+|-$)*)(?P<rest>.*)")
_KEY = re.compile(r"(?P<key>[\w-]+)[ \t]*:(?:[ \t]+|$)(?P<value>.*)", re.DOTALL)


@dataclass(frozen=True)
class Cursor:
    """`keys`: from the root to the mapping or list the cursor is in; `key`: the one whose value is typed, "" when a
    key is being typed; `typed`: the start of the word before the cursor."""

    keys: tuple[str, ...]
    key: str
    typed: str


def read_cursor(text: str, index: int) -> Cursor:
    """Read the place of `index` in the text."""
    lines = text[:index].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    match = _LINE.fullmatch(lines[-1])
    assert match is not None  # the pattern takes any line
    column = len(match["indent"])
    above = _parents(lines[:-1], column)
    inside, key, typed = _flow(match["rest"])
    if not inside and not key and match["indent"].rstrip().endswith("-") and above:
        return Cursor(above[:-1], above[-1], typed)  # « - word » may be a value of the list, or a key of its item
    return Cursor((*above, *inside), key, typed)


def _parents(lines: list[str], column: int) -> tuple[str, ...]:
    """The keys of the lines above that hold this column, from the root."""
    keys: list[str] = []
    for line in reversed(lines):
        match = _LINE.fullmatch(line)
        found = _KEY.match(match["rest"]) if match else None
        if match is None or found is None or match["rest"].startswith("#"):
            continue
        if len(match["indent"]) < column:
            keys.append(found["key"])
            column = len(match["indent"])
            dash = match["indent"].find("-")
            column = dash if dash >= 0 else column
    return tuple(reversed(keys))


def _flow(rest: str) -> tuple[tuple[str, ...], str, str]:
    """The keys opened by « { » and « [ » on the line, the key whose value is typed, and the word being typed."""
    stack: list[tuple[str, str]] = []
    key, word, quote = "", "", ""
    for character in rest:
        if quote:
            quote = "" if character == quote else quote
            word += character
        elif character in "{[":
            stack.append((character, key))
            key, word = "", ""
        elif character in "}]" and stack:
            stack.pop()
            key, word = "", ""
        elif character == "," and stack:
            key, word = "", ""
        elif character == ":" and re.fullmatch(r"[\w-]+", word.strip()) and not key:
            key, word = word.strip(), ""
        else:
            quote = character if character in "'\"" and not word.strip() else ""
            word += character
    opened = tuple(name for mark, name in stack if name)
    if stack and stack[-1][0] == "[" and stack[-1][1]:
        return opened[:-1], stack[-1][1], word.strip()
    return opened, key, word.strip()
