"""`demarches serve`: the site on this machine, reloaded at each save, with problems shown on the page."""

from __future__ import annotations

import argparse

from generator.cache import Cache
from generator.commands.command import OK, USAGE, Call, Command, add_day, chosen_day
from generator.commands.port import add_port, is_open
from generator.pages.page import PageSpec
from generator.plain.margin import Margin, margin_of
from generator.project import Project
from generator.serve import Desk, serve


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_port(parser, 8000)
    add_day(parser)


def _run(call: Call) -> int:
    if not is_open(call, "127.0.0.1"):
        return USAGE
    cache = Cache(call.root / "build/.cache")

    def margin(project: Project, spec: PageSpec) -> Margin | None:
        folder, _, slug = spec.chemin.strip("/").partition("/")
        return margin_of(project, call.root, slug, cache) if folder == "demarches" else None

    desk = Desk(call.root, chosen_day(call.args), margin)

    def ready(address: str) -> None:
        call.console.note(f"Le site est sur {address} : il se recharge quand vous enregistrez. Ctrl+C pour arrêter.")

    serve(desk, call.args.port, ready)
    return OK


COMMAND = Command("serve", "montre le site sur cette machine et le recharge à chaque enregistrement", _arguments, _run)
