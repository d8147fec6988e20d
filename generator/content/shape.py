"""What the model's annotations say of each key: the one description that decoding, the schema and the skeleton share.

Owns the reading of dataclass annotations. Knows neither YAML nor any rule.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, cast

from generator.model.values import Absence, Bloc


@dataclass(frozen=True)
class Shape:
    """A type seen as the decoder needs it.

    `kind` is scalar, list, record or choice (several records told apart by their distinctive keys);
    `of` is the scalar type, the item's shape, the record class or the tuple of record classes;
    `absence` says that `{inconnu: …}` or `{sans_objet: …}` may stand instead; `optional` that None is a value.
    """

    kind: str
    of: Any
    absence: bool = False
    optional: bool = False


@dataclass(frozen=True)
class Key:
    """One key of a record: its name, help text, shape, and whether it must be written."""

    name: str
    aide: str
    shape: Shape
    required: bool


def _is_record(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Bloc)


def shape_of(hint: Any) -> Shape:
    """The shape of a resolved annotation."""
    is_union = isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union
    members = list(typing.get_args(hint)) if is_union else [hint]
    optional = type(None) in members
    absence = Absence in members
    rest = tuple(m for m in members if m not in (type(None), Absence))
    if len(rest) > 1 and all(_is_record(m) for m in rest):
        return Shape("choice", rest, absence, optional)
    only = rest[0]
    if typing.get_origin(only) is tuple:
        return Shape("list", shape_of(typing.get_args(only)[0]), absence, optional)
    return Shape("record" if _is_record(only) else "scalar", only, absence, optional)


def keys_of(record: type[Bloc]) -> Mapping[str, Key]:
    """The keys an author may write in a record, in the order of the model."""
    return _keys_of(cast(Hashable, record))


@cache
def _keys_of(record: Hashable) -> Mapping[str, Key]:
    hints = typing.get_type_hints(record)
    return {
        f.name: Key(f.name, f.metadata["aide"], shape_of(hints[f.name]), f.default is dataclasses.MISSING)
        for f in dataclasses.fields(cast(Any, record))
        if f.metadata.get("aide")
    }


def choices_of(shape: Shape) -> tuple[str, ...]:
    """The words allowed by a closed list, or nothing."""
    if shape.kind == "scalar" and isinstance(shape.of, type) and issubclass(shape.of, StrEnum):
        return tuple(str(member) for member in shape.of)
    return ()
