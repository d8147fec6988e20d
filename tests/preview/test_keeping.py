"""What is kept, given back, forgotten: backup and restore, erasure, purge, broken disks, the command functions."""

from __future__ import annotations

import gzip
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from generator.preview import commands
from generator.preview.access import Role
from generator.preview.backup import BackupError, restore_backup, take_stock, write_backup
from generator.preview.config import Reglages
from generator.preview.erasure import erase_person, export_person, find_person, purge_old
from generator.preview.store.engine import open_store
from generator.preview.store.migrate import SchemaTooNew, current_revision, head_revision, migrate, schema_differences
from generator.render import environment, render

from .worlds import TEMPLATES, World, remark_form

GUIDE = "/essai/carte-identite"


def fill(world: World, testers: int = 3) -> list[str]:
    """Every table gets rows; the receipt codes."""
    codes = []
    for rank, link in enumerate(world.links(world.campaign(), testers)):
        tester = world.client()
        tester.post(link, {"pseudonyme": f"canari-nom-{rank}"})
        tester.post(f"{GUIDE}/1", {"essentiel": f"canari-essentiel-{rank} é « »"})
        sent = tester.post(f"{GUIDE}/remarques", remark_form(texte=f"canari-remarque-{rank} 😀\n'\"\\"))
        codes.append(sent.headers["location"].split("recu=")[1].split("#")[0])
        tester.post(f"{GUIDE}/marques", {"avis:etapes.rdv.texte": "moins." + "0" * 16})
        tester.post(f"{GUIDE}/3", {"question": "q1", "cherche": "rdv", "choix": "0"})
        names = [champ.id for champ in world.atelier.build().guides[0].champs]
        tester.post(
            f"{GUIDE}/trous", {f"trou:{name}:{word}": f"canari-trou-{rank}" for name in names for word in range(9)}
        )
        tester.post(f"{GUIDE}/images", {"rang": "0", "reponse": f"canari-image-{rank}"})
        tester.post(f"{GUIDE}/4", {"mot_libre": f"canari-libre-{rank}", "courriel": f"canari{rank}@exemple.fr"})
    judge = world.team()
    with world.store.read() as link:
        images = link.exec_driver_sql("SELECT id FROM images").scalars().all()
    for image in images:
        judge.post(f"/equipe/dessins/carte-identite/{image}", {"classe": "juste"})
    return codes


def test_a_restored_backup_is_the_same_database(world: World, tmp_path: Path) -> None:
    fill(world)
    before = take_stock(world.store)
    assert all(count for count, _ in before.tables.values()), before
    saved = write_backup(world.store, tmp_path / "s" / "sauvegarde.jsonl.gz")
    assert saved.tables == before.tables
    elsewhere = open_store(str(tmp_path / "copie.sqlite"))
    assert restore_backup(elsewhere, tmp_path / "s" / "sauvegarde.jsonl.gz").tables == before.tables
    assert take_stock(elsewhere) == before
    with pytest.raises(BackupError, match="n’est pas vide"):
        restore_backup(elsewhere, tmp_path / "s" / "sauvegarde.jsonl.gz")
    elsewhere.close()


