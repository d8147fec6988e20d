"""One procedure judged: its measures, its sentences, what the rules say and where, and what was accepted with a reason.

Owns the meeting of texts, rules and places. Must not know: the publication threshold, commands, folders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from generator.checks.plain.analyse import analyse_page
from generator.checks.plain.r21_deux_noms import read_names
from generator.checks.plain.rule import PUBLIC, Context, Profile
from generator.content.decode import decode
from generator.content.load import SHARED, decode_procedure
from generator.content.source import read_document
from generator.content.spans import Positions, positions
from generator.model.directory import Catalogue, FichierCommun
from generator.model.procedure import Procedure
from generator.plain.constat import Constat
from generator.plain.glossary import glossary_of, sure_replacements
from generator.plain.units import Passage, file_passages, passages
from generator.plain.waivers import Accepted, settle
from generator.problems import Level, Place, Problem
from generator.readability import Finding, Glossary, Measures, Sentence, measure_sentence, measure_units
from generator.readability.passives import find_passives

_CAPITALS = re.compile(r"\b[A-ZÉÈÀ][A-ZÉÈÀ0-9]{1,8}\b")


@dataclass(frozen=True)
class Rules:
    """What is the same for every page: the profile, the glossary, the names in use on the site, sure replacements."""

    profile: Profile = PUBLIC
    glossary: Glossary = field(default_factory=Glossary)
    names: Mapping[str, str] = field(default_factory=dict)
    sure: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Phrase:
    """A sentence of a page as measured. `mots` as a person counts; `niveau` None under 5 words."""

    chemin: str
    texte: str
    start: int
    end: int
    place: Place
    mots: int
    niveau: float | None
    passif: bool
    scored: bool


@dataclass(frozen=True)
class Review:
    """A page judged. `textes`: (path, text, read by residents) in page order; `phrases`: every sentence."""

    file: str
    place: Place
    measures: Measures
    textes: tuple[tuple[str, str, bool], ...]
    phrases: tuple[Phrase, ...]
    constats: tuple[Constat, ...]
    acceptes: tuple[Accepted, ...] = ()
    inutiles: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every finding and every waiver that no longer serves."""
        return (*(constat.problem for constat in self.constats), *self.inutiles)


def rules_of(catalogue: Catalogue, profile: Profile = PUBLIC, names: Mapping[str, str] | None = None) -> Rules:
    """The rules with the town's words."""
    return Rules(profile, glossary_of(catalogue.termes), names or {}, sure_replacements(catalogue.termes))


def review(procedure: Procedure, source: str, rules: Rules) -> Review:
    """Judge a procedure; `source` is the text of its file, where every finding is placed."""
    found = passages(procedure)
    public = [passage for passage in found if passage.public]
    staff = [passage for passage in found if not passage.public]
    constats = [*find_all(public, source, rules, page=True),
                *find_all(staff, source, rules, expanded=_capitals_of(public))]
    kept, accepted, unused = settle(constats, procedure.derogations, {p.chemin: str(p.texte) for p in found},
                                    rules.profile.off)
    return Review(
        procedure.place.file, procedure.at("titre"), measure_units(p.unit for p in found if p.scored),
        tuple((p.chemin, str(p.texte), p.public) for p in found),
        tuple(phrase for passage in found for phrase in _phrases(passage, source)),
        kept, accepted, unused)


def review_record(found: Sequence[Passage], source: str, rules: Rules) -> tuple[Constat, ...]:
    """Judge one record of the shared lists."""
    return tuple(find_all(found, source, rules))


def find_in_file(data: bytes, file: str, rules: Rules) -> tuple[Constat, ...]:
    """The findings on a file as typed: a procedure, or a file of the shared lists. Nothing on a broken file."""
    if SHARED not in PurePath(file).parts:
        procedure, document, _ = decode_procedure(data, file)
        return review(procedure, document.text, rules).constats
    document = read_document(data, file)
    shared, _ = decode(document.root, FichierCommun, Place(file))
    return tuple(constat for _, found in file_passages(shared)
                 for constat in review_record(found, document.text, rules))


def names_in(procedure: Procedure) -> dict[str, str]:
    """Preferred name → name used here, for the things that have several names."""
    return read_names([passage.unit for passage in passages(procedure)])


def find_all(found: Sequence[Passage], source: str, rules: Rules, page: bool = False,
             expanded: frozenset[str] = frozenset()) -> list[Constat]:
    """The findings on texts read together, in their order."""
    if not found:
        return []
    context = Context(rules.profile, rules.glossary, expanded, rules.names, page)
    by_passage = analyse_page([passage.unit for passage in found], context)
    return [constat for passage, findings in zip(found, by_passage, strict=True) if findings
            for constat in _placed(passage, findings, _positions(passage, source), rules)]


def _placed(passage: Passage, findings: Iterable[Finding], where: Positions, rules: Rules) -> Iterable[Constat]:
    text = str(passage.texte)
    for finding in findings:
        start, end = passage.masked.span(finding.start, finding.end)
        level = Level.AVERTISSEMENT if finding.level is Level.ERREUR else finding.level
        problem = Problem(where.place(start, end), finding.rule, level, finding.message, finding.proposal,
                          text[start:end])
        fix = finding.safe_fix if finding.safe_fix is not None else _sure(finding, text[start:end], rules)
        if text[start:end] != passage.masked.text[finding.start:finding.end] or not where.exact:
            fix = None  # markup inside, or a scalar that cannot be followed: a person must look
        yield Constat(problem, passage.chemin, passage.texte.place, passage.public, start, end, fix)


def _positions(passage: Passage, source: str) -> Positions:
    return positions(source, passage.texte.place, str(passage.texte))


def _sure(finding: Finding, words: str, rules: Rules) -> str | None:
    """The replacement that the glossary calls sure, with the capital of the original."""
    if not finding.rule.startswith("r05"):
        return None
    new = rules.sure.get(words.lower().replace("’", "'"))
    return new[0].upper() + new[1:] if new and words[0].isupper() else new


def _phrases(passage: Passage, source: str) -> Iterable[Phrase]:
    where = _positions(passage, source)
    for sentence in passage.unit.sentences:
        yield _phrase(passage, sentence, where)


def _phrase(passage: Passage, sentence: Sentence, where: Positions) -> Phrase:
    start, end = passage.masked.span(passage.unit.original(sentence.start), passage.unit.original(sentence.end))
    return Phrase(passage.chemin, str(passage.texte)[start:end], start, end, where.place(start, end), sentence.words,
                  measure_sentence(passage.unit, sentence), bool(find_passives(passage.unit, sentence)), passage.scored)


def _capitals_of(found: Iterable[Passage]) -> frozenset[str]:
    """Words in capitals that residents read: if one is not explained, it is told there, not again for staff."""
    return frozenset(match[0] for passage in found for match in _CAPITALS.finditer(str(passage.texte)))
