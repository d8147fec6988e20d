"""`demarches export mkdocs DOSSIER`: the complete page tree, for MkDocs or Zensical."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.build import Renderer, edition_of, every_page, meta, page_context
from generator.cache import Cache
from generator.commands.command import ERRORS, OK, USAGE, Call, Command, add_day, chosen_day
from generator.commands.testers import add_store, export_tester
from generator.exports.assets import asset_files
from generator.exports.mkdocs_tree import export_tree
from generator.pages.page import PageSpec
from generator.problems import has_errors
from generator.project import open_project


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("forme", nargs="?", choices=("mkdocs",),
                        help="mkdocs : pages, thème et réglages pour MkDocs ou Zensical")
    parser.add_argument("dossier", nargs="?", metavar="DOSSIER", help="où écrire")
    parser.add_argument("--testeur", metavar="CODE", help="écrit tout ce qui est gardé sur un testeur (JSON)")
    add_store(parser)
    add_day(parser)


def _run(call: Call) -> int:
    if call.args.testeur:
        return export_tester(call)
    if not call.args.dossier:
        call.console.note("Écrivez « demarches export mkdocs DOSSIER » ou « demarches export --testeur CODE ».")
        return USAGE
    kept = Cache(call.root / "build/.cache")
    project = open_project(call.root, chosen_day(call.args), kept)
    if has_errors(project.problems):
        call.console.problems(project.problems, project.texts)
        return ERRORS
    renderer = Renderer(project, kept)
    content = edition_of(project, "public", renderer)

    def pages() -> Iterator[tuple[PageSpec, str, Mapping[str, str]]]:
        for spec in every_page(content):
            yield spec, renderer.body(spec, page_context(spec, content)), meta(spec, content)

    count = export_tree(call.root, Path(call.args.dossier), pages(), asset_files(call.root, content))
    call.console.say(f"{count} pages dans {call.args.dossier} : « mkdocs build -f {call.args.dossier}/mkdocs.yml » "
                     f"ou « zensical build -f {call.args.dossier}/mkdocs.yml ».")
    return OK


COMMAND = Command("export", "écrit l’arbre complet des pages pour un autre moteur", _arguments, _run)
