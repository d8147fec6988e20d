"""No path leads out of the build, however it is written."""

from __future__ import annotations

import itertools
from urllib.parse import unquote

from generator.preview.routes.assets import locate

from .wire import raw_call
from .worlds import World, run


def hostile_paths() -> list[str]:
    """Ways out of a folder: ups x separators x targets, as sent on the wire."""
    ups = ["..", "%2e%2e", ".%2e", "%2E.", "%252e%252e", "..%00", "%c0%ae%c0%ae", "....", "..;", "%uff0e%uff0e"]
    slashes = ["/", "//", "%2f", "%5c", "\\", "%252f", "/./", "%c0%af"]
    targets = ["secret.txt", "apercu.json", "essais.sqlite", "etc/passwd"]
    starts = ["", "demarches/carte-identite/"]
    paths = [
        start + slash.join([up] * depth + [target])
        for up, slash, target in itertools.product(ups, slashes, targets)
        for start, depth in zip(starts, (1, 3), strict=True)
    ]
    return paths + ["/etc/passwd", "%2fetc%2fpasswd", "file:///etc/passwd", "~/secret.txt", "C:%5csecret.txt"]


def test_no_path_leads_out_of_the_build(small_world: World) -> None:
    paths = hostile_paths()
    assert len(paths) >= 300
    (small_world.folder / "apercu" / "demarches" / "carte-identite" / "lien").symlink_to(small_world.folder)
    (small_world.folder / "apercu" / ".git").mkdir()
    (small_world.folder / "apercu" / ".git" / "config").write_text("secret-git")
    paths += ["demarches/carte-identite/lien/secret.txt", ".git/config", "demarches/carte-identite/lien/apercu.json"]
    for client in (small_world.tester(), small_world.team()):
        for path in paths:
            status, body = run(raw_call(small_world.app, f"/apercu/{path}", client.cookie))
            assert status in (404, 400), path
            assert not any(word in body for word in ("hors de l’aperçu".encode(), b"root:", b"SQLite", b"secret-git"))


def test_locate_stays_inside(small_world: World) -> None:
    root = small_world.folder / "apercu"
    assert locate(root, "assets/site.css") == root / "assets/site.css"
    for path in hostile_paths():
        found = locate(root, unquote(path))
        assert found is None or found.is_relative_to(root)
