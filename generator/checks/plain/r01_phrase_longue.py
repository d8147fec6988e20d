"""R01: long sentences, with the places where they can be cut."""

import re
from collections.abc import Iterator

from generator.checks.plain.rule import Context, Hit, Rule, each_sentence
from generator.problems import Level
from generator.readability import Kind, Sentence, Unit

_CUT = re.compile(
    r"[;:(]| (?:qui|dont|lequel|laquelle|lesquels|auquel|où|mais|car|puis|ensuite|donc|sauf|lorsque|lorsqu'|quand|afin"
    r"|tandis|alors que|parce|ainsi que"
    r"|et (?:vous|il|elle|nous|ils|elles|que|doit|peut|est|sont)|en (?=\w{3,12}ant\b)|si) ?")


def _check(unit: Unit, sentence: Sentence, context: Context) -> Iterator[Hit]:
    profile = context.profile
    limit = profile.item_warn if unit.kind is Kind.PIECE else profile.sentence_warn
    if sentence.words <= limit:
        return
    blocking = sentence.words > profile.sentence_block
    cuts = _cut_points(unit, sentence)
    where = f"Coupez devant {', '.join(cuts)}." if cuts else "Gardez une idée par phrase : qui fait quoi."
    yield Hit(
        sentence.start, sentence.end, f"Phrase de {sentence.words} mots : visez {limit} mots au plus.",
        where, level=Level.ERREUR if blocking else None)


def _cut_points(unit: Unit, sentence: Sentence) -> list[str]:
    """The words before which a full stop would do, at most 4, none in the first or last three words."""
    low, high = sentence.tokens[2].end, sentence.tokens[-3].start
    cuts = []
    for match in _CUT.finditer(unit.lowered, low, high):
        end = unit.text.find(" ", match.end() + 1)
        words = unit.source[match.start():end if end > 0 else sentence.end]
        cuts.append(f"«\u00a0{' '.join(words.split()).strip(' ,;:(')}\u00a0»")
    return cuts[:4]


RULE = Rule(
    id="r01-phrase-longue",
    title="Phrase longue",
    source="FALC : 12 mots ; ISO 24495-1 ; COEPIA 2016 : 15 à 20 mots ; moyenne des guides de l'État : 18 mots",
    level=Level.AVERTISSEMENT,
    passing=("Venez à la mairie avec votre carte d'identité. Signez la demande au guichet.",),
    failing=("Vous devez venir à la mairie avec votre carte d'identité et signer la demande que vous avez remplie "
             "chez vous avant le rendez-vous.",),
    check=each_sentence(_check),
)
