"""What counts as already printed."""

from __future__ import annotations

from pathlib import Path

from generator.sheets.keep import Store


def store(folder: Path) -> Store:
    return Store(folder / "fiches", folder / "cache")


def test_a_file_is_kept_for_its_key_only(tmp_path: Path) -> None:
    written = store(tmp_path)
    written.put("usager/a.pdf", b"%PDF", "k1", 1, (("", 1),))
    written.vouch()
    again = store(tmp_path)
    entry = again.kept("usager/a.pdf", "k1")
    assert entry is not None and (entry.pages, entry.octets, entry.niveaux) == (1, 4, (("", 1),))
    assert again.kept("usager/a.pdf", "k2") is None
    assert again.kept("usager/b.pdf", "k1") is None


def test_a_file_that_is_not_the_one_written_is_not_kept(tmp_path: Path) -> None:
    written = store(tmp_path)
    written.put("usager/a.pdf", b"%PDF", "k1", 1, ())
    written.vouch()
    assert store(tmp_path).kept("usager/a.pdf", "k1") is not None
    path = tmp_path / "fiches/usager/a.pdf"
    path.write_bytes(b"%PD")
    assert store(tmp_path).kept("usager/a.pdf", "k1") is None
    path.unlink()
    assert store(tmp_path).kept("usager/a.pdf", "k1") is None


def test_a_manifest_that_cannot_be_read_vouches_for_nothing(tmp_path: Path) -> None:
    store(tmp_path).put("usager/a.pdf", b"%PDF", "k1", 1, ())
    for broken in (b"", b"[1]", b'{"usager/a.pdf": {"cle": "k1"}}', b'{"usager/a.pdf": 3}'):
        (tmp_path / "fiches/manifeste.json").write_bytes(broken)
        assert store(tmp_path).kept("usager/a.pdf", "k1") is None


def test_removing_deletes_the_file_and_forgets_it(tmp_path: Path) -> None:
    kept = store(tmp_path)
    kept.put("usager/a.pdf", b"%PDF", "k1", 1, ())
    assert kept.names("usager") == ("usager/a.pdf",)
    assert kept.remove(["usager/a.pdf", "usager/b.pdf"]) == 1
    assert kept.names("usager") == () and store(tmp_path).kept("usager/a.pdf", "k1") is None


def test_the_output_folder_holds_nothing_but_files_and_the_manifest(tmp_path: Path) -> None:
    written = store(tmp_path)
    written.put("usager/a.pdf", b"%PDF", "k1", 1, ())
    written.vouch()
    found = {p.relative_to(tmp_path / "fiches").as_posix() for p in (tmp_path / "fiches").rglob("*") if p.is_file()}
    assert found == {"usager/a.pdf", "manifeste.json"}


def test_a_run_stopped_before_its_end_vouches_for_its_first_files(tmp_path: Path) -> None:
    stopped = store(tmp_path)
    for number in range(12):
        stopped.put(f"usager/{number}.pdf", b"%PDF", "k1", 1, ())
    again = store(tmp_path)
    assert [again.kept(f"usager/{number}.pdf", "k1") is not None for number in range(12)] == [True] * 10 + [False] * 2
