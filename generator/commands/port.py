"""The port of a local server: asked for before any work is done, refused in plain words."""

from __future__ import annotations

import argparse
import socket

from generator.commands.command import Call


def add_port(parser: argparse.ArgumentParser, default: int) -> None:
    """The option --port."""
    parser.add_argument("--port", type=int, default=default, help=f"port ({default} si absent)")


def is_open(call: Call, host: str) -> bool:
    """True when the port asked for can be listened on; says what to do when it cannot."""
    port = call.args.port
    try:
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
    except (OSError, OverflowError):
        call.console.note(f"Le port {port} ne peut pas servir sur {host} : il est déjà pris, réservé, ou inconnu.\n"
                          f"Fermez l’autre serveur, ou choisissez un autre port : --port {_another(host)}")
        return False
    return True


def _another(host: str) -> int:
    """A port that is free now."""
    try:
        with socket.socket() as trial:
            trial.bind((host, 0))
            return int(trial.getsockname()[1])
    except OSError:  # the address itself is not one of this machine
        return 8080
