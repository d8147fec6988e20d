"""Jobs to PDF files: print what is not kept, mend and check while others print, write whole, in the order asked.

Owns the order and the counts. A PDF with a finding, or with too many sides at every level, is refused and not written.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from generator.sheets.compose import Niveau
from generator.sheets.keep import Entree, Store
from generator.sheets.mend import Notice, destinations, mend, read_structure
from generator.sheets.printing import Printer
from generator.sheets.structure import findings

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Travail:
    """A PDF to have. `html` is given the page of each named place: only a document with a `sommaire` looks at it.

    `echelle` is tried in order by each sheet; without one the page is printed as it is. `pages` is the most allowed.
    """

    chemin: str
    cle: str
    notice: Notice
    html: Callable[[Mapping[str, int]], str]
    echelle: tuple[Niveau, ...] = ()
    pages: int | None = None
    sommaire: bool = False


@dataclass(frozen=True)
class Bilan:
    """What a run did: `refus` are sentences for the author."""

    faits: int
    gardes: int
    refus: tuple[str, ...]
    entrees: Mapping[str, Entree] = field(default_factory=dict)


@dataclass(frozen=True)
class _Essai:
    """A printed job: its PDF once mended (empty when no level fits), its pages, the rank of its level, its faults."""

    travail: Travail
    pdf: bytes
    pages: int
    rang: int
    defauts: tuple[str, ...]


def make(jobs: Sequence[Travail], store: Store, printer: Printer, progress: Progress | None = None) -> Bilan:
    """Make every job that is not kept. The printer starts its engine only if one is left to print."""
    kept = {job.chemin: entry for job in jobs if (entry := store.kept(job.chemin, job.cle))}
    maker = _Maker(store, printer, progress, len(jobs), len(kept))
    with _short_turns():
        maker.run([job for job in jobs if job.chemin not in kept])
    if maker.made:
        store.vouch()
    return Bilan(len(maker.made), len(kept), tuple(maker.refused), {**kept, **maker.made})


@contextmanager
def _short_turns() -> Iterator[None]:
    """Threads give way to each other more often: the one that talks to the browser would wait 5 ms at each message."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0002)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


class _Maker:
    def __init__(self, store: Store, printer: Printer, progress: Progress | None, total: int, done: int) -> None:
        self.store, self.printer, self.progress, self.total, self.done = store, printer, progress, total, done
        self.made: dict[str, Entree] = {}
        self.refused: list[str] = []

    def run(self, jobs: Sequence[Travail]) -> None:
        """Several at once, as many as the printer takes; what they give is written here, one after the other."""
        left = [(job, 0) for job in jobs]
        with ThreadPoolExecutor(self.printer.at_once) as threads:
            while left:
                tried = threads.map(lambda one: _try(self.printer, *one), left)
                left = [(one.travail, one.rang + 1) for one in tried if not self._settled(one)]

    def _settled(self, tried: _Essai) -> bool:
        """Written or refused; not settled when it takes more sides than announced and a shorter level is left."""
        job, last = tried.travail, len(tried.travail.echelle) - 1
        if not tried.pdf:
            self._refuse(job, f"plus de {job.pages} pages, même au plus court")
        elif tried.rang < last and tried.pages > job.echelle[tried.rang][1]:
            return False
        elif job.pages is not None and tried.pages > job.pages:
            self._refuse(job, f"{tried.pages} pages, au lieu de {job.pages} au plus")
        elif tried.defauts:
            self._refuse(job, " ".join(tried.defauts))
        else:
            levels = (job.echelle[tried.rang],) if job.echelle else ()
            self.made[job.chemin] = self.store.put(job.chemin, tried.pdf, job.cle, tried.pages, levels)
        self._tick()
        return True

    def _refuse(self, job: Travail, why: str) -> None:
        self.refused.append(f"{job.notice.titre} : {why.rstrip('.')}.")
        self.store.remove([job.chemin])

    def _tick(self) -> None:
        self.done += 1
        if self.progress:
            self.progress(self.done, self.total)


def _try(printer: Printer, job: Travail, first: int) -> _Essai:
    """Print a job at the first level that fits, from the rank `first` on; nothing is written."""
    html = job.html({})
    if job.sommaire:
        html = job.html(destinations(printer.print(html).pdf))
    printed = printer.print(html, job.echelle[first:])
    if not printed.pdf:
        return _Essai(job, b"", 0, first, ())
    pdf = mend(printed.pdf, job.notice)
    document = read_structure(pdf)
    rank = first + (printed.niveaux[0] if printed.niveaux else 0)
    return _Essai(job, pdf, document.pages, rank, findings(document))
