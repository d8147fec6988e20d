"""R19: a delay that says nothing (« dans les meilleurs délais »)."""

from generator.checks.plain.lexical import look_for
from generator.checks.plain.rule import Rule
from generator.problems import Level

RULE = Rule(
    id="r19-delai-vague",
    title="Délai vague",
    source="ISO 24495-1:2023 (le lecteur peut agir) ; Rédiger… simplement (2006)",
    level=Level.AVERTISSEMENT,
    passing=("Nous répondons en 15 jours.",),
    failing=("Nous répondons dans les meilleurs délais.",),
    check=look_for("delais_vagues", "Délai vague", exact=True,
                   advice="Écrivez un nombre de jours, ou une date."),
    lexical=True,
)
