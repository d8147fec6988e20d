"""The one door to Alembic: bring a database to the current schema, forward only, never from a newer one.

No `env.py`: the connection is ours, so each migration runs inside one transaction with a known writer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from generator.preview.store.engine import Store
from generator.preview.store.tables import METADATA
from generator.problems import Refusal

__all__ = ["SchemaTooNew", "current_revision", "head_revision", "migrate", "op", "schema_differences"]

MIGRATIONS = Path(__file__).parent.parent / "migrations"


class SchemaTooNew(Refusal):
    """The database was written by a newer version of the program: refused rather than damaged."""


def _script() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(config)


def head_revision() -> str:
    """The revision this program knows."""
    return str(_script().get_current_head())


def current_revision(store: Store) -> str | None:
    """The revision of the database, None when it is empty."""
    with store.read() as link:
        return MigrationContext.configure(link).get_current_revision()


def migrate(store: Store, before: Callable[[], object] | None = None, target: str | None = None) -> bool:
    """Bring the database to `target` (the head by default). True if something was done.

    `before` is called when an existing database is about to change: the automatic backup. Raises SchemaTooNew.
    """
    script, current = _script(), current_revision(store)
    wanted = target or head_revision()
    if current == wanted:
        return False
    if current is not None:
        if current not in {revision.revision for revision in script.walk_revisions()}:
            raise SchemaTooNew(f"La base est à la version {current}, que ce programme ne connaît pas.")
        if before is not None:
            before()
    _run(store, script, wanted)
    return True


def _run(store: Store, script: ScriptDirectory, wanted: str) -> None:
    def steps(revision: Any, _context: object) -> list[Any]:
        return script._upgrade_revs(wanted, revision)

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with store.write() as link, EnvironmentContext(config, script, fn=steps, destination_rev=wanted) as environment:
        environment.configure(connection=link, target_metadata=METADATA)
        environment.run_migrations()


def schema_differences(store: Store) -> Sequence[object]:
    """What the migrated database lacks or has too much, compared with the tables of the program."""
    with store.read() as link:
        return list(compare_metadata(MigrationContext.configure(link), METADATA))
