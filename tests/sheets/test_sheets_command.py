"""The command: what it refuses and how it says so, a browser that is missing, a run killed in the middle."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands.command import ERRORS, USAGE, Console
from generator.sheets import weasy
from generator.sheets.chromium import find_chromium, version_of
from generator.sheets.printing import PrinterMissing
from generator.sheets.weasy import Weasy, first_that_fits

from .killing import kill_campaign
from .world import ROOT


def run(*arguments: str) -> tuple[int, str]:
    """The command in this process; gives its code and what it said beside the result."""
    err = io.StringIO()
    code = main(["--racine", str(ROOT), "sheets", *arguments, "--date", "2026-11-22"], Console(io.StringIO(), err))
    return code, err.getvalue()


@pytest.mark.parametrize(("arguments", "said"), [
    (["carte-identitee"], "Vouliez-vous dire « carte-identite »"),
    (["encombrants"], "n’est pas publiée"),
    (["--cas", "motif=perte"], "demande une seule démarche"),
    (["carte-identite", "--cas", "motif=perdu"], "Choisissez parmi : premiere, renouvellement, perte, vol."),
    (["mariage", "--pack", "tous"], "retirez les noms de démarches"),
])
def test_what_cannot_be_printed_is_said(arguments: list[str], said: str) -> None:
    code, told = run(*arguments)
    assert code == USAGE and said in told


def test_without_a_browser_the_message_gives_the_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMARCHES_CHROMIUM", "/nowhere/chromium")
    code, told = run("mariage")
    assert code == ERRORS
    assert "Aucun Chromium" in told and told.strip().endswith("Installez-le avec : playwright install chromium")


def test_the_browser_is_looked_for_in_order(tmp_path: Path) -> None:
    own = tmp_path / "ms/chromium-1200/chrome-linux/chrome"
    own.parent.mkdir(parents=True)
    for path in (own, tmp_path / "named", tmp_path / "google-chrome"):
        path.write_text("#!/bin/sh\n")
    environ = {"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "ms")}

    def on_path(name: str) -> str | None:
        return str(tmp_path / name) if (tmp_path / name).exists() else None

    assert find_chromium({"DEMARCHES_CHROMIUM": str(tmp_path / "named")}, on_path) == tmp_path / "named"
    assert find_chromium(environ, on_path) == tmp_path / "google-chrome"
    assert find_chromium(environ, lambda _: None) == own
    with pytest.raises(PrinterMissing, match="Aucun Chromium sur cette machine"):
        find_chromium({"HOME": str(tmp_path)}, lambda _: None)


def test_the_version_is_read_without_a_session(tmp_path: Path) -> None:
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\necho 'Chromium 156.0.8078.79 built on Debian'\n")
    program.chmod(0o755)
    assert version_of(program) == "156.0.8078.79"


def test_without_weasyprint_the_message_gives_the_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(weasy.importlib, "import_module", missing)
    with pytest.raises(PrinterMissing, match=r'pip install "demarches\[weasyprint\]"'):
        Weasy()


@pytest.mark.browser
def test_a_run_killed_in_the_middle_leaves_whole_files(tmp_path: Path) -> None:
    for name in ("procedures", "templates", "diagrams"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    kill_campaign(tmp_path, times=5, seed=22)


@pytest.mark.parametrize("needed", range(9))
def test_halving_finds_the_first_level_that_fits(needed: int) -> None:
    """Whatever the length: levels from `needed` on fit; one side is tried before two."""
    ladder = [("", 1), ("serre", 1), ("", 2), ("serre", 2), ("m4", 2), ("m3", 2), ("m2", 2), ("m1", 2)]
    assert first_that_fits(ladder, lambda rank: rank >= needed) == needed
    assert first_that_fits(ladder, lambda rank: rank >= needed and ladder[rank][1] == 2) == max(needed, 2)
