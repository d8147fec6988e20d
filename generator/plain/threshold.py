"""What a published page must reach: the level, the long sentences, the passive, the acronyms.

Owns the five limits and the errors that name what is over, with the sentences to rewrite first. Sources: the design
note's gate G13 (the State's 800 guides: median level 3.3, 58 % of sentences over 15 words, 31 % passive). Must not
know: how a text is measured, files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.words import Statut
from generator.plain.review import Phrase, Review
from generator.problems import Problem, error
from generator.settings import Settings

RULE = "seuil-publication"
LONGEST = 25  # words in a sentence of a published page, whatever the settings
_SHOWN = 3


@dataclass(frozen=True)
class Threshold:
    """`level`: 1 (A1) to 6 (C2); `long`, `passive`: shares of the sentences, 0 to 1."""

    level: float = 2.5
    long: float = 0.10
    passive: float = 0.05


def threshold_of(settings: Settings) -> Threshold:
    """The limits of the settings; one that is not a number keeps its default."""
    default = Threshold()
    return Threshold(_number(settings.niveau_max, default.level), _number(settings.phrases_longues_max, default.long),
                     _number(settings.passif_max, default.passive))


def _number(text: str, default: float) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return default


def gate(result: Review, statut: Statut, limits: Threshold) -> tuple[Problem, ...]:
    """The errors that keep a published page from going out; nothing for a draft."""
    return tuple(over(result, limits)) if statut is Statut.PUBLIEE else ()


def over(result: Review, limits: Threshold) -> Iterator[Problem]:
    """Everything over the limits, whatever the status of the page."""
    measures = result.measures
    scored = [phrase for phrase in result.phrases if phrase.scored]
    if measures.level is not None and measures.level > limits.level:
        hardest = sorted(scored, key=lambda phrase: -(phrase.niveau or 0))
        yield error(result.place, RULE, f"Niveau de lecture {french(measures.level, 2)} : il faut "
                    f"{french(limits.level, 2)} au plus pour publier.", _rewrite(hardest))
    if measures.over_15 > limits.long:
        longest = sorted(scored, key=lambda phrase: -phrase.mots)
        yield error(result.place, RULE, f"{percent(measures.over_15)} des phrases ont plus de 15 mots : il faut "
                    f"{percent(limits.long)} au plus pour publier.", _rewrite(longest))
    if measures.passive > limits.passive:
        yield error(result.place, RULE, f"{percent(measures.passive)} des phrases sont au passif : il faut "
                    f"{percent(limits.passive)} au plus pour publier.", _rewrite([p for p in scored if p.passif]))
    yield from _too_long(scored)
    yield from _acronyms(result)


def _too_long(phrases: Iterable[Phrase]) -> Iterator[Problem]:
    for phrase in phrases:
        if phrase.mots > LONGEST:
            yield error(phrase.place, RULE, f"Phrase de {phrase.mots} mots : {LONGEST} au plus pour publier.",
                        "Coupez-la en deux ou trois phrases.")


def _acronyms(result: Review) -> Iterator[Problem]:
    for constat in result.constats:
        if constat.public and constat.problem.rule.startswith("r08"):
            yield error(constat.problem.place, RULE, f"{constat.problem.message} Il faut l’expliquer pour publier.",
                        constat.problem.remedy)


def _rewrite(phrases: list[Phrase]) -> str:
    shown = " ; ".join(f"ligne {p.place.line} : « {_short(p.texte)} »" for p in phrases[:_SHOWN])
    return f"Récrivez d’abord : {shown}."


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:77] + "…"


def french(number: float, digits: int = 1) -> str:
    """A number with a French comma."""
    return f"{number:.{digits}f}".replace(".", ",")


def percent(share: float) -> str:
    """A share, 0 to 1, as a French percentage."""
    return f"{french(100 * share).removesuffix(',0')} %"