def test_a_backup_goes_from_sqlite_to_postgresql(
    small_world: World, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    from .postgres import find_binaries

    fill(small_world, 1)
    write_backup(small_world.store, tmp_path / "s.gz")
    base = request.getfixturevalue("postgres").empty() if find_binaries() else str(tmp_path / "autre.sqlite")
    elsewhere = open_store(base)
    restore_backup(elsewhere, tmp_path / "s.gz")
    assert take_stock(elsewhere).tables == take_stock(small_world.store).tables
    elsewhere.close()


@pytest.mark.parametrize("damage", ["cut", "changed", "not a backup"])
def test_a_damaged_backup_is_refused(small_world: World, tmp_path: Path, damage: str) -> None:
    fill(small_world, 1)
    path = tmp_path / "s.gz"
    write_backup(small_world.store, path)
    text = gzip.decompress(path.read_bytes()).decode()
    broken = {
        "cut": text[: len(text) // 2],
        "changed": text.replace("canari-remarque-0", "canari-remarque-9"),
        "not a backup": "bonjour",
    }[damage]
    path.write_bytes(gzip.compress(broken.encode()))
    elsewhere = open_store(str(tmp_path / "copie.sqlite"))
    with pytest.raises(BackupError):
        restore_backup(elsewhere, path)
    assert current_revision(elsewhere) is None
    elsewhere.close()


def test_migrations_make_the_tables_of_the_program(world: World) -> None:
    assert schema_differences(world.store) == []
    assert current_revision(world.store) == head_revision()
    assert migrate(world.store) is False


def test_a_newer_database_is_refused(world: World) -> None:
    with world.store.write() as link:
        link.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaTooNew):
        migrate(world.store)


def test_export_holds_everything_of_one_tester_and_nothing_of_the_others(world: World) -> None:
    codes = fill(world)
    with world.store.read() as link:
        testeur = find_person(link, world.atelier.reglages, codes[1].lower())
        assert testeur is not None
        data = str(export_person(link, testeur))
    for word in ("nom", "essentiel", "remarque", "trou", "image", "libre"):
        assert f"canari-{word}-1" in data
        assert f"canari-{word}-0" not in data


@pytest.mark.parametrize("key", ["canari-nom-2", "canari2@exemple.fr"])
def test_a_tester_is_found_by_what_he_gave(world: World, key: str) -> None:
    codes = fill(world)
    reglages = world.atelier.reglages
    with world.store.read() as link:
        assert find_person(link, reglages, key) == find_person(link, reglages, codes[2])
        assert find_person(link, reglages, "personne") is None


def test_nothing_of_an_erased_tester_is_left_in_the_file(small_world: World) -> None:
    codes = fill(small_world)
    with small_world.store.write() as link:
        testeur = find_person(link, small_world.atelier.reglages, codes[0])
        assert testeur is not None
        assert erase_person(link, testeur, small_world.atelier.now()) == 1
    small_world.store.compact()
    small_world.store.close()
    base = Path(small_world.atelier.reglages.base)
    content = b"".join(path.read_bytes() for path in base.parent.glob(base.name + "*"))
    for word in ("nom", "essentiel", "remarque", "trou", "image", "libre"):
        assert f"canari-{word}-0".encode() not in content
        assert f"canari-{word}-1".encode() in content
    assert b"canari0@exemple.fr" not in content


def test_an_erased_tester_is_out_and_the_remark_stays_counted(world: World) -> None:
    codes = fill(world)
    with world.store.write() as link:
        erase_person(link, find_person(link, world.atelier.reglages, codes[0]) or "", world.atelier.now())
    rows = world.team().get("/equipe/remarques/carte-identite/json").json()
    assert len(rows) == 3
    assert [row["texte"] for row in rows if row["code"] == codes[0]] == ["effacé à la demande"]


def test_purge_forgets_people_then_remarks(world: World) -> None:
    fill(world)
    reglages = world.atelier.reglages

    def purge(days: int) -> dict[str, int]:
        world.clock.forward(days=days)
        with world.store.write() as link:
            return purge_old(link, reglages, world.clock())

    assert purge(30)["identites"] == 0
    assert purge(90)["identites"] == 3
    with world.store.read() as link:
        assert link.exec_driver_sql("SELECT count(courriel) FROM testeurs").scalar() == 0
        assert link.exec_driver_sql("SELECT count(*) FROM remarques").scalar() == 3
        assert link.exec_driver_sql("SELECT count(*) FROM sessions").scalar() == 0
    assert purge(3 * 365)["remarques"] == 3
    with world.store.read() as link:
        dump = str(link.exec_driver_sql("SELECT essentiel, mot_libre FROM seances").all())
        assert link.exec_driver_sql("SELECT count(*) FROM evenements").scalar() == 0
    assert "canari" not in dump


def settings(folder: Path) -> Reglages:
    """Settings of a workshop whose database does not exist yet."""
    from .worlds import make_settings, write_build

    write_build(folder)
    return make_settings(folder, str(folder / "neuf" / "essais.sqlite"))


def test_commands_from_the_first_invitation_to_the_restored_copy(tmp_path: Path) -> None:
    reglages = settings(tmp_path)
    made = commands.invite(reglages, ["carte-identite"], nombre=4, nom="Premier")
    assert len(made.liens) == 4
    assert Path(reglages.base).stat().st_mode & 0o077 == 0
    env = environment(TEMPLATES)
    page = commands.cartes(reglages, made, lambda name, context: render(env, name, context))
    assert page.count('class="carte-a6"') == 4
    assert made.liens[0].adresse in page
    assert commands.invite_staff(reglages, "Camille", Role.AUTEUR).role == Role.AUTEUR
    assert commands.remarques(reglages) == []
    assert commands.remarques_w3c(reglages) == "[]\n"
    assert {"essais commencés", "étape : pas clair"} <= {
        row["mesure"] for row in commands.resultats(reglages, "carte-identite")
    }
    assert commands.purge(reglages)["remarques"] == 0
    saved = commands.backup(reglages, tmp_path / "s.jsonl.gz")
    other = replace(reglages, base=str(tmp_path / "rendu.sqlite"))
    assert commands.restore(other, tmp_path / "s.jsonl.gz").tables == saved.tables


def test_commands_name_what_they_do_not_know(tmp_path: Path) -> None:
    reglages = settings(tmp_path)
    for ask in (
        lambda: commands.invite(reglages, ["inconnu"]),
        lambda: commands.resultats(reglages, "inconnu"),
        lambda: commands.remarques(reglages, "inconnu"),
        lambda: commands.effacer_testeur(reglages, "personne"),
        lambda: commands.export_testeur(reglages, "personne"),
        lambda: commands.invite_staff(reglages, "Camille", "testeur"),
    ):
        with pytest.raises(commands.UnknownObject):
            ask()


def test_a_full_disk_gives_a_french_page_and_loses_nothing(small_world: World) -> None:
    tester = small_world.tester()
    first = tester.post(f"{GUIDE}/remarques", remark_form())
    before = take_stock(small_world.store).tables["remarques"]
    with small_world.store.read() as link:
        pages = link.exec_driver_sql("PRAGMA page_count").scalar()
    small_world.store.close()

    def fill_up(connection: object, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]

    from generator.preview.store.sql import event

    event.listen(small_world.store.engine, "connect", fill_up)
    answer = None
    for rank in range(60):
        answer = tester.post(f"{GUIDE}/remarques", remark_form(cle=f"c{rank}", texte="gardez-moi " * 150))
        if answer.status_code != 303:
            break
    assert answer is not None
    assert answer.status_code == 503
    assert "Votre envoi n’est pas enregistré" in answer.text
    assert "gardez-moi gardez-moi" in answer.text
    event.remove(small_world.store.engine, "connect", fill_up)
    small_world.store.close()
    assert take_stock(small_world.store).tables["remarques"][0] == before[0] + rank
    assert first.headers["location"].split("recu=")[1][:16] in tester.get(f"{GUIDE}/2").text
    assert tester.post(f"{GUIDE}/remarques", remark_form(cle="après")).status_code == 303


def test_a_read_only_base_is_told_and_still_shows(small_world: World) -> None:
    tester = small_world.tester()
    tester.post(f"{GUIDE}/remarques", remark_form(texte="déjà là"))
    small_world.store.close()

    def lock(connection: object, _record: object) -> None:
        connection.execute("PRAGMA query_only = ON")  # type: ignore[attr-defined]

    from generator.preview.store.sql import event

    event.listen(small_world.store.engine, "connect", lock)
    answer = tester.post(f"{GUIDE}/remarques", remark_form(cle="autre", texte="à garder"))
    assert answer.status_code == 503
    assert "à garder" in answer.text
    assert "déjà là" in tester.get(f"{GUIDE}/2").text


def test_a_missing_build_is_told(small_world: World) -> None:
    tester = small_world.tester()
    small_world.atelier.reglages.contrat.unlink()
    answer = tester.get(f"{GUIDE}/1")
    assert answer.status_code == 503
    assert "en cours de préparation" in answer.text


def test_the_database_is_sound_after_all_this(small_world: World) -> None:
    fill(small_world)
    small_world.store.close()
    with sqlite3.connect(small_world.atelier.reglages.base) as link:
        assert link.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert link.execute("PRAGMA foreign_key_check").fetchall() == []
    link.close()
