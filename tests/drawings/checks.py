"""Questions asked of every drawing."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from generator.drawings.shapes import Arrow, Box, Drawing, Text

SVG = "{http://www.w3.org/2000/svg}"


def overlaps(a: Box, b: Box) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def assert_apart(boxes: Iterable[Box]) -> None:
    """No two boxes share a pixel."""
    seen: list[Box] = []
    for box in boxes:
        assert not any(overlaps(box, other) for other in seen), box
        seen.append(box)


def assert_texts_inside(texts: Iterable[Text], box: Box) -> None:
    """Every text stays in its box, with the safety of the width table."""
    for text in texts:
        assert text.lines
        assert box.holds(text.box), (text, box)


def assert_arrows_clear(arrows: Iterable[Arrow], boxes: Iterable[Box]) -> None:
    """No arrow runs over a card or a text."""
    obstacles = list(boxes)
    for arrow in arrows:
        for box in obstacles:
            assert not arrow.crosses(box), (arrow, box)


def assert_well_formed(drawing: Drawing, title: str, role: str = "img") -> None:
    """Both widths: a role, a name that is the title, a description, unique ids, no style, no script."""
    ids: list[str] = []
    for text in (drawing.large, drawing.narrow):
        root = ElementTree.fromstring(text)
        assert root.get("role") == role
        name = root.find(f"{SVG}title")
        description = root.find(f"{SVG}desc")
        assert name is not None
        assert description is not None
        assert name.text == title
        assert root.get("aria-labelledby") == name.get("id")
        assert root.get("aria-describedby") == description.get("id")
        assert "en liste juste après" in (description.text or "")
        ids += [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
        assert not any("style" in element.attrib for element in root.iter())
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert not tags & {"style", "script", "image", "foreignObject"}
    assert len(ids) == len(set(ids))
