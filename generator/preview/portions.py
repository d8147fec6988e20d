"""What a tester is asked of a guide, so that a trial holds in ten minutes. Pure: a guide and a rank in, a portion out.

A short guide is read whole. A long one is shared out: everybody gets its first part and those that the critical
questions are about; the other parts are dealt in turn, in reading order, so that a few testers cover the guide.
Nothing is closed to anybody: the other parts stay below.

`WORDS` are two to three minutes at 200 words a minute, the pace of a careful reader on a screen (Brysbaert 2019 gives
238 for silent reading in English, less for those who read with pain); the marks, the three questions, the invitation
and the opinion take the rest of the ten minutes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.preview.contract import Guide, Question

WORDS = 400
WHOLE = 500
"""Under this number of words a guide is not cut: sharing so little would save nothing."""
QUESTIONS = 3
READERS = 3
"""Fewer readers of a sentence would make its share of « - » a matter of chance."""


@dataclass(frozen=True)
class Portion:
    """The ids of the parts proposed, in reading order, and the questions asked, in the order of the guide."""

    parties: tuple[str, ...]
    questions: tuple[Question, ...]


def portion_of(guide: Guide, rank: int) -> Portion:
    """The portion of the `rank`-th tester of a campaign, from 0: always the same for the same guide and rank."""
    parts = [part.id for part in guide.parties()]
    hands = _hands(guide)
    mine = hands[rank % len(hands)]
    return Portion(tuple(id_ for id_ in parts if id_ in mine), _questions(guide, rank))


def whole_of(guide: Guide) -> Portion:
    """All of it, for what was answered on a paper sheet: that holds every sentence."""
    return Portion(tuple(part.id for part in guide.parties()), guide.essai)


def count_portions(guide: Guide) -> int:
    """How many testers read a guide whole between them: 1 for a guide that is not cut."""
    return len(_hands(guide))


def _hands(guide: Guide) -> list[set[str]]:
    """The different sets of parts that testers get."""
    words: Counter[str] = Counter()
    for champ in guide.champs:
        words[champ.partie] += len(champ.texte.split())
    if words.total() <= WHOLE:
        return [set(words)]
    critical = {question.reponse_dans for question in guide.essai if question.critique}
    common = {id_ for place, id_ in enumerate(words) if place == 0 or id_ in critical}
    room = max(WORDS - sum(words[id_] for id_ in common), WORDS // 2)
    dealt = _deal([(id_, words[id_]) for id_ in words if id_ not in common], room)
    return [common | hand for hand in dealt] or [common]


def _deal(parts: list[tuple[str, int]], room: int) -> list[set[str]]:
    """Neighbouring parts put together while they hold in `room` words; a part longer than that stands alone."""
    hands: list[set[str]] = []
    left = 0
    for id_, words in parts:
        if not hands or words > left:
            hands.append(set())
            left = room
        hands[-1].add(id_)
        left -= words
    return hands


def _questions(guide: Guide, rank: int) -> tuple[Question, ...]:
    """Every critical one, and enough of the others in turn to make three: one of them at least."""
    critical = [question for question in guide.essai if question.critique]
    others = [question for question in guide.essai if not question.critique]
    free = max(1, QUESTIONS - len(critical))
    turn = rank * free % max(1, len(others))
    chosen = critical + (others[turn:] + others[:turn])[:free]
    return tuple(question for question in guide.essai if question in chosen)
