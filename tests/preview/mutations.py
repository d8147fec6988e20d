"""More than twenty security lines taken out one at a time: the suite must notice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PREVIEW = "generator/preview"
# file, what is there, what a careless hand would leave
MUTATIONS = (
    ("gate.py", "    if not may_enter(route.regle, visiteur):", "    if False:"),
    ("gate.py", "        if not may_reach(route.regle, visiteur, incoming.params, lieu):", "        if False:"),
    ("gate.py", "    if not _is_within_limits(atelier, route, incoming, visiteur):", "    if False:"),
    ("gate.py", '        has_session=bool(incoming.token),', "        has_session=False,"),
    ("csrf.py", 'return site in ("same-origin", "none")', 'return site in ("same-origin", "none", "same-site")'),
    ("csrf.py", "        return host is not None and urlsplit(origin).netloc == host", "        return True"),
    ("headers.py", "HttpOnly; SameSite=Lax\"\n\n\ndef expired", "SameSite=Lax\"\n\n\ndef expired"),
    ("http.py", 'not in self.hosts:', 'in ("",):'),
    ("http.py", "                if len(body) > limit:", "                if False:"),
    ("http.py", "message[\"headers\"] if pair[0].lower() not in names] + ours", "message[\"headers\"]]"),
    ("store/people.py", "            SESSIONS.c.revoquee_le.is_(None),\n", ""),
    ("store/people.py", "            SESSIONS.c.expire_le > now,\n", ""),
    ("store/people.py", "            INVITATIONS.c.revoquee_le.is_(None),\n", ""),
    ("access.py", "slug in visiteur.essais and lieu", "lieu"),
    ("access.py", " == wanted", " is not None"),
    ("access.py", "return campagne is not None and visiteur.campagne_id in (None, campagne)", "return True"),
    ("access.py", 'not path.endswith((".html", ".json", ".xml", "/"))', "True"),
    ("routes/assets.py", 'part.startswith(".") or ', ""),
    ("routes/assets.py", "path.is_relative_to(root.resolve()) and path.exists()", "path.exists()"),
    ("routes/opening.py", "invitation.revoquee_le or invitation.expire_le <= now", "invitation.revoquee_le"),
    ("routes/reading.py", "        known = find_by_cle(link, seance.id, draft.cle)", "        known = None"),
    ("routes/reading.py", "return live and is_recent(", "return live or is_recent("),
    ("routes/reading.py", "remarque.retiree_le is None and remarque.masquee_le is None", "remarque.retiree_le is None"),
    ("reports.py", "        return \"'\" + cell", "        return cell"),
    ("limits.py", "hmac.new(secret, address.encode(), hashlib.sha256).hexdigest()[:16]", "address"),
    ("visit.py", "keep_blank_values=True, max_num_fields=MAX_FIELDS)", "keep_blank_values=True)"),
)  # fmt: skip
TESTS = (
    "test_doors.py",
    "test_tokens.py",
    "test_paths.py",
    "test_permissions.py",
    "test_values.py",
    "test_keeping.py",
    "test_team.py",
)


def play_mutations(folder: Path) -> dict[str, bool]:
    """Each mutation and whether a test failed; raises when a line to change is no longer there."""
    caught = {}
    for rank, (name, there, left) in enumerate(MUTATIONS):
        copy = folder / str(rank)
        for part in ("generator", "templates", "tests/preview"):
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", copy)
        target = copy / PREVIEW / name
        text = target.read_text("utf-8")
        assert text.count(there) == 1, (name, there)
        target.write_text(text.replace(there, left), encoding="utf-8")
        caught[f"{rank} {name}: {there.strip()[:60]}"] = not _is_green(copy)
        shutil.rmtree(copy)
    return caught


def _is_green(copy: Path) -> bool:
    tests = [f"tests/preview/{name}" for name in TESTS]
    options = ["-q", "-x", "-k", "not postgresql", "-p", "no:cacheprovider", "-o", "norecursedirs=.*"]
    command = [sys.executable, "-m", "pytest", *options, *tests]
    env = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=copy, env=env, capture_output=True).returncode == 0
