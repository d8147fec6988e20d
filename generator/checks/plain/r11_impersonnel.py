"""R11: impersonal turns (« il convient de », « il est demandé ») that hide who must act."""

from generator.checks.plain.lexical import look_for
from generator.checks.plain.rule import Rule
from generator.problems import Level

RULE = Rule(
    id="r11-impersonnel",
    title="Tournure impersonnelle",
    source="CAN-ASC-3.1:2025, tableau « devez, devriez, pouvez » ; Rédiger… simplement (2006)",
    level=Level.AVERTISSEMENT,
    passing=("Vous devez signer la demande.",),
    failing=("Il convient de signer la demande.", "Il est demandé aux familles de venir."),
    check=look_for("impersonnels", "Tournure impersonnelle"),
    lexical=True,
)
