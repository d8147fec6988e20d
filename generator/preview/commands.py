"""What the command line may ask of the testers' server: plain arguments in, values out, nothing printed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from generator.preview import erasure
from generator.preview.access import Role
from generator.preview.app import Render, Review, make_app, make_atelier
from generator.preview.backup import Bilan, restore_backup, write_backup
from generator.preview.cards import render_cards
from generator.preview.config import Reglages
from generator.preview.contract import read_contract
from generator.preview.findings import collect_remarks, collect_results
from generator.preview.invitations import PERSONNELLE, Lien, invite_team, invite_testers, open_campaign
from generator.preview.reports import Row, remark_rows, result_rows, w3c_annotations
from generator.preview.server import run_server
from generator.preview.store.engine import Store, open_store
from generator.preview.store.migrate import migrate
from generator.preview.store.records import Campagne
from generator.preview.store.sql import ArgumentError, DBAPIError
from generator.preview.visit import write_time
from generator.problems import Refusal

Clock = Callable[[], datetime]


class UnknownObject(Refusal):
    """No such guide, tester or database."""


def utc_now() -> datetime:
    """The real clock, for callers that have no other."""
    return datetime.now(UTC)


@contextmanager
def opened(reglages: Reglages, clock: Clock = utc_now, *, create: bool = False) -> Iterator[Store]:
    """The database at the current schema; a backup is made beside it before an existing one is migrated.

    Raises UnknownObject when there is none and `create` is false: a mistyped path must not look like an empty trial.
    """
    if not create and not reglages.base.startswith("postgresql://") and not Path(reglages.base).is_file():
        raise UnknownObject(f"Aucun essai n’est gardé ici : {reglages.base}. Invitez d’abord, ou corrigez « --base ».")
    _prepare_folder(reglages.base)
    stamp = clock().strftime("%Y%m%d-%H%M%S")
    saved = _backup_folder(reglages) / f"avant-migration-{stamp}.jsonl.gz"
    with closing(_reached(reglages.base)) as store:
        migrate(store, before=lambda: write_backup(store, saved))
        yield store


def _reached(base: str) -> Store:
    """The database, once it has answered."""
    try:
        store = open_store(base)
        with store.read():
            return store
    except (ArgumentError, ValueError, DBAPIError) as failure:
        cause = str(getattr(failure, "orig", failure)).strip().splitlines()[0]
        named = "PostgreSQL" if base.startswith("postgresql://") else base  # an address may hold a password
        raise UnknownObject(f"La base des essais ne répond pas ({named}) : {cause}") from failure


def _prepare_folder(base: str) -> None:
    if not base.startswith("postgresql://"):
        path = Path(base)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            # Only the owner may read the answers: the file is created closed, SQLite keeps its mode for its journals.
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _backup_folder(reglages: Reglages) -> Path:
    return (
        Path("sauvegardes") if reglages.base.startswith("postgresql://") else Path(reglages.base).parent / "sauvegardes"
    )


def serve(
    reglages: Reglages,
    *,
    render: Render,
    review: Review,
    hote: str = "127.0.0.1",
    port: int = 8001,
    mandataires: Sequence[str] = (),
    clock: Clock = utc_now,
) -> None:
    """Serve until interrupted. `mandataires`: addresses of the proxies whose `X-Forwarded-For` is believed."""
    with opened(reglages, clock, create=True) as store:
        atelier = make_atelier(reglages, store, render=render, review=review, clock=clock)
        run_server(make_app(atelier), hote, port, mandataires)


@dataclass(frozen=True)
class Invitations:
    """A campaign just opened and its links, told this once."""

    campagne: Campagne
    liens: tuple[Lien, ...]


def invite(
    reglages: Reglages,
    slugs: Sequence[str],
    *,
    nombre: int = 1,
    genre: str = PERSONNELLE,
    nom: str = "Essai",
    panel: str = "",
    debut: date | None = None,
    fin: date | None = None,
    clock: Clock = utc_now,
) -> Invitations:
    """Open a campaign on these guides and make its links. Raises UnknownObject for a guide that is not in the build."""
    known = {guide.slug for guide in read_contract(reglages.contrat).guides}
    if unknown := sorted(set(slugs) - known):
        raise UnknownObject(f"Guide absent de l’aperçu : {', '.join(unknown)}.")
    today = clock().date()
    first, last = debut or today, fin or (debut or today) + timedelta(days=29)
    with opened(reglages, clock, create=True) as store, store.write() as link:
        campagne = open_campaign(link, nom=nom, slugs=slugs, debut=first, fin=last, panel=panel, now=clock())
        links = invite_testers(link, reglages, campagne, nombre=nombre, genre=genre, now=clock())
    return Invitations(campagne, tuple(links))


def cartes(reglages: Reglages, invitations: Invitations, render: Render) -> str:
    """The cards of these links as a printable page, four A6 a page."""
    return render_cards(reglages, invitations.campagne, invitations.liens, render)


def invite_staff(
    reglages: Reglages, nom: str, role: str, *, campagne_id: str | None = None, clock: Clock = utc_now
) -> Lien:
    """A link of the team for `agent`, `auteur` or `publication`, good once within a day."""
    wanted = Role(role)
    if wanted is Role.TESTEUR:
        raise UnknownObject("Un lien d’équipe est pour un agent, un auteur ou la publication.")
    with opened(reglages, clock, create=True) as store, store.write() as link:
        return invite_team(link, reglages, role=wanted, nom=nom, campagne_id=campagne_id, now=clock())


def remarques(reglages: Reglages, slug: str | None = None) -> list[Row]:
    """One row per remark: where in the YAML today, what was said, receipt code."""
    construction = read_contract(reglages.contrat)
    _check_slug(construction.guide(slug) if slug else construction, slug)
    with opened(reglages) as store, store.read() as link:
        return remark_rows(collect_remarks(link, construction, slug))


def remarques_w3c(reglages: Reglages, slug: str | None = None) -> str:
    """The remarks as W3C Web Annotations, JSON-LD."""
    construction = read_contract(reglages.contrat)
    with opened(reglages) as store, store.read() as link:
        return w3c_annotations(collect_remarks(link, construction, slug))


def resultats(reglages: Reglages, slug: str) -> list[Row]:
    """One row per measure of a guide."""
    guide = read_contract(reglages.contrat).guide(slug)
    if guide is None:
        raise UnknownObject(f"Guide absent de l’aperçu : {slug}.")
    with opened(reglages) as store, store.read() as link:
        return result_rows(collect_results(link, guide))


def _check_slug(found: object, slug: str | None) -> None:
    if found is None:
        raise UnknownObject(f"Guide absent de l’aperçu : {slug}.")


def purge(reglages: Reglages, clock: Clock = utc_now) -> Mapping[str, int]:
    """Forget what is past its time; the counts, for the register."""
    with opened(reglages, clock) as store:
        with store.write() as link:
            counts = erasure.purge_old(link, reglages, clock())
        store.compact()
    return counts


def export_testeur(reglages: Reglages, cle: str) -> dict[str, Any]:
    """All that is stored about the tester of a receipt code, nickname, e-mail or id."""
    with opened(reglages) as store, store.read() as link:
        return erasure.export_person(link, _find(erasure.find_person(link, reglages, cle)))


def effacer_testeur(reglages: Reglages, cle: str, clock: Clock = utc_now) -> int:
    """Erase the texts of that tester; the number of remarks emptied."""
    with opened(reglages, clock) as store:
        with store.write() as link:
            testeur_id = _find(erasure.find_person(link, reglages, cle))
            done = erasure.erase_person(link, testeur_id, write_time(clock()))
        store.compact()
    return done


def _find(testeur_id: str | None) -> str:
    if testeur_id is None:
        raise UnknownObject("Aucun testeur, ou plusieurs, ne correspondent : donnez un code de remarque.")
    return testeur_id


def backup(reglages: Reglages, target: Path, clock: Clock = utc_now) -> Bilan:
    """Save the database while it runs, and check what was saved."""
    with opened(reglages, clock) as store:
        return write_backup(store, target)


def restore(reglages: Reglages, source: Path) -> Bilan:
    """Fill the empty database of the settings from a backup."""
    _prepare_folder(reglages.base)
    with closing(_reached(reglages.base)) as store:
        return restore_backup(store, source)
