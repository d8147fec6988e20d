"""The order of a run: several prints at once, one after the other on the disk, a shorter level when one lied."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from generator.sheets.keep import Store
from generator.sheets.make import Bilan, Travail, make
from generator.sheets.printing import Impression, PrinterMissing

from .world import page_job

Ladder = Sequence[tuple[str, int]]


class Press:
    """A printer without a browser: gives blank sides, as many as `sides` says for a page and its ladder."""

    name, at_once = "essai", 2

    def __init__(self, sides: Callable[[str, Ladder], int]) -> None:
        self.sides = sides

    def print(self, html: str, ladder: Ladder = ()) -> Impression:
        pdf, out = pikepdf.new(), io.BytesIO()
        for _ in range(self.sides(html, ladder)):
            pdf.add_blank_page()
        pdf.save(out)
        return Impression(out.getvalue(), (0,) if ladder else ())


def run(folder: Path, press: Press, jobs: Sequence[Travail]) -> Bilan:
    return make(jobs, Store(folder / "fiches", folder / "cache"), press)


def named(names: str) -> list[Travail]:
    return [replace(job, notice=replace(job.notice, titre=job.chemin))
            for job in (page_job(name, f"<p>{name}") for name in names)]


def test_pages_are_printed_at_the_same_time(tmp_path: Path) -> None:
    both = threading.Barrier(2, timeout=20)

    def sides(html: str, ladder: Ladder) -> int:
        both.wait()  # breaks, and the run with it, if nobody else prints
        return 1

    assert len(run(tmp_path, Press(sides), named("abcd")).refus) == 4


def test_what_is_said_follows_the_order_asked_not_the_order_done(tmp_path: Path) -> None:
    def sides(html: str, ladder: Ladder) -> int:
        time.sleep(0.2 if html == "<p>a" else 0)
        return 1

    said = run(tmp_path, Press(sides), named("abcdef")).refus
    assert [why.split(" :")[0] for why in said] == list("abcdef")


def test_a_level_that_takes_more_sides_than_announced_gives_way_to_the_next(tmp_path: Path) -> None:
    tried: list[Ladder] = []

    def sides(html: str, ladder: Ladder) -> int:
        tried.append(tuple(ladder))
        return 4 - len(tried)

    ladder = (("", 1), ("serre", 1), ("m4", 2))
    told = run(tmp_path, Press(sides), [page_job("a", "<p>", pages=2)])
    assert "3 pages, au lieu de 2 au plus" in told.refus[0]  # no ladder: one try
    tried.clear()
    told = run(tmp_path, Press(sides), [replace(page_job("a", "<p>", pages=2), echelle=ladder)])
    assert tried == [ladder, ladder[1:], ladder[2:]]
    assert "au lieu de" not in told.refus[0] and "balisé" in told.refus[0]


def test_a_printer_that_fails_ends_the_run(tmp_path: Path) -> None:
    def sides(html: str, ladder: Ladder) -> int:
        raise PrinterMissing("Plus de papier.")

    with pytest.raises(PrinterMissing, match="Plus de papier"):
        run(tmp_path, Press(sides), named("abcdef"))
