"""The active sentence behind a passive one: who acts, on what, with which verb.

Owns: the wording of the proposal. Must not know: how a passive is found, the rule that shows it.
"""

import re

from generator.readability import Sentence, Unit
from generator.readability.lexicon import words_of
from generator.readability.passives import Passive

_AGENT = re.compile(
    r"par ((?:le|la|les|un|une|des|nos|notre|votre|vos|son|sa|ses|leur|leurs|ce|cette|chaque) [^,.;:!?()«»]{2,60}"
    r"|l'[^,.;:!?()«»]{2,60}|(?:nous|vous)\b)", re.IGNORECASE)
_STOP = re.compile(
    r" (?:et|ou|à|au|aux|dans|pour|par|avec|sans|sur|sous|avant|après|le|lors|si|lorsque|quand|qui|que|dont|en|pendant"
    r"|dès|ayant|étant|jusqu|chez|afin|selon|vers|entre|depuis|du \d|de \d).*", re.IGNORECASE)
_PLURAL = ("les ", "des ", "nos ", "vos ", "ses ", "leurs ")
_CAN = words_of("peut peuvent pourra pourront pourrait pourraient pouvez pourrez")
_MUST = words_of("doit doivent devra devront devrait devraient devez devrez")
_NOT_A_THING = words_of(
    "il elle ils elles on nous ce cela ceci qui que qu' dont où lequel laquelle lesquels lesquelles se si lorsque quand"
    " car mais aucun aucune nul nulle celui celle ceux celles est sont a ont")
_HEADS = words_of("le la les l' un une des votre vos ce cet cette ces son sa ses notre nos")
_SKIPPED = words_of("ne n' pas plus a ont avoir être vous nous leur lui y en aussi également ensuite")
_VOWEL = re.compile(r"[aeiouyéèêâîôh]", re.IGNORECASE)
# What the reader may, must or risks, for verbs where « le service » would be wrong.
_READER = {
    "interdit": "Vous ne devez pas…", "puni": "Vous risquez…", "condamné": "Vous risquez…", "obligé": "Vous devez…",
    "tenu": "Vous devez…", "autorisé": "Vous pouvez…", "exigé": "Vous devez donner…", "requis": "Vous devez donner…",
    "demandé": "Vous devez donner…", "recommandé": "Nous vous conseillons…", "soumis": "Vous devez…",
    "exonéré": "Vous ne payez pas…", "dispensé": "Vous n'avez pas à…", "concerné": "Cela vous concerne si…",
}


def find_agent(unit: Unit, sentence: Sentence, passive: Passive) -> str:
    """Who acts, as written after « par », or "" when the sentence does not say."""
    after = sentence.tokens[passive.participle].end
    match = _AGENT.search(unit.text, after, min(sentence.end, after + 120))
    if not match or unit.text.count(",", after, match.start()) % 2:
        return ""
    return _STOP.sub("", unit.source[match.start(1):match.end(1)]).strip()


def propose_active(unit: Unit, sentence: Sentence, passive: Passive, agent: str) -> str:
    """A sentence to write instead, between French quotes; « … » where the writer must complete."""
    before = [token.mot for token in sentence.tokens[max(0, passive.auxiliary - 5):passive.auxiliary]]
    between = [token.mot for token in sentence.tokens[passive.auxiliary:passive.participle]]
    modals = [word for word in before if word in _CAN or word in _MUST] if "être" in between else []
    modal = modals[-1] if modals else ""
    negative = before[-3:].count("ne") + before[-3:].count("n'") > 0
    thing = _find_thing(unit, sentence, passive)
    if agent and agent.lower() not in ("nous", "vous"):
        plural = agent.lower().startswith(_PLURAL)
        action = _conjugate(passive, modal, plural, perfect="été" in between)
        to_reader = "vous " if "vous" in before[-2:] and not modal else ""
        return _quote(f"{agent[0].upper()}{agent[1:]} {_negate(to_reader + action, negative)} {thing or '…'}")
    if agent:
        return f"Commencez par {_quote(agent.capitalize())}, avec le verbe {_quote(passive.verb.infinitive)}."
    return _without_agent(passive, modal, negative, thing, before, "être" in between)


def _without_agent(
    passive: Passive, modal: str, negative: bool, thing: str, before: list[str], infinitive: bool
) -> str:
    verb = passive.verb
    end = f" {thing}" if thing else "…"
    if modal:
        reader = _negate("pouvez" if modal in _CAN else "devez", negative)
        town = _negate("pouvons" if modal in _CAN else "devons", negative)
        return f"Dites qui agit : {_quote(f'Vous {reader} {verb.infinitive}{end}')} ou {_quote(f'Nous {town}…')}"
    if infinitive:
        return f"Dites qui agit, avec le verbe {_quote(verb.infinitive)}."
    if verb.participle in _READER and not negative:
        return f"Dites qui agit : {_quote(_READER[verb.participle])}"
    to_reader = "vous" in before[-2:]
    action = _negate(f"vous {verb.singular}" if to_reader else verb.singular, negative)
    return f"Dites qui agit : {_quote(f'Le service {action}{end}')}" + ("" if to_reader else f" ou {_quote('Vous…')}")


def _conjugate(passive: Passive, modal: str, plural: bool, *, perfect: bool) -> str:
    verb = passive.verb
    if modal:
        forms = ("peut", "peuvent") if modal in _CAN else ("doit", "doivent")
        return f"{forms[plural]} {verb.infinitive}"
    if perfect:
        return f"{'ont' if plural else 'a'} {verb.participle}"
    return verb.plural if plural else verb.singular


def _negate(action: str, negative: bool) -> str:
    """« vérifie » → « ne vérifie pas », « peut donner » → « ne peut pas donner »."""
    if not negative:
        return action
    words = action.split(" ")
    at = 2 if words[0] == "vous" and len(words) > 1 else 1
    words.insert(at, "pas")
    joined = " ".join(words)
    return f"n'{joined}" if _VOWEL.match(joined) else f"ne {joined}"


def _find_thing(unit: Unit, sentence: Sentence, passive: Passive) -> str:
    """The short noun group before the verb that undergoes the action, or "" when it is not plain to see."""
    first = next((i for i in range(passive.auxiliary, -1, -1) if sentence.tokens[i].gap == 2), 0)
    tokens = list(sentence.tokens[first:passive.auxiliary])
    while tokens and (tokens[-1].mot in _SKIPPED or tokens[-1].mot in _CAN or tokens[-1].mot in _MUST):
        tokens.pop()
    words = [token.mot for token in tokens]
    if not 2 <= len(words) <= 9 or words[0] not in _HEADS or not _NOT_A_THING.isdisjoint(words[1:]):
        return ""
    thing = unit.source[tokens[0].start:tokens[-1].end]
    return thing[0].lower() + thing[1:]


def _quote(words: str) -> str:
    return f"«\u00a0{words}\u00a0»"
