"""Hostile YAML: whatever the bytes, reading ends, says where, and nothing hidden gets through."""

from __future__ import annotations

import time

import pytest
from small_town import FILE, base_text

from generator.content.load import decode_procedure, plain_data
from generator.content.nodes import Mapping, Scalar
from generator.content.source import MAX_BYTES, Document, read_document


def read(text: str | bytes) -> Document:
    return read_document(text.encode() if isinstance(text, str) else text, "x.yml")


def told(text: str | bytes) -> list[tuple[int, int, str]]:
    return [(p.place.line, p.place.column, p.rule) for p in read(text).problems]


def test_alias_bomb_ends_at_once() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    start = time.perf_counter()
    problems = read("\n".join(levels)).problems
    assert time.perf_counter() - start < 2
    assert {p.rule for p in problems} <= {"yaml-alias", "yaml-ancre"}
    assert sum(p.rule == "yaml-alias" for p in problems) == 99


def test_alias_to_itself() -> None:
    assert told("a: &a [*a]") == [(1, 8, "yaml-alias")]


@pytest.mark.parametrize(("text", "expected"), [
    ("a: !!python/object/apply:os.system [ls]", [(1, 4, "yaml-etiquette")]),
    ("a: !perso x", [(1, 4, "yaml-etiquette")]),
    ("a: 1\na: 2\na: 3", [(2, 1, "yaml-cle-double"), (3, 1, "yaml-cle-double")]),
    ("? [a, b]\n: c", [(1, 3, "yaml-cle")]),
    ("a: b\n---\nc: d", [(2, 1, "yaml-documents")]),
    ("a: x\x00y", [(1, 5, "yaml-caractere")]),
    ("a: \x07", [(1, 4, "yaml-caractere")]),
    ("a:\n\tb: c\nd: e", [(2, 1, "yaml-tabulation")]),
    ("%YAML 9.9\n---\na: b", [(1, 1, "yaml-syntaxe")]),
    ("a: 'jamais fermé", [(1, 17, "yaml-syntaxe")]),
    ("a: *b", [(1, 4, "yaml-alias")]),
    ("<<: {a: 1}\nb: 2", []),
    ("a: @x\nb: c", [(1, 4, "yaml-syntaxe")]),
])
def test_refused(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert told(text) == expected


def test_depth() -> None:
    assert [rule for *_, rule in told("[" * 21 + "]" * 21)] == ["yaml-profondeur"]
    assert told("[" * 20 + "]" * 20) == []
    assert [rule for *_, rule in told("[" * 100_000)] == ["yaml-profondeur"]


def test_size() -> None:
    assert told(b"a" * (MAX_BYTES + 1)) == [(1, 1, "yaml-taille")]
    assert told(b"a: " + b"b" * 1_000_000) == [(1, 1, "yaml-taille")]
    assert told(b"a: " + b"b" * (MAX_BYTES - 10)) == []


def test_encodings_and_line_ends() -> None:
    assert told("\ufeffa: b") == []
    assert told("nom: é".encode("latin-1")) == [(1, 6, "yaml-encodage")]
    assert told("a: b\r\nc: d\r\nc: e\r\n") == [(3, 1, "yaml-cle-double")]
    assert plain_data(read("a: b\r\nc: d\r\n").root) == {"a": "b", "c": "d"}


def test_utf16_is_told_without_an_avalanche() -> None:
    assert read("titre: été".encode("utf-16")).problems[0].rule == "yaml-encodage"


def test_surrogate_escapes_and_emoji() -> None:
    assert plain_data(read('a: "😀 \\U0001F600"').root) == {"a": "😀 😀"}
    lone = read('a: "\\ud800"')
    text = plain_data(lone.root)
    assert lone.problems or str(text).encode("utf-8")


@pytest.mark.parametrize("word", ["no", "non", "NO", "yes", "on", "012", "0o7", "1:30", "10:00", "1e3", "~x", ".5",
                                  "2026-11-22", "0x1F", "null x", "1_000", ".inf"])
def test_words_stay_words(word: str) -> None:
    root = read(f"a: {word}").root
    assert isinstance(root, Mapping)
    value = root.get("a")
    assert isinstance(value, Scalar)
    assert (value.value, value.style) == (word, "")


def test_merge_is_an_alias_told_once_and_read() -> None:
    document = read("a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n")
    assert [p.rule for p in document.problems] == ["yaml-alias"]
    assert plain_data(document.root) == {"a": {"b": "1", "c": "2"}, "d": {"c": "3", "b": "1"}}


def test_a_value_that_stops_yaml_does_not_hide_the_rest() -> None:
    text = base_text().replace("resume: Demandez", "resume: Note : demandez").replace("ici: ville", "ici: vile")
    _, _, problems = decode_procedure(text.encode(), FILE)
    assert [(p.place.line, p.rule) for p in problems] == [(4, "yaml-syntaxe"), (17, "valeur")]


def test_many_tabs_end() -> None:
    text = "a:\n" + "".join(f"\tk{n}: v\n  j{n}: w\n" for n in range(600))
    start = time.perf_counter()
    assert sum(p.rule == "yaml-tabulation" for p in read(text).problems) == 600
    assert time.perf_counter() - start < 10


def test_empty_files() -> None:
    for text in ("", "\n\n", "# rien\n", "---\n", "~\n"):
        _, _, problems = decode_procedure(text.encode(), "procedures/a/b.yml")
        assert [p.rule for p in problems] in (["vide"], ["type"])
