"""From nodes to the model, all problems at once.

Owns the walk: unknown, missing and empty keys, wrong shapes, and the recovery that lets one run tell everything.
A broken value becomes a harmless one (the suggested word, an empty text), so that no second problem follows from it.
Knows no rule of the domain: those are checks.
"""

from __future__ import annotations

import dataclasses
import typing
from typing import Any, TypeVar, cast

from generator.content.nodes import Broken, Mapping, Node, Scalar, Sequence
from generator.content.scalars import blank_scalar, read_scalar
from generator.content.shape import Key, Shape, keys_of, shape_of
from generator.model.values import TOUJOURS, Absence, Bloc, Duree, Nom, Raison, Si, Texte
from generator.problems import Place, Problem, error
from generator.spelling import did_you_mean, nearest

R = TypeVar("R", bound=Bloc)
_DROPPED = object()  # a list item that could not be read at all


def decode(node: Node | None, record: type[R], place: Place) -> tuple[R, tuple[Problem, ...]]:
    """The record a file's root says, with every problem met. Never raises; `place` stands for an empty file."""
    decoder = _Decoder()
    shape = Shape("record", record)
    if node is None:
        decoder.tell(place, "vide", "Ce fichier ne contient rien.", "Commencez par « titre: ».")
        return cast(R, decoder.blank(shape, place)), tuple(decoder.problems)
    return cast(R, decoder.value(node, shape)), tuple(decoder.problems)


def _what(node: Node) -> str:
    if isinstance(node, Scalar):
        return "une valeur simple"
    return "une liste" if isinstance(node, Sequence) else "un groupe de clés"


