"""The command `demarches`: parses, calls, gives the exit code (0 nothing to say, 1 errors, 2 usage)."""

from __future__ import annotations

import argparse
import errno
import importlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from generator.commands.command import ERRORS, USAGE, Call, Command, Console
from generator.problems import Refusal
from generator.project import project_root
from generator.view.words import capital

# Only the module of the command asked for is imported: `check` must not wait for the web server's libraries.
COMMANDS: Mapping[str, str] = {
    "check": "check",
    "readability": "readability",
    "lsp": "lsp",
    "build": "build_site",
    "serve": "serve_site",
    "new": "new",
    "cases": "cases",
    "schema": "schema",
    "export": "export",
    "sheets": "sheets",
    "preview": "testers",
    "inviter": "testers",
    "remarques": "testers",
    "resultats": "testers",
    "purge": "testers",
    "effacer": "testers",
    "sauver": "testers",
    "restaurer": "testers",
}
_FRENCH = (
    ("the following arguments are required:", "il manque :"),
    ("unrecognized arguments:", "arguments inconnus :"),
    ("expected one argument", "une valeur est attendue"),
    ("expected at least one argument", "au moins une valeur est attendue"),
    ("invalid choice:", "choix inconnu :"),
    ("choose from", "choisissez parmi"),
    ("argument ", "argument "),
    ("invalid int value:", "n’est pas un nombre entier :"),
)


_SYSTEM = {
    errno.ENOSPC: "le disque est plein", errno.EDQUOT: "le disque est plein", errno.EROFS: "ce disque ne s’écrit pas",
    errno.EACCES: "vous n’avez pas le droit d’y toucher", errno.EPERM: "vous n’avez pas le droit d’y toucher",
    errno.ENOENT: "introuvable", errno.ENOTDIR: "ce n’est pas un dossier", errno.EISDIR: "c’est un dossier",
    errno.EEXIST: "un fichier porte déjà ce nom",
}


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: str | None, actions, groups, prefix: str | None = None) -> None:  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, "Utilisation : " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """argparse in French."""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **options)  # type: ignore[arg-type]
        self._positionals.title = "Arguments"
        self._optionals.title = "Options"
        self.add_argument("-h", "--help", "--aide", action="help", help="montre cette aide")

    def error(self, message: str) -> NoReturn:
        for english, french in _FRENCH:
            message = message.replace(english, french)
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog} : {message}\n")


def find_command(name: str) -> Command:
    """The command of that name, its module imported now."""
    module = importlib.import_module(f"generator.commands.{COMMANDS[name]}")
    found: tuple[Command, ...] = getattr(module, "COMMANDS", None) or (module.COMMAND,)
    return next(command for command in found if command.name == name)


def parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """The parser of these commands (all of them for the list of commands)."""
    top = _Parser(prog="demarches",
                  description="Les guides de démarches : écrire, vérifier, dessiner, essayer, publier.")
    top.add_argument("--racine", default=None, metavar="DOSSIER", help="dossier du projet (cherché à partir d’ici)")
    commands = top.add_subparsers(title="Commandes", dest="commande", metavar="COMMANDE", parser_class=_Parser)
    for name in names:
        command = find_command(name)
        description = capital(command.help) + "."
        command.arguments(commands.add_parser(command.name, help=command.help, description=description))
    return top


def _wanted(arguments: Sequence[str]) -> Iterable[str]:
    """The only command named, so that the others are not imported; all of them when none is."""
    given = list(arguments)
    named = [word for rank, word in enumerate(given)
             if not word.startswith("-") and given[rank - 1 : rank] != ["--racine"]]
    return [named[0]] if named and named[0] in COMMANDS else COMMANDS


def _in_french(failure: OSError) -> str:
    """What the system refuses, and where."""
    if failure.errno not in _SYSTEM:
        return f"Le système refuse : {failure}"
    return f"{failure.filename or 'Écriture'} : {_SYSTEM[failure.errno]}."


def main(arguments: Sequence[str] | None = None, console: Console | None = None) -> int:
    """Run a command; gives the exit code."""
    speak = console or Console()
    given = list(sys.argv[1:] if arguments is None else arguments)
    top = parser(_wanted(given))
    try:
        args = top.parse_args(given)
    except SystemExit as done:
        return int(done.code or 0)
    if args.commande is None:
        top.print_help(speak.out)
        return USAGE
    root = Path(args.racine).resolve() if args.racine else project_root(Path.cwd())
    if root is None or not (root / "procedures").is_dir():
        speak.note("Aucun projet ici : placez-vous dans le dossier qui contient mkdocs.yml et procedures/.")
        return USAGE
    try:
        return find_command(args.commande).run(Call(args, root, speak))
    except Refusal as refusal:
        speak.note(str(refusal))
        return ERRORS
    except BrokenPipeError:
        return ERRORS
    except OSError as failure:
        speak.note(_in_french(failure))
        return ERRORS

