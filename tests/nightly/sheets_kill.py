"""Fifty runs of `demarches sheets` killed at random moments: never a half file.

Run: PYTHONPATH=.:tests python tests/nightly/sheets_kill.py
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from sheets.killing import kill_campaign
from sheets.world import ROOT

TIMES = 50


def main(seed: int) -> None:
    """One campaign on a copy of the project; raises at the first half file."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("procedures", "templates", "diagrams"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
        cut = kill_campaign(root, TIMES, seed)
    print(f"{TIMES} runs, {cut} cut short (seed {seed}): every file left was whole.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2026)
