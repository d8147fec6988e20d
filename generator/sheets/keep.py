"""What is already printed: the manifest `build/fiches/manifeste.json` and files that are never seen half written.

Owns the shape of the manifest and the moves. A file counts as kept only when its bytes are those the manifest names:
a run stopped at any moment leaves whole files, and the next run makes again what the manifest does not vouch for.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.cache import digest

SCRATCH = "build/.cache/fiches"  # under the project: on the same disk as build/fiches, and always safe to delete
_BATCH = 10  # files written between two writings of the manifest


@dataclass(frozen=True)
class Entree:
    """A printed file: the key of what made it, the digest of its bytes, its pages, the marks of each sheet in it."""

    cle: str
    sha256: str
    octets: int
    pages: int
    niveaux: tuple[tuple[str, int], ...]


class Store:
    """The folder of printed files and its manifest. `scratch` is on the same disk, outside what others read."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.folder, self.scratch = folder, scratch
        self._manifest = folder / "manifeste.json"
        self._entries = _read(self._manifest)
        self._unsaid = 0

    def kept(self, name: str, key: str) -> Entree | None:
        """The entry of a file that is whole and was made from the same key."""
        entry = self._entries.get(name)
        if entry is None or entry.cle != key:
            return None
        try:
            same = digest((self.folder / name).read_bytes()) == entry.sha256
        except OSError:
            return None
        return entry if same else None

    def put(self, name: str, data: bytes, key: str, pages: int, levels: tuple[tuple[str, int], ...]) -> Entree:
        """Write a file, then vouch for it."""
        entry = Entree(key, digest(data), len(data), pages, levels)
        put_whole(self.folder / name, data, self.scratch)
        self._entries[name] = entry
        self._unsaid += 1
        if self._unsaid >= _BATCH:
            self.vouch()
        return entry

    def remove(self, names: Iterable[str]) -> int:
        """Forget and delete files; gives how many there were."""
        gone = 0
        for name in names:
            self._entries.pop(name, None)
            path = self.folder / name
            if path.is_file():
                path.unlink()
                gone += 1
        if gone:
            self.vouch()
        return gone

    def names(self, folder: str) -> tuple[str, ...]:
        """The files of a folder, not of the folders inside it."""
        return tuple(sorted(p.relative_to(self.folder).as_posix() for p in (self.folder / folder).glob("*.pdf")))

    def vouch(self) -> None:
        """Write the manifest: to be called at the end of a run; a stopped run makes its last few files again."""
        self._unsaid = 0
        table = {name: asdict(entry) for name, entry in sorted(self._entries.items())}
        put_whole(self._manifest, json.dumps(table, ensure_ascii=False, indent=1).encode(), self.scratch)


def put_whole(path: Path, data: bytes, scratch: Path) -> None:
    """Write a file aside, in a folder that nobody reads, then move it into place."""
    scratch.mkdir(parents=True, exist_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = scratch / f"{os.getpid()}.tmp"
    aside.write_bytes(data)
    os.replace(aside, path)


def _read(path: Path) -> dict[str, Entree]:
    try:
        table = json.loads(path.read_bytes())
        return {name: Entree(e["cle"], e["sha256"], e["octets"], e["pages"], tuple((m, f) for m, f in e["niveaux"]))
                for name, e in table.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
