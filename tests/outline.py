"""A page as a reader gets it: title, headings, links and text, whatever made the page.

Owns the reading of HTML for comparisons. Knows no engine. Spaces count as one; scripts and styles are not text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_SILENT = {"script", "style", "template"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_VOID = {"br", "img", "input", "meta", "link", "hr", "source", "path", "use", "rect", "circle", "line", "polygon"}


@dataclass
class Outline:
    """What is compared: `main` is the text of the main part, `links` (address, words) in order."""

    title: str = ""
    headings: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""
    ids: list[str] = field(default_factory=list)


def outline(page: str) -> Outline:
    """The outline of a page of HTML."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    made = reader.outline
    made.text = " ".join(" ".join(reader.words).split())
    made.title = " ".join(made.title.split())
    return made


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.outline = Outline()
        self.words: list[str] = []
        self.open: list[str] = []
        self.pieces: list[tuple[str, str, str, list[str]]] = []  # headings and links being read: tag, href, name, words

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _SILENT & set(self.open):
            return
        values = dict(attrs)
        if values.get("id"):
            self.outline.ids.append(str(values["id"]))
        if tag in _VOID:
            return
        self.open.append(tag)
        if tag in _HEADINGS or (tag == "a" and "href" in values):
            self.pieces.append((tag, str(values.get("href") or ""), str(values.get("aria-label") or ""), []))

    def handle_endtag(self, tag: str) -> None:
        if _SILENT & set(self.open) and tag not in _SILENT:
            return
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if self.pieces and self.pieces[-1][0] == tag:
            name, href, label, words = self.pieces.pop()
            text = " ".join((label or "".join(words)).split())
            if name == "a":
                self.outline.links.append((href, text))
            else:
                self.outline.headings.append(f"{name} {text}")

    def handle_data(self, data: str) -> None:
        if "title" in self.open and "svg" not in self.open:
            self.outline.title += data
        if _SILENT & set(self.open) or "title" in self.open:
            return
        self.words.append(data)
        for *_, words in self.pieces:
            words.append(data)
