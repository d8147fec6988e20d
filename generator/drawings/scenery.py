"""The scenery of the street: houses, paving stones, the middle line of the road, pipes. Decoration only.

Owns four strips, repeated to any width. Must not know what stands in front of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.drawings.marks import Mark

HEIGHT = 46
"""Height of a strip of ground. The `y` of a strip is its lower line."""
SKY = 66
"""Height of the strip of houses."""

_UNIT = 165


def skyline(width: int, y: int) -> tuple[Mark, ...]:
    """Houses, a tree, a block of flats, again and again, spread over the width."""
    count = width // _UNIT
    starts = [(width * (2 * index + 1) // count - _UNIT + 14) // 2 for index in range(count)]
    walls = "".join(
        f"M{x} {y}v-28l20 -18l20 18v28z"
        f"M{x + 60} {y}v-16m-12 -13a12 13 0 1 0 24 0a12 13 0 1 0 -24 0"
        f"M{x + 84} {y}v-54h34v54z"
        f"M{x + 128} {y}v-20l14 -13l14 13v20z"
        for x in starts
    )
    details = "".join(
        f"M{x + 15} {y}v-14h10v14M{x + 138} {y}v-10h8v10"
        + "".join(f"M{x + 93} {y - up}h4m8 0h4" for up in (44, 33, 22, 11))
        for x in starts
    )
    return (Mark("maison", walls), Mark("fin", f"{details}M0 {y}h{width}"))


def pavement(width: int, y: int) -> tuple[Mark, ...]:
    """A kerb and its paving stones."""
    joints = "".join(f"M{x} {y - 12}v12" for x in range(30, width, 44))
    return (Mark("fin", f"M0 {y - 12}h{width}{joints}"),)


def road(width: int, y: int) -> tuple[Mark, ...]:
    """The broken line in the middle of the road."""
    return (Mark("ligne", "".join(f"M{x} {y - 14}h34" for x in range(16, width - 40, 74))),)


def underground(width: int, y: int) -> tuple[Mark, ...]:
    """A pipe with its joints."""
    joints = "".join(f"M{x} {y - 24}v20" for x in range(90, width, 150))
    return (Mark("fin", f"M0 {y - 20}h{width}M0 {y - 8}h{width}{joints}"),)


STRIPS: Mapping[str, Callable[[int, int], tuple[Mark, ...]]] = MappingProxyType({
    "batiments": skyline, "trottoir": pavement, "chaussee": road, "sous-sol": underground,
})
"""One strip per level of the street, from the sky down; the names used in diagrams/qui-fait-quoi.yml."""
