"""R09: double negations and restrictive turns (« ne … que », « nul ne », « sans … ne »)."""

import re
from collections.abc import Iterator

from generator.checks.plain.rule import Context, Hit, Rule, each_sentence, quote
from generator.problems import Level
from generator.readability import Sentence, Unit

_NE = re.compile(r"\b(?:ne\b|n')")
_TURNS = tuple((re.compile(pattern), message, proposal) for pattern, message, proposal in (
    (r"\b(?:nul|nulle|aucun|aucune|personne|rien) (?:[\w'-]+ ){0,4}?(?:ne\b|n')(?: ?[\w'-]+)?",
     "Négation difficile", "Dites ce qui est possible, ou «\u00a0vous ne pouvez pas\u00a0»."),
    (r"\b(?:ne |n')(?:[\w'-]+ ){1,5}?(?:que |qu')(?!(?:il|elle|on|vous|nous|ils|elles|ce|cela)\b)",
     "Tournure «\u00a0ne… que\u00a0»", "Écrivez «\u00a0seulement\u00a0»."),
    (r"\b(?:ne |n')(?:[\w'-]+ ){0,3}?(?:aucun|aucune|ni|nul|nulle)\b(?: [\w'-]+)?",
     "Négation difficile", "Dites ce qui est possible, ou une chose à ne pas faire."),
    (r"\bpas (?:[\w'-]+ ){0,2}?(?:dispens|exempt|exonér|interdi|impossible|in(?:valide|compatible|complet|suffisant)"
     r"|sans\b|irrecevable|refus|empêch|oubli|exclu|illégal|négligeable|rare)\w*",
     "Double négation", "Dites-le en positif : «\u00a0vous devez\u00a0» ou «\u00a0vous pouvez\u00a0»."),
    (r"\b(?:à moins (?:que|de)|sauf si|excepté si|sauf)\b(?: [\w'-]+){0,8}? (?:ne |n')[\w'-]+",
     "Double négation", "Dites-le en positif, avec «\u00a0si\u00a0»."),
    (r"\b(?:ne |n')[\w' -]{2,60}? (?:sans|à moins|sauf)\b(?: [\w'-]+)?",
     "Double négation", "Dites-le en positif : «\u00a0pour…, vous devez\u00a0»."),
    (r"\bnon (?:recevable|valable|valide|conforme|complet|imposable|renouvelable|autorisé|signé|réglementaire)\w*",
     "Tournure négative", "Dites-le en positif."),
    (r"\b(?:faute d'|sous peine d')(?:un|une)? ?(?:non-|in|ir)\w+", "Double négation", "Dites-le en positif."),
))


def _check(unit: Unit, sentence: Sentence, context: Context) -> Iterator[Hit]:
    covered = -1
    for pattern, message, proposal in _TURNS:
        for match in pattern.finditer(unit.lowered, sentence.start, sentence.end):
            end = match.start() + len(match.group().rstrip())
            if covered < 0:
                covered = end
                yield Hit(match.start(), end, f"{message} : {quote(unit, match.start(), end)}.", proposal)
    marks = list(_NE.finditer(unit.lowered, sentence.start, sentence.end))
    if covered < 0 and len(marks) >= context.profile.negations:
        yield Hit(marks[0].start(), sentence.end, _count_message(len(marks)),
                  "Dites ce qu'il faut faire : «\u00a0signez\u00a0» plutôt que «\u00a0n'oubliez pas de\u00a0».")


def _count_message(count: int) -> str:
    return "Phrase négative." if count == 1 else f"{count} négations dans la même phrase."


RULE = Rule(
    id="r09-negation",
    title="Négation",
    source="FALC (règles Unapei : pas de forme négative) ; CAN-ASC-3.1 : tournures positives",
    level=Level.AVERTISSEMENT,
    passing=("Vous ne payez pas le timbre.", "Montrez votre carte pour voter."),
    failing=("Nul ne peut entrer.", "La salle n'est ouverte que le lundi.", "Vous n'êtes pas dispensé de payer."),
    check=each_sentence(_check),
)
