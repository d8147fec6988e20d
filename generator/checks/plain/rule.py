"""A plain-language rule: a value with its source, its level, its examples, and the function that looks.

Owns: `Rule`, `Hit`, `Context`, `Profile`. Must not know: any one rule, files, YAML.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.problems import Level
from generator.readability import Finding, Glossary, Sentence, Unit


@dataclass(frozen=True)
class Profile:
    """Thresholds of a profile; every number may be set by the project (`dataclasses.replace`).

    Words are typographic (between spaces). `levels` overrides the level of a rule; `off` names rules not run.
    `info`: also look for what is only worth knowing (typography, rare words, sentences with several verbs).
    """

    name: str
    sentence_warn: int = 15
    sentence_block: int = 25
    item_warn: int = 12
    verbs_per_sentence: int = 3
    aside_words: int = 6
    relatives: int = 2
    enumeration_items: int = 4
    negations: int = 2
    block_sentences: int = 4
    nominalisations: int = 2
    rare_zipf: float = 3.0
    term_words: int = 12
    page_words_before_vous: int = 60
    levels: Mapping[str, Level] = field(default_factory=lambda: MappingProxyType({}))
    off: frozenset[str] = frozenset()
    info: bool = True


PUBLIC = Profile("public")
FALC = Profile(
    "falc", sentence_warn=12, sentence_block=15, item_warn=10, verbs_per_sentence=2, aside_words=3, relatives=1,
    enumeration_items=3, negations=1, nominalisations=1, rare_zipf=3.5,
    term_words=0,
    levels=MappingProxyType({"r02-idees": Level.AVERTISSEMENT, "r07-mot-rare": Level.AVERTISSEMENT}),
)
"""Stricter thresholds for texts meant to be easy to read; only readers can say that a text is."""

PROFILES: Mapping[str, Profile] = MappingProxyType({"public": PUBLIC, "falc": FALC})


@dataclass(frozen=True)
class Context:
    """What a rule may know besides the text: the profile, the glossary, what the page has explained already.

    `expanded`: acronyms written in full before on the same page. `site_names`: preferred name → name in use elsewhere
    on the site. `page`: the units are a whole page, so rules on the page as a whole hold.
    """

    profile: Profile = PUBLIC
    glossary: Glossary = field(default_factory=Glossary)
    expanded: frozenset[str] = frozenset()
    site_names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    page: bool = False


@dataclass(frozen=True)
class Hit:
    """What a rule saw in one unit: offsets in `Unit.text`, and the words of the finding. `level` overrides."""

    start: int
    end: int
    message: str
    proposal: str = ""
    fix: str | None = None
    level: Level | None = None


PageCheck = Callable[[Sequence[Unit], Context], Iterable[tuple[int, Hit]]]
UnitCheck = Callable[[Unit, Context], Iterable[Hit]]
SentenceCheck = Callable[[Unit, Sentence, Context], Iterable[Hit]]


@dataclass(frozen=True)
class Rule:
    """`passing`, `failing`: pages as an author would write them, a blank line between two units.

    `source`: who says so. `lexical`: it points at words; of two lexical findings on the same words one is kept.
    `glossary`: the entries its examples need.
    """

    id: str
    title: str
    source: str
    level: Level
    passing: tuple[str, ...]
    failing: tuple[str, ...]
    check: PageCheck
    lexical: bool = False
    glossary: Glossary = field(default_factory=Glossary)

    def run(self, units: Sequence[Unit], context: Context) -> Iterator[tuple[int, Finding]]:
        """Findings of the rule on a page: (index of the unit, finding with offsets in the text given)."""
        if self.id in context.profile.off:
            return
        level = context.profile.levels.get(self.id, self.level)
        for index, hit in self.check(units, context):
            found = hit.level or level
            if found is Level.INFO and not context.profile.info:
                continue
            original = units[index].original
            yield index, Finding(
                original(hit.start), original(hit.end), self.id, hit.message, hit.proposal, found, hit.fix)


def each_unit(check: UnitCheck) -> PageCheck:
    """A rule on one unit at a time."""
    def check_page(units: Sequence[Unit], context: Context) -> Iterator[tuple[int, Hit]]:
        for index, unit in enumerate(units):
            for hit in check(unit, context):
                yield index, hit
    return check_page


def each_sentence(check: SentenceCheck) -> PageCheck:
    """A rule on one sentence at a time."""
    def check_unit(unit: Unit, context: Context) -> Iterator[Hit]:
        for sentence in unit.sentences:
            yield from check(unit, sentence, context)
    return each_unit(check_unit)


def span(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """Offsets of the tokens `first` to `last` (inclusive) of a sentence."""
    return sentence.tokens[first].start, sentence.tokens[last].end


def quote(unit: Unit, start: int, end: int) -> str:
    """The words as typed, between French quotes, cut when long."""
    words = " ".join(unit.source[start:end].split())
    return f"«\u00a0{words if len(words) <= 60 else words[:57] + '…'}\u00a0»"
