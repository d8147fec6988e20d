"""What a command is, and the console it speaks through.

Owns the shape of a command, colour, and the progress bar (on a terminal only, after two seconds).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from generator.problems import Problem, as_github, as_json, as_sarif, card, tally

OK, ERRORS, USAGE = 0, 1, 2
FORMATS = ("texte", "json", "github", "sarif")


class Console:
    """Where a command writes: results on `out`, what is said beside them on `err`."""

    def __init__(self, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.out = out or sys.stdout
        self.err = err or sys.stderr
        self._start = time.monotonic()

    def say(self, text: str = "") -> None:
        """A line of result."""
        print(text, file=self.out, flush=True)

    def note(self, text: str) -> None:
        """A line beside the result."""
        print(text, file=self.err, flush=True)

    def progress(self, done: int, total: int) -> None:
        """A bar on the error stream, when it is a terminal and the work has taken over two seconds."""
        if not self.err.isatty() or time.monotonic() - self._start < 2:
            return
        width = 30 * done // max(total, 1)
        self.err.write(f"\r[{'█' * width}{'░' * (30 - width)}] {done}/{total}")
        if done == total:
            self.err.write("\n")
        self.err.flush()

    def problems(self, problems: Sequence[Problem], texts: Mapping[str, str], style: str = "texte") -> None:
        """All problems in one of FORMATS."""
        if style == "json":
            self.say(as_json(problems))
        elif style == "sarif":
            self.say(as_sarif(problems))
        elif style == "github":
            for problem in problems:
                self.say(as_github(problem))
        else:
            lines = {file: text.split("\n") for file, text in texts.items()}
            for problem in problems:
                self.say(card(problem, lines, self.out.isatty()) + "\n")
            self.say(tally(problems))


@dataclass(frozen=True)
class Call:
    """What a command is given: its arguments, the project's root, the console."""

    args: argparse.Namespace
    root: Path
    console: Console


@dataclass(frozen=True)
class Command:
    """A command: its name, one line of help, its arguments and what it runs (giving the exit code)."""

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Call], int]


def nothing(parser: argparse.ArgumentParser) -> None:
    """A command without arguments."""


def day(text: str) -> date:
    """A date argument, AAAA-MM-JJ."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas une date AAAA-MM-JJ") from None


def add_day(parser: argparse.ArgumentParser) -> None:
    """The option --date: the day the site is made for."""
    parser.add_argument("--date", type=day, default=None, metavar="AAAA-MM-JJ",
                        help="jour pour lequel le site est fait (aujourd’hui si absent)")


def chosen_day(args: argparse.Namespace) -> date:
    """The day asked for, else today."""
    return args.date or date.today()
