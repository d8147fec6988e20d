"""Lighthouse, as a command of Node, on one page: category → score from 0 to 100, and the audits that lost points."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chromium_flags import chromium_flags
from playwright.sync_api import Browser

from generator.sheets.chromium import find_chromium

COMMAND = Path(__file__).resolve().parents[2] / "node_modules/lighthouse/cli/index.js"
WAIT = 180  # seconds


@dataclass(frozen=True)
class Scores:
    """Of one page; `lost` names each audit under its full mark."""

    by_category: dict[str, int]
    lost: list[str]


def is_missing() -> str:
    """Why Lighthouse cannot run here, or ""."""
    return "" if shutil.which("node") and COMMAND.is_file() else "ni Node ni Lighthouse : lancez « npm ci »"


def audit(address: str, categories: Sequence[str], browser: Browser) -> Scores:
    """Scores of a page as a phone gets it, by Chromium, without sending anything about the run."""
    chromium = find_chromium(os.environ) or browser.browser_type.executable_path
    flags = " ".join(["--headless=new", *chromium_flags()])
    ran = subprocess.run(
        ["node", str(COMMAND), address, "--output=json", "--quiet", "--no-enable-error-reporting", "--locale=fr",
         f"--only-categories={','.join(categories)}", f"--chrome-flags={flags}"],
        capture_output=True, timeout=WAIT, check=True, env={**os.environ, "CHROME_PATH": str(chromium)})
    report = json.loads(ran.stdout)
    scores = {name: round(100 * found["score"]) for name, found in report["categories"].items()}
    weighed = {ref["id"] for found in report["categories"].values() for ref in found["auditRefs"] if ref["weight"]}
    lost = [name for name, found in report["audits"].items()
            if name in weighed and found["score"] is not None and found["score"] < 0.9]
    return Scores(scores, sorted(lost))
