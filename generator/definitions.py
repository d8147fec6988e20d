"""Difficult words explained where they are first met: a link, inside the page, to their definition.

Owns where a word may become a link. Works on a finished body, so that no author and no template has to mark words;
needs no JavaScript. Must not know the glossary's files: the words and their forms are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_PIECE = re.compile(r"<!--.*?-->|<[^>]+>|[^<]+", re.DOTALL)
_TAG = re.compile(r"</?([a-zA-Z0-9]+)")
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "use", "path", "circle", "rect", "line"))
CLOSED = frozenset(("a", "h1", "h2", "h3", "h4", "button", "label", "legend", "summary", "svg", "dt", "script",
                    "template", "figcaption", "nav", "header"))
"""Elements where a word stays as it is: names, links, fields and drawings."""


def forms_of(term: str, forms: Iterable[str]) -> tuple[str, ...]:
    """The ways a word may be written in a page, apostrophes as typeset."""
    return tuple(dict.fromkeys(text.replace("'", "’") for text in (term, *forms)))


def explain(body: str, words: Mapping[str, Iterable[str]]) -> str:
    """`body` with the first meeting of each word turned into a link.

    `words`: id of the definition in the page → the word's forms. Whole words only, with or without a final s;
    an acronym only in capitals. A word that is only met in closed places (see CLOSED) gets no link.
    """
    waiting = {name: pattern for name, forms in words.items() if (pattern := _pattern(forms))}
    done: list[str] = []
    closed: list[str] = []
    for piece in _PIECE.findall(body):
        if piece.startswith("<"):
            _follow(piece, closed)
        elif not closed and waiting:
            piece = _link_words(piece, waiting)
        done.append(piece)
    return "".join(done)


def _pattern(forms: Iterable[str]) -> re.Pattern[str] | None:
    found = sorted({form for form in forms if form}, key=len, reverse=True)
    if not found:
        return None
    parts = [re.escape(f) if f.isupper() else f"(?i:{re.escape(f)}s?)" for f in found]
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w-])")


def _follow(tag: str, closed: list[str]) -> None:
    """Keep the stack of closed elements we are in."""
    match = _TAG.match(tag)
    name = match[1].lower() if match else ""
    if closed and tag.startswith("</") and name == closed[-1]:
        closed.pop()
    elif not tag.startswith("</") and not tag.endswith("/>") and name in CLOSED and name not in _VOID:
        closed.append(name)


def _link_words(text: str, waiting: dict[str, re.Pattern[str]]) -> str:
    """Link the words met in a text, each once; links do not overlap."""
    spans: list[tuple[int, int, str]] = []
    for name, pattern in list(waiting.items()):
        match = pattern.search(text)
        if match and not any(match.start() < end and start < match.end() for start, end, _ in spans):
            spans.append((match.start(), match.end(), name))
            del waiting[name]
    for start, end, name in sorted(spans, reverse=True):
        text = f'{text[:start]}<a class="mot" href="#{name}">{text[start:end]}</a>{text[end:]}'
    return text
