"""`demarches schema`: the JSON Schema of a procedure, for editors."""

from __future__ import annotations

import json

from generator.commands.command import OK, Call, Command, nothing
from generator.content.schema import procedure_schema


def _run(call: Call) -> int:
    call.console.say(json.dumps(procedure_schema(), ensure_ascii=False, indent=2))
    return OK


COMMAND = Command("schema", "écrit le schéma JSON d’une démarche, pour les éditeurs de texte", nothing, _run)
