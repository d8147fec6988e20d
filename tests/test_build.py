"""Building: whole, quiet, repeatable, and only what changed is made again (counts, not seconds)."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from small_town import DAY, FILE, ROOT, base_text, opened, real_copy, small_town

from generator.build import Report, build
from generator.inline import to_plain
from generator.model.words import Statut


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def site(real_site: Report) -> dict[str, bytes]:
    assert real_site.folder is not None
    return contents(real_site.folder)


def test_the_real_site_is_whole(real_site: Report, site: dict[str, bytes]) -> None:
    assert real_site.guides >= 29
    assert real_site.engine_runs == 1
    for name in ("index.html", "404.html", "qui-fait-quoi/index.html", "lexique/index.html", "sitemap.xml"):
        assert name in site
    assert len([n for n in site if re.fullmatch(r"demarches/[a-z0-9-]+/index\.html", n)]) >= 29


def test_every_page_has_one_title_and_one_heading(site: dict[str, bytes]) -> None:
    for name, data in site.items():
        if name.endswith(".html"):
            text = data.decode()
            assert text.count("<title>") == 1, name
            assert len(re.findall(r"<h1[ >]", text)) == 1, name
            assert '<html lang="fr"' in text or "<html lang=fr" in text, name


def test_no_page_loads_another_host(site: dict[str, bytes]) -> None:
    loads = re.compile(rb'(?:src|srcset|poster|data)="(?:https?:)?//|<link[^>]+(?:stylesheet|preload|preconnect|icon)'
                       rb'[^>]+href="(?:https?:)?//|url\(["\']?(?:https?:)?//|@import')
    shown = {name: data for name, data in site.items() if name.endswith((".html", ".css", ".svg"))}
    assert [name for name, data in shown.items() if loads.search(data)] == []


def test_links_inside_the_site_lead_somewhere(site: dict[str, bytes]) -> None:
    broken = set()
    for name, data in site.items():
        if not name.endswith(".html") or name == "404.html":
            continue
        base = Path("/", name).parent
        for link in re.findall(r'<a [^>]*href="([^"#?:]*)(?:[#?][^"]*)?"', data.decode()):
            if not link:
                continue
            target = (Path(link) if link.startswith("/") else base / link)
            path = str(Path(*_normal(target.parts)))
            if path not in site and f"{path}/index.html".lstrip("/") not in site and path != ".":
                broken.add((name, link))
    assert sorted(broken)[:10] == []


def _normal(parts: tuple[str, ...]) -> list[str]:
    kept: list[str] = []
    for part in parts:
        if part == "..":
            kept = kept[:-1]
        elif part not in ("/", "."):
            kept.append(part)
    return kept or ["."]


def test_drafts_and_desk_notes_stay_out(real_site: Report, site: dict[str, bytes]) -> None:
    assert real_site.folder is not None
    project = opened(real_site.folder.parents[1])
    public = b"\n".join(data for name, data in site.items() if name.endswith((".html", ".json", ".xml"))).decode()
    for procedure in project.loaded.catalogue.procedures.values():
        if procedure.statut is Statut.BROUILLON:
            assert f"demarches/{procedure.slug}/" not in public
        for note in procedure.agents.notes if procedure.agents else ():
            assert to_plain(note.texte) not in public, procedure.slug
        if procedure.message_attente:
            assert to_plain(procedure.message_attente) not in public, procedure.slug


def test_building_twice_gives_the_same_bytes(real_site: Report, site: dict[str, bytes], tmp_path: Path) -> None:
    report = build(real_copy(tmp_path), DAY, cache=False)
    assert report.folder is not None
    again = contents(report.folder)
    assert sorted(again) == sorted(site)
    assert [name for name in site if again[name] != site[name]] == []


def test_a_second_build_makes_nothing(real_site: Report) -> None:
    assert real_site.folder is not None
    report = build(real_site.folder.parents[1], DAY)
    assert (report.rendered, report.written, report.removed, report.engine_runs, report.parsed) == (0, 0, 0, 0, 0)


def test_touching_one_procedure_makes_only_what_depends_on_it(tmp_path: Path) -> None:
    other = base_text().replace("titre: Demander une carte d'essai", "titre: Prêter un vélo")
    root = small_town(tmp_path, {"procedures/papiers/velo.yml": other})
    first = build(root, DAY)
    assert first.built, [p.message for p in first.problems]
    assert first.folder is not None
    before = contents(first.folder)
    path = root / FILE
    path.write_text(base_text().replace("Appelez la mairie.", "Appelez la mairie d'essai."), encoding="utf-8")
    second = build(root, DAY)
    after = contents(first.folder)
    assert [name for name in before if before[name] != after[name]] == ["demarches/base/complet/index.html"]
    # The short page depends on the procedure too, and says the same.
    assert (second.rendered, second.written, second.parsed, second.engine_runs) == (2, 1, 1, 0)


def test_what_is_gone_is_removed(tmp_path: Path) -> None:
    root = small_town(tmp_path, {"procedures/papiers/velo.yml": base_text().replace("essai\n", "vélo\n", 1)})
    assert build(root, DAY).guides == 2
    (root / "procedures/papiers/velo.yml").unlink()
    report = build(root, DAY)
    assert report.removed == 2
    assert not (root / "build/site/demarches/velo").exists()
    manifest = json.loads((root / "build/site.manifeste.json").read_bytes())
    assert not any(name.startswith("demarches/velo/") for name in manifest)


def test_an_error_writes_nothing(tmp_path: Path) -> None:
    root = small_town(tmp_path)
    build(root, DAY)
    before = contents(root / "build/site")
    (root / FILE).write_text(base_text().replace("ici: ville", "ici: vile"), encoding="utf-8")
    report = build(root, DAY)
    assert not report.built
    assert contents(root / "build/site") == before


DATED = """cout:
  - {id: prix-2026, montant: 25, au: 2027-08-31, source: [s1]}
  - {id: prix-2027, montant: 30, du: 2027-09-01, source: [s1]}
