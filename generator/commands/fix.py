"""`demarches check --fix`: the sure corrections written in the files, with a diff of what changed.

Owns which files are corrected and how the diff is shown. What is sure is said by the rules; how it is written, by
`plain.fixes`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.cache import Cache
from generator.commands.command import Call
from generator.content.source import read_document
from generator.plain.fixes import fix_data
from generator.plain.review import find_in_file
from generator.plain.run import Judge
from generator.project import Project
from generator.tree import write_file

_SHOWN = str.maketrans({"\u00a0": "⍽", "\u202f": "⍽"})  # spaces that nobody would see on a screen


def fix_files(call: Call, project: Project, cache: Cache, write: bool) -> int:
    """Correct the files asked for and show the diff; gives the number of corrections. Without `write`, only shows."""
    rules = Judge(project, cache).rules
    total = 0
    for path in wanted(call.root, project.loaded.texts, call.args.chemins):
        file, before = path.relative_to(call.root).as_posix(), path.read_bytes()
        fixed = fix_data(before, file, lambda data, file=file: find_in_file(data, file, rules))  # type: ignore[misc]
        if fixed.count:
            total += fixed.count
            for line in _diff(file, before, fixed.data):
                call.console.say(line.translate(_SHOWN) if call.console.out.isatty() else line)
            if write:
                write_file(path, fixed.data)
    _tell(call, total, write)
    return total


def wanted(root: Path, files: Iterable[str], paths: Iterable[str]) -> Iterator[Path]:
    """The files of the project named by the paths, all of them when there is none."""
    chosen = [Path(path).resolve() for path in paths]
    for file in sorted(files):
        path = (root / file).resolve()
        if not chosen or any(path.is_relative_to(one) for one in chosen):
            yield root / file


def _diff(file: str, before: bytes, after: bytes) -> Iterator[str]:
    old, new = (read_document(data, file).text.splitlines() for data in (before, after))
    return difflib.unified_diff(old, new, f"{file} (avant)", f"{file} (après)", lineterm="", n=1)


def _tell(call: Call, total: int, write: bool) -> None:
    if not total:
        call.console.note("Aucune correction sûre à faire.")
    elif write:
        call.console.note(f"{total} corrections faites. Relisez-les avant d’enregistrer dans le dépôt.")
    else:
        call.console.note(f"{total} corrections possibles, rien n’est écrit. Pour les faire : demarches check --fix")
