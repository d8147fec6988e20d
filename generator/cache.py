"""Values kept between runs by the key of what made them.

Owns `build/.cache`: a folder that is always safe to delete. Knows nothing of what it keeps.
A value that cannot be read back counts as absent.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def digest(*parts: str | bytes) -> str:
    """SHA-256, in hexadecimal, of the parts with their lengths (so that "a","bc" differs from "ab","c")."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(str(len(data)).encode() + b":" + data)
    return total.hexdigest()


def digest_of_files(paths: Iterable[Path]) -> str:
    """One key for the names and contents of files, whatever the order given."""
    return digest(*(part for path in sorted(paths) for part in (path.name, path.read_bytes())))


def code_version(package: Path) -> str:
    """The key of the program itself: any change of its code makes every kept value stale."""
    return digest_of_files(package.rglob("*.py"))


class Cache:
    """A folder of pickled values by key. `folder=None` keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def get(self, kind: str, key: str) -> Any | None:
        """The value kept for this key, or None."""
        if self.folder is None:
            return None
        try:
            return pickle.loads((self.folder / kind / key).read_bytes())
        except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError):
            return None

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keep a value; written aside then moved, so that a reader never sees half of it."""
        if self.folder is None:
            return
        path = self.folder / kind / key
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f"{key}.{os.getpid()}.tmp")
        aside.write_bytes(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
        os.replace(aside, path)
