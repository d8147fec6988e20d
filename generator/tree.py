"""{path: bytes} to a folder: only what changed, each file moved into place, what is stale removed, manifest last.

Owns writing. Knows nothing of what is written. A reader of the folder never sees half a file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.cache import digest


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

    The manifest lies outside the folder: what is published holds nothing private.
    """
    for name in files:
        if name.startswith("/") or ".." in name.split("/"):
            raise ValueError(f"chemin hors du dossier : {name}")
    written = sum(write_file(folder / name, data) for name, data in files.items())
    removed = _remove_stale(folder, files)
    table = {name: digest(data) for name, data in sorted(files.items())}
    write_file(manifest, json.dumps(table, indent=0).encode())
    return Written(written, len(files) - written, removed)


def _remove_stale(folder: Path, files: Mapping[str, bytes]) -> int:
    removed = 0
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in files:
            path.unlink()
            removed += 1
    return removed
