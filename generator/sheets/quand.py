"""When a block applies, in words that stand alone on paper: « Avez-vous un enfant ? Oui » rather than « Oui ».

Owns the choice between the answer alone and the question with it. Knows no sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.pieces import Question
from generator.view.words import joined

_BARE = ("oui", "non", "je ne sais pas", "aucun", "autre", "les deux", "les 2")


def when(si: Mapping[str, tuple[str, ...]], questions: Iterable[Question]) -> str:
    """The condition as answers (« Perte ou Vol · Un enfant »); a bare or shared answer comes after its question."""
    asked = {str(q.id): q for q in questions}
    parts = []
    for name, wanted in si.items():
        question = asked.get(str(name))
        if question is None:
            continue
        words = [str(a.texte) for a in question.reponses if str(a.id) in {str(w) for w in wanted}]
        said = joined(words, "ou")
        others = {str(a.texte) for q in asked.values() if q is not question for a in q.reponses}
        bare = any(word in others or word.lower().startswith(_BARE) for word in words)
        parts.append(f"{question.texte} {said}" if bare else said)
    return " · ".join(parts)
