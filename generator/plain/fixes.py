"""Sure corrections applied in the YAML text itself: comments, layout, encoding and line ends stay.

Owns the writing of a new value in the style it is written in, and the proof: the file is read again, and every value
must be the one expected, else the correction is left out. Must not know: rules, folders, terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.content.nodes import Mapping, Node, Scalar
from generator.content.nodes import Sequence as Items
from generator.content.source import read_document
from generator.content.spans import positions
from generator.plain.constat import Constat
from generator.problems import Place

BOM = b"\xef\xbb\xbf"
_ROUNDS = 8  # a correction may uncover another; real files settle in two rounds


@dataclass(frozen=True)
class Fixed:
    """A file after its corrections: its bytes and how many were made."""

    data: bytes
    count: int


@dataclass(frozen=True)
class _Change:
    """A stretch of one value and what replaces it."""

    start: int
    end: int
    new: str


_Changes = dict[Place, tuple[_Change, ...]]  # by the place of the value
Find = Callable[[bytes], Iterable[Constat]]


def fix_data(data: bytes, file: str, find: Find) -> Fixed:
    """Correct a file until nothing sure is left to correct. `find` judges the bytes of the file."""
    count = 0
    for _ in range(_ROUNDS):
        fixed = _fix_once(data, file, find(data))
        if fixed.count == 0:
            break
        data, count = fixed.data, count + fixed.count
    return Fixed(data, count)


def _fix_once(data: bytes, file: str, constats: Iterable[Constat]) -> Fixed:
    document = read_document(data, file)
    changes = _by_value(constats)
    if document.problems or not changes:
        return Fixed(data, 0)  # a file that is not sound YAML in UTF-8 is left as it is
    before = list(_scalars(document.root))
    text, count = _apply(document.text, before, changes, file)
    return Fixed((BOM if data.startswith(BOM) else b"") + text.encode(), count)


def _apply(text: str, before: Sequence[Scalar], changes: _Changes, file: str) -> tuple[str, int]:
    """All changes at once; if the file then reads otherwise than expected, one value at a time."""
    everything = _rewritten(text, before, changes)
    if _reads_as(everything, before, changes, file):
        return everything, sum(map(len, changes.values()))
    sound: _Changes = {}
    for place, those in changes.items():
        attempt = {**sound, place: those}
        if _reads_as(_rewritten(text, before, attempt), before, attempt, file):
            sound = attempt
    return _rewritten(text, before, sound), sum(map(len, sound.values()))


def _by_value(constats: Iterable[Constat]) -> _Changes:
    """The changes of each value, in order, those that overlap an earlier one left for the next round."""
    found: dict[Place, list[_Change]] = {}
    for constat in sorted(constats, key=lambda c: (c.start, c.end)):
        if constat.fix is None:
            continue
        those = found.setdefault(constat.valeur, [])
        if not those or those[-1].end < constat.start or those[-1].end == constat.start > those[-1].start:
            those.append(_Change(constat.start, constat.end, constat.fix))
    return {place: tuple(those) for place, those in found.items()}


def _rewritten(text: str, before: Sequence[Scalar], changes: _Changes) -> str:
    pieces: list[tuple[int, int, str]] = []
    for scalar in (scalar for scalar in before if scalar.place in changes):
        where = positions(text, scalar.place, scalar.value)
        for change in changes[scalar.place] if where.exact else ():
            pieces.append((*where.span(change.start, change.end), _written(change.new, scalar.style)))
    for start, end, new in sorted(pieces, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _written(new: str, style: str) -> str:
    """A text as it must be typed in a scalar of this style."""
    if style == "'":
        return new.replace("'", "''")
    if style == '"':
        return new.replace("\\", "\\\\").replace('"', '\\"')
    return new


def _reads_as(text: str, before: Sequence[Scalar], changes: _Changes, file: str) -> bool:
    """The new text is sound and holds exactly the values expected, in the same order."""
    document = read_document(text.encode(), file)
    expected = [_changed(scalar.value, changes.get(scalar.place, ())) for scalar in before]
    return not document.problems and [scalar.value for scalar in _scalars(document.root)] == expected


def _changed(value: str, changes: tuple[_Change, ...]) -> str:
    for change in reversed(changes):
        value = value[:change.start] + change.new + value[change.end:]
    return value


def _scalars(node: Node | None) -> Iterator[Scalar]:
    """Every key and value, in order."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Items):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, Mapping):
        for key, value in node:
            yield key
            yield from _scalars(value)
