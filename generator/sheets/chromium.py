"""The door on Playwright: HTML to raw PDF with one Chromium, one page, no network.

Owns finding the browser and choosing, inside the page, the fullest level that fits. Knows no procedure.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from playwright.sync_api import Page, Playwright, sync_playwright

from generator.sheets.printing import Impression, PrinterMissing

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
INSTALL = "playwright install chromium"
_SIDE = 273  # millimetres of text on an A4 side: 297 less the margins of feuille.css, less rounding
_SECOND = 0.97  # share of a second side that can be counted on: blocks are not cut
_ARGUMENTS = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
              "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions")
_FIT = """([ladder, side, second]) => [...document.querySelectorAll('article[data-niveau]')].map(fiche => {
  for (const [rank, [niveau, faces]] of ladder.entries()) {
    fiche.dataset.niveau = niveau; fiche.dataset.faces = 0;
    const limit = (faces == 1 ? side : side * (1 + second)) * 96 / 25.4;
    if (fiche.getBoundingClientRect().height <= limit) { fiche.dataset.faces = faces; return rank; }
  }
  return ladder.length;
})"""
Which = Callable[[str], str | None]


def find_chromium(environ: Mapping[str, str], which: Which = shutil.which) -> Path:
    """The browser: $DEMARCHES_CHROMIUM, a program on the PATH, then Playwright's own. Raises PrinterMissing."""
    named = environ.get("DEMARCHES_CHROMIUM")
    candidates = [named] if named else [*(which(name) for name in PROGRAMS), *_own(environ)]
    for candidate in candidates:
        if candidate and Path(candidate).is_file():
            return Path(candidate)
    raise PrinterMissing(
        (f"Aucun Chromium à l’adresse donnée par DEMARCHES_CHROMIUM : {named}." if named
         else "Aucun Chromium sur cette machine : les fiches ne peuvent pas être imprimées.")
        + f" Installez-le avec : {INSTALL}")


def _own(environ: Mapping[str, str]) -> list[str]:
    home = environ.get("PLAYWRIGHT_BROWSERS_PATH") or os.path.join(environ.get("HOME", ""), ".cache/ms-playwright")
    return [str(p) for p in sorted(Path(home).glob("chromium-*/chrome-linux*/chrome"), reverse=True)]


def version_of(program: Path) -> str:
    """The browser's version, asked without starting it (`--version` only prints)."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=30, check=False).stdout
    found = re.search(r"\d+(\.\d+)+", said)
    return found[0] if found else "inconnue"


class Chromium:
    """A printer that starts its browser at the first sheet and not before."""

    def __init__(self, program: Path) -> None:
        self.program = program
        self.name = f"chromium {version_of(program)}"
        self._playwright: Playwright | None = None
        self._page: Page | None = None

    def __enter__(self) -> Chromium:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        if self._page is not None:
            browser = self._page.context.browser
            if browser:
                browser.close()
        if self._playwright is not None:
            self._playwright.stop()

    def print(self, html: str, ladder: Sequence[tuple[str, int]] = ()) -> Impression:
        """The raw PDF of a page. Every `article[data-niveau]` takes the first level of the ladder that fits.

        `niveaux` gives the rank chosen for each; len(ladder) when none fits (the PDF is then empty).
        """
        page = self._ready()
        page.set_content(html, wait_until="load")
        chosen: list[int] = page.evaluate(_FIT, [[list(step) for step in ladder], _SIDE, _SECOND]) if ladder else []
        if any(rank >= len(ladder) for rank in chosen):
            return Impression(b"", tuple(chosen))
        data = page.pdf(tagged=True, outline=True, prefer_css_page_size=True, print_background=True)
        return Impression(data, tuple(chosen))

    def _ready(self) -> Page:
        if self._page is None:
            self._playwright = sync_playwright().start()
            root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
            browser = self._playwright.chromium.launch(executable_path=self.program, args=[*_ARGUMENTS, *root])
            context = browser.new_context(offline=True, java_script_enabled=True, locale="fr-FR")
            self._page = context.new_page()
            self._page.emulate_media(media="print")
        return self._page
