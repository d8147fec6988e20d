"""R07: rare words that the glossary does not know: candidates for it. For information only."""

from collections.abc import Iterator

from generator.checks.plain.rule import Context, Hit, Rule, each_sentence, quote
from generator.problems import Level
from generator.readability import Sentence, Unit
from generator.readability.frequencies import find_zipf
from generator.readability.lemmas import find_lemma


def _check(unit: Unit, sentence: Sentence, context: Context) -> Iterator[Hit]:
    if not context.profile.info:
        return
    for i, token in enumerate(sentence.tokens):
        written = unit.text[token.start:token.end]
        if token.nature != "mot" or len(token.mot) < 5 or (written[0].isupper() and (i or written.isupper())):
            continue
        if _is_rare(token.mot, context.profile.rare_zipf) and not context.glossary.knows(token.mot):
            yield Hit(token.start, token.end, f"Mot rare : {quote(unit, token.start, token.end)}.",
                      "Un mot plus courant existe ? Sinon, ajoutez ce mot au glossaire.")


def _is_rare(word: str, limit: float) -> bool:
    return find_zipf(word) < limit and find_zipf(find_lemma(word)) < limit


RULE = Rule(
    id="r07-mot-rare",
    title="Mot rare",
    source="wordfreq (échelle Zipf) ; à titre d'information : un mot rare n'est pas toujours difficile",
    level=Level.INFO,
    passing=("Vous payez la cantine à la mairie.",),
    failing=("Le bornoyage du terrain est fait.",),
    check=each_sentence(_check),
)
