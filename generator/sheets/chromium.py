"""The door on Playwright: HTML to raw PDF with one Chromium, one page, no network.

Owns finding the browser and choosing, inside the page, the fullest level that fits. Knows no procedure.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
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
_SHOW = """async ([html, ladder, side, second]) => {
  document.open(); document.write(html); document.close();
  await Promise.all([...document.images].map(image => image.decode()));
  if (!ladder.length) return [];
  return [...document.querySelectorAll('article[data-niveau]')].map(sheet => {
    const heights = new Map();
    const fits = rank => {
      const [marks, sides] = ladder[rank];
      if (!heights.has(marks)) {
        sheet.dataset.niveau = marks; sheet.dataset.faces = 0;
        heights.set(marks, sheet.getBoundingClientRect().height * 25.4 / 96);
      }
      return heights.get(marks) <= (sides == 1 ? side : side * (1 + second));
    };
    const first = (low, high) => {
      if (fits(low)) return low;
      const [marks, sides] = ladder[low];
      const over = heights.get(marks) / (sides == 1 ? side : side * (1 + second)) - 1;
      const guess = Math.min(high, low + 1 + Math.floor(over * 8));
      if (fits(guess)) high = guess;
      else if (guess == high || !fits(high)) return ladder.length;
      else low = guess;
      while (high - low > 1) { const middle = (low + high) >> 1; if (fits(middle)) high = middle; else low = middle; }
      return high;
    };
    const last = ladder.length - 1;
    const two = ladder.findIndex(([, sides]) => sides > 1);
    let chosen = two == 0 ? ladder.length : first(0, two < 0 ? last : two - 1);
    if (chosen > last && two >= 0) chosen = first(two, last);
    if (chosen <= last) [sheet.dataset.niveau, sheet.dataset.faces] = ladder[chosen];
    return chosen;
  });
}"""
"""Shows a page, then gives each sheet its level: first where the overflow points, then by halves, among
those of one side, then among those of two. Each level
is shorter than the one before. Without a ladder, the page keeps the levels written in it."""

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
    """A printer that starts its browser at the first sheet and not before.

    Playwright lives in a thread of its own: a caller that runs an event loop, or another Playwright, is not disturbed.
    """

    def __init__(self, program: Path) -> None:
        self.program = program
        self.name = f"chromium {version_of(program)}"
        self._thread = ThreadPoolExecutor(1, "chromium")
        self._playwright: Playwright | None = None
        self._page: Page | None = None

    def __enter__(self) -> Chromium:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def _close(self) -> None:
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
        return self._thread.submit(self._print, html, ladder).result()

    def _print(self, html: str, ladder: Sequence[tuple[str, int]]) -> Impression:
        page = self._ready()
        chosen: list[int] = page.evaluate(_SHOW, [html, [list(step) for step in ladder], _SIDE, _SECOND])
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