"""


@pytest.mark.parametrize(("day", "shown", "hidden", "late"), [
    (DAY, "25", "30", False),
    (date(2027, 8, 31), "25", "30", True),
    (date(2027, 9, 1), "30", "25", True),
])
def test_the_site_of_a_day(tmp_path: Path, day: date, shown: str, hidden: str, late: bool) -> None:
    text = re.sub(r"cout:\n(?:  .*\n)+", DATED, base_text())
    root = small_town(tmp_path, {FILE: text})
    report = build(root, day)
    page = (root / "build/site/demarches/base/index.html").read_text(encoding="utf-8")
    assert f"{shown}\u00a0€" in page
    assert f"{hidden}\u00a0€" not in page
    assert any(p.rule == "fraicheur" for p in report.problems) is late


def test_announcements_come_and_go(tmp_path: Path) -> None:
    root = small_town(tmp_path)
    for day, seen in ((date(2026, 11, 30), False), (date(2026, 12, 1), True), (date(2026, 12, 25), False)):
        build(root, day)
        assert ("La mairie ferme" in (root / "build/site/index.html").read_text(encoding="utf-8")) is seen


def test_the_real_site_of_another_day(real_site: Report, tmp_path: Path) -> None:
    assert real_site.folder is not None
    shutil.copytree(real_site.folder.parents[1], tmp_path / "projet")
    report = build(tmp_path / "projet", date(2027, 9, 1))
    assert report.built
    assert sum(p.rule == "fraicheur" for p in report.problems) >= 29
    page = (tmp_path / "projet/build/site/demarches/carte-identite/index.html").read_text(encoding="utf-8")
    assert page != (real_site.folder / "demarches/carte-identite/index.html").read_text(encoding="utf-8")


def test_nothing_of_this_machine_is_published(site: dict[str, bytes]) -> None:
    here = str(ROOT).encode()
    assert [name for name, data in site.items() if here in data or b"file://" in data] == []
