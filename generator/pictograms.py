"""The pictograms: the catalogue and the SVG files become checked values, then SVG text for the pages.

Owns the grid (24 units), the stroke (2, round), the licences allowed and the pass mark of comprehension.
Must not know procedures, pages, nor how YAML is read: the catalogue arrives already parsed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from generator.problems import Place, Problem, error, warning

PASS_MARK = 67
"""Share of right answers, in percent, asked of a public symbol (ISO 3864; the test itself is ISO 9186-1)."""

SVG = "http://www.w3.org/2000/svg"
_ROOT = {
    "viewBox": "0 0 24 24",
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
_LICENCES = ("projet", "MIT", "ISC", "Apache-2.0", "CC0-1.0", "CC-BY-4.0")
_RESERVED = re.compile(r"dsfr|gouv\.fr|arasaac|sclera", re.IGNORECASE)
_ATTRIBUTES = " ".join(f'{name}="{value}"' for name, value in _ROOT.items())


@dataclass(frozen=True)
class Comprehension:
    """What residents said: `n` persons asked, `juste` right answers; n = 0 means « not tested yet »."""

    n: int = 0
    juste: int = 0

    @property
    def percent(self) -> int:
        """Right answers in whole percent, 0 when nobody was asked."""
        return self.juste * 100 // self.n if self.n else 0


@dataclass(frozen=True)
class Pictogram:
    """One concept of the catalogue; `svg_inner` is the shapes only, without the <svg> around them."""

    id: str
    libelle: str
    svg_inner: str
    licence: str
    source: str
    comprehension: Comprehension = Comprehension()


PlaceOf = Callable[[str], Place]
"""Where an entry of the catalogue stands; "" stands for the catalogue itself."""


def load_pictograms(
    folder: Path, catalogue: Mapping[str, object], place_of: PlaceOf
) -> tuple[Mapping[str, Pictogram], tuple[Problem, ...]]:
    """Every sound pictogram by its id, in alphabetical order, and all the problems met.

    `folder` holds the SVG files; `catalogue` is the parsed catalogue.yml; an entry with an error is left out.
    """
    entries = catalogue.get("pictogrammes")
    if not isinstance(entries, Mapping):
        return MappingProxyType({}), (_error(place_of(""), "La clé « pictogrammes » manque au catalogue."),)
    found: dict[str, Pictogram] = {}
    problems: list[Problem] = []
    for ident in sorted(entries, key=str):
        pictogram, met = _load_one(folder, str(ident), entries[ident], place_of(str(ident)))
        problems += met
        if pictogram is not None:
            found[pictogram.id] = pictogram
    problems += _twins(found.values(), place_of)
    problems += _orphans(folder, entries, place_of(""))
    return MappingProxyType(found), tuple(problems)


def inline(pictogram: Pictogram, cssclass: str = "picto") -> str:
    """The pictogram as an <svg> to put in a page, hidden from screen readers: the words beside it carry the meaning."""
    return (
        f'<svg class={quoteattr(cssclass)} {_ATTRIBUTES} aria-hidden="true" focusable="false">'
        f"{pictogram.svg_inner}</svg>"
    )


def sprite(pictograms: Iterable[Pictogram]) -> str:
    """One SVG file of <symbol id="p-…">, for <use href="…/pictos.svg#p-mairie"/>."""
    symbols = (f'<symbol id="p-{p.id}" {_ATTRIBUTES}>{p.svg_inner}</symbol>' for p in pictograms)
    return f'<svg xmlns="{SVG}">\n' + "\n".join(symbols) + "\n</svg>\n"


def _load_one(folder: Path, ident: str, entry: object, place: Place) -> tuple[Pictogram | None, list[Problem]]:
    """One entry as a pictogram, or None with the reasons."""
    if not isinstance(entry, Mapping):
        return None, [_error(place, f"« {ident} » : l’entrée doit être une liste de clés et de valeurs.")]
    fields = {key: str(entry.get(key, "")).strip() for key in ("fichier", "libelle", "licence", "source", "sha256")}
    problems = [_error(place, f"« {ident} » : la clé « {key} » manque.") for key, value in fields.items() if not value]
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", ident):
        problems.append(_error(place, f"« {ident} » : un nom n’a que lettres sans accent, chiffres et tirets."))
    problems += _licence_problems(ident, fields["licence"], fields["source"], place)
    comprehension, met = _comprehension(ident, entry.get("comprehension"), place)
    problems += met
    inner, met = _read_svg(folder / (fields["fichier"] or f"{ident}.svg"), fields["sha256"], ident, place)
    problems += met
    if any(problem.level == "erreur" for problem in problems):
        return None, problems
    return Pictogram(ident, fields["libelle"], inner, fields["licence"], fields["source"], comprehension), problems


def _licence_problems(ident: str, licence: str, source: str, place: Place) -> Iterator[Problem]:
    """Refuses what a town may not reuse and change freely: NC, ND, and drawings reserved to the State (DSFR)."""
    if licence and licence not in _LICENCES:
        yield error(
            place, "picto-licence", f"« {ident} » : la licence « {licence} » n’est pas admise.",
            "Prendre un dessin sous l’une de ces licences : " + ", ".join(_LICENCES) + ".",
        )
    if _RESERVED.search(source):
        yield error(
            place, "picto-licence", f"« {ident} » : ce dessin est réservé (« {source} »).",
            "Dessiner un pictogramme pour ce projet.",
        )


def _comprehension(ident: str, raw: object, place: Place) -> tuple[Comprehension, list[Problem]]:
    """The result of the test with residents; a drawing under the pass mark is to be redrawn."""
    entry = raw if isinstance(raw, Mapping) else {}
    status = entry.get("statut")
    if status == "non_teste":
        return Comprehension(), []
    n, right = _whole(entry.get("n")), _whole(entry.get("juste"))
    if status != "teste" or not 0 <= right <= n or n == 0:
        remedy = "Écrire {statut: non_teste} ou {statut: teste, n: 24, juste: 20}."
        return Comprehension(), [_error(place, f"« {ident} » : la clé « comprehension » est mal écrite.", remedy)]
    result = Comprehension(n, right)
    if right * 100 >= n * PASS_MARK:
        return result, []
    message = f"« {ident} » : {right} personnes sur {n} ont compris, moins de {PASS_MARK} %."
    return result, [warning(place, "picto-compris", message, "Redessiner ce pictogramme, puis refaire le test.")]


def _whole(raw: object) -> int:
    """A whole number, written as a number or as its digits; -1 for anything else."""
    text = str(raw)
    return int(text) if re.fullmatch("[0-9]{1,6}", text) else -1


def _read_svg(path: Path, digest: str, ident: str, place: Place) -> tuple[str, list[Problem]]:
    """The shapes of one file, and what breaks the grid."""
    if not path.is_file():
        return "", [_error(place, f"« {ident} » : le fichier « {path.name} » n’existe pas.")]
    raw = path.read_bytes()
    problems = []
    actual = hashlib.sha256(raw).hexdigest()
    if digest and actual != digest:
        message = f"« {ident} » : le fichier « {path.name} » a changé sans que le catalogue le dise."
        problems.append(error(place, "picto-empreinte", message, f"Si c’est voulu, écrire sha256: \"{actual}\""))
    try:
        root = ElementTree.fromstring(raw)
    except ElementTree.ParseError as reason:
        return "", [*problems, error(place, "picto-grille", f"« {path.name} » n’est pas un SVG lisible ({reason}).")]
    problems += [
        error(place, "picto-grille", f"« {path.name} » : {fault}.", "Voir la grille : diagrams/pictogrammes/README.md.")
        for fault in _faults(root, raw)
    ]
    return "".join(_markup(child) for child in root), problems


def _faults(root: ElementTree.Element, raw: bytes) -> Iterator[str]:
    """Each way the file leaves the family: wrong root attributes, foreign elements or attributes, a DOCTYPE."""
    if b"<!" in raw.replace(b"<!--", b""):
        yield "une déclaration « <! » est interdite"
    if root.tag != f"{{{SVG}}}svg":
        yield "la racine n’est pas un élément svg"
    for name, expected in _ROOT.items():
        if root.get(name) != expected:
            yield f"l’attribut {name} doit valoir « {expected} »"
    for name in sorted(set(root.attrib) - set(_ROOT)):
        yield f"l’attribut {name} est de trop"
    if len(root) == 0:
        yield "le dessin est vide"
    for element in root.iter():
        if element is root:
            continue
        tag = element.tag.removeprefix(f"{{{SVG}}}")
        if tag not in _SHAPES:
            yield f"l’élément {tag} est interdit"
        else:
            yield from (f"l’attribut {a} est interdit sur {tag}" for a in sorted(set(element.attrib) - _SHAPES[tag]))


def _markup(element: ElementTree.Element) -> str:
    """One shape, rewritten with its attributes in the order of the file."""
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in element.attrib.items())
    return f"<{element.tag.removeprefix(f'{{{SVG}}}')}{attributes}/>"


def _twins(pictograms: Iterable[Pictogram], place_of: PlaceOf) -> Iterator[Problem]:
    """The same drawing under two names: a resident could not tell one concept from the other (rule P3)."""
    seen: dict[str, str] = {}
    for pictogram in pictograms:
        first = seen.setdefault(pictogram.svg_inner, pictogram.id)
        if first != pictogram.id:
            yield error(
                place_of(pictogram.id), "picto-double", f"« {pictogram.id} » et « {first} » sont le même dessin.",
                "Un dessin ne sert qu’une idée : en changer un, ou n’en garder qu’un.",
            )


def _orphans(folder: Path, entries: Mapping[object, object], place: Place) -> Iterator[Problem]:
    """SVG files that no entry of the catalogue names."""
    named = {str(entry.get("fichier")) for entry in entries.values() if isinstance(entry, Mapping)}
    for path in sorted(folder.glob("*.svg")):
        if path.name not in named:
            yield error(
                place, "picto-catalogue", f"Le fichier « {path.name} » n’est pas au catalogue.",
                "Ajouter son entrée à catalogue.yml, ou supprimer le fichier.",
            )


def _error(place: Place, message: str, remedy: str = "") -> Problem:
    return error(place, "picto-catalogue", message, remedy)
