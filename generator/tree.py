"""{path: bytes} to a folder: only what changed, the whole folder in one move, manifest last.

Owns writing. Knows nothing of what is written. A reader never sees half a file nor half a tree.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.cache import digest

_HERE = -100  # AT_FDCWD: names are relative to the current folder
_EXCHANGE = 2  # RENAME_EXCHANGE


@dataclass(frozen=True)
class Written:
    """Counts of one writing."""

    written: int
    kept: int
    removed: int


def write_file(path: Path, data: bytes) -> bool:
    """Write a file if its bytes differ; True when written."""
    try:
        if path.read_bytes() == data:
            return False
    except OSError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    aside.write_bytes(data)
    os.replace(aside, path)
    return True


def write_tree(folder: Path, files: Mapping[str, bytes], manifest: Path) -> Written:
    """Make `folder` hold exactly `files` (relative POSIX paths), then write the manifest (path → SHA-256).

    The new tree is made beside the old one (what did not change is linked, not copied) and takes its place in one
    move: killed at any moment, the folder is wholly old or wholly new. Nothing is touched when nothing changed.
    The manifest lies outside the folder: what is published holds nothing private.
    """
    for name in files:
        if name.startswith("/") or ".." in name.split("/"):
            raise ValueError(f"chemin hors du dossier : {name}")
    changed = {name for name, data in files.items() if not _same(folder / name, data)}
    stale = _stale(folder, files)
    if changed or stale or not folder.is_dir():
        _replace(folder, files, changed)
    table = {name: digest(data) for name, data in sorted(files.items())}
    write_file(manifest, json.dumps(table, indent=0).encode())
    return Written(len(changed), len(files) - len(changed), len(stale))


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _stale(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    return [name for name in names if name not in files]


def _replace(folder: Path, files: Mapping[str, bytes], changed: set[str]) -> None:
    beside = folder.with_name(f".{folder.name}.nouveau")
    shutil.rmtree(beside, ignore_errors=True)  # what a killed build may have left
    beside.mkdir(parents=True)
    for name, data in files.items():
        path = beside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name in changed or not _link(folder / name, path):
            path.write_bytes(data)
    if folder.is_dir():
        exchange(beside, folder)
        shutil.rmtree(beside)
    else:
        os.replace(beside, folder)


def _link(old: Path, new: Path) -> bool:
    try:
        os.link(old, new)
    except OSError:
        return False
    return True


def exchange(one: Path, other: Path) -> None:
    """Swap two folders of one file system: in one step on Linux (renameat2), else in two renames."""
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "renameat2"):
        done = libc.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
        if done == 0:
            return
    aside = other.with_name(f".{other.name}.ancien")
    shutil.rmtree(aside, ignore_errors=True)
    os.replace(other, aside)
    os.replace(one, other)
    os.replace(aside, one)
