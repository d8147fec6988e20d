"""A project's folder opened: settings, content, pictograms, specimens and everything that is wrong with them.

Owns the order of reading. What comes out is enough to build any edition for any day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from generator.cache import Cache, code_version, digest
from generator.checks.check import Context
from generator.checks.run import check_procedure, check_shared
from generator.content.load import SHARED, Loaded, load, places_of, plain_data
from generator.content.source import Document, read_document
from generator.drawings.city_map_source import Known, Street, load_street
from generator.drawings.specimen import Specimen
from generator.drawings.specimen_source import load_specimens
from generator.pictograms import Pictogram, load_pictograms
from generator.problems import Place, Problem, error, in_order
from generator.settings import Settings, settings_from


@dataclass(frozen=True)
class Project:
    """Everything read from a folder, on a day; `problems` are in order, `texts` show the lines where they stand."""

    root: Path
    day: date
    version: str
    settings: Settings
    loaded: Loaded
    pictograms: Mapping[str, Pictogram]
    specimens: Mapping[str, Specimen]
    street: Street
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]


def project_root(start: Path) -> Path | None:
    """The nearest folder, from `start` up, that holds mkdocs.yml and procedures/."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "procedures").is_dir():
            return folder
    return None


def open_project(root: Path, day: date, cache: Cache) -> Project:
    """Read and check everything. Problems are values; nothing is written but the cache."""
    version = code_version(Path(__file__).parent)
    settings, met = _settings(root)
    loaded = load(root, cache, version)
    pictograms, picto_problems = _pictograms(root)
    specimens, specimen_problems = _specimens(root)
    street, street_problems = _street(root, loaded)
    problems = [*met, *picto_problems, *specimen_problems, *street_problems, *loaded.problems,
                *_checked(loaded, day, cache, version)]
    return Project(root, day, version, settings, loaded, pictograms, specimens, street, in_order(problems),
                   _texts(root, loaded, problems))


def _checked(loaded: Loaded, day: date, cache: Cache, version: str) -> tuple[Problem, ...]:
    """The problems of the checks. A procedure is checked again when its text or what is shared changed, not before."""
    catalogue = loaded.catalogue
    names = (*sorted(catalogue.pictogrammes), *sorted(catalogue.specimens), *catalogue.procedures)
    shared = (part for file, text in sorted(loaded.texts.items()) if f"/{SHARED}/" in file for part in (file, text))
    common = digest(version, day.isoformat(), *names, *shared)
    context = Context(catalogue, day)

    def kept(key: str, find: Callable[[], Iterable[Problem]]) -> tuple[Problem, ...]:
        found = cache.get("constats", key)
        if not isinstance(found, tuple):
            found = tuple(find())
            cache.put("constats", key, found)
        return found

    problems = list(kept(common, lambda: check_shared(context)))
    for procedure in catalogue.procedures.values():
        file = procedure.place.file
        problems += kept(digest(common, file, loaded.texts[file]), partial(check_procedure, procedure, context))
    return tuple(problems)


def _read(root: Path, name: str) -> Document:
    path = root / name
    return read_document(path.read_bytes() if path.is_file() else b"", name)


def _settings(root: Path) -> tuple[Settings, list[Problem]]:
    document = _read(root, "mkdocs.yml")
    settings, unknown = settings_from(plain_data(document.root))
    place_of = _finder(document)
    problems = [error(place_of(f"extra.demarches.{name}"), "reglage",
                      f"Le réglage « {name} » n’existe pas.", "Voir la liste dans README.md.") for name in unknown]
    return settings, [*document.problems, *problems]


def _finder(document: Document) -> Callable[[str], Place]:
    """Where a dotted path (« zones.0.place ») stands in a file: itself, else the nearest above it, else the file."""
    places = places_of(document.root)

    def place_of(path: str) -> Place:
        while path and path not in places:
            path = path.rpartition(".")[0]
        return places.get(path, Place(document.file))

    return place_of


def _pictograms(root: Path) -> tuple[Mapping[str, Pictogram], list[Problem]]:
    document = _read(root, "diagrams/pictogrammes/catalogue.yml")
    data, place_of = plain_data(document.root), _finder(document)
    found, problems = load_pictograms(root / "diagrams/pictogrammes", data if isinstance(data, dict) else {},
                                      lambda path: place_of(f"pictogrammes.{path}" if path else ""))
    return found, [*document.problems, *problems]


def _street(root: Path, loaded: Loaded) -> tuple[Street, list[Problem]]:
    document = _read(root, "diagrams/qui-fait-quoi.yml")
    catalogue = loaded.catalogue
    whole = all(name != "competences" for _, name in catalogue.partiels)
    known = Known({str(line.id) for line in catalogue.competences} if whole else None, catalogue.pictogrammes)
    street, problems = load_street(plain_data(document.root), known, _finder(document))
    return street, [*document.problems, *problems]


def _specimens(root: Path) -> tuple[Mapping[str, Specimen], list[Problem]]:
    paths = sorted((root / "diagrams/specimens").glob("*.yml"))
    documents = {p.stem: _read(root, p.relative_to(root).as_posix()) for p in paths}
    raw = {name: plain_data(document.root) for name, document in documents.items()
           if document.root is not None or not document.problems}
    finders = {name: _finder(document) for name, document in documents.items()}

    def place_of(path: str) -> Place:
        ident, _, inside = path.partition(".")
        return finders[ident](inside)

    found, problems = load_specimens(raw, place_of)
    return found, [*(p for d in documents.values() for p in d.problems), *problems]


def _texts(root: Path, loaded: Loaded, problems: Iterable[Problem]) -> dict[str, str]:
    """The text of each procedure and shared list, and of any other file where a problem stands, for excerpts."""
    texts = dict(loaded.texts)
    for file in {problem.place.file for problem in problems} - set(texts):
        path = root / file
        if path.is_file():
            texts[file] = path.read_text(encoding="utf-8-sig", errors="replace")
    return texts
