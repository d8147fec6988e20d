"""R22: a reference to a law in the body of the text."""

import re
from collections.abc import Iterator

from generator.checks.plain.rule import Context, Hit, Rule, each_unit, quote
from generator.problems import Level
from generator.readability import Unit

_LAW = re.compile(
    r"\b(?:articles?|art\.?) ?(?:[lrda]\.? ?\*? ?)?\d[\d-]{0,12}(?:(?:,| et| à) (?:[lrd]\.? ?)?\d[\d-]{0,12}){0,5}"
    r"(?: (?:du|de la|de l'|des) (?:présent )?(?:code|loi|décret|règlement|arrêté)(?: [a-zéèêà'-]{2,20}){0,6})?"
    r"|\b[lrd]\. ?\*?\d{2,4}(?:-\d{1,3}){0,3}\b"
    r"|\b(?:loi|décret|ordonnance|arrêté|circulaire|directive|règlement \(ue\)) (?:[a-zéè]{3,20} )?"
    r"(?:n° ?[\d-]{2,15}|du \d{1,2}(?:er)? [a-zéû]{3,9} \d{4})"
    r"|\bcode (?:civil|pénal|du travail|de l'urbanisme|général des [a-zé]{3,15} [a-zé]{3,15}|de la santé publique"
    r"|de la route|électoral|de l'environnement|de la construction|de l'éducation|de la sécurité sociale"
    r"|de l'action sociale|des relations entre le public et l'administration|rural|monétaire|de procédure [a-zé]{4,10}"
    r"|du patrimoine)")


def _check(unit: Unit, context: Context) -> Iterator[Hit]:
    for match in _LAW.finditer(unit.lowered):
        yield Hit(*match.span(), f"Référence de loi dans le texte : {quote(unit, *match.span())}.",
                  "Mettez-la dans «\u00a0base_legale\u00a0», en bas de page, et dites la règle avec des mots simples.")


RULE = Rule(
    id="r22-reference-legale",
    title="Référence de loi",
    source="COEPIA 2016 : les références en fin de document",
    level=Level.AVERTISSEMENT,
    passing=("La loi vous donne ce droit.", "Le code de la porte est donné à l'accueil."),
    failing=("L'article L. 2213-1 du code de l'urbanisme le prévoit.", "C'est la loi n° 2016-1547."),
    check=each_unit(_check),
)
