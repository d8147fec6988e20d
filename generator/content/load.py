"""A project's folders to one Catalogue, with the problems of all files.

Owns where files are looked for, the slug of a procedure (its file's name) and what must be unique over files.
Rendering, checks and cases come after; nothing here looks at a rule of one procedure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from generator.cache import Cache, digest
from generator.content.decode import decode, replace_slug
from generator.content.nodes import Mapping as MappingNode
from generator.content.nodes import Node, Scalar
from generator.content.nodes import Sequence as SequenceNode
from generator.content.source import Document, Misfits, read_document
from generator.model.directory import Catalogue, FichierCommun
from generator.model.procedure import Procedure, Source
from generator.model.values import Bloc
from generator.model.walk import fields
from generator.problems import Place, Problem, error

SHARED = "_commun"
R = TypeVar("R", bound=Bloc)


@dataclass(frozen=True)
class Loaded:
    """What reading gives: the catalogue, the problems, each file's text, and how many files were parsed this time."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    parsed: int

    def lines(self) -> Mapping[str, Sequence[str]]:
        """The lines of each file, for excerpts."""
        return {file: text.split("\n") for file, text in self.texts.items()}


@dataclass(frozen=True)
class _File:
    """One decoded file as kept in the cache."""

    text: str
    value: Any
    problems: tuple[Problem, ...]


def load(root: Path, cache: Cache, version: str = "") -> Loaded:
    """Read everything under `root`: procedures/, procedures/_commun/, and the names of what is drawn in diagrams/."""
    reader = _Reader(root, cache, version)
    folder = root / "procedures"
    paths = sorted(folder.rglob("*.yml"))
    shared = [(p, reader.read(p, FichierCommun)) for p in paths if SHARED in p.relative_to(folder).parts]
    guides = [(p, reader.read(p, Procedure)) for p in paths if SHARED not in p.relative_to(folder).parts]
    problems = list(reader.problems)
    problems += _misplaced(root, (folder, root / "diagrams"))
    catalogue = Catalogue(
        procedures=_by_slug(guides, problems),
        organismes=_by_id((f.organismes for _, f in shared), problems),
        services=_by_id((f.services for _, f in shared), problems),
        documents=_by_id((f.documents for _, f in shared), problems),
        competences=tuple(_by_id((f.competences for _, f in shared), problems).values()),
        themes=_by_id((f.themes for _, f in shared), problems),
        evenements=_by_id((f.evenements for _, f in shared), problems),
        termes=tuple(t for _, f in shared for t in f.termes),
        annonces=tuple(_by_id((f.annonces for _, f in shared), problems).values()),
        pictogrammes=frozenset(p.stem for p in (root / "diagrams/pictogrammes").glob("*.svg")),
        specimens=frozenset(p.stem for p in (root / "diagrams/specimens").glob("*.yml")),
        sources=_sources([f for _, f in shared], [p for _, p in guides]),
        partiels=frozenset(one for path, f in shared for one in _unread_lists(path.relative_to(root).as_posix(), f)),
    )
    return Loaded(catalogue, tuple(problems), reader.texts, reader.parsed)


def decode_procedure(data: bytes, file: str) -> tuple[Procedure, Document, tuple[Problem, ...]]:
    """A procedure from the bytes of its file."""
    document = read_document(data, file, _misfits(Procedure, file))
    procedure, problems = _decoded(document, Procedure)
    slug = Path(file).stem
    return replace_slug(procedure, slug), document, (*document.problems, *problems)


def _decoded(document: Document, record: type[R]) -> tuple[R, tuple[Problem, ...]]:
    """The record of a document; one that could not be read at all is not said to be empty as well."""
    value, problems = decode(document.root, record, Place(document.file))
    return value, () if document.root is None and document.problems else problems


def _misfits(record: type[Bloc], file: str) -> Misfits:
    """Counts what does not fit a record in a root node."""
    return lambda node: len(decode(node, record, Place(file))[1])


