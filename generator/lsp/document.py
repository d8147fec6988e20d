"""One file as it is being typed: its problems of structure and of plain French.

Owns what is judged for an open document and when the rest of the project is read again. Must not know: the protocol.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath

from generator.cache import Cache
from generator.checks.check import Context
from generator.checks.run import check_procedure
from generator.content.decode import decode
from generator.content.load import SHARED, decode_procedure
from generator.content.source import read_document
from generator.model.directory import Catalogue, FichierCommun
from generator.model.procedure import Procedure
from generator.plain.constat import Constat
from generator.plain.review import find_in_file, review
from generator.plain.run import Judge
from generator.plain.threshold import gate, threshold_of
from generator.problems import Place, Problem, in_order
from generator.project import Project, open_project


@dataclass(frozen=True)
class Opened:
    """A file judged. `constats` are among `problems`; `procedure` is None for the shared lists."""

    file: str
    text: str
    problems: tuple[Problem, ...] = ()
    constats: tuple[Constat, ...] = ()
    procedure: Procedure | None = None


class Desk:
    """The project behind the open documents."""

    def __init__(self, root: Path, day: date) -> None:
        self.root, self.day = root, day
        self._cache = Cache(root / "build/.cache")
        self.reload()

    def reload(self) -> None:
        """Read the project again: a file was saved."""
        self.project: Project = open_project(self.root, self.day, self._cache)
        self.judge = Judge(self.project, self._cache)

    @property
    def catalogue(self) -> Catalogue:
        """The project as last saved."""
        return self.project.loaded.catalogue

    def file_of(self, path: Path) -> str | None:
        """The file's name in the project; None when it is not a file of procedures/."""
        try:
            file = path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return None
        return file if file.startswith("procedures/") and path.suffix in (".yml", ".yaml") else None

    def judge_text(self, file: str, text: str) -> Opened:
        """Everything to say of a file whose text is `text`, saved or not."""
        data = text.encode("utf-8", "replace")
        return self._shared(file, data) if SHARED in PurePath(file).parts else self._guide(file, data)

    def _guide(self, file: str, data: bytes) -> Opened:
        procedure, document, problems = decode_procedure(data, file)
        if document.root is None:
            saved = self.catalogue.procedures.get(procedure.slug)  # its ids still serve the completion
            return Opened(file, document.text, in_order(problems), (), saved)
        catalogue = replace(
            self.catalogue, procedures={**self.catalogue.procedures, procedure.slug: procedure},
            sources={**self.catalogue.sources, file: {str(source.id): source for source in procedure.sources}})
        structure = tuple(check_procedure(procedure, Context(catalogue, self.day)))
        judged = review(procedure, document.text, self.judge.rules)
        limits = gate(judged, procedure.statut, threshold_of(self.project.settings))
        return Opened(file, document.text, in_order((*problems, *structure, *judged.problems, *limits)),
                      judged.constats, procedure)

    def _shared(self, file: str, data: bytes) -> Opened:
        document = read_document(data, file)
        _, problems = decode(document.root, FichierCommun, Place(file))
        constats = find_in_file(data, file, self.judge.rules)
        found = (*document.problems, *problems, *(constat.problem for constat in constats))
        return Opened(file, document.text, in_order(found), constats)
