"""100 sheets against Chromium alone on the same 100 pages, in the same run.

Run: PYTHONPATH=.:tests python tests/nightly/sheets_speed.py

« Alone » is the plain way to print them: one browser, one page, set_content then pdf(), one after the other, levels
already known, nothing mended, checked or written. The limit is 1.3 times that.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page, Playwright, sync_playwright
from sheets.world import project, workshop

from generator.cases import combinations
from generator.model.procedure import Procedure
from generator.sheets.chromium import Chromium, find_chromium, launch_arguments
from generator.sheets.compose import LADDERS
from generator.sheets.jobs import Atelier, printable, sheet_job
from generator.sheets.keep import Entree, Store
from generator.sheets.make import Travail, make

COUNT, LIMIT, BATCH, ROUNDS = 100, 1.3, 25, 5


def jobs_of(shop: Atelier, part: slice) -> list[Travail]:
    """Some of a hundred different sheets: the general ones of the three profiles, then cases."""
    wanted: list[tuple[Procedure, str, Mapping[str, str]]] = [
        (p, profil, {}) for profil in LADDERS for p in printable(project())]
    wanted += [(p, "usager", answers) for p in printable(project()) if p.questions
               for answers in list(combinations(p.questions))[:2]]
    return [sheet_job(shop, *one) for one in wanted[:COUNT][part]]


def final(job: Travail, entry: Entree) -> str:
    """The page as it was printed: its level is written in it."""
    marks, sides = entry.niveaux[0]
    html = job.html({})
    start = html.index('data-niveau="')
    return f'{html[:start]}data-niveau="{marks}" data-faces="{sides}"{html[html.index(">", start):]}'


def alone(tab: Page, pages: list[str]) -> float:
    """Seconds for Chromium to print the final pages, as Playwright is used by everybody."""
    start = time.perf_counter()
    for page in pages:
        tab.set_content(page, wait_until="load")
        tab.pdf(tagged=True, outline=True, prefer_css_page_size=True, print_background=True)
    return time.perf_counter() - start


def whole(printer: Chromium, store: Store, shop: Atelier, part: slice) -> tuple[float, list[str]]:
    """Seconds for everything (views, pages, levels, mending, checks, writing), and the final pages."""
    start = time.perf_counter()
    jobs = jobs_of(shop, part)
    told = make(jobs, store, printer)
    seconds = time.perf_counter() - start
    assert told.faits == len(jobs) and not told.refus, told.refus
    return seconds, [final(job, told.entrees[job.chemin]) for job in jobs]


def main() -> None:
    """The middle ratio of five rounds: fails above the limit."""
    program = find_chromium(os.environ)
    with sync_playwright() as playwright, Chromium(program) as printer:
        tab = plain_tab(playwright, program)
        printer.print("<p>.</p>")
        ratios = sorted(measure(printer, tab) for _ in range(ROUNDS))
        tab.context.close()
    print(f"ratio: least {ratios[0]:.2f}, middle {ratios[ROUNDS // 2]:.2f}, most {ratios[-1]:.2f}")
    assert ratios[ROUNDS // 2] <= LIMIT, f"the limit is {LIMIT}"


def plain_tab(playwright: Playwright, program: Path) -> Page:
    """A tab of another browser, with everything as Playwright leaves it."""
    tab = playwright.chromium.launch(executable_path=program, args=launch_arguments()).new_page()
    tab.set_content("<p>.</p>")
    tab.pdf()
    return tab


def measure(printer: Chromium, tab: Page) -> float:
    """Both by turns, a few sheets at a time: what else the machine does weighs on both. Gives the ratio."""
    shop = workshop("mesure")
    ours = theirs = 0.0
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "fiches", Path(folder) / "cache")
        for start in range(0, COUNT, BATCH):
            seconds, pages = whole(printer, store, shop, slice(start, start + BATCH))
            ours += seconds
            theirs += alone(tab, pages)
    print(f"{COUNT} sheets: {ours:.1f} s, Chromium alone {theirs:.1f} s, ratio {ours / theirs:.2f}, "
          f"load {os.getloadavg()[0]:.1f}", flush=True)
    return ours / theirs


if __name__ == "__main__":
    main()