def plain_data(node: Node | None) -> Any:
    """Nodes as plain dicts, lists and texts, for data that has its own reader (pictograms, specimens)."""
    if isinstance(node, MappingNode):
        return {key.value: plain_data(value) for key, value in node}
    if isinstance(node, SequenceNode):
        return [plain_data(item) for item in node.items]
    return node.value if isinstance(node, Scalar) else None


def places_of(node: Node | None, path: str = "") -> dict[str, Place]:
    """The place of each key of nested mappings and of each item of their lists, by dotted path: « zones.0.place »."""
    if isinstance(node, MappingNode):
        children = [(key.value, key.place, value) for key, value in node]
    elif isinstance(node, SequenceNode):
        children = [(str(rank), item.place, item) for rank, item in enumerate(node.items)]
    else:
        return {}
    places = {}
    for name, place, child in children:
        dotted = f"{path}.{name}" if path else name
        places[dotted] = place
        places.update(places_of(child, dotted))
    return places


class _Reader:
    def __init__(self, root: Path, cache: Cache, version: str) -> None:
        self.root, self.cache, self.version = root, cache, version
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self.parsed = 0

    def read(self, path: Path, record: type[R]) -> R:
        file = path.relative_to(self.root).as_posix()
        data = path.read_bytes()
        key = digest(self.version, record.__name__, file, data)
        kept = self.cache.get("decode", key)
        if not isinstance(kept, _File):
            kept = self._decode(data, file, record)
            self.cache.put("decode", key, kept)
        self.problems.extend(kept.problems)
        self.texts[file] = kept.text
        value: R = kept.value
        return value

    def _decode(self, data: bytes, file: str, record: type[R]) -> _File:
        self.parsed += 1
        document = read_document(data, file, _misfits(record, file))
        value, problems = _decoded(document, record)
        if isinstance(value, Procedure):
            value = replace_slug(value, Path(file).stem)
        return _File(document.text, value, (*document.problems, *problems))


def _sources(shared: Iterable[FichierCommun], guides: Iterable[Procedure]) -> dict[str, dict[str, Source]]:
    listed = [*((f.place.file, f.sources) for f in shared), *((p.place.file, p.sources) for p in guides)]
    return {file: {str(source.id): source for source in sources} for file, sources in listed}


def _unread_lists(file: str, record: FichierCommun) -> Iterator[tuple[str, str]]:
    """(file, list) for each list of a shared file that lost items or ids; every list when nothing could be read."""
    for name, items in fields(record):
        whole = name not in record.illisibles and not any("id" in item.illisibles for item in items)
        ids = [str(item.id) for item in items if hasattr(item, "id")]
        if not (record.lieux and whole) or len(ids) != len(set(ids)):
            yield file, name


def _misplaced(root: Path, folders: Iterable[Path]) -> list[Problem]:
    """A `.yaml` file would be silently ignored: say so."""
    return [
        error(Place(p.relative_to(root).as_posix()), "fichier-nom",
              "Ce fichier ne sera pas lu : son nom finit par .yaml.", f"Renommez-le « {p.stem}.yml ».")
        for folder in folders for p in sorted(folder.rglob("*.yaml"))
    ]


def _by_slug(guides: Iterable[tuple[Path, Procedure]], problems: list[Problem]) -> dict[str, Procedure]:
    found: dict[str, Procedure] = {}
    for path, procedure in guides:
        other = found.get(path.stem)
        if other is not None:
            message = f"Une autre démarche s’appelle déjà « {path.stem} » : {other.place.file}."
            problems.append(error(procedure.place, "slug-double", message, "Renommez l’un des deux fichiers."))
            continue
        found[path.stem] = procedure
    return dict(sorted(found.items()))


def _by_id(lists: Iterable[Iterable[Any]], problems: list[Problem]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for items in lists:
        for item in items:
            if str(item.id) in found:
                first = found[str(item.id)].place
                problems.append(error(item.at("id"), "id-double", f"L’identifiant « {item.id} » est déjà pris : "
                                      f"{first.file}, ligne {first.line}.", "Choisissez un autre identifiant."))
            elif item.id:
                found[str(item.id)] = item
    return found
