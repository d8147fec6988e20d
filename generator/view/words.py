"""Short phrases computed from the model: conditions, lengths of time, prices, forms of papers.

Owns the words that depend on data. Whole sentences live in templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from generator.model.pieces import Question
from generator.model.sections import Cout, Delai
from generator.model.values import Absence, Si
from generator.model.words import BaseDelai, Forme, TypeCanal, TypeDelai, TypeEncadre

CANAUX = {
    TypeCanal.EN_LIGNE: "en ligne",
    TypeCanal.APPLICATION: "avec une application",
    TypeCanal.TELEPHONE: "par téléphone",
    TypeCanal.GUICHET: "au guichet",
    TypeCanal.RENDEZ_VOUS: "sur rendez-vous",
    TypeCanal.COURRIER: "par courrier",
}
FORMES = {
    Forme.ORIGINAL: "original",
    Forme.COPIE: "photocopie",
    Forme.ORIGINAL_ET_COPIE: "original et photocopie",
}
ENCADRES = {
    TypeEncadre.A_NOTER: "À noter",
    TypeEncadre.A_SAVOIR: "À savoir",
    TypeEncadre.ATTENTION: "Attention",
    TypeEncadre.RAPPEL: "Rappel",
    TypeEncadre.EXEMPLE: "Exemple",
}
DELAIS = {
    TypeDelai.PREPARATION: "Pour préparer la demande",
    TypeDelai.REPONSE: "Pour avoir la réponse",
    TypeDelai.RETRAIT: "Pour venir chercher le document",
    TypeDelai.ECHEANCE: "Date à ne pas dépasser",
    TypeDelai.VALIDITE: "Durée de validité",
}
FIRST_DELAYS = (TypeDelai.REPONSE, TypeDelai.ECHEANCE)
SEE_DELAYS = "Voir les délais"
_STARTERS = frozenset((
    "un", "une", "des", "le", "la", "les", "mon", "ma", "mes", "je", "j'ai", "j’ai", "nous", "c'est", "c’est",
    "oui", "non", "moins", "plus", "depuis", "avant", "après", "pour", "à", "au", "aux", "dans", "en", "par", "elle",
    "il", "quelqu'un", "quelqu’un", "l'autre", "l’autre", "votre", "vous", "autre",
    "deux", "trois", "son", "sa", "ses", "notre", "nos", "vos", "leur", "leurs",
))
BASES = {
    BaseDelai.LEGAL: "délai fixé par la loi",
    BaseDelai.CONSTATE: "délai constaté",
    BaseDelai.INDICATIF: "délai indicatif",
}


def joined(parts: Sequence[str], last: str) -> str:
    """« a, b et c » or « a ou b »."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def capital(text: str) -> str:
    """The text with a capital first letter, the rest as written."""
    return text[:1].upper() + text[1:]


def condition(si: Si, questions: Iterable[Question]) -> str:
    """A condition as readers know it, in the answers' own words: « Perte ou Vol · Moins de 18 ans »; "" for always."""
    asked = {str(q.id): q for q in questions}
    return " · ".join(_criterion(asked.get(str(question)), answers) for question, answers in si.criteres)


def _criterion(question: Question | None, answers: Sequence[str]) -> str:
    """One criterion; « Oui » or « Non » alone would say nothing, so the question comes with it."""
    labels = {str(a.id): str(a.texte) for a in question.reponses} if question else {}
    words = [labels.get(str(answer), str(answer)) for answer in answers]
    bare = question is not None and any(word.lower().startswith(("oui", "non")) for word in words)
    said = joined([words[0], *(inside(word) for word in words[1:])] if words else [], "ou")
    return f"{question.texte} {said}" if bare and question else said


def inside(words: str) -> str:
    """Words inside a sentence: without their capital, unless they start with a name or an acronym."""
    first = words.partition(" ")[0].lower()
    return words[:1].lower() + words[1:] if first in _STARTERS or first[:2] in ("l'", "l’") else words


def euros(amount: Decimal) -> str:
    """« 25 € », « 12,50 € »."""
    whole = amount == amount.to_integral_value()
    text = str(int(amount)) if whole else f"{amount:.2f}".replace(".", ",")
    return f"{text}\u00a0€"


def price(cost: Cout) -> str:
    """One price in a few words."""
    if cost.montant is not None:
        return euros(cost.montant)
    if cost.gratuit:
        return "Gratuit"
    return "Variable" if cost.variable is not None else "Pas encore connu"


def price_summary(costs: Sequence[Cout] | Absence) -> str:
    """All prices of a procedure in a few words, for the first screen."""
    if isinstance(costs, Absence):
        return "Pas encore connu" if costs.raison == "inconnu" else "Sans objet"
    amounts = sorted({c.montant for c in costs if c.montant is not None})
    free = any(c.gratuit for c in costs)
    known = bool(amounts) or free
    if not known:
        return "Variable" if any(c.variable is not None for c in costs) else "Pas encore connu"
    if not amounts:
        others = any(not c.gratuit for c in costs)
        return "Gratuit le plus souvent" if others else "Gratuit"
    low, high = euros(amounts[0]), euros(amounts[-1])
    if free:
        return f"Gratuit ou {high}, selon votre cas" if len(amounts) == 1 else f"De 0 à {high}, selon votre cas"
    return low if len(amounts) == 1 else f"De {low} à {high}, selon votre cas"


def delay_summary(delays: Sequence[Delai] | Absence) -> str:
    """How long it takes, in a few words, for the first screen: the answer's delay first."""
    if isinstance(delays, Absence):
        return "Pas encore connu" if delays.raison == "inconnu" else "Sans objet"
    order = (TypeDelai.REPONSE, TypeDelai.ECHEANCE, TypeDelai.PREPARATION, TypeDelai.RETRAIT, TypeDelai.VALIDITE)
    for kind in order:
        lengths = [str(d.duree) for d in delays if d.type is kind and d.duree]
        unique = list(dict.fromkeys(lengths))
        if unique:
            return unique[0] if len(unique) == 1 else f"{joined(unique, 'ou')}, selon votre cas"
        if any(d.type is kind and d.texte for d in delays):
            return SEE_DELAYS
    return "Pas encore connu"
