"""The door on PyYAML: a text to nodes with places, refusing all that YAML can hide.

Owns what is refused in any text (tags, anchors, aliases, repeated keys, depth, several documents) and the recovery
after each. Knows nothing of bytes, of tabs nor of procedures.
Rules: model.md, truth 3. Values stay text: the schema, not YAML 1.1, says what `oui`, `012` or `1:30` mean.
"""

from __future__ import annotations

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.content.nodes import Broken, Mapping, Node, Scalar, Sequence
from generator.problems import Place, Problem, error

MAX_DEPTH = 20
MAX_COPIED = 5_000  # nodes that aliases may stand for in one file: past that, they are left out
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the pure Python one gives the same events, slower


def build_nodes(text: str, file: str, shifts: dict[int, int] | None = None) -> tuple[Node | None, list[Problem]]:
    """The root node of a text (None when empty or unreadable) and the problems met.

    `shifts` says by line (from 1) how many columns the text gained over what the author wrote.
    """
    return _Builder(text, file, shifts or {}).build()


class _Refused(Exception):
    """Reading stops here: the problem is already told."""


class _Builder:
    """Builds nodes from the event stream of one text: data and places in one pass."""

    def __init__(self, text: str, file: str, shifts: dict[int, int]) -> None:
        self.file = file
        self.shifts = shifts
        self.problems: list[Problem] = []
        self.anchors: dict[str, Place] = {}
        self.anchored: dict[str, Node] = {}
        self.copied = 0
        self.depth = 0
        self.events = yaml.parse(text, Loader=_LOADER)

    def build(self) -> tuple[Node | None, list[Problem]]:
        """The root node (None for an empty or unreadable file) and the problems met."""
        root: Node | None = None
        documents = 0
        try:
            for event in self.events:
                if isinstance(event, DocumentStartEvent):
                    documents += 1
                    if documents == 2:
                        self._tell(event, "yaml-documents", "Ce fichier contient une deuxième partie après « --- ».",
                                   "Gardez une seule démarche par fichier.")
                elif isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent, AliasEvent)):
                    root = _joined(root, self._node(event))
        except yaml.YAMLError as failure:
            self._tell_syntax(failure)
        except _Refused:
            pass
        for place in self.anchors.values():
            self.problems.append(error(place, "yaml-ancre", "Une ancre « & » est posée ici.",
                                       "Écrivez la valeur en entier, sans « & »."))
        return root, self.problems

    def _place(self, event: Event) -> Place:
        start, end = event.start_mark, event.end_mark
        assert start is not None and end is not None
        before, after = self.shifts.get(start.line + 1, 0), self.shifts.get(end.line + 1, 0)
        return Place(self.file, start.line + 1, start.column + 1 - before, end.line + 1, end.column + 1 - after)

    def _tell(self, event: Event, rule: str, message: str, remedy: str) -> None:
        self.problems.append(error(self._place(event), rule, message, remedy))

    def _tell_syntax(self, failure: yaml.YAMLError) -> None:
        mark = getattr(failure, "problem_mark", None) or getattr(failure, "context_mark", None)
        place = Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)
        reason = str(getattr(failure, "problem", None) or failure)
        message, remedy = _explain(reason)
        self.problems.append(error(place, "yaml-syntaxe", message, remedy))

    def _node(self, event: Event) -> Node:
        if isinstance(event, AliasEvent):
            self.anchors.pop(str(event.anchor), None)
            self._tell(event, "yaml-alias", f"Le renvoi « *{event.anchor} » n’est pas accepté.",
                       "Recopiez ici la valeur en entier.")
            return self._copy(str(event.anchor)) or Broken(self._place(event))
        assert isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent))
        if event.anchor is not None:
            self.anchors[event.anchor] = self._place(event)
        refused = event.tag is not None
        if refused:
            self._tell(event, "yaml-etiquette", f"L’étiquette « {event.tag} » n’est pas acceptée.",
                       "Effacez-la : écrivez seulement la valeur.")
        node = self._scalar(event) if isinstance(event, ScalarEvent) else self._nested(event)
        if event.anchor is not None:
            self.anchored[event.anchor] = node
        return node

    def _copy(self, anchor: str) -> Node | None:
        """What an alias stands for, so that no second problem follows from it; None when too big or not whole yet."""
        node = self.anchored.get(anchor)
        self.copied += _size(node) if node else 0
        return node if self.copied <= MAX_COPIED else None

    def _nested(self, event: SequenceStartEvent | MappingStartEvent) -> Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self._tell(event, "yaml-profondeur", f"Il y a plus de {MAX_DEPTH} niveaux de retrait.",
                       "Simplifiez la structure.")
            raise _Refused
        node = self._sequence(event) if isinstance(event, SequenceStartEvent) else self._mapping(event)
        self.depth -= 1
        return node

    def _scalar(self, event: ScalarEvent) -> Scalar:
        style = event.style if event.style in ("'", '"', ">", "|") else ""
        start, end = event.start_mark, event.end_mark
        assert start is not None and end is not None
        return Scalar(event.value, self._place(event), style, start.index, end.index)

    def _sequence(self, start: Event) -> Sequence:
        items: list[Node] = []
        for event in self.events:
            if isinstance(event, SequenceEndEvent):
                return Sequence(tuple(items), self._place(start))
            items.append(self._node(event))
        raise _Refused

    def _mapping(self, start: Event) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        merged: list[Node] = []  # what « << » brings, its alias already told
        for event in self.events:
            if isinstance(event, MappingEndEvent):
                for copied in (one for one in merged if isinstance(one, Mapping)):
                    entries.update({k.value: (k, v) for k, v in copied if k.value not in entries})
                return Mapping(tuple(entries.values()), self._place(start))
            told = len(self.problems)
            key = self._node(event)
            value = self._node(next(self.events))
            if isinstance(key, Scalar) and key.value == "<<" and key.is_plain and len(self.problems) > told:
                merged.append(value)
            elif not isinstance(key, Scalar):
                self.problems.append(error(key.place, "yaml-cle", "Cette clé n’est pas un mot simple.",
                                           "Écrivez « cle: valeur »."))
            elif key.value in entries:
                first = entries[key.value][0].place.line
                self.problems.append(error(
                    key.place, "yaml-cle-double", f"La clé « {key.value} » est déjà écrite ligne {first}.",
                    "Gardez une seule des deux."))
            else:
                entries[key.value] = (key, value)
        raise _Refused


