"""R03: the passive voice, with the active sentence when the text names who acts."""

from collections.abc import Iterator

from generator.checks.plain.active import find_agent, propose_active
from generator.checks.plain.rule import Context, Hit, Rule, each_sentence, span
from generator.problems import Level
from generator.readability import Sentence, Unit
from generator.readability.passives import find_passives


def _check(unit: Unit, sentence: Sentence, context: Context) -> Iterator[Hit]:
    for passive in find_passives(unit, sentence):
        start, end = span(sentence, passive.auxiliary, passive.participle)
        agent = find_agent(unit, sentence, passive)
        message = (f"Verbe passif : celui qui agit («\u00a0{agent}\u00a0») vient après." if agent
                   else "Verbe passif : on ne voit pas qui agit.")
        yield Hit(start, end, message, propose_active(unit, sentence, passive, agent))


RULE = Rule(
    id="r03-passif",
    title="Voix passive",
    source="Rédiger… simplement (Québec, 2006) ; COEPIA 2016 : préférez la voix active",
    level=Level.AVERTISSEMENT,
    passing=("Le service vérifie votre demande.", "Vous êtes marié.", "Vous vous êtes inscrit hier."),
    failing=("Votre demande est vérifiée par le service.", "La demande peut être faite en ligne."),
    check=each_sentence(_check),
)
