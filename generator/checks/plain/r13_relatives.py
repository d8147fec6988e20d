"""R13: relatives one inside the other (« le parent dont le nom figure sur le livret que vous présentez »)."""

from collections.abc import Iterator

from generator.checks.plain.rule import Context, Hit, Rule, each_sentence, span
from generator.problems import Level
from generator.readability import Sentence, Unit
from generator.readability.lexicon import words_of

_ALWAYS = words_of("dont lequel laquelle lesquels lesquelles duquel desquels desquelles auquel auxquels auxquelles")
_DETERMINERS = words_of(
    "le la les l' un une des du au aux votre vos son sa ses leur leurs ce cet cette ces notre nos mon ma mes "
    "toute tout tous toutes chaque aucun aucune quelque plusieurs deux trois d' de")
_PRONOUNS = words_of("ce celui celle ceux celles c' quelqu'un personne")
_TIMES = words_of("jour moment date fois temps mois an année")


def _check(unit: Unit, sentence: Sentence, context: Context) -> Iterator[Hit]:
    relatives = [i for i in range(1, len(sentence.tokens)) if _is_relative(sentence, i)]
    if len(relatives) >= context.profile.relatives:
        start, end = span(sentence, relatives[0], relatives[-1])
        yield Hit(start, end, f"{len(relatives)} relatives («\u00a0qui, que, dont\u00a0») dans la même phrase."
                  if len(relatives) > 1 else "Une relative («\u00a0qui, que, dont\u00a0») dans la phrase.",
                  f"Coupez devant «\u00a0{sentence.tokens[relatives[-1]].mot}\u00a0» et répétez le nom.")


def _is_relative(sentence: Sentence, i: int) -> bool:
    tokens = sentence.tokens
    word, before = tokens[i].mot, tokens[i - 1].mot
    if word in _ALWAYS:
        return True
    if word == "qui":
        return before not in ("à", "pour", "avec", "chez", "de", "sur") or i > 2
    if word == "où":
        return tokens[i].gap == 1 and before not in ("d'", "par", "là", "savoir", "dire", "sait", "jour")
    if word not in ("que", "qu'") or tokens[i].gap == 2:
        return False
    return before in _PRONOUNS or i > 1 and tokens[i - 2].mot in _DETERMINERS and before not in _TIMES


RULE = Rule(
    id="r13-relatives",
    title="Relatives emboîtées",
    source="Écrire pour être lu (Belgique) : une proposition par phrase",
    level=Level.AVERTISSEMENT,
    passing=("Le parent signe la feuille que vous présentez.", "Vérifiez que votre dossier est complet."),
    failing=("Le parent dont le nom est sur le livret que vous présentez signe.",),
    check=each_sentence(_check),
)
