"""Writing twice touches nothing; what is not asked for is removed; the manifest tells the truth."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.tree import Written, write_tree

NAMES = st.sampled_from(["index.html", "a/index.html", "a/b/index.html", "a/b.css", "é/x.txt", "z.json"])
TREES = st.dictionaries(NAMES, st.binary(max_size=20), max_size=6)


def seen(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def marks(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(p): (p.stat().st_mtime_ns, p.stat().st_ino) for p in folder.rglob("*") if p.is_file()}


@settings(max_examples=60, deadline=None)
@given(TREES, TREES)
def test_the_folder_is_what_was_asked(first: dict[str, bytes], second: dict[str, bytes]) -> None:
    with TemporaryDirectory() as name:
        folder, manifest = Path(name, "site"), Path(name, "site.json")
        write_tree(folder, first, manifest)
        counts = write_tree(folder, second, manifest)
        assert seen(folder) == second
        assert counts.written == sum(first.get(path) != data for path, data in second.items())
        assert counts.removed == len(set(first) - set(second))
        assert json.loads(manifest.read_bytes()).keys() == second.keys()
        before = marks(Path(name))
        assert write_tree(folder, second, manifest) == Written(0, len(second), 0)
        assert marks(Path(name)) == before
        assert {p.name for p in Path(name).iterdir()} == {"site", "site.json"}


def test_the_manifest_holds_digests(tmp_path: Path) -> None:
    write_tree(tmp_path / "site", {"a": b"x"}, tmp_path / "m.json")
    assert len(json.loads((tmp_path / "m.json").read_bytes())["a"]) == len(hashlib.sha256().hexdigest())
