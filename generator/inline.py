"""Author text to safe HTML: the doors on markdown-it-py (emphasis, links, lists) and nh3 (allow-list), and typography.

Owns what an author may mark up and how French text is typeset. Text is data: it is never compiled as a template,
and HTML in it is shown as text.
"""

from __future__ import annotations

import re
from functools import cache

import nh3
from markdown_it import MarkdownIt

NBSP = "\u00a0"
NARROW = "\u202f"
_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a"}
_ATTRIBUTES = {"a": {"href"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
_HIGH = re.compile(r"(?<=[\w»)\]%€!?…])[ \u00a0\u202f]+([;!?])")
_COLON = re.compile(r"(?<=[\w»)\]])[ \u202f]+(:)(?=\s|$)")
_OPEN = re.compile(r"«[ \u00a0\u202f]*")
_CLOSE = re.compile(r"[ \u00a0\u202f]*»")
_UNIT = re.compile(r"(\d)[ ](€|%|m²|m³|kg|km|ko|cm|mm|litres?|ans?|mois|jours?|semaines?|heures?|minutes?|h\b)")
_HOUR = re.compile(r"(\d)[ \u00a0]h[ \u00a0](\d)")
_THOUSAND = re.compile(r"(?<=\d) (?=\d{3}(?:\D|$))")
_PHONE = re.compile(r"\b0\d(?:[ .]\d\d){4}\b|\b0 800(?: \d{3}){2}\b")
_SHORT = re.compile(r"\b(n°|M\.|Mme|art\.) (?=\S)")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_ELLIPSIS = re.compile(r"\.\.\.")


def typeset(text: str) -> str:
    """French typography for plain text: curly apostrophes, non-breaking spaces where the reader expects them.

    Rules of the Imprimerie nationale: a non-breaking space before « : » and inside « », a narrow one before ; ! ?,
    between a number and its unit, inside phone numbers. Typing with a plain keyboard is enough.
    """
    text = _ELLIPSIS.sub("…", _APOSTROPHE.sub("’", text))
    text = _PHONE.sub(lambda m: m[0].replace(" ", NBSP).replace(".", NBSP), text)
    text = _OPEN.sub("«" + NBSP, text)
    text = _CLOSE.sub(NBSP + "»", text)
    text = _COLON.sub(NBSP + r"\1", _HIGH.sub(NARROW + r"\1", text))
    text = _UNIT.sub(rf"\1{NBSP}\2", _HOUR.sub(rf"\1{NBSP}h{NBSP}\2", text))
    return _SHORT.sub(rf"\1{NBSP}", _THOUSAND.sub(NARROW, text))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("zero", {"html": False, "linkify": False, "breaks": False}).enable(
        ["emphasis", "link", "list", "newline", "escape", "autolink"])


def _clean(html: str) -> str:
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener")


def to_html(text: str) -> str:
    """A text of one or more paragraphs as HTML blocks (`p`, `ul`, `ol`)."""
    return _clean(_parser().render(typeset(text))).strip()


def to_inline_html(text: str) -> str:
    """A text of one line as inline HTML, without a paragraph around it."""
    return _clean(_parser().renderInline(typeset(text))).strip()


def to_plain(text: str) -> str:
    """A text without its markup, typeset: for attributes, search, calendars and anchors."""
    html = to_html(text)
    spaced = re.sub(r"</(p|li|ul|ol)>\s*", "\n", html)
    bare = nh3.clean(spaced, tags=set())
    plain = bare.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    return re.sub(r"\n+", "\n", plain.replace("&nbsp;", NBSP)).strip()
