"""R12: formal connectors and set turns (« nonobstant », « le cas échéant », « à compter de »)."""

from generator.checks.plain.lexical import look_for
from generator.checks.plain.rule import Rule
from generator.problems import Level

RULE = Rule(
    id="r12-formule",
    title="Formule administrative",
    source="Rédiger… simplement (2006) ; COEPIA 2016 : mots de liaison courants",
    level=Level.AVERTISSEMENT,
    passing=("Si besoin, appelez-nous.", "Vous avez 10 jours à partir de cette date."),
    failing=("Le cas échéant, appelez-nous.", "À compter de cette date, vous avez dix jours.",
             "Toutes les pièces susmentionnées comptent."),
    check=look_for("formules", "Formule administrative"),
    lexical=True,
)
