"""The JSON Schema of a procedure, from the model: what editors complete and check while an author types.

Owns the translation of shapes to JSON Schema (draft 2020-12). Nothing is written twice: a key added to the model
is in the schema.
"""

from __future__ import annotations

from typing import Any

from generator.content.shape import Key, Shape, choices_of, keys_of
from generator.model.procedure import Procedure
from generator.model.values import Bloc, Si

_TEXT = {"type": ["string", "number"], "minLength": 1}  # « 2026 » without quotes is a number for an editor
_SCALARS: dict[str, dict[str, Any]] = {
    "Texte": _TEXT,
    "Nom": {"type": ["string", "integer"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    "Adresse": _TEXT,
    "DatePartielle": {"type": ["string", "integer"]},
    "Heure": {"type": "string", "pattern": "^([01]?\\d|2[0-3])[:h][0-5]\\d$"},
    "Duree": {"type": "string", "pattern": "^\\d{1,4} (minute|heure|jour|semaine|mois|an)s?$"},
    "bool": {"enum": ["oui", "non", True, False]},
    "int": {"type": "integer", "minimum": 0},
    "Decimal": {"type": ["number", "string"]},
    "date": {"type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"},
}


def procedure_schema() -> dict[str, Any]:
    """The schema of a file of procedures/<thème>/."""
    definitions: dict[str, Any] = {}
    root = _record(Procedure, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Démarche", "description": "Une démarche : un fichier YAML.", **root, "$defs": definitions,
    }


def _record(record: type[Bloc], definitions: dict[str, Any]) -> dict[str, Any]:
    keys = keys_of(record)
    return {
        "type": "object", "additionalProperties": False,
        "properties": {name: _key(key, definitions) for name, key in keys.items()},
        "required": [name for name, key in keys.items() if key.required],
    }


def _key(key: Key, definitions: dict[str, Any]) -> dict[str, Any]:
    return {"description": key.aide, **_shape(key.shape, definitions)}


def _shape(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    plain = _plain(shape, definitions)
    if not shape.absence:
        return plain
    absent = {"type": "object", "additionalProperties": False, "minProperties": 1, "maxProperties": 1,
              "properties": {"inconnu": _TEXT, "sans_objet": _TEXT}}
    return {"anyOf": [plain, absent]}


def _plain(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    if shape.kind == "list":
        items = _shape(shape.of, definitions)
        several = {"type": "array", "items": items}
        return {"anyOf": [several, items]} if shape.of.kind == "scalar" else several
    if shape.kind == "choice":
        return {"anyOf": [_reference(record, definitions) for record in shape.of]}
    if shape.kind == "record":
        reference = _reference(shape.of, definitions)
        return {"anyOf": [reference, _SCALARS["Nom"]]} if shape.of.raccourci else reference
    if shape.of is Si:
        answers = {"anyOf": [_SCALARS["Nom"], {"type": "array", "items": _SCALARS["Nom"]}]}
        return {"type": "object", "additionalProperties": answers}
    words = choices_of(shape)
    return {"enum": list(words)} if words else dict(_SCALARS[shape.of.__name__])


def _reference(record: type[Bloc], definitions: dict[str, Any]) -> dict[str, Any]:
    name = record.__name__
    if name not in definitions:
        definitions[name] = {}  # a record may hold itself: name it before looking inside
        definitions[name] = _record(record, definitions)
    return {"$ref": f"#/$defs/{name}"}


