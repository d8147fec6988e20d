"""A disk that is really full, then really read-only: a small file system, the real server on it as a process."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import httpx
import pytest

from .worlds import World, make_world, remark_form
from .zygote import Forge

GUIDE = "/essai/carte-identite"
LONG = "gardez-moi " * 150
TESTERS = 4


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes in memory, mounted for the test."""
    place = tmp_path / "disque"
    place.mkdir()
    asked = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], capture_output=True, text=True)
    if asked.returncode != 0:
        pytest.skip(f"a real full disk needs the right to mount one (root): {asked.stderr.strip()}")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@dataclass
class Desk:
    """Testers in front of a real server, and what was acknowledged to them."""

    port: int
    cookies: list[str]
    codes: dict[str, str] = field(default_factory=dict)
    gists: dict[int, str] = field(default_factory=dict)

    def call(self, who: int, path: str, form: dict[str, str] | None = None) -> httpx.Response:
        """A request of one tester."""
        headers = {"cookie": self.cookies[who], "sec-fetch-site": "same-origin", "host": "localhost"}
        with httpx.Client(base_url=f"http://127.0.0.1:{self.port}", headers=headers, timeout=30) as client:
            return client.get(path) if form is None else client.post(path, data=form)

    def remark(self, key: str, text: str = LONG) -> httpx.Response:
        """A remark of the tester its key begins with; its receipt code is noted when there is one."""
        answer = self.call(int(key[0]), f"{GUIDE}/remarques", remark_form(cle=key, texte=f"{key} {text}"))
        if answer.status_code == 303:
            self.codes[key] = answer.headers["location"].split("recu=")[1].split("#")[0]
        return answer

    def gist(self, who: int, text: str) -> httpx.Response:
        """An answer to the first question, which replaces the former one."""
        answer = self.call(who, f"{GUIDE}/1", {"essentiel": text})
        if answer.status_code == 303:
            self.gists[who] = text
        return answer


@pytest.fixture
def desk(small_disk: Path, tmp_path: Path) -> Iterator[tuple[World, Forge, Desk]]:
    """A workshop whose database is alone on the small disk, and its server."""
    world = make_world(tmp_path, str(small_disk / "essais.sqlite"))
    world.clock.moment = datetime.now(UTC)
    cookies = [world.client(link).cookie for link in world.links(world.campaign(), TESTERS)]
    world.store.close()
    forge = Forge(tmp_path, str(small_disk / "essais.sqlite"))
    forge.start()
    yield world, forge, Desk(forge.port, cookies)
    forge.close()


def fill(disk: Path, left: int = 0) -> None:
    """Write until the disk refuses, then give `left` bytes back."""
    ballast = disk / "lest"
    with ballast.open("ab", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
        file.truncate(ballast.stat().st_size - left)


def check_nothing_lost(world: World, desk: Desk) -> None:
    """Each acknowledged remark is there once under its code, each acknowledged answer is there, the file is sound."""
    world.store.close()
    with world.store.read() as link:
        rows = link.exec_driver_sql("SELECT cle, code, texte FROM remarques").all()
        gists = link.exec_driver_sql("SELECT essentiel FROM seances").scalars().all()
        events = link.exec_driver_sql("SELECT count(*) FROM evenements").scalar()
        assert link.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert link.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    assert len({row[0] for row in rows}) == len(rows) == events
    assert {row[0]: row[1] for row in rows} == desk.codes
    assert all(row[2].startswith(f"{row[0]} ") for row in rows)
    assert set(desk.gists.values()) <= set(gists)


def refused(answer: httpx.Response, text: str) -> bool:
    """True for the page of a full or closed disk: plain French, the phone number, and the text given back."""
    page = unescape(re.sub(r"<[^>]+>", "", answer.text))
    told = "Votre envoi n’est pas enregistré" in page and "Téléphone" in page
    return answer.status_code == 503 and told and text.strip() in page


def test_a_really_full_disk_loses_nothing(small_disk: Path, desk: tuple[World, Forge, Desk]) -> None:
    world, forge, testers = desk
    for who in range(TESTERS):
        assert testers.remark(f"{who}-avant").status_code == 303
        assert testers.gist(who, f"essentiel {who}").status_code == 303
    fill(small_disk, left=200_000)
    for rank in range(400):  # until the last page is taken by remarks
        answer = testers.remark(f"{rank % TESTERS}-pendant-{rank}")
        if answer.status_code != 303:
            break
    assert refused(answer, LONG)
    assert len(testers.codes) > TESTERS + 10
    fill(small_disk)
    assert refused(testers.remark("1-plein", "rien ne passe"), "rien ne passe")
    assert refused(testers.gist(2, "à garder aussi"), "à garder aussi")
    assert testers.codes["0-avant"] in testers.call(0, f"{GUIDE}/2").text  # reading goes on
    counted = testers.call(0, f"/suivi?code={testers.codes['0-avant']}")  # a page whose visits are counted
    assert counted.status_code == 503
    assert "Une panne de notre côté" in counted.text
    forge.kill()
    forge.start()  # on a full disk too
    assert testers.codes["0-avant"] in testers.call(0, f"{GUIDE}/2").text
    assert refused(testers.remark("3-plein", "toujours plein"), "toujours plein")
    (small_disk / "lest").unlink()
    for key in ("1-plein", "3-plein", "1-plein"):  # the person presses the button again, once too often
        assert testers.remark(key, "cette fois").status_code == 303
    assert testers.gist(2, "à garder aussi").status_code == 303
    check_nothing_lost(world, testers)


def test_a_really_read_only_disk_is_told_and_still_shows(small_disk: Path, desk: tuple[World, Forge, Desk]) -> None:
    world, forge, testers = desk
    assert testers.remark("0-avant").status_code == 303
    forge.kill()
    remount(small_disk, "ro")
    forge.start()
    assert testers.codes["0-avant"] in testers.call(0, f"{GUIDE}/2").text
    assert refused(testers.remark("0-fermé", "à garder"), "à garder")
    assert refused(testers.gist(1, "à garder aussi"), "à garder aussi")
    forge.kill()
    remount(small_disk, "rw")
    forge.start()
    assert testers.remark("0-fermé", "à garder").status_code == 303
    check_nothing_lost(world, testers)


def remount(disk: Path, mode: str) -> None:
    """Read-only or not, for everybody: even root is refused."""
    subprocess.run(["mount", "-o", f"remount,{mode}", disk], check=True)
    if mode == "ro":
        with pytest.raises(OSError, match="Read-only"):
            (disk / "essai").touch()
