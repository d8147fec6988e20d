"""R03: the passive voice, with the active sentence when the text names who acts."""

import re
from collections.abc import Iterator

from generator.checks.plain.rule import Context, Hit, Rule, each_sentence, span
from generator.problems import Level
from generator.readability import Sentence, Unit
from generator.readability.lexicon import words_of
from generator.readability.passives import Passive, find_passives

_AGENT = re.compile(
    r"par ((?:le|la|les|un|une|des|nos|notre|votre|vos|son|sa|ses|leur|leurs|ce|cette|chaque) [^,.;:!?()«»]{2,60}"
    r"|l'[^,.;:!?()«»]{2,60}|(?:nous|vous|lui|elle|eux)\b)", re.IGNORECASE)
_STOP = re.compile(
    r" (?:et|ou|à|au|aux|dans|pour|par|avec|sans|sur|sous|avant|après|le|lors|si|lorsque|quand|qui|que|dont|en|pendant"
    r"|dès|jusqu|chez|afin|selon|vers|entre|depuis|avant|du \d|de \d).*", re.IGNORECASE)
_PLURAL = ("les ", "des ", "nos ", "vos ", "ses ", "leurs ", "eux")
_MODALS = {
    "peut": ("peut", "peuvent"), "peuvent": ("peut", "peuvent"), "doit": ("doit", "doivent"),
    "doivent": ("doit", "doivent"), "pourra": ("peut", "peuvent"), "pourront": ("peut", "peuvent"),
    "devra": ("doit", "doivent"), "devront": ("doit", "doivent")}


def _check(unit: Unit, sentence: Sentence, context: Context) -> Iterator[Hit]:
    for passive in find_passives(unit, sentence):
        start, end = span(sentence, passive.auxiliary, passive.participle)
        agent = _find_agent(unit, sentence, passive)
        yield Hit(start, end, "Verbe passif : on ne voit pas d'abord qui agit." if not agent else
                  f"Verbe passif : celui qui agit («\u00a0{agent}\u00a0») vient après.",
                  _propose(unit, sentence, passive, agent))


def _find_agent(unit: Unit, sentence: Sentence, passive: Passive) -> str:
    after = sentence.tokens[passive.participle].end
    match = _AGENT.search(unit.text, after, min(sentence.end, after + 120))
    if not match or ("," in unit.text[after:match.start()] and "," not in unit.text[match.end():match.end() + 1]):
        return ""
    return _STOP.sub("", unit.source[match.start(1):match.end(1)]).strip()


def _propose(unit: Unit, sentence: Sentence, passive: Passive, agent: str) -> str:
    thing = _find_thing(unit, sentence, passive)
    modal = _modal_before(sentence, passive)
    verb = passive.verb
    if not agent or agent.lower() in ("lui", "elle", "eux"):
        return _without_agent(modal, verb.infinitive, verb.singular, thing)
    if agent.lower() in ("nous", "vous"):
        return f"Commencez par qui agit : «\u00a0{agent.capitalize()}\u00a0», puis «\u00a0{verb.infinitive}\u00a0»."
    plural = agent.lower().startswith(_PLURAL)
    if modal:
        action = f"{_MODALS[modal][plural]} {verb.infinitive}"
    elif sentence.tokens[passive.auxiliary].mot == "été":
        action = f"{'ont' if plural else 'a'} {verb.participle}"
    else:
        action = verb.plural if plural else verb.singular
    return f"«\u00a0{agent[0].upper()}{agent[1:]} {action} {thing or '…'}\u00a0»"


def _without_agent(modal: str, infinitive: str, singular: str, thing: str) -> str:
    object_ = f" {thing}" if thing else ""
    if modal in ("peut", "peuvent", "pourra", "pourront"):
        return f"Dites qui agit : «\u00a0Vous pouvez {infinitive}{object_}\u00a0» ou «\u00a0Nous pouvons…\u00a0»"
    if modal:
        return f"Dites qui agit : «\u00a0Vous devez {infinitive}{object_}\u00a0» ou «\u00a0Nous devons…\u00a0»"
    return f"Dites qui agit : «\u00a0Le service {singular}{object_ or '…'}\u00a0» ou «\u00a0Vous…\u00a0»"


def _modal_before(sentence: Sentence, passive: Passive) -> str:
    if sentence.tokens[passive.auxiliary].mot != "être":
        return ""
    before = [token.mot for token in sentence.tokens[max(0, passive.auxiliary - 4):passive.auxiliary]]
    return next((word for word in reversed(before) if word in _MODALS), "")


_NOT_A_THING = words_of(
    "il elle ils elles on vous nous ce cela ceci qui que ne se peut doit est sont a ont si lorsque quand car mais "
    "aucun aucune nul nulle")
_HEADS = ("le", "la", "les", "l'", "un", "une", "des", "votre", "vos", "ce", "cet", "cette", "ces", "son", "sa", "ses")


def _find_thing(unit: Unit, sentence: Sentence, passive: Passive) -> str:
    """The short noun group that opens the sentence and undergoes the action, or "" when it is not plain to see."""
    tokens = sentence.tokens[:passive.auxiliary]
    words = [token.mot for token in tokens]
    while words and words[-1] in (*_MODALS, "a", "ont", "ne", "n'", "pas", "avoir", "vous", "leur", "lui", "être"):
        words.pop()
    if not 2 <= len(words) <= 9 or words[0] not in _HEADS or not _NOT_A_THING.isdisjoint(words[1:]):
        return ""
    if any(token.gap == 2 for token in tokens[1:len(words)]):
        return ""
    thing = unit.source[tokens[0].start:tokens[len(words) - 1].end]
    return thing[0].lower() + thing[1:]


RULE = Rule(
    id="r03-passif",
    title="Voix passive",
    source="Rédiger… simplement (Québec, 2006) ; COEPIA 2016 : préférez la voix active",
    level=Level.AVERTISSEMENT,
    passing=("Le service vérifie votre demande.", "Vous êtes marié.", "Vous vous êtes inscrit hier."),
    failing=("Votre demande est vérifiée par le service.", "La demande peut être faite en ligne."),
    check=each_sentence(_check),
)
