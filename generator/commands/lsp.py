"""`demarches lsp`: the language server, started by the author's editor."""

from __future__ import annotations

import argparse

from generator.commands.command import OK, Call, Command, add_day, chosen_day


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stdio", action="store_true", help="parle sur l’entrée et la sortie standard (toujours)")
    add_day(parser)


def _run(call: Call) -> int:
    from generator.lsp.server import serve_editor  # 0.3 s of libraries, for this command alone

    serve_editor(call.root, chosen_day(call.args))
    return OK


COMMAND = Command("lsp", "aide à l’écriture dans un éditeur (VS Code, Neovim)", _arguments, _run)
