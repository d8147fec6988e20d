"""The door on Playwright: HTML to raw PDF with one Chromium, a few tabs used again and again, no network.

Owns finding the browser and choosing, inside the page, the fullest level that fits. Knows no procedure.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Thread
from types import TracebackType

from playwright.async_api import Browser, Page, Playwright, ViewportSize, async_playwright

from generator.sheets.printing import Impression, PrinterMissing

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
INSTALL = "playwright install chromium"
_TABS = 2  # each in a process of its own: one lays its page out while the other prints
_SMALL = ViewportSize(width=60, height=60)  # nobody looks: what a window does not show is not painted
_SIDE = 274  # millimetres of text on an A4 side: 297 less the margins of feuille.css, less rounding
_ARGUMENTS = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
              "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions")
_SHOW = """async ([html, ladder, side]) => {
  document.open(); document.write(html); document.close();
  await Promise.all([...document.images].map(image => image.decode()));
  if (!ladder.length) return [];
  const page = side * 96 / 25.4;
  return [...document.querySelectorAll('article[data-niveau]')].map(sheet => {
    const filled = () => {
      let start = sheet.getBoundingClientRect().top, end = start, sides = 0, held = null;
      const lay = block => {
        for (const part of block.children) {
          const {top, bottom, height} = part.getBoundingClientRect();
          const style = getComputedStyle(part);
          if (!height || style.position == 'absolute') continue;
          const whole = style.breakInside == 'avoid';
          if (bottom - start <= page || whole || style.display != 'block' || style.columnCount != 'auto') {
            if (bottom - start > page && whole) { start = held ?? top; sides++; }
            while (bottom - start > page) { start += page; sides++; }
            end = bottom;
          } else lay(part);
          held = style.breakAfter == 'avoid' ? held ?? top : null;
        }
      };
      lay(sheet);
      return sides + (end - start) / page;
    };
    const heights = new Map();
    const fits = rank => {
      const [marks, sides] = ladder[rank];
      if (!heights.has(marks)) {
        sheet.dataset.niveau = marks; sheet.dataset.faces = 0;
        heights.set(marks, filled());
      }
      return heights.get(marks) <= sides;
    };
    const over = rank => heights.get(ladder[rank][0]) / ladder[rank][1] - 1;
    const first = (low, high) => {
      if (fits(low)) return low;
      const guess = Math.min(high, low + 1 + Math.floor(over(low) * 6));
      if (fits(guess)) high = guess;
      else if (guess == high || !fits(high)) return ladder.length;
      else low = guess;
      while (high - low > 1) {
        const share = over(low) / (over(low) - over(high));
        const between = low + Math.min(Math.max(Math.round(share * (high - low)), 1), high - low - 1);
        if (fits(between)) high = between; else low = between;
      }
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
"""Shows a page, then gives each sheet its level: tried where the overflow points, then between what fits and what does
not, among those of one side, then among those of two. Each level is shorter than the one before. `filled` counts sides
as print does: what must not be cut goes whole to the next side, with the title above it; only columns are guessed.
Without a ladder, the page keeps the levels written in it."""

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


def launch_arguments() -> list[str]:
    """What the browser is started with: no graphics card, nothing that calls home, no sandbox for root only."""
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [*_ARGUMENTS, *root]


class Chromium:
    """A printer that starts its browser at the first sheet and not before.

    Playwright lives in a thread of its own: a caller that runs an event loop, or another Playwright, is not disturbed.
    Threads may print at the same time: each waits for a free tab.
    """

    at_once = _TABS + 1  # the tabs never wait for the thread that composes or mends

    def __init__(self, program: Path) -> None:
        self.program = program
        self.name = f"chromium {version_of(program)}"
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="chromium", daemon=True)
        self._starting, self._free = asyncio.Lock(), asyncio.Queue[Page]()
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None

    def __enter__(self) -> Chromium:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _close(self) -> None:
        if self._browser is not None:
            await self._browser.close()
        if self._playwright is not None:
            await self._playwright.stop()

    def print(self, html: str, ladder: Sequence[tuple[str, int]] = ()) -> Impression:
        """The raw PDF of a page. Every `article[data-niveau]` takes the first level of the ladder that fits.

        `niveaux` gives the rank chosen for each; len(ladder) when none fits (the PDF is then empty).
        """
        return asyncio.run_coroutine_threadsafe(self._print(html, ladder), self._loop).result()

    async def _print(self, html: str, ladder: Sequence[tuple[str, int]]) -> Impression:
        await self._start()
        page = await self._free.get()
        try:
            chosen: list[int] = await page.evaluate(_SHOW, [html, [list(step) for step in ladder], _SIDE])
            if any(rank >= len(ladder) for rank in chosen):
                return Impression(b"", tuple(chosen))
            data = await page.pdf(tagged=True, outline=True, prefer_css_page_size=True, print_background=True)
            return Impression(data, tuple(chosen))
        finally:
            self._free.put_nowait(page)

    async def _start(self) -> None:
        """The browser and its tabs, once."""
        async with self._starting:
            if self._browser is not None:
                return
            self._playwright = self._playwright or await async_playwright().start()
            browser = await self._playwright.chromium.launch(executable_path=self.program, args=launch_arguments())
            for _ in range(_TABS):
                context = await browser.new_context(offline=True, locale="fr-FR", viewport=_SMALL)
                page = await context.new_page()
                await page.emulate_media(media="print")
                self._free.put_nowait(page)
            self._browser = browser