class _Decoder:
    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def tell(self, place: Place, rule: str, message: str, remedy: str) -> None:
        self.problems.append(error(place, rule, message, remedy))

    def value(self, node: Node, shape: Shape) -> Any:
        """The value of a node; a blank when it cannot be read."""
        found = self.attempt(node, shape)
        return self.blank(shape, node.place) if found is _DROPPED else found

    def attempt(self, node: Node, shape: Shape) -> Any:
        """The value of a node, or `_DROPPED`."""
        if isinstance(node, Broken):
            return _DROPPED
        if shape.absence and isinstance(node, Mapping) and self._says_absence(node):
            return self._absence(node)
        if shape.kind == "list":
            return self._list(node, shape.of)
        if shape.kind == "choice":
            return self._choice(node, shape.of)
        if shape.kind == "record":
            return self._record(node, shape.of)
        return self._si(node) if shape.of is Si else self._scalar(node, shape.of)

    def blank(self, shape: Shape, place: Place) -> Any:
        """A harmless value for a shape."""
        if shape.optional:
            return None
        if shape.kind == "list":
            return ()
        if shape.kind == "choice":
            return self.blank(Shape("record", shape.of[0]), place)
        if shape.kind == "scalar":
            return TOUJOURS if shape.of is Si else blank_scalar(shape.of, place)
        keys = keys_of(shape.of).values()
        return shape.of(place=place, **{k.name: self.blank(k.shape, place) for k in keys if k.required})

    def _scalar(self, node: Node, kind: type) -> Any:
        if not isinstance(node, Scalar):
            self.tell(node.place, "type", f"Il y a ici {_what(node)} au lieu d’une valeur simple.",
                      "Écrivez la valeur sur la même ligne, après « : ».")
            return _DROPPED
        if not node.value.strip() or (node.is_plain and node.value in ("~", "null")):
            self.tell(node.place, "vide", "Cette clé n’a pas de valeur.", "Écrivez une valeur ou effacez la ligne.")
            return _DROPPED
        value, complaint = read_scalar(kind, node.value, node.place)
        if complaint:
            self.tell(node.place, complaint.rule, complaint.message, complaint.remedy)
        return value

    def _list(self, node: Node, item: Shape) -> Any:
        if isinstance(node, Scalar) and item.kind == "scalar" and item.of is not Duree:
            node = Sequence((node,), node.place)
        if not isinstance(node, Sequence):
            self.tell(node.place, "type", f"Il y a ici {_what(node)} au lieu d’une liste.",
                      "Mettez un tiret « - » devant chaque élément.")
            return _DROPPED
        found = (self.attempt(part, item) for part in _once(node.items))
        return tuple(value for value in found if value is not _DROPPED)

    def _record(self, node: Node, record: type[Bloc]) -> Any:
        if isinstance(node, Scalar) and record.raccourci and node.value:
            node = Mapping(((Scalar(record.raccourci, node.place), node),), node.place)
        if not isinstance(node, Mapping):
            self.tell(node.place, "type", f"Il y a ici {_what(node)} au lieu de clés.",
                      "Écrivez des lignes « cle: valeur » : " + ", ".join(list(keys_of(record))[:5]) + "…")
            return _DROPPED
        keys = keys_of(record)
        entries, unread = self._named(node, keys)
        values: dict[str, Any] = {}
        places: dict[str, Place] = {}
        for name, key in keys.items():
            if name in entries:
                found, whole = self._watched(entries[name], key.shape)
                if not whole:
                    unread.add(name)
                if found is not _DROPPED:
                    values[name], places[name] = found, entries[name].place
                    continue
            elif key.required:
                unread.add(name)
                self.tell(node.place, "cle-manquante", f"Il manque la clé « {name} » : {_lower(key.aide)}.",
                          f"Ajoutez une ligne « {name}: … ».")
            if key.required:
                values[name] = self.blank(key.shape, node.place)
        return record(place=node.place, lieux=places, illisibles=frozenset(unread), **values)

    def _watched(self, node: Node, shape: Shape) -> tuple[Any, bool]:
        """The value of a node, and whether it was read whole (blocks inside answer for their own keys)."""
        told = len(self.problems)
        found = self.attempt(node, shape)
        if found is _DROPPED:
            return found, False
        if shape.kind == "list" and isinstance(node, Sequence) and len(found) < len(_once(node.items)):
            return found, False
        scalar = shape.kind == "scalar" or (shape.kind == "list" and shape.of.kind == "scalar")
        return found, not scalar or len(self.problems) == told

    def _named(self, node: Mapping, keys: typing.Mapping[str, Key]) -> tuple[dict[str, Node], set[str]]:
        """The known keys with their nodes, and the unknown ones.

        An unknown key is told; when it is close to one that is absent, its value is read as that one's.
        """
        entries = {key.value: value for key, value in node if key.value in keys}
        unknown = [(key, value) for key, value in node if key.value not in keys]
        for key, value in unknown:
            absent = [name for name in keys if name not in entries]
            close = nearest(key.value, absent)
            meant = close if close == nearest(key.value, keys) or (close and keys[close].required) else ""
            remedy = f"Vouliez-vous dire « {meant} » ?" if meant else did_you_mean(key.value, keys)
            self.tell(key.place, "cle-inconnue", f"La clé « {key.value} » n’existe pas ici.", remedy)
            if meant and (keys[meant].required or self._reads(value, keys[meant].shape)):
                entries[meant] = value
        absent_ones = {name: key.shape for name, key in keys.items() if name not in entries}
        lost = {name for name, shape in absent_ones.items() for _, value in unknown if _same_form(value, shape)}
        return entries, lost | {key.value for key, _ in unknown}

    def _reads(self, node: Node, shape: Shape) -> bool:
        """True when a node has the outer form that a shape wants: told nowhere, it is only a guess."""
        trial = _Decoder()
        found = trial.attempt(node, shape)
        return found is not _DROPPED and (shape.kind != "scalar" or not trial.problems)

    def _choice(self, node: Node, records: tuple[type[Bloc], ...]) -> Any:
        if not isinstance(node, Mapping):
            return self._record(node, records[0])
        written = [key.value for key, _ in node]
        for record in records:
            if any(name in record.distinctive for name in written):
                return self._record(node, record)
        distinctive = [name for record in records for name in record.distinctive]
        for name in written:
            close = nearest(name, distinctive)
            if close:
                return self._record(node, next(r for r in records if close in r.distinctive))
        known = {name for record in records for name in keys_of(record)}
        odd = [key for key, _ in node if key.value not in known]
        for key in odd:
            self.tell(key.place, "cle-inconnue", f"La clé « {key.value} » n’existe pas ici.",
                      did_you_mean(key.value, distinctive))
        if not odd:
            self.tell(node.place, "cle-manquante", "Cet élément ne dit pas ce qu’il est.",
                      "Ajoutez une de ces clés : " + ", ".join(distinctive) + ".")
        return self._guessed(node, records[0])

    def _guessed(self, node: Mapping, record: type[Bloc]) -> Any:
        """An item whose kind is not said, read as the first kind so that its id and its `si` still count."""
        own = keys_of(record)
        kept = Mapping(tuple((key, value) for key, value in node if key.value in own), node.place)
        silent = [name for name, key in own.items() if key.required and name in record.distinctive]
        told = len(self.problems)
        found = self._record(kept, record)
        lost = {f"Ajoutez une ligne « {name}: … »." for name in silent}
        self.problems[told:] = [p for p in self.problems[told:] if p.remedy not in lost]
        return found

    def _says_absence(self, node: Mapping) -> bool:
        return len(node.entries) == 1 and node.entries[0][0].value in tuple(Raison)

    def _absence(self, node: Mapping) -> Absence:
        key, value = node.entries[0]
        text = self.value(value, shape_of(Texte))
        return Absence(place=node.place, lieux={"texte": value.place}, raison=Raison(key.value), texte=text)

    def _si(self, node: Node) -> Any:
        if not isinstance(node, Mapping):
            self.tell(node.place, "type", "Une condition « si » s’écrit avec des clés.",
                      "Exemple : si: {age: [mineur]}")
            return _DROPPED
        criteria = []
        for key, value in node:
            answers, whole = self._watched(value, Shape("list", shape_of(Nom)))
            if not whole:
                return _DROPPED
            criteria.append((Nom(key.value, key.place), answers))
        return Si(tuple(criteria))


def _same_form(node: Node, shape: Shape) -> bool:
    """True when an unknown key may hold what an absent one wants: a list for a list, keys for keys."""
    if isinstance(node, Sequence):
        return shape.kind == "list"
    return isinstance(node, Mapping) and (shape.kind == "record" or shape.of is Si)


def _once(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Nodes without repeats: an alias to a neighbour stands for what is already in the list."""
    return tuple({(node.place, type(node)): node for node in nodes}.values())


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def replace_slug(record: R, slug: str) -> R:
    """The procedure with its slug, which comes from the file's name."""
    return dataclasses.replace(record, slug=slug)  # type: ignore[call-arg]
