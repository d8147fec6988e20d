"""R14: a long aside (brackets, or between two commas) that cuts the sentence in two."""

import re
from collections.abc import Iterator

from generator.checks.plain.rule import Context, Hit, Rule, each_sentence
from generator.problems import Level
from generator.readability import Sentence, Unit

_BRACKET = re.compile(r"\(([^()]*)\)")
_DASH = re.compile(r"(?<=\s)[–—] ([^–—]{1,300}) [–—](?=\s)")
_OPENS = re.compile(
    r"(?:qui|dont|lequel|laquelle|lorsque|lorsqu'|si|s'il|sauf|même si|notamment|sous|par|en|avec|sans|pour|dans|selon"
    r"|quand"
    r"|conformément|compte tenu|y compris|à|au|aux|après|avant|dès|ainsi que|parce|puisque|bien que|comme|afin"
    r"|quel que|quelle que|le cas)\b")
_BROKEN = re.compile(r"(?:si|lorsque|quand|que|qui|dont|parce que|afin que|pour que|alors que|et que|ainsi que),[^,]*,")
_CLAUSE = re.compile(r"(?:qui|dont|lorsque|lorsqu'|si|s'il|s'ils|sauf|même si|quand|parce|puisque|bien que)\b")
_SUBORDINATE = re.compile(
    r"(?:si|s'il|s'ils|s'elle|lorsque|lorsqu'|quand|dès|après|avant|pour|en|à|au|aux|dans|par|sous|selon|avec|sans|afin"
    r"|depuis|pendant|sur|de|d'|du|mais|ou|et|toutefois|par exemple|puis|ensuite)\b")


def _check(unit: Unit, sentence: Sentence, context: Context) -> Iterator[Hit]:
    limit = context.profile.aside_words
    for pattern in (_BRACKET, _DASH):
        for match in pattern.finditer(unit.lowered, sentence.start, sentence.end):
            if len(match.group(1).split()) > limit:
                yield Hit(*match.span(), f"Parenthèse de {len(match.group(1).split())} mots.",
                          "Faites-en une phrase à part, ou supprimez-la.")
    broken = _BROKEN.match(unit.lowered, sentence.start, sentence.end)
    if broken:
        yield Hit(*broken.span(), "Incise juste après le mot de liaison.", "Mettez-la à la fin de la phrase.")
    yield from _between_commas(unit, sentence, limit)


def _between_commas(unit: Unit, sentence: Sentence, limit: int) -> Iterator[Hit]:
    """« Votre enfant, sauf si l'école est complète, est inscrit … »: subject, aside, verb."""
    text = unit.lowered[sentence.start:sentence.end]
    first = text.find(",")
    second = text.find(",", first + 1)
    if first < 0 or second < 0 or _SUBORDINATE.match(text) or text[first + 1:first + 2] != " ":
        return
    aside = text[first + 1:second].strip()
    words = len(aside.split())
    clause = _CLAUSE.match(aside)
    if words > limit and _OPENS.match(aside) or clause and words > 3:
        start = sentence.start + first
        yield Hit(start, sentence.start + second + 1, f"Incise de {words} mots au milieu de la phrase.",
                  "Mettez-la à la fin, ou dans une phrase à part.")


RULE = Rule(
    id="r14-incise",
    title="Incise longue",
    source="FALC (règles Unapei) : pas de ponctuation compliquée ; Écrire pour être lu",
    level=Level.AVERTISSEMENT,
    passing=("Apportez une facture (eau, gaz). Si vous venez, signez, puis attendez.",),
    failing=("Votre enfant, sauf si l'école est complète, est inscrit.",
             "Apportez un papier (une facture d'eau, de gaz ou de téléphone fixe) au guichet."),
    check=each_sentence(_check),
)
