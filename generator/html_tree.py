"""HTML text to a light tree of nodes with their lines: enough to check the site's own pages.

Owns parsing. Knows no rule. Made for pages this program writes: every element is closed, void elements aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
UNSEEN = frozenset(("script", "style", "template", "noscript", "title", "desc"))
"""Elements whose text is not read on the page."""


@dataclass
class Node:
    """An element; `children` holds nodes and texts in order. `line` and `column` are 1-based."""

    tag: str
    attrs: dict[str, str]
    line: int
    column: int
    parent: Node | None = None
    children: list[Node | str] = field(default_factory=list)
    closed: bool = False

    def walk(self) -> Iterator[Node]:
        """This node and all its descendants, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def find(self, *tags: str) -> Iterator[Node]:
        """The descendants with one of these tags."""
        return (node for node in self.walk() if node.tag in tags)

    def has_class(self, name: str) -> bool:
        """True when `name` is one of the classes."""
        return name in self.attrs.get("class", "").split()

    def inside(self, *tags: str) -> bool:
        """True when one of these elements is around this node."""
        above = self.parent
        while above is not None:
            if above.tag in tags:
                return True
            above = above.parent
        return False

    @property
    def text(self) -> str:
        """The text a reader sees in this element."""
        if self.tag in UNSEEN:
            return ""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {}, 1, 1)
        self.current = self.root
        self.crossed: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs, void=tag in VOID)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs, void=True)

    def _add(self, tag: str, attrs: list[tuple[str, str | None]], void: bool) -> None:
        line, column = self.getpos()
        node = Node(tag, {name: value or "" for name, value in attrs}, line, column + 1, self.current, closed=void)
        self.current.children.append(node)
        if not void:
            self.current = node

    def handle_endtag(self, tag: str) -> None:
        if self.current.tag != tag or self.current.parent is None:
            self.crossed.append((tag, self.getpos()[0]))
            return
        self.current.closed = True
        self.current = self.current.parent

    def handle_data(self, data: str) -> None:
        self.current.children.append(data)


@dataclass(frozen=True)
class Page:
    """A parsed page; `crossed` lists the closing tags that close nothing, with their lines."""

    root: Node
    crossed: tuple[tuple[str, int], ...]


def parse_page(text: str) -> Page:
    """The tree of a page. Never fails: what is not well nested is in `crossed` or left unclosed."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    return Page(builder.root, tuple(builder.crossed))
