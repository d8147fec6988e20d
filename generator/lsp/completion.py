"""What may be typed at the cursor: keys of the model with their help, closed words, and names of the catalogues.

Owns the offers. Must not know: the protocol. The model says everything: a key added there is offered here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from generator.checks.references import names_for
from generator.content.load import SHARED
from generator.content.shape import Key, Shape, choices_of, keys_of
from generator.lsp.cursor import Cursor, read_cursor
from generator.model.directory import Catalogue, FichierCommun
from generator.model.procedure import Procedure
from generator.model.values import Bloc, Nom, Si

Records = tuple[type[Bloc], ...]


@dataclass(frozen=True)
class Offer:
    """A word to complete with. `text` is what is written, `detail` what it means; `required` keys come first."""

    label: str
    text: str
    detail: str
    key: bool = False
    required: bool = False


def offers(text: str, index: int, file: str, catalogue: Catalogue, procedure: Procedure | None) -> tuple[Offer, ...]:
    """What may be typed at `index` of a file's text."""
    cursor = read_cursor(text, index)
    root: Records = (FichierCommun,) if SHARED in PurePath(file).parts else (Procedure,)
    found = _Model(catalogue, file, procedure).offers(cursor, root)
    return tuple(sorted(set(found), key=lambda offer: (not offer.required, offer.label)))


class _Model:
    """The model and the names around one file."""

    def __init__(self, catalogue: Catalogue, file: str, procedure: Procedure | None) -> None:
        self.catalogue, self.file, self.procedure = catalogue, file, procedure

    def offers(self, cursor: Cursor, root: Records) -> Iterator[Offer]:
        records, condition = _inside(root, cursor.keys)
        if condition:
            yield from self._answers(cursor.key) if cursor.key else self._questions()
        elif not cursor.key:
            yield from _keys(records)
        else:
            for key in _named(records, cursor.key):
                yield from self._values(key)

    def _values(self, key: Key) -> Iterator[Offer]:
        shape = _item(key.shape)
        if shape.kind == "scalar" and shape.of is Si:
            return
        words = choices_of(shape) or (("oui", "non") if shape.of is bool else ())
        yield from (Offer(word, word, key.aide) for word in words)
        if shape.of is Nom:
            yield from self._names(key.name)
        for record in _records(shape):
            if key.shape.kind == "list":
                yield from _keys((record,))
            elif record.raccourci:
                yield from self._names(record.raccourci)

    def _names(self, field: str) -> Iterator[Offer]:
        for name in names_for(field, self.catalogue, self.file, self.procedure):
            yield Offer(name, name, self._meaning(field, name))

    def _meaning(self, field: str, name: str) -> str:
        """The title or name of what is quoted."""
        catalogue = self.catalogue
        for table in (catalogue.services, catalogue.organismes, catalogue.documents, catalogue.themes,
                      catalogue.evenements, catalogue.procedures):
            record = table.get(name)
            if record is not None:
                return str(getattr(record, "nom", "") or getattr(record, "titre", ""))
        return field

    def _questions(self) -> Iterator[Offer]:
        for question in self.procedure.questions if self.procedure else ():
            yield Offer(str(question.id), f"{question.id}: ", str(question.texte), key=True)

    def _answers(self, question: str) -> Iterator[Offer]:
        asked = self.procedure.questions if self.procedure else ()
        for answer in (answer for one in asked if one.id == question for answer in one.reponses):
            yield Offer(str(answer.id), str(answer.id), str(answer.texte))


def _inside(records: Records, keys: Iterable[str]) -> tuple[Records, bool]:
    """The records that the keys lead to; True when they lead to a condition « si »."""
    for name in keys:
        shapes = [_item(key.shape) for key in _named(records, name)]
        if any(shape.of is Si for shape in shapes):
            return (), True
        records = tuple(record for shape in shapes for record in _records(shape))
    return records, False


def _item(shape: Shape) -> Shape:
    return shape.of if shape.kind == "list" else shape


def _records(shape: Shape) -> Records:
    if shape.kind == "record":
        return (shape.of,)
    return tuple(shape.of) if shape.kind == "choice" else ()


def _named(records: Records, name: str) -> list[Key]:
    return [keys_of(record)[name] for record in records if name in keys_of(record)]


def _keys(records: Records) -> Iterator[Offer]:
    for record in records:
        for key in keys_of(record).values():
            yield Offer(key.name, f"{key.name}: ", key.aide, key=True, required=key.required)
