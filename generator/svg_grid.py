"""The grid of the pictograms: one SVG file becomes its shapes, with each way it leaves the family.

Owns the square (24 units), the stroke (2, round), the shapes and attributes allowed (diagrams/pictogrammes/README.md).
Must not know the catalogue, nor how a mistake is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

SVG = "http://www.w3.org/2000/svg"
SIDE = 24
_HALF_STROKE = 1
ROOT = {
    "viewBox": f"0 0 {SIDE} {SIDE}",
    "fill": "none",
    "stroke": "currentColor",
    "stroke-width": "2",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
_SHAPES = {
    "path": {"d"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "line": {"x1", "y1", "x2", "y2"},
    "polyline": {"points"},
    "polygon": {"points"},
}
_OF_SHAPES = ", ".join(_SHAPES)
_NUMBER = r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)"
_FLAG = r"[\s,]*([01])"
_COMMAND = re.compile(r"[\s,]*([A-Za-z])")
_PIECES = {
    kind: re.compile(numbers) for kind, numbers in {
        "m": _NUMBER * 2, "l": _NUMBER * 2, "t": _NUMBER * 2, "h": _NUMBER, "v": _NUMBER, "c": _NUMBER * 6,
        "s": _NUMBER * 4, "q": _NUMBER * 4, "a": _NUMBER * 3 + _FLAG * 2 + _NUMBER * 2, "z": "",
    }.items()
}
Point = tuple[float, float]


@dataclass(frozen=True)
class Fault:
    """One way a file leaves the grid; `line` and `column` are 1-based, in the text of the file."""

    line: int
    column: int
    message: str
    remedy: str


def read_svg(text: str) -> tuple[str, tuple[Fault, ...]]:
    """The shapes of a file, rewritten without the <svg> around them, and its faults; no shape when it is no SVG."""
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as reason:
        line, column = reason.position
        remedy = "Une balise n’est pas fermée ou pas finie : chaque forme finit par « /> », le fichier par « </svg> »."
        return "", (Fault(line, column + 1, "À partir d’ici, ce fichier n’est plus un SVG lisible.", remedy),)
    if root.tag != f"{{{SVG}}}svg":
        return "", (_at(text, 0, f"Le fichier ne commence pas par « <svg xmlns=\"{SVG}\" ».",
                        "Recopiez la première ligne de diagrams/pictogrammes/README.md."),)
    faults = (*_root_faults(root, text), *(fault for shape in root.iter() if shape is not root
                                           for fault in _shape_faults(shape, text)))
    return "".join(_markup(child) for child in root), faults


def _root_faults(root: ElementTree.Element, text: str) -> Iterator[Fault]:
    """What is wrong before the shapes: a DOCTYPE, other attributes, nothing after."""
    declared = re.search(r"<!(?!--)", text)
    if declared:
        yield _at(text, declared.start(), "Une déclaration « <! » est interdite.", "Effacez-la.")
    for name, expected in ROOT.items():
        if root.get(name) != expected:
            yield _at(text, _attribute(text, "svg", name), f"L’attribut « {name} » doit valoir « {expected} ».",
                      f'Écrivez {name}="{expected}".')
    for name in map(_local, sorted(set(root.attrib) - set(ROOT))):
        yield _at(text, _attribute(text, "svg", name), f"L’attribut « {name} » est de trop.", "Effacez-le.")
    if len(root) == 0:
        yield _at(text, 0, "Le dessin est vide.", f"Ajoutez au moins une forme : {_OF_SHAPES}.")


def _shape_faults(shape: ElementTree.Element, text: str) -> Iterator[Fault]:
    """What is wrong with one shape: its element, its attributes, a stroke that leaves the square."""
    tag = _local(shape.tag)
    if tag not in _SHAPES or shape.tag != f"{{{SVG}}}{tag}":
        where = re.search(rf"<([\w-]+:)?{re.escape(tag)}\b", text)
        yield _at(text, where.start() if where else 0, f"L’élément « {tag} » est interdit dans un pictogramme.",
                  f"Dessinez seulement avec : {_OF_SHAPES}.")
        return
    for name in map(_local, sorted(set(shape.attrib) - _SHAPES[tag])):
        yield _at(text, _attribute(text, tag, name), f"L’attribut « {name} » est interdit sur « {tag} ».",
                  "Effacez-le : la première ligne donne le trait et la couleur de toutes les formes.")
    if any(not _HALF_STROKE <= value <= SIDE - _HALF_STROKE for point in _points(tag, shape) for value in point):
        yield _at(text, _shape(text, shape), "Cette forme sort du carré : son trait serait coupé.",
                  f"Gardez chaque point entre {_HALF_STROKE} et {SIDE - _HALF_STROKE}.")


def _points(tag: str, shape: ElementTree.Element) -> Iterator[Point]:
    """Points that the middle of the stroke passes by or nearly: corners of a shape, ends of the pieces of a path."""
    if tag == "path":
        yield from path_points(shape.get("d", ""))
        return
    if tag in ("polyline", "polygon"):
        numbers = [float(number) for number in re.findall(_NUMBER, shape.get("points", ""))]
        yield from zip(numbers[::2], numbers[1::2])
        return
    size = {name: _float(shape.get(name, "")) for name in _SHAPES[tag]}
    if tag == "line":
        yield from ((size["x1"], size["y1"]), (size["x2"], size["y2"]))
    elif tag == "rect":
        yield from ((size["x"], size["y"]), (size["x"] + size["width"], size["y"] + size["height"]))
    else:
        across, down = size.get("rx", size.get("r", 0)), size.get("ry", size.get("r", 0))
        yield from ((size["cx"] - across, size["cy"] - down), (size["cx"] + across, size["cy"] + down))


def path_points(d: str) -> Iterator[Point]:
    """Where each piece of a path ends (SVG 1.1 §8.3); a text that is no path gives the points before the mistake."""
    here = start = (0.0, 0.0)
    for command, numbers in _pieces(d):
        left, up = here if command.islower() else (0.0, 0.0)
        kind = command.lower()
        if kind == "z":
            here = start
        elif kind == "h":
            here = left + numbers[0], here[1]
        elif kind == "v":
            here = here[0], up + numbers[0]
        else:
            here = left + numbers[-2], up + numbers[-1]
        if kind == "m":
            start = here
        yield here


def _pieces(d: str) -> Iterator[tuple[str, list[float]]]:
    """Each command of a path with its numbers; a command that is not repeated stands for the next numbers too."""
    command, at = "", 0
    while True:
        found = _COMMAND.match(d, at)
        if found:
            command, at = found[1], found.end()
        elif command in ("", "z", "Z"):
            return
        piece = _PIECES[command.lower()].match(d, at) if command.lower() in _PIECES else None
        if piece is None:
            return
        yield command, [float(number) for number in piece.groups()]
        at = piece.end()
        command = {"m": "l", "M": "L"}.get(command, command)


def _float(text: str) -> float:
    return float(text) if re.fullmatch(_NUMBER, text) else 0.0


def _local(name: str) -> str:
    """A name of XML without its namespace."""
    return name.rpartition("}")[2]


def _markup(element: ElementTree.Element) -> str:
    """One shape, rewritten with its attributes in the order of the file."""
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in element.attrib.items())
    return f"<{_local(element.tag)}{attributes}/>"


def _attribute(text: str, tag: str, name: str) -> int:
    """Where an attribute of the first such element is written, or that element, or the beginning."""
    found = re.search(rf"<{tag}\b[^>]*?\s(?=([\w-]+:)?{re.escape(name)}\s*=)", text)
    if found:
        return found.end()
    found = re.search(rf"<{tag}\b", text)
    return found.start() if found else 0


def _shape(text: str, shape: ElementTree.Element) -> int:
    """Where a shape is written: looked for by its longest attribute, which nearly always is its own."""
    value = max(shape.attrib.values(), key=len, default="")
    found = re.search(rf"<{_local(shape.tag)}\b[^>]*{re.escape(value)}", text)
    return found.start() if found else 0


def _at(text: str, index: int, message: str, remedy: str) -> Fault:
    line = text.count("\n", 0, index) + 1
    return Fault(line, index - text.rfind("\n", 0, index), message, remedy)
