"""R05: an administrative word that has a plainer equivalent (the town's glossary, action « remplacer »)."""

from collections.abc import Iterator

from generator.checks.plain.rule import Context, Hit, Rule, each_sentence, quote, span
from generator.problems import Level
from generator.readability import Action, Glossary, GlossaryEntry, Sentence, Unit
from generator.readability.phrases import read_phrase


def _check(unit: Unit, sentence: Sentence, context: Context) -> Iterator[Hit]:
    for match in context.glossary.find(sentence):
        entry = match.value
        if entry.action is Action.REMPLACER:
            start, end = span(sentence, match.first, match.last)
            example = f" Exemple : {entry.exemple}" if entry.exemple else ""
            yield Hit(start, end, f"Mot administratif : {quote(unit, start, end)}.",
                      f"Écrivez plutôt «\u00a0{entry.simple}\u00a0».{example}", _safe_fix(unit, start, end, entry))


def _safe_fix(unit: Unit, start: int, end: int, entry: GlossaryEntry) -> str | None:
    """The plain word alone, when nothing else in the sentence depends on it: adverbs and invariable turns only."""
    written = unit.text[start:end]
    if written != entry.terme or not _is_invariable(entry.terme) or not _is_invariable(entry.simple):
        return None
    return entry.simple


def _is_invariable(text: str) -> bool:
    words = read_phrase(text)
    return len(words) == 1 and len(words[0]) > 7 and words[0].endswith("ement") and not words[0].endswith(
        ("versement", "paiement", "ègement", "tissement"))


RULE = Rule(
    id="r05-jargon",
    title="Mot administratif",
    source="COSLA, Guide pratique de la rédaction administrative ; glossaire de la ville",
    level=Level.AVERTISSEMENT,
    passing=("Payez la cantine avant le 5 du mois.",),
    failing=("Les redevances sont à payer avant le 5 du mois.",),
    check=each_sentence(_check),
    lexical=True,
    glossary=Glossary((GlossaryEntry("redevance", Action.REMPLACER, simple="prix à payer"),)),
)