def _joined(first: Node | None, second: Node) -> Node:
    """The keys of two parts of a file together, so that « --- » alone does not make keys missing."""
    if first is None or not (isinstance(first, Mapping) and isinstance(second, Mapping)):
        return first or second
    known = {key.value for key, _ in first}
    return Mapping((*first.entries, *((k, v) for k, v in second if k.value not in known)), first.place)


def _size(node: Node) -> int:
    """How many nodes there are in a node, itself counted."""
    if isinstance(node, Sequence):
        return 1 + sum(_size(item) for item in node.items)
    return 1 + sum(1 + _size(value) for _, value in node) if isinstance(node, Mapping) else 1


_REASONS = (
    ("mapping values are not allowed", "Un « : » se trouve là où YAML ne l’attend pas.",
     "Mettez le texte entre guillemets droits, ou vérifiez le retrait de la ligne."),
    ("did not find expected key", "Le retrait de cette ligne ne va pas avec les lignes d’avant.",
     "Alignez-la sur les clés voisines."),
    ("did not find expected '-'", "Un tiret de liste manque ou n’est pas aligné.", "Alignez les tirets de la liste."),
    ("cannot start any token", "Un caractère interdit commence cette valeur.",
     "Mettez la valeur entre guillemets droits."),
    ("could not find expected ':'", "Il manque « : » après cette clé.", "Écrivez « cle: valeur »."),
    ("unexpected end of stream", "Un guillemet n’est pas refermé.", "Ajoutez le guillemet de fin."),
    ("found unknown escape character", "Une barre oblique « \\ » n’est pas comprise entre guillemets doubles.",
     "Doublez-la ou mettez des guillemets simples."),
    ("found undefined tag handle", "Un « ! » commence cette valeur.", "Mettez la valeur entre guillemets droits."),
)


def _explain(reason: str) -> tuple[str, str]:
    """The parser's English reason in plain French, with what to write instead."""
    for part, message, remedy in _REASONS:
        if part in reason:
            return message, remedy
    return "Cette partie du fichier n’est pas du YAML correct.", "Vérifiez les retraits, les « : » et les guillemets."
