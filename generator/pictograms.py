"""The pictograms: the catalogue and the SVG files become checked values, then SVG text for the pages.

Owns the keys of the catalogue, the licences allowed and the pass mark of comprehension; the grid is in svg_grid.
Must not know procedures, pages, nor how YAML is read: the catalogue arrives already parsed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from xml.sax.saxutils import quoteattr

from generator.problems import Place, Problem, error, warning
from generator.spelling import did_you_mean, nearest, slug_of
from generator.svg_grid import ROOT, SVG, read_svg

PASS_MARK = 67
"""Share of right answers, in percent, asked of a public symbol (ISO 3864; the test itself is ISO 9186-1)."""

_KEYS = ("fichier", "libelle", "licence", "source", "sha256", "comprehension")
_LICENCES = ("projet", "MIT", "ISC", "Apache-2.0", "CC0-1.0", "CC-BY-4.0")
_RESERVED = re.compile(r"dsfr|gouv\.fr|arasaac|sclera", re.IGNORECASE)
_ATTRIBUTES = " ".join(f'{name}="{value}"' for name, value in ROOT.items())


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
"""Where an entry (« mairie ») or one of its keys (« mairie.licence ») stands; "" stands for the catalogue itself."""


def load_pictograms(
    folder: Path, catalogue: Mapping[str, object], place_of: PlaceOf
) -> tuple[Mapping[str, Pictogram], tuple[Problem, ...]]:
    """Every sound pictogram by its id, in alphabetical order, and all the problems met.

    `folder` holds the SVG files; `catalogue` is the parsed catalogue.yml, in that folder; an entry with an error is
    left out.
    """
    entries = catalogue.get("pictogrammes")
    if not isinstance(entries, Mapping):
        remedy = "Écrivez « pictogrammes: » au début d’une ligne, puis une entrée par dessin."
        return MappingProxyType({}), (_error(place_of(""), "La clé « pictogrammes » manque au catalogue.", remedy),)
    files = {path.stem: path.read_bytes() for path in folder.glob("*.svg")}
    found: dict[str, Pictogram] = {}
    problems = [*_alone({str(ident) for ident in entries}, files, place_of)]
    for ident in sorted(set(entries) & set(files)):
        pictogram, met = _load_one(ident, files[ident], entries[ident], place_of)
        problems += met
        if pictogram is not None:
            found[pictogram.id] = pictogram
    problems += _twins(found.values(), place_of)
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


def _alone(entries: Set[str], files: Mapping[str, bytes], place_of: PlaceOf) -> Iterator[Problem]:
    """Entries without a file, and files without an entry; two that nearly have the same name are told once."""
    left = sorted(set(files) - entries)
    for ident in sorted(entries - set(files)):
        meant = nearest(ident, (name for name in left if name == slug_of(name)))
        left = [name for name in left if name != meant]
        remedy = f"Créez-le à côté du catalogue, ou effacez l’entrée « {ident} »."
        yield _error(place_of(ident), f"Le fichier « {ident}.svg » n’existe pas.",
                     f"Vouliez-vous dire « {meant} » ?" if meant else remedy)
    for name in left:
        place, right = _beside(place_of(""), f"{name}.svg"), slug_of(name)
        if name == right:
            yield _error(place, "Ce dessin n’est pas au catalogue.", _entry_to_copy(name, files[name]))
        else:
            yield _error(place, f"« {name}.svg » n’est pas un nom possible.", f"Renommez-le « {right}.svg ».")


def _load_one(ident: str, raw: bytes, entry: object, place_of: PlaceOf) -> tuple[Pictogram | None, list[Problem]]:
    """One entry and the bytes of its file as a pictogram, or None with the reasons."""
    if ident != slug_of(ident):
        remedy = f"Renommez le fichier et l’entrée « {slug_of(ident)} »."
        return None, [_error(place_of(ident), f"« {ident} » n’est pas un nom possible.", remedy)]
    if not isinstance(entry, Mapping):
        return None, [_error(place_of(ident), f"L’entrée « {ident} » est vide.", _entry_to_copy(ident, raw))]
    problems = [*_key_problems(ident, entry, raw, place_of), *_licence_problems(ident, entry, place_of)]
    comprehension, met = _comprehension(ident, entry, place_of)
    inner, faults = read_svg(raw.decode(errors="replace"))
    drawing = _beside(place_of(""), f"{ident}.svg")
    problems += [*met, *(error(replace(drawing, line=fault.line, column=fault.column), "picto-grille", fault.message,
                               fault.remedy) for fault in faults)]
    if any(problem.level == "erreur" for problem in problems):
        return None, problems
    texts = {key: str(entry[key]).strip() for key in ("libelle", "licence", "source")}
    return Pictogram(ident, svg_inner=inner, comprehension=comprehension, **texts), problems


def _key_problems(ident: str, entry: Mapping[object, object], raw: bytes, place_of: PlaceOf) -> Iterator[Problem]:
    """Keys that are missing, unknown, or that do not say what the file is."""
    right = {"fichier": f"{ident}.svg", "sha256": hashlib.sha256(raw).hexdigest()}
    examples = {"libelle": '"ce que l’on voit"', "licence": "projet", "source": '"dessiné pour ce projet"',
                "fichier": right["fichier"], "sha256": f'"{right["sha256"]}"', "comprehension": "{statut: non_teste}"}
    unknown = [name for name in map(str, entry) if name not in _KEYS]
    meant = {nearest(name, _KEYS) for name in unknown}
    for key, example in examples.items():
        if not entry.get(key) and key not in meant:
            yield _error(place_of(ident), f"La clé « {key} » manque à « {ident} ».", f"Ajoutez « {key}: {example} ».")
    for name in unknown:
        yield _error(place_of(f"{ident}.{name}"), f"La clé « {name} » n’existe pas ici.", did_you_mean(name, _KEYS))
    if (entry.get("fichier") or right["fichier"]) != right["fichier"]:
        yield _error(place_of(f"{ident}.fichier"), f"Le fichier de « {ident} » s’appelle « {ident}.svg ».",
                     f"Écrivez « fichier: {ident}.svg ».")
    if (entry.get("sha256") or right["sha256"]) != right["sha256"]:
        yield error(place_of(f"{ident}.sha256"), "picto-empreinte",
                    f"Le dessin « {ident}.svg » a changé sans que le catalogue le dise.",
                    f"Si c’est voulu, écrivez « sha256: {examples['sha256']} ».")


def _licence_problems(ident: str, entry: Mapping[object, object], place_of: PlaceOf) -> Iterator[Problem]:
    """Refuses what a town may not reuse and change freely: NC, ND, and drawings reserved to the State (DSFR)."""
    licence, source = str(entry.get("licence") or ""), str(entry.get("source") or "")
    if licence and licence not in _LICENCES:
        yield error(
            place_of(f"{ident}.licence"), "picto-licence", f"La licence « {licence} » n’est pas admise.",
            "Prenez un dessin sous l’une de ces licences : " + ", ".join(_LICENCES) + ".",
        )
    if _RESERVED.search(source):
        yield error(
            place_of(f"{ident}.source"), "picto-licence", f"Ce dessin est réservé : « {source} ».",
            "Dessinez un pictogramme pour ce projet.",
        )


def _comprehension(
    ident: str, entry: Mapping[object, object], place_of: PlaceOf
) -> tuple[Comprehension, list[Problem]]:
    """The result of the test with residents; a drawing under the pass mark is to be redrawn."""
    raw = entry.get("comprehension")
    written: Mapping[object, object] = raw if isinstance(raw, Mapping) else {}
    status = written.get("statut")
    if not raw or status == "non_teste":
        return Comprehension(), []
    place = place_of(f"{ident}.comprehension")
    n, right = _whole(written.get("n")), _whole(written.get("juste"))
    if status != "teste" or not 0 <= right <= n or n == 0:
        remedy = "Écrivez « comprehension: {statut: non_teste} » ou « {statut: teste, n: 24, juste: 20} »."
        return Comprehension(), [_error(place, "La clé « comprehension » est mal écrite.", remedy)]
    result = Comprehension(n, right)
    if right * 100 >= n * PASS_MARK:
        return result, []
    message = f"« {ident} » : {right} personnes sur {n} ont compris, moins de {PASS_MARK} %."
    return result, [warning(place, "picto-compris", message, "Redessinez ce pictogramme, puis refaites le test.")]


def _whole(raw: object) -> int:
    """A whole number, written as a number or as its digits; -1 for anything else."""
    text = str(raw)
    return int(text) if re.fullmatch("[0-9]{1,6}", text) else -1


def _twins(pictograms: Iterable[Pictogram], place_of: PlaceOf) -> Iterator[Problem]:
    """The same drawing under two names: a resident could not tell one concept from the other (rule P3)."""
    seen: dict[str, str] = {}
    for pictogram in pictograms:
        first = seen.setdefault(pictogram.svg_inner, pictogram.id)
        if first != pictogram.id:
            yield error(
                place_of(pictogram.id), "picto-double", f"« {pictogram.id} » et « {first} » sont le même dessin.",
                "Un dessin ne sert qu’une idée : changez-en un, ou n’en gardez qu’un.",
            )


def _entry_to_copy(ident: str, raw: bytes) -> str:
    """The remedy that gives a whole entry: only its words are left to write."""
    return f"""Ajoutez à catalogue.yml, dans l’ordre alphabétique :
  {ident}:
    fichier: {ident}.svg
    libelle: "ce que l’on voit"
    licence: projet
    source: "dessiné pour ce projet"
    sha256: "{hashlib.sha256(raw).hexdigest()}"
    comprehension: {{statut: non_teste}}"""


def _beside(catalogue: Place, name: str) -> Place:
    """The beginning of a file of the same folder."""
    return Place(str(PurePosixPath(catalogue.file).with_name(name)))


def _error(place: Place, message: str, remedy: str) -> Problem:
    return error(place, "picto-catalogue", message, remedy)
