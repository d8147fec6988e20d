"""R02: several ideas in one sentence (several verbs and a subordinate)."""

import re
from collections.abc import Iterator

from generator.checks.plain.rule import Context, Hit, Rule, each_sentence
from generator.problems import Level
from generator.readability import Sentence, Unit
from generator.readability.lexicon import words_of

_VERBS = words_of(
    "est sont êtes sommes a ont avez avons peut peuvent pouvez pouvons doit doivent devez devons fait font faites "
    "va vont allez veut veulent voulez faut reste permet prend met donne dit sera seront aura auront pourra devra "
    "était")
_SUBJECTS = words_of("vous nous il elle on ils elles")
_LINKS = words_of(
    "si qui que qu' dont où lorsque lorsqu' quand puisque puisqu' comme tandis alors afin parce mais car sauf")
_WORD = re.compile(r"(?:ez|ons|ent|ait|aient)\Z")


def _check(unit: Unit, sentence: Sentence, context: Context) -> Iterator[Hit]:
    words = [token.mot for token in sentence.tokens]
    verbs = sum(1 for i, word in enumerate(words) if word in _VERBS or _is_conjugated(words, i))
    links = [i for i, word in enumerate(words) if i and word in _LINKS]
    wanted = context.profile.verbs_per_sentence
    if verbs < wanted or not links or sentence.words <= 10:
        return
    cut = sentence.tokens[links[0]]
    yield Hit(
        sentence.start, sentence.end, f"Plusieurs idées dans la même phrase ({verbs} verbes).",
        f"Faites une phrase par idée. Coupez devant «\u00a0{cut.mot}\u00a0».")


def _is_conjugated(words: list[str], i: int) -> bool:
    return i > 0 and words[i - 1] in _SUBJECTS and words[i] not in _VERBS and bool(_WORD.search(words[i]))


RULE = Rule(
    id="r02-idees",
    title="Plusieurs idées",
    source="FALC (info.gouv.fr) : une idée par phrase ; Yukon : un verbe par phrase",
    level=Level.INFO,
    passing=("Vous déménagez ? Prévenez la mairie.",),
    failing=("Vous pouvez venir quand vous voulez si vous avez un dossier qui est complet et signé.",),
    check=each_sentence(_check),
)
