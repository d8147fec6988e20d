"""What is internal never reaches the public site: strings put in every internal field are looked for everywhere.

The same strings must be found in the desk's edition: otherwise the search would prove nothing.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml

from generator.build import build
from generator.cache import Cache
from generator.problems import Level
from generator.project import open_project
from generator.sheets.chromium import Chromium, find_chromium
from generator.sheets.compose import Composer
from generator.sheets.jobs import Atelier, pack_jobs, printable, sheet_job
from generator.sheets.keep import Store
from generator.sheets.make import make
from generator.sheets.online import note_printed

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[1]
DAY = date(2026, 11, 22)
CANARY = re.compile(r"canari[a-z]+")
DESK = {"canarinote", "canariverification", "canarirefus", "canarirenvoi", "canarimot", "canarimessage"}
HIDDEN = {"canaridemande", "canarichoix", "canariderogation", "canaribrouillon"}
SEARCH_ONLY = {"canariautrenom"}


def add_canaries(data: dict[str, Any]) -> None:
    """One word in each internal field of a procedure; in every text of a draft."""
    if data["statut"] in ("brouillon", "en_test"):
        data["titre"] += " canaribrouillon"
        data["resume"] += " canaribrouillon."
        data["public"]["phrase"] += " Vous avez un canaribrouillon."
    data["autres_noms"] = [*data.get("autres_noms", []), "canariautrenom"]
    agents = data.setdefault("agents", {})
    for key, word in (("notes", "canarinote"), ("refus", "canarirefus")):
        agents[key] = [*agents.get(key, []), {"id": word, "texte": f"Regardez le {word}."}]
    agents["verifications"] = [*agents.get("verifications", []),
                               {"id": "canariverification", "texte": "Regardez le canariverification."}]
    agents["renvois"] = [*agents.get("renvois", []), {
        "id": "canarirenvoi", "mots": ["canarimot"], "phrase": "Demandez le canarirenvoi.",
        "service": "hotel-de-ville"}]
    data["message_attente"] = "Préparez le canarimessage."
    for question in data.get("essai", []):
        question["demande"] = "Où est le canaridemande ?"
        question["choix"] = [f"{choice} canarichoix" for choice in question["choix"]]
    for waiver in data.get("derogations", []):
        waiver["raison"] = "Nous gardons le canariderogation."


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with canaries: residents' sheets printed, then both editions built."""
    root = tmp_path_factory.mktemp("canaris")
    for name in ("procedures", "templates", "diagrams"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for path in sorted((root / "procedures").glob("*/*.yml")):
        if path.parent.name != "_commun":
            data = yaml.safe_load(path.read_text())
            add_canaries(data)
            path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    print_sheets(root)
    for edition in ("agents", "public"):
        report = build(root, DAY, edition)
        assert report.built, [p for p in report.problems if p.level is Level.ERREUR][:5]
    return root


def print_sheets(root: Path) -> None:
    """All that residents are given, for three procedures, and one sheet for the desk."""
    project = open_project(root, DAY, Cache(None))
    composer = Composer(root / "templates", project.settings, project.loaded.catalogue, project.pictograms)
    chosen = [p for p in printable(project) if p.slug in ("carte-identite", "mariage", "signalement-espace-public")]
    store = Store(root / "build/fiches", root / "build/cache-fiches")
    with Chromium(find_chromium(os.environ)) as printer:
        shop = Atelier(project, composer, printer.name)
        jobs = [sheet_job(shop, p, profil, {}) for p in chosen for profil in ("usager", "grands-caracteres")]
        jobs.append(sheet_job(shop, chosen[0], "usager", {"motif": "perte", "age": "mineur"}))
        sheets = make([*jobs, sheet_job(shop, chosen[0], "agent", {})], store, printer)
        packs = make(pack_jobs(shop, "tous", "usager", sheets.entrees), store, printer)
    assert sheets.refus == packs.refus == ()
    note_printed(project, chosen)


def said_by_pdf(data: bytes, path: Path) -> str:
    """Everything a PDF says: its text, its structure, its metadata, every string in it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                 object_stream_mode=pikepdf.ObjectStreamMode.disable)
    raw = out.getvalue()
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout
    return (raw.decode("latin-1") + raw.replace(b"\0", b"").decode("latin-1") + text.decode()).lower()


def said_by(path: Path) -> str:
    """What a published file says, whatever its form."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        return said_by_pdf(data, path)
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    return data.decode("utf-8", "replace").lower()


def found_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Each canary met, with the file where it is; names of files count too."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        for word in sorted(set(CANARY.findall(name + "\n" + said_by(path)))):
            yield word, name


def test_the_desk_edition_holds_what_is_for_the_desk(world: Path) -> None:
    assert {word for word, _ in found_in(world / "build/agents")} >= DESK
    assert {word for word, _ in found_in(world / "build/fiches/agent")} >= DESK


def test_every_page_of_the_desk_is_marked_and_no_public_file_is(world: Path) -> None:
    desk = [path.read_text() for path in (world / "build/agents").rglob("*.html")]
    assert len(desk) > 100
    assert [page[:200] for page in desk if "<strong>Usage interne.</strong>" not in page] == []
    assert [page[:200] for page in desk if 'content="noindex' not in page] == []
    public = [p for p in (world / "build/site").rglob("*") if p.is_file()]
    assert [p.name for p in public if "usage interne" in said_by(p)] == []


def test_the_public_site_holds_nothing_internal(world: Path) -> None:
    met = list(found_in(world / "build/site"))
    assert [(word, name) for word, name in met if word not in SEARCH_ONLY] == []
    assert {name.split("/")[-1].split(".")[0] for word, name in met} <= {"recherche", "search", "index"}
    assert {name for _, name in met if name.endswith(".html")} == set()
    assert met, "les autres noms doivent servir à la recherche"


def test_every_kind_of_public_file_was_looked_at(world: Path) -> None:
    kinds = {p.suffix for p in (world / "build/site").rglob("*") if p.is_file()}
    assert kinds >= {".html", ".xml", ".json", ".pdf", ".svg", ".css", ".js"}


def test_no_right_answer_of_the_trials_is_public(world: Path) -> None:
    for path in (world / "build/site").rglob("*.json"):
        assert '"bonne"' not in path.read_text()


def test_what_is_given_on_paper_holds_nothing_internal(world: Path) -> None:
    for folder in ("usager", "grands-caracteres"):
        assert list(found_in(world / "build/fiches" / folder)) == []
        assert len(list((world / "build/fiches" / folder).rglob("*.pdf"))) >= 3


def test_the_manifest_of_sheets_holds_nothing_internal(world: Path) -> None:
    assert CANARY.findall((world / "build/fiches/manifeste.json").read_text()) == []


def test_a_canary_in_a_pdf_would_be_found(world: Path) -> None:
    pdf = world / "build/fiches/agent/carte-identite.pdf"
    assert set(CANARY.findall(said_by(pdf))) >= DESK - {"canarimot"}
    assert HIDDEN.isdisjoint(CANARY.findall(said_by(pdf)))
