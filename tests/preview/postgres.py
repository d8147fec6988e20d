"""A real PostgreSQL server for the tests, from the Debian package: started in a private folder, stopped after."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg

from generator.preview.store.engine import open_store
from generator.preview.store.migrate import migrate


def find_binaries() -> Path | None:
    """The folder of `initdb`, the newest version first; None where the package is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


class Server:
    """A running server; each `fresh` base is a copy of a migrated one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def address(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def empty(self, template: str = "template1") -> str:
        """Address of a new database."""
        name = f"t{uuid4().hex[:12]}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as link:
            link.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.address(name)

    def fresh(self) -> str:
        """Address of a new database at the current schema."""
        return self.empty("modele")

    def prepare(self) -> None:
        with psycopg.connect(self.address("postgres"), autocommit=True) as link:
            link.execute("CREATE DATABASE modele")
        store = open_store(self.address("modele"))
        migrate(store)
        store.close()


@contextmanager
def running_server(binaries: Path) -> Iterator[Server]:
    """Start a server nobody else can reach. PostgreSQL refuses to run as root: its own account is used then."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    as_user = {"user": "postgres"} if os.geteuid() == 0 else {}
    if as_user:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    quiet = {"check": True, "capture_output": True, "cwd": folder, **as_user}
    subprocess.run([binaries / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8"], **quiet)
    options = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=300"
    start = [binaries / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"]
    subprocess.run(start, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, **as_user)
    try:
        server = Server(folder)
        server.prepare()
        yield server
    finally:
        subprocess.run([binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **quiet)
        shutil.rmtree(folder)
