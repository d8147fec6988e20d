"""How wide a text is, and where its lines break, without a font engine.

Owns a table of character widths. The table is DejaVu Sans, measured with Chromium's canvas at 1000 px and rounded up
to 20: it is wider than the system fonts of telephones and computers (Roboto, San Francisco, Segoe UI, Arial), and a
margin of 7 % is added. So a text that fits here fits on every screen. Must not know any drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from types import MappingProxyType

SAFETY = 1.07
"""Margin over the table: the worst word met was 0.9 % over its estimate (Chromium's getBBox)."""

_UNKNOWN = 1180
"""Width of a character out of the table, in thousandths of the size: the widest one known."""

_REGULAR_ROWS = (
    (200, "\u202f"), (280, "'ijlìíîï"), (300, "IJÌÍÎÏ"), (320, " ,.\u00a0·’‘"), (340, "/:;\\|¦"), (360, "f"),
    (380, "-"), (400, "()[]t"), (420, "!r¡²³¹₂"), (460, '"'), (480, "ªº"), (500, "*_`§¨¯°´¸–"), (520, "“”"),
    (540, "?sz¿"),
    (560, "Lcç"), (580, "Fk"), (600, "vxyýÿ•"), (620, "PTYaeo«»ÝÞàáâãäåèéêëðòóôõöøŸ"),
    (640, "$0123456789ESbdghnpqu{}¢£¤¥µ¶ÈÉÊËßñùúûüþ€"), (660, "K"), (700, "ABCRVXZÀÁÂÃÄÅÇ"), (740, "UÙÚÛÜ"),
    (760, "HNÑ"), (780, "&DGÐ"), (800, "OQÒÓÔÕÖØ"), (820, "w"), (840, "#+<=>^~¬±×÷→"), (880, "M"), (960, "%"),
    (980, "m¼½¾Æ"),
    (1000, "@W©®æ—…"), (1040, "œ"), (1080, "Œ"),
)
_BOLD_ROWS = (
    (200, "\u202f"), (320, "'"), (360, " ijl\u00a0ìíîï"), (380, ",./IJ\\|¦·ÌÍÎÏ’‘"), (400, ":;"), (420, "-"),
    (440, "f²³¹₂"), (460, "!()[]¡"), (480, "t"), (500, "_`r§¨¯°´¸–"), (540, '"*'), (580, "?ªº¿"), (600, "cszç"),
    (640, "L¤¶•"),
    (660, "vxy«»ýÿ“”"), (680, "aekàáâãäåèéêë"), (700, "$0123456789EFTo¢£¥ÈÉÊËðòóôõöø€"),
    (720, "Sbdghnpqu{}ßñùúûüþ"), (740, "CPYZµÇÝÞŸ"), (780, "ABKRVXÀÁÂÃÄÅ"), (820, "UÙÚÛÜ"), (840, "#+<=>DGHN^~¬±ÐÑ×÷→"),
    (860, "OQÒÓÔÕÖØ"), (880, "&"), (940, "w"), (1000, "@M©®—…"), (1020, "%"), (1040, "¼½¾"), (1060, "mæ"), (1100, "Æœ"),
    (1120, "W"), (1180, "Œ"),
)


def _table(rows: tuple[tuple[int, str], ...]) -> Mapping[str, int]:
    return MappingProxyType({char: width for width, chars in rows for char in chars})


_REGULAR = _table(_REGULAR_ROWS)
_BOLD = _table(_BOLD_ROWS)


def width_of(text: str, size: int, bold: bool = False) -> int:
    """The width `text` may take at `size` pixels, in whole pixels rounded up, safety included."""
    table = _BOLD if bold else _REGULAR
    return ceil(sum(table.get(char, _UNKNOWN) for char in text) * size * SAFETY / 1000)


def wrap(text: str, width: int, size: int, bold: bool = False) -> tuple[str, ...]:
    """`text` cut into lines no wider than `width` pixels; breaks at plain spaces only, never at a non-breaking one.

    A word wider than a whole line is cut after its own hyphen, else with one: nothing may leave its card.
    """
    lines: list[str] = []
    current = ""
    for word in text.split(" "):
        if not word:
            continue
        longer = f"{current} {word}" if current else word
        if width_of(longer, size, bold) <= width:
            current = longer
            continue
        if current:
            lines.append(current)
        *full, current = _pieces(word, width, size, bold)
        lines += full
    if current:
        lines.append(current)
    return tuple(lines)


def _pieces(word: str, width: int, size: int, bold: bool) -> list[str]:
    """A word as pieces that fit; one piece for nearly all words."""
    pieces = []
    while width_of(word, size, bold) > width:
        cut = next((c for c in range(len(word) - 1, 1, -1) if width_of(word[:c] + "-", size, bold) <= width), 1)
        hyphen = word.rfind("-", 1, cut + 1) + 1
        pieces.append(word[:hyphen] if hyphen else word[:cut] + "-")
        word = word[hyphen or cut:]
    return [*pieces, word]
