"""The schema of editors accepts all real procedures, refuses what decoding refuses, and equals the model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from small_town import CASES, ROOT, base_text, put_over

from generator.content.load import plain_data
from generator.content.schema import procedure_schema
from generator.content.shape import Key, Shape, choices_of, keys_of
from generator.content.source import read_document
from generator.model.procedure import Procedure
from generator.model.values import Bloc

SCHEMA = procedure_schema()
REAL = [p for p in sorted((ROOT / "procedures").rglob("*.yml")) if "_commun" not in p.parts]


def as_editors_see(text: bytes) -> Any:
    """Whole numbers and `true` as the editors' YAML 1.2 reader gives them; all the rest as text."""
    def convert(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: convert(one) for key, one in value.items()}
        if isinstance(value, list):
            return [convert(one) for one in value]
        if value in ("true", "false"):
            return value == "true"
        return int(value) if isinstance(value, str) and value.isdecimal() and str(int(value)) == value else value

    return convert(plain_data(read_document(text, "x.yml").root))


def faults(text: str | bytes) -> list[str]:
    data = as_editors_see(text.encode() if isinstance(text, str) else text)
    return [f"{'.'.join(map(str, e.path))} {e.message[:200]}" for e in Draft202012Validator(SCHEMA).iter_errors(data)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_procedures_are_accepted(path: Path) -> None:
    assert faults(path.read_bytes()) == []


@pytest.mark.parametrize("keys", ["couleur: bleu\n", "statut: publie\n", "ici: mairie\n", "titre: [a]\n",
                                  "public: {}\n", "verifie_le: hier\n", "theme: Papiers !\n",
                                  "canaux: [{type: pigeon}]\n"])
def test_mistakes_are_refused(keys: str) -> None:
    assert faults(put_over(base_text(), keys))


def test_a_missing_key_is_refused() -> None:
    assert faults(base_text().replace("picto: carte-identite\n", ""))


def records(record: type[Bloc], found: dict[str, type[Bloc]]) -> dict[str, type[Bloc]]:
    """Every record reached from a record, by name."""
    if record.__name__ not in found:
        found[record.__name__] = record
        for key in keys_of(record).values():
            for inner in inside(key.shape):
                records(inner, found)
    return found


def inside(shape: Shape) -> list[type[Bloc]]:
    if shape.kind == "list":
        return inside(shape.of)
    return list(shape.of) if shape.kind == "choice" else [shape.of] if shape.kind == "record" else []


def test_it_equals_the_model() -> None:
    found = records(Procedure, {})
    assert set(SCHEMA["$defs"]) == set(found) - {"Procedure"}
    for name, record in found.items():
        table = SCHEMA if name == "Procedure" else SCHEMA["$defs"][name]
        keys = keys_of(record)
        assert list(table["properties"]) == list(keys)
        assert table["required"] == [k for k, key in keys.items() if key.required]
        assert table["additionalProperties"] is False
        for key in keys.values():
            described(table["properties"][key.name], key)


def described(entry: dict[str, Any], key: Key) -> None:
    assert entry["description"] == key.aide
    words = choices_of(key.shape)
    if words and not key.shape.absence:
        assert entry["enum"] == list(words)


def test_absences_are_allowed_where_the_model_allows_them() -> None:
    assert faults(put_over(base_text(), "pieces: {inconnu: Nous ne savons pas encore.}\n")) == []
    assert faults(put_over(base_text(), "titre: {inconnu: Nous ne savons pas encore.}\n"))
    assert CASES.is_dir()
