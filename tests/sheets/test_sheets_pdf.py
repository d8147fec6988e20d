"""The PDFs themselves: sides, structure, reading order, codes, the same bytes twice."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import cv2
import pytest

from generator.inline import to_plain
from generator.sheets.chromium import Chromium
from generator.sheets.feuille import sheet
from generator.sheets.jobs import poster_job, printable
from generator.sheets.keep import Store
from generator.sheets.make import make
from generator.sheets.mend import read_structure
from generator.sheets.structure import Noeud, findings, walk
from generator.view.guide import PieceVue

from .conftest import CASE, Printed
from .world import DAY, job, page_job, procedure, project, sides_of, text_of, workshop

pytestmark = pytest.mark.browser
SLUGS = [p.slug for p in printable(project())]


def code_on(pdf: Path, folder: Path) -> str:
    """What a reader finds in the top right corner of the first side, from near to far, as one moves a phone."""
    for dots in (300, 240, 200, 150):
        left, width = round(148 * dots / 25.4), round(62 * dots / 25.4)
        corner = ["-x", str(left), "-y", "0", "-W", str(width), "-H", str(width), "-f", "1", "-l", "1"]
        subprocess.run(["pdftoppm", "-r", str(dots), *corner, "-gray", "-png", "-singlefile", str(pdf),
                        str(folder / "coin")], check=True)
        image = cv2.imread(str(folder / "coin.png"))
        assert image is not None
        read, _, _ = cv2.QRCodeDetector().detectAndDecode(image)
        if read:
            return read
    return ""


def leaves(pieces: tuple[PieceVue, ...]) -> list[PieceVue]:
    return [leaf for p in pieces for leaf in (leaves(p.membres) if p.genre == "groupe" else [p])]


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\u00a0", "").replace("\u202f", "")


def test_every_published_procedure_has_its_sheet_on_two_sides_at_most(printed: Printed) -> None:
    assert printed.bilan.refus == ()
    assert [Path(n).stem for n in printed.store.names("usager")] == sorted(SLUGS)
    sheets = {name: entry for name, entry in printed.bilan.entrees.items() if "/packs/" not in name}
    assert {name for name, entry in sheets.items() if entry.pages > 2} == set()
    assert all(read_structure((printed.folder / name).read_bytes()).pages == e.pages for name, e in sheets.items())


def test_titles_are_typeset(printed: Printed) -> None:
    told = read_structure((printed.folder / "usager/inscription-scolaire.pdf").read_bytes())
    assert told.titre == told.titre_xmp == "Inscrire son enfant à l’école"


def test_no_pdf_has_a_finding(printed: Printed) -> None:
    found = {name: findings(read_structure((printed.folder / name).read_bytes())) for name in printed.bilan.entrees}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("slug", SLUGS)
def test_the_code_leads_to_the_guide_and_the_address_is_printed(printed: Printed, slug: str, tmp_path: Path) -> None:
    pdf = printed.folder / f"usager/{slug}.pdf"
    read = code_on(pdf, tmp_path)
    assert read == f"{project().settings.url}demarches/{slug}/"
    assert read.removeprefix("https://").rstrip("/") in squeezed(text_of(pdf))


@pytest.mark.parametrize("slug", SLUGS)
def test_text_comes_out_in_reading_order(printed: Printed, slug: str) -> None:
    """Title, then papers, steps, price, what comes after, contact: as printed and as read aloud."""
    said = squeezed(_read_aloud(printed.folder / f"usager/{slug}.pdf"))
    view = sheet(procedure(slug), project().loaded.catalogue, DAY)
    wanted = [to_plain(view.guide.procedure.titre), "Les papiers à apporter", "Les étapes",
              *(to_plain(s.etape.titre) for s in view.guide.etapes), "Le prix", "Les délais", "Et après",
              "Où aller, qui appeler", "Mon rendez-vous", "Fiche vérifiée le"]
    place = 0
    for words in wanted:
        place = said.find(squeezed(words), place)
        assert place >= 0, words
    assert "ﬁ" not in said


def _read_aloud(pdf: Path) -> str:
    told = subprocess.run(["pdfinfo", "-struct-text", str(pdf)], capture_output=True, text=True, check=True).stdout
    return "".join(line.strip()[1:-1] for line in told.splitlines() if line.strip().startswith('"'))


@pytest.mark.parametrize("slug", ["mariage", "pacs", "livret-de-famille", "permis-de-construire"])
def test_each_box_to_tick_is_one_list_item(printed: Printed, slug: str) -> None:
    """A paper is an item; a group is an item that holds the list of its papers."""
    view = sheet(procedure(slug), project().loaded.catalogue, DAY)
    groups = [p for lot in view.lots for p in lot.pieces if p.genre == "groupe"]
    wanted = len(leaves(tuple(p for lot in view.lots for p in lot.pieces))) + len(groups)
    lists = _lists_of_papers(read_structure((printed.folder / f"usager/{slug}.pdf").read_bytes()).arbre)
    assert sum(1 for one in lists for n in walk(one) if n.role == "LI") == wanted


def _lists_of_papers(tree: Noeud) -> list[Noeud]:
    """The outermost lists between the second and the third title of level 2 or 1."""
    found: list[Noeud] = []
    headings = 0

    def look(node: Noeud) -> None:
        nonlocal headings
        if node.role in ("H1", "H2"):
            headings += 1
        if node.role == "L":
            if headings == 2:
                found.append(node)
            return
        for child in node.enfants:
            look(child)

    look(tree)
    return found


def test_a_case_shows_only_that_persons_papers(printed: Printed) -> None:
    said = text_of(printed.folder / "usager/cas/carte-identite.age-mineur.motif-perte.pdf")
    assert "Un enfant de moins de 18 ans" in said and "J’ai perdu la carte" in said and "Un timbre fiscal" in said
    assert "Seulement si : Une personne m’héberge chez elle" in said
    assert "déclaration de vol" not in said and "nationalité française" not in said
    assert "Une personne de 18 ans ou plus" not in said


def test_the_desk_sheet_is_marked_on_each_side_and_tells_more(printed: Printed) -> None:
    for slug in ("carte-identite", "mariage"):
        pdf = printed.folder / f"agent/{slug}.pdf"
        said = text_of(pdf)
        pages = printed.bilan.entrees[f"agent/{slug}.pdf"].pages
        assert said.count("Usage interne") >= pages
        for words in ("À vérifier :", "Niveau 1 : l’accueil répond", "Niveau 2 : le service répond",
                      "Message d’attente"):
            assert words in said, words
    assert "Usage interne" not in text_of(printed.folder / "usager/mariage.pdf")


def test_large_print_is_18_points(printed: Printed) -> None:
    pdf = printed.folder / "grands-caracteres/mariage.pdf"
    told = subprocess.run(["pdftohtml", "-xml", "-stdout", "-i", str(pdf)], capture_output=True, text=True, check=True)
    sizes = [int(font.split('size="')[1].split('"')[0]) for font in told.stdout.split("<fontspec")[1:]]
    # the smallest is the page number of the margin; pdftohtml counts at 1.5 pixel a point
    assert sorted(set(sizes))[1] >= 26


@pytest.mark.parametrize("slug", SLUGS)
def test_large_print_names_every_paper_and_every_step(printed: Printed, slug: str) -> None:
    """Two sides of 18 points hold few words: which papers and what to do are the last to go."""
    said = squeezed(_read_aloud(printed.folder / f"grands-caracteres/{slug}.pdf")).lower()
    view = sheet(procedure(slug), project().loaded.catalogue, DAY, "grands-caracteres")
    for lot in view.lots:
        assert [name for name in lot.papiers if squeezed(to_plain(name)).lower() not in said] == [], lot.quand
    steps = [s for s in view.guide.etapes if squeezed(to_plain(s.etape.titre)).lower() not in said]
    assert steps == [] or squeezed("D’autres étapes dépendent de votre cas") in said


def test_the_last_part_is_whole_on_its_side(printed: Printed) -> None:
    """No « Le prix » alone at the foot of a side, where the level says so."""
    whole = [name for name, entry in printed.bilan.entrees.items()
             if name.startswith("usager/") and {"entier", "uni"} & {m for n in entry.niveaux for m in n[0].split()}]
    assert len(whole) >= 5
    for name in whole:
        sides = sides_of(printed.folder / name)
        assert [("Les délais" in side) == ("Où aller, qui appeler" in side) for side in sides] == [True] * len(sides)


def test_a_pack_has_a_cover_and_true_page_numbers(printed: Printed) -> None:
    pdf = printed.folder / "usager/packs/metropole.pdf"
    entry = printed.bilan.entrees["usager/packs/metropole.pdf"]
    pages = sides_of(pdf)
    assert "Les démarches avec Nantes Métropole" in pages[0] and "Sommaire" in pages[1]
    listed = [p for p in SLUGS if to_plain(procedure(p).titre) in pages[1]]
    assert len(listed) >= 5
    for slug in listed:
        title = to_plain(procedure(slug).titre)
        number = int(pages[1].split(title + " ")[1].split("page")[1].split()[0])
        assert pages[number - 1].startswith(title) or title in pages[number - 1][:400]
        assert f"Page {number} sur {entry.pages}" in pages[number - 1]


def test_the_poster_is_one_a3_side(printed: Printed) -> None:
    pdf = printed.folder / "affiche/qui-fait-quoi.pdf"
    told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    assert "Page size:       1190." in told.replace("1191.", "1190.") and "Pages:           1" in told
    said = text_of(pdf)
    assert "Un lampadaire en panne" in said and "à confirmer" in said and "Nous ne savons pas encore" in said


def test_the_same_bytes_twice_in_another_order(printed: Printed, chromium: Chromium, tmp_path: Path) -> None:
    names = ["usager/mariage.pdf", "usager/carte-identite.pdf", "agent/carte-identite.pdf", "affiche/qui-fait-quoi.pdf"]
    jobs = [job("carte-identite", "agent", engine=chromium.name), poster_job(workshop(chromium.name)),
            job("carte-identite", engine=chromium.name), job("mariage", engine=chromium.name)]
    make(jobs, Store(tmp_path / "fiches", tmp_path / "cache"), chromium)
    for name in names:
        assert (tmp_path / "fiches" / name).read_bytes() == (printed.folder / name).read_bytes(), name


def test_the_same_bytes_from_each_tab(chromium: Chromium, tmp_path: Path) -> None:
    made = job("mariage", engine=chromium.name)
    jobs = [replace(made, chemin=f"{number}.pdf") for number in range(2 * Chromium.at_once)]
    told = make(jobs, Store(tmp_path / "fiches", tmp_path / "cache"), chromium)
    assert len(told.entrees) == len(jobs) and len({entry.sha256 for entry in told.entrees.values()}) == 1


def test_what_is_kept_starts_no_browser(printed: Printed) -> None:
    class NoBrowser:
        name, at_once = printed.engine, 2

        def print(self, html: str, ladder: object = ()) -> None:
            raise AssertionError("a browser was started")

    jobs = [job("mariage", engine=printed.engine), job("carte-identite", "usager", CASE, printed.engine)]
    told = make(jobs, Store(printed.folder, printed.folder.parent / "cache-2"), NoBrowser())  # type: ignore[arg-type]
    assert (told.faits, told.gardes) == (0, 2)


def test_a_page_too_long_is_refused_and_not_written(chromium: Chromium, tmp_path: Path) -> None:
    store = Store(tmp_path / "fiches", tmp_path / "cache")
    store.put("usager/longue.pdf", b"%PDF of yesterday", "old", 1, ())
    long = "<!doctype html><html lang='fr'><title>Longue</title><h1>Longue</h1>" + "<p>Une ligne.</p>" * 300
    told = make([page_job("usager/longue.pdf", long, pages=2)], store, chromium)
    assert told.faits == 0 and "au lieu de 2 au plus" in told.refus[0]
    assert store.names("usager") == ()


def test_a_page_with_a_finding_is_refused(chromium: Chromium, tmp_path: Path) -> None:
    html = "<!doctype html><html lang='fr'><title>Faute</title><h1>Faute</h1><h3>Trop profond</h3>"
    told = make([page_job("usager/faute.pdf", html)], Store(tmp_path / "fiches", tmp_path / "cache"), chromium)
    assert told.refus == ("Essai : Un titre de niveau 3 suit un titre de niveau 1.",)
