"""Killing runs of `demarches sheets` at random moments and looking at what they leave."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from pathlib import Path

from generator.cache import digest
from generator.sheets.mend import read_structure
from generator.sheets.structure import findings

from .world import demarches

SLUGS = ("mariage", "livret-de-famille", "france-services", "tarif-social-eau", "certificat-urbanisme",
         "legalisation-signature", "recensement-citoyen", "mon-projet-renov")


def kill_campaign(root: Path, times: int, seed: int) -> int:
    """Run and kill -9 the whole group `times` times, at moments drawn from a seed; then a run that ends.

    After each: every PDF present is whole and sound, and the manifest can be read; at the end it vouches for each.
    Gives how many runs were cut short.
    """
    moments = random.Random(seed)
    cut = 0
    for _ in range(times):
        cut += _run_and_kill(root, moments.uniform(0.9, 3.5))
        _look(root)
        for path in sorted((root / "build/fiches/usager").glob("*.pdf"))[moments.randrange(3):]:
            path.unlink()  # so that there is always something left to print
    assert subprocess.run(_command(root), cwd=root, capture_output=True, check=False).returncode == 0
    assert _look(root) == len(SLUGS)
    vouched = json.loads((root / "build/fiches/manifeste.json").read_bytes())
    assert {name: entry["sha256"] for name, entry in vouched.items()} == {
        f"usager/{slug}.pdf": digest((root / f"build/fiches/usager/{slug}.pdf").read_bytes()) for slug in SLUGS}
    return cut


def _command(root: Path) -> list[str]:
    return demarches("--racine", str(root), "sheets", *SLUGS, "--date", "2026-11-22")


def _run_and_kill(root: Path, after: float) -> bool:
    run = subprocess.Popen(_command(root), cwd=Path(__file__).parents[2], stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL, start_new_session=True)
    end = time.monotonic() + after
    while run.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    cut = run.poll() is None
    if cut:
        os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    return cut


def _look(root: Path) -> int:
    """How many PDFs there are: each one is whole, and the manifest vouches for the right bytes."""
    folder = root / "build/fiches"
    files = [p for p in folder.rglob("*") if p.is_file()]
    for path in files:
        assert path.suffix == ".pdf" or path.name in ("manifeste.json", "en-ligne.json"), path
        if path.suffix == ".pdf":
            assert findings(read_structure(path.read_bytes())) == ()
    if (folder / "manifeste.json").is_file():
        json.loads((folder / "manifeste.json").read_bytes())
    return sum(p.suffix == ".pdf" for p in files)
