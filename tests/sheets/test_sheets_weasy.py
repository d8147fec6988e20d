"""The engine without a browser: the same sheets, sound, on two sides. Runs where « weasyprint » is installed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
import pytest

from generator.inline import to_plain
from generator.sheets.compose import Composer, background
from generator.sheets.feuille import sheet
from generator.sheets.jobs import Atelier, pack_jobs, poster_job, sheet_job
from generator.sheets.keep import Store
from generator.sheets.make import Bilan, make
from generator.sheets.mend import read_structure
from generator.sheets.printing import PrinterMissing
from generator.sheets.structure import findings
from generator.sheets.weasy import Weasy

from .test_sheets_pdf import code_on, squeezed
from .world import DAY, ROOT, procedure, project, sides_of, text_of

SHEETS = [("mariage", "usager"), ("carte-identite", "grands-caracteres"), ("signalement-espace-public", "agent")]


@pytest.fixture(scope="module")
def weasy() -> Weasy:
    try:
        return Weasy()
    except PrinterMissing as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="module")
def workshop(weasy: Weasy) -> Atelier:
    opened = project()
    composer = Composer(ROOT / "templates", opened.settings, opened.loaded.catalogue, opened.pictograms, background)
    return Atelier(opened, composer, weasy.name)


@pytest.fixture(scope="module")
def printed(weasy: Weasy, workshop: Atelier, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Bilan]:
    folder = tmp_path_factory.mktemp("fiches")
    jobs = [sheet_job(workshop, procedure(slug), profil, {}) for slug, profil in SHEETS]
    return folder, make([*jobs, poster_job(workshop)], Store(folder, folder.parent / "cache-weasy"), weasy)


def test_every_sheet_is_sound_and_on_two_sides_at_most(printed: tuple[Path, Bilan]) -> None:
    folder, told = printed
    assert told.refus == () and len(told.entrees) == 4
    for name, entry in told.entrees.items():
        document = read_structure((folder / name).read_bytes())
        assert findings(document) == () and document.pages == entry.pages <= (1 if "affiche" in name else 2), name
        with pikepdf.open(folder / name) as pdf:
            assert b"pdfuaid" not in pdf.Root.Metadata.read_bytes()  # no validator ran: no PDF/UA mark


@pytest.mark.parametrize(("slug", "profil"), SHEETS)
def test_titles_come_out_in_order_and_the_code_is_read(printed: tuple[Path, Bilan], slug: str, profil: str,
                                                       tmp_path: Path) -> None:
    pdf = printed[0] / f"{profil}/{slug}.pdf"
    view = sheet(procedure(slug), project().loaded.catalogue, DAY, profil)
    said, place = squeezed(text_of(pdf)), 0
    for words in (to_plain(view.guide.procedure.titre), "Les papiers à apporter", "Les étapes", "Fiche vérifiée le"):
        place = said.find(squeezed(words), place)
        assert place >= 0, words
    assert code_on(pdf, tmp_path) == f"{project().settings.url}demarches/{slug}/"


def test_the_same_bytes_twice(printed: tuple[Path, Bilan], weasy: Weasy, workshop: Atelier, tmp_path: Path) -> None:
    slug, profil = SHEETS[0]
    again = Store(tmp_path / "fiches", tmp_path / "cache")
    make([sheet_job(workshop, procedure(slug), profil, {})], again, weasy)
    name = f"{profil}/{slug}.pdf"
    assert (tmp_path / "fiches" / name).read_bytes() == (printed[0] / name).read_bytes()


def test_a_pack_has_true_page_numbers(printed: tuple[Path, Bilan], weasy: Weasy, workshop: Atelier,
                                      tmp_path: Path) -> None:
    """One sheet was printed for each: a cover, a contents, and this sheet as long as alone."""
    store = Store(tmp_path / "fiches", tmp_path / "cache")
    for pack, profil, slug in (("metropole", "agent", "signalement-espace-public"), ("ville", "usager", "mariage")):
        alone = printed[1].entrees
        made = make(pack_jobs(workshop, pack, profil, alone), store, weasy)
        entry = made.entrees[f"{profil}/packs/{pack}.pdf"]
        assert made.refus == () and entry.pages == 2 + alone[f"{profil}/{slug}.pdf"].pages
        pages = sides_of(tmp_path / f"fiches/{profil}/packs/{pack}.pdf")
        assert "Les démarches avec" in pages[0] and "page 3" in pages[1]
        assert to_plain(procedure(slug).titre) in pages[2] and "Page 3 sur" in pages[2]


def test_pictograms_are_drawn(printed: tuple[Path, Bilan]) -> None:
    """They are backgrounds there, not drawings of the page: no empty square may be left in their place."""
    pdf = printed[0] / "usager/mariage.pdf"
    corner = ["-x", "50", "-y", "80", "-W", "140", "-H", "140", "-r", "150", "-gray", "-f", "1", "-l", "1"]
    image = subprocess.run(["pdftoppm", *corner, str(pdf)], capture_output=True, check=True).stdout
    assert sum(value < 64 for value in image[-140 * 140:]) > 300
