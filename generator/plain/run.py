"""Plain French over a whole project: every page judged once, kept until its text, the glossary or the rules change.

Owns the keys of what is kept, and what is the same for every page (glossary, names in use on the site). Must not know:
terminal, editor, HTML.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Protocol

import generator.readability
from generator.cache import Cache, digest, digest_of_files
from generator.checks.plain.rule import PUBLIC, Profile
from generator.content.load import Loaded
from generator.model.procedure import Procedure
from generator.plain.constat import Constat
from generator.plain.review import Review, Rules, names_in, review, review_record, rules_of
from generator.plain.threshold import gate, threshold_of
from generator.plain.units import shared_passages
from generator.problems import Level, Problem, in_order
from generator.settings import Settings

_WITHOUT_RARE = replace(PUBLIC, off=frozenset({"r07-mot-rare"}))
"""What a check runs: rare words are only worth knowing, and their frequencies take 0.3 s to import."""


class Opened(Protocol):
    """A project that was read."""

    @property
    def loaded(self) -> Loaded:
        """Catalogue and texts."""

    @property
    def settings(self) -> Settings:
        """The limits for publication."""

    @property
    def version(self) -> str:
        """The key of the program."""


class Judge:
    """Judges the pages of a project under a profile; what has not changed is not judged again."""

    def __init__(self, project: Opened, cache: Cache, profile: Profile = PUBLIC) -> None:
        self.project, self.cache, self.profile = project, cache, profile
        self.catalogue, self.texts = project.loaded.catalogue, project.loaded.texts

    def review(self, procedure: Procedure) -> Review:
        """One page judged."""
        source = self.texts[procedure.place.file]
        key = digest(self.common, repr(sorted(self._names.items())), procedure.place.file, source)
        kept = self.cache.get("francais", key)
        if not isinstance(kept, Review):
            kept = review(procedure, source, self.rules)
            self.cache.put("francais", key, kept)
        return kept

    def reviews(self) -> Iterator[tuple[Procedure, Review]]:
        """Every page, by slug."""
        for procedure in self.catalogue.procedures.values():
            yield procedure, self.review(procedure)

    def shared(self) -> tuple[Constat, ...]:
        """The findings on the shared lists."""
        key = digest(self.common, *self._shared_texts)
        kept = self.cache.get("communs", key)
        if not isinstance(kept, tuple):
            kept = tuple(constat for file, found in shared_passages(self.catalogue)
                         for constat in review_record(found, self.texts[file], self.rules))
            self.cache.put("communs", key, kept)
        return kept

    def problems(self) -> tuple[Problem, ...]:
        """Findings and errors of publication, information left out."""
        limits = threshold_of(self.project.settings)
        found: list[Problem] = [constat.problem for constat in self.shared()]
        for procedure, judged in self.reviews():
            found += [*judged.problems, *gate(judged, procedure.statut, limits)]
        return in_order(problem for problem in found if problem.level is not Level.INFO)

    @cached_property
    def common(self) -> str:
        """The key of all that is the same for every page."""
        data = Path(generator.readability.__file__).parent / "data"
        words = [self.texts[file] for file in sorted({term.place.file for term in self.catalogue.termes})]
        return digest(self.project.version, digest_of_files(data.glob("*.tsv")), repr(self.profile), *words)

    @cached_property
    def _shared_texts(self) -> tuple[str, ...]:
        pages = {procedure.place.file for procedure in self.catalogue.procedures.values()}
        return tuple(part for item in sorted(self.texts.items()) if item[0] not in pages for part in item)

    @cached_property
    def rules(self) -> Rules:
        """What is the same for every page."""
        return rules_of(self.catalogue, self.profile, self._names)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """For each thing that has several names, the one in use on the site: the preferred one when it is used."""
        used: dict[str, Counter[str]] = {}
        for procedure in self.catalogue.procedures.values():
            for preferred, name in self._names_of(procedure).items():
                used.setdefault(preferred, Counter())[name] += 1
        return {preferred: preferred if preferred in names else min(names, key=lambda name: (-names[name], name))
                for preferred, names in sorted(used.items())}

    def _names_of(self, procedure: Procedure) -> Mapping[str, str]:
        key = digest(self.common, "noms", self.texts[procedure.place.file])
        kept = self.cache.get("noms", key)
        if not isinstance(kept, dict):
            kept = names_in(procedure)
            self.cache.put("noms", key, kept)
        return kept


def plain_problems(project: Opened, cache: Cache) -> tuple[Problem, ...]:
    """All that plain French says of a project, kept as a whole while no text, setting or rule changes."""
    judge = Judge(project, cache, _WITHOUT_RARE)
    texts = (part for item in sorted(judge.texts.items()) for part in item)
    key = digest(judge.common, repr(project.settings), *texts)
    kept = cache.get("francais-tout", key)
    if not isinstance(kept, tuple):
        kept = judge.problems()
        cache.put("francais-tout", key, kept)
    return kept
