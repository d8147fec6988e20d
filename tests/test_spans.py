"""Every character of a value leads back to the file: 1,000 generated texts and more, in every scalar style."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.content.nodes import Mapping, Node, Scalar, Sequence
from generator.content.source import read_document
from generator.content.spans import Positions, index_of, line_column, positions

FLOW = ("plain", "single", "double", "escaped", "plain-lines", "single-lines", "double-lines")
BLOCK = (">", "|", ">-", "|-", ">+", "|+", ">2", "|2-", ">+3")
WORDS = ("été", "l'accueil", "«\u00a0oui\u00a0»", "12,50\u00a0€", "😀", "rendez-vous", "👨\u200d👩\u200d👧", "a:b",
         "n°\u00a05", "x\ty", "e\u0301te", "C'est", "œuvre", "\\n", "100 %", "x#y", "-", "fin.")


def scalars(node: Node | None) -> Iterator[Scalar]:
    """Every scalar of a tree that is a value."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, Mapping):
        for _, value in node:
            yield from scalars(value)


def follow(source: str) -> list[tuple[Scalar, Positions]]:
    """Each value of a file with its positions; the file must be sound."""
    document = read_document(source.encode(), "essai.yml")
    assert document.problems == ()
    return [(s, positions(document.text, s.place, s.value)) for s in scalars(document.root)]


def gives_back(written: str, style: str, value: str) -> bool:
    """The stretch of the source is the value, once folding and escapes are undone."""
    if style == "escaped":
        return value == "".join(chr(int(code, 16)) for code in re.findall(r"\\U([0-9A-F]{8})", written))
    if style.startswith("double"):
        written = written.replace("\\\\", "\\").replace('\\"', '"')
    if style.startswith("single"):
        written = written.replace("''", "'")
    return normal(written) == normal(value)


def normal(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text)


def write(words: list[str], style: str, eol: str) -> str:
    """A YAML file with one value made of these words, in a style."""
    lines = words if style.endswith("lines") or style[0] in ">|" else [" ".join(words)]
    body = [line.replace("\t", " ") if i == 0 else line for i, line in enumerate(lines)]
    if style[0] in ">|":
        width = int(re.sub(r"\D", "", style) or 2) + 2
        text = "".join(f"{' ' * width}{line}{eol}" for line in body)
        return f"a:{eol}  b: {style}{eol}{text}  c: fin{eol}"
    if style == "escaped":
        quoted = '"' + "".join(f"\\U{ord(c):08X}" for c in body[0]) + '"'
    elif style.startswith("single"):
        quoted = "'" + f"{eol}    ".join(b.replace("'", "''") for b in body) + "'"
    elif style.startswith("double"):
        quoted = '"' + f"{eol}    ".join(b.replace("\\", "\\\\").replace('"', '\\"') for b in body) + '"'
    else:
        quoted = "x" + f"{eol}    x".join(body)
    return f"a:{eol}  b: {quoted} # note{eol}  c: fin{eol}"


@settings(max_examples=2000, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), style=st.sampled_from(FLOW + BLOCK),
       eol=st.sampled_from(("\n", "\r\n")), data=st.data())
def test_any_stretch_of_any_value_slices_back(words: list[str], style: str, eol: str, data: st.DataObject) -> None:
    if style.startswith("plain"):
        words = [word.replace("x#y", "xy") for word in words]
    (value, found), _ = follow(write(words, style, eol))
    assert found.exact
    start = data.draw(st.integers(0, len(value.value) - 1))
    end = data.draw(st.integers(start + 1, len(value.value)))
    first, last = found.span(start, end)
    assert gives_back(found.source[first:last], style, value.value[start:end])
    place = found.place(start, end)
    assert index_of(found.source, place.line, place.column) == first
    assert index_of(found.source, place.end_line, place.end_column) == last


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=40)


@settings(max_examples=600, deadline=None, derandomize=True)
@given(text=TEXT, style=st.sampled_from(("double", "single", "|", ">-")))
def test_any_character_of_unicode_is_followed(text: str, style: str) -> None:
    text = text.replace("\ufeff", "") + "."
    for value, found in follow(write([text], style, "\n")):
        assert found.exact
        assert len(found.starts) == len(value.value)
        assert all(found.source[a:b] in (c, "''", '\\"', "\\\\", "\n") for a, b, c in
                   zip(found.starts, found.ends, value.value)) or "\u2028" in text or "\u2029" in text


CASES = (
    ('a: "l\\u00e9gal \\x41 \\n fin"\n', "légal A \n fin", "légal", "l\\u00e9gal"),
    ('a: "un \\\n  deux"\n', "un deux", "deux", "deux"),
    ('a: "un\n\n\n  deux"\n', "un\n\ndeux", "\n\n", "\n\n\n  "),
    ("a: >\n  un\n  deux\n\n  trois\n", "un deux\ntrois\n", "un deux", "un\n  deux"),
    ("a: >\n  un\n    - deux\n  trois\n", "un\n  - deux\ntrois\n", "- deux", "- deux"),
    ("a: >-\n\n  un\n  deux\n", "\nun deux", "deux", "deux"),
    ("a: |+\n  un\n  deux\n\n", "un\ndeux\n\n", "un\nde", "un\n  de"),
    ("a:\n  - |2\n     un\n    deux\n", " un\ndeux\n", "un", "un"),
    ("a: > # note\n  un\n\tdeux\n" .replace("\n\t", "\n  \t"), "un\n\tdeux\n", "deux", "deux"),
    ("a: un\n  deux\n\n  trois\n", "un deux\ntrois", "deux\ntrois", "deux\n\n  trois"),
    ("a: {b: un deux, c: 'l''eau'}\n", "un deux", "deux", "deux"),
    ("a: 'l''eau\n  est là'\n", "l'eau est là", "l'eau est", "l''eau\n  est"),
    ("a: >-\r\n  un\r\n  deux\r\n", "un deux", "n d", "n\r\n  d"),
)


@pytest.mark.parametrize(("source", "value", "quoted", "written"), CASES)
def test_a_quoted_stretch_is_found_in_the_file(source: str, value: str, quoted: str, written: str) -> None:
    scalar, found = follow(source)[0]
    assert scalar.value == value
    start = value.index(quoted)
    first, last = found.span(start, start + len(quoted))
    assert source[first:last] == written
    assert found.exact


def test_an_empty_stretch_is_a_point() -> None:
    (_, found), = follow("a: bonjour\n")
    assert found.span(3, 3) == (6, 6)
    assert found.span(7, 7) == (10, 10)


def test_a_value_that_cannot_be_followed_gives_the_whole_scalar() -> None:
    scalar, _ = follow("a: bonjour\n")[0]
    found = positions("a: bonjour\n", scalar.place, "autre chose")
    assert not found.exact
    assert found.span(2, 3) == (3, 10)


def test_lines_and_columns_go_both_ways() -> None:
    source = "un\r\ndeux\rtrois\nquatre"
    for index in (0, 2, 4, 7, 9, 14, len(source)):
        assert index_of(source, *line_column(source, index)) == index
