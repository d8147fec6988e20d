"""The few shapes all drawings are made of, and whether an arrow runs over a box.

Owns boxes, blocks of text, arrows and the geometric test. Coordinates are whole pixels, y grows downwards.
Must not know any drawing, nor SVG beyond the text of a path.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.drawings.metrics import width_of, wrap

LARGE = 760
"""Width of the drawing on a large screen and on paper."""
NARROW = 340
"""Width of the drawing on a telephone: a screen of 360 pixels less its margins."""

Render = Callable[[str, Mapping[str, object]], str]
"""(template name under templates/, context) → text. The one door on the template engine gives it."""

_HEAD = 10
_CORNER = 8


@dataclass(frozen=True)
class Drawing:
    """One drawing in its two widths; the page shows one and hides the other by the width of the screen."""

    large: str
    narrow: str


def render_both(template: str, data: object, ident: str, large: object, narrow: object, render: Render) -> Drawing:
    """The two layouts of one drawing as SVG; `ident` makes their ids unique in the page."""
    texts = [
        render(template, {"dessin": data, "plan": plan, "largeur": name, "prefixe": f"{ident}-{name}"})
        for name, plan in (("large", large), ("etroit", narrow))
    ]
    return Drawing(*texts)


@dataclass(frozen=True)
class Box:
    """A rectangle by its top left corner and its size."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h

    @property
    def middle(self) -> int:
        """The x of its vertical axis."""
        return self.x + self.w // 2

    def holds(self, other: Box) -> bool:
        """True when `other` is wholly inside."""
        return (
            self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom
        )

    def meets(self, other: Box) -> bool:
        """True when the two share a pixel."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


@dataclass(frozen=True)
class Text:
    """Lines of text; `y` is the base line of the first one, `leading` the step between base lines.

    `x` is their left edge, or their axis when `centred`.
    """

    x: int
    y: int
    lines: tuple[str, ...]
    size: int
    bold: bool = False
    leading: int = 20
    centred: bool = False

    @property
    def height(self) -> int:
        return self.leading * len(self.lines)

    @property
    def box(self) -> Box:
        """The room the text may take, safety included: ascent 0.95, descent 0.25 of the size."""
        width = max((width_of(line, self.size, self.bold) for line in self.lines), default=0)
        top = self.y - round(self.size * 0.95)
        left = self.x - (width + 1) // 2 if self.centred else self.x
        return Box(left, top, width, self.leading * (len(self.lines) - 1) + round(self.size * 1.2))


def set_text(text: str, x: int, top: int, width: int, size: int = 16, bold: bool = False, leading: int = 20) -> Text:
    """`text` wrapped in `width` from `top` (not the base line)."""
    return Text(x, top + round(size * 0.95), wrap(text, width, size, bold), size, bold, leading)


@dataclass(frozen=True)
class Arrow:
    """A line of horizontal and vertical stretches, with a head at its end."""

    points: tuple[tuple[int, int], ...]

    @property
    def d(self) -> str:
        """The SVG path of the line: rounded at the corners, stopped at the root of the head."""
        *before, last = self.points
        before = before + [_toward(last, before[-1], _HEAD - 2)]
        path = [f"M{before[0][0]} {before[0][1]}"]
        for previous, corner, following in zip(before, before[1:], before[2:], strict=False):
            start = _toward(corner, previous, _CORNER)
            end = _toward(corner, following, _CORNER)
            path.append(f"L{start[0]} {start[1]}Q{corner[0]} {corner[1]} {end[0]} {end[1]}")
        return "".join([*path, f"L{before[-1][0]} {before[-1][1]}"])

    @property
    def head(self) -> str:
        """The SVG path of the head, a triangle whose point is the end of the arrow."""
        (ax, ay), (x, y) = self.points[-2], self.points[-1]
        dx, dy = _sign(x - ax), _sign(y - ay)
        bx, by = x - dx * _HEAD, y - dy * _HEAD
        return f"M{x} {y}L{bx - dy * 6} {by - dx * 6}L{bx + dy * 6} {by + dx * 6}z"

    def crosses(self, box: Box) -> bool:
        """True when a stretch of the arrow runs inside the box; touching its edge is allowed."""
        return any(_runs_inside(a, b, box) for a, b in pairwise(self.points))


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _toward(start: tuple[int, int], goal: tuple[int, int], distance: int) -> tuple[int, int]:
    """The point at `distance` of `start` on the way to `goal`, at most half way."""
    dx, dy = goal[0] - start[0], goal[1] - start[1]
    step = min(distance, (abs(dx) + abs(dy)) // 2)
    return start[0] + _sign(dx) * step, start[1] + _sign(dy) * step


def _runs_inside(a: tuple[int, int], b: tuple[int, int], box: Box) -> bool:
    """A horizontal or vertical stretch has a part strictly inside the box."""
    left, right = sorted((a[0], b[0]))
    top, bottom = sorted((a[1], b[1]))
    return left < box.right and right > box.x and top < box.bottom and bottom > box.y
