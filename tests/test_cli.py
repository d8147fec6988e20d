"""The command: French help, exit codes, voices, a skeleton that passes but for its blanks."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from small_town import FILE, ROOT, base_text, opened, small_town

from generator.cli import COMMANDS, main
from generator.commands.command import Console
from generator.content.load import decode_procedure
from generator.preview.config import Reglages


def run(*words: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    return main(list(words), Console(out, err)), out.getvalue(), err.getvalue()


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return small_town(tmp_path, {FILE: base_text().replace("ici: ville", "ici: vile")})


def test_alone_it_explains_itself() -> None:
    code, text, _ = run()
    assert code == 2
    for name in ("check", "build", "serve", "new", "schema", "cases", "export"):
        assert name in text


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_in_french(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    text = capsys.readouterr().out
    assert "Utilisation" in text
    assert "montre cette aide" in text
    for english in ("usage:", "options:", "positional", "show this help"):
        assert english not in text


@pytest.mark.parametrize("words", [["inconnue"], ["cases"], ["build", "--date", "hier"], ["check", "--format", "xml"]])
def test_wrong_use(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--racine", str(ROOT), *words]) == 2
    said = capsys.readouterr().err
    assert said
    for english in ("invalid", "expected", "required", "choose"):
        assert english not in said


def test_outside_a_project(tmp_path: Path) -> None:
    code, _, said = run("--racine", str(tmp_path), "check")
    assert code == 2
    assert "Aucun projet ici" in said


def test_voices(broken: Path) -> None:
    where = ("--racine", str(broken), "check", "--date", "2026-11-22", "--format")
    code, text, _ = run(*where, "texte")
    assert (code, f"{FILE}:17:6  Erreur [valeur]" in text, "\x1b" in text) == (1, True, False)
    assert [row["line"] for row in json.loads(run(*where, "json")[1]) if row["level"] == "erreur"] == [17]
    assert f"::error file={FILE},line=17,col=6," in run(*where, "github")[1]
    assert json.loads(run(*where, "sarif")[1])["runs"][0]["results"]


def test_only_the_paths_asked_for(broken: Path) -> None:
    code, text, _ = run("--racine", str(broken), "check", str(broken / "procedures/_commun"), "--date", "2026-11-22")
    assert (code, "vile" in text) == (0, False)
    assert run("--racine", str(broken), "check", str(broken / "nulle-part"))[0] == 2


def test_build_refuses_then_builds(broken: Path) -> None:
    code, text, said = run("--racine", str(broken), "build", "--date", "2026-11-22")
    assert (code, "vile" in text, "n’a pas été fait" in said) == (1, True, True)
    (broken / FILE).write_text(base_text(), encoding="utf-8")
    code, text, _ = run("--racine", str(broken), "build", "--date", "2026-11-22")
    assert (code, "1 démarches" in text or "1 démarche" in text) == (0, True)


def test_new_makes_a_skeleton_that_passes_but_for_its_blanks(tmp_path: Path) -> None:
    root = small_town(tmp_path)
    where = ("--racine", str(root), "new", "preter-un-velo", "--date", "2026-11-22")
    assert run(*where)[0] == 0
    path = root / "procedures/papiers/preter-un-velo.yml"
    file = path.relative_to(root).as_posix()
    assert decode_procedure(path.read_bytes(), file)[2] == ()
    assert [p.message for p in opened(root).problems if p.level == "erreur"] == []
    assert path.read_text(encoding="utf-8").count("à remplir") >= 8
    assert run(*where)[0] == 2  # it exists already
    assert run("--racine", str(root), "new", "Prêter un vélo")[2].count("preter-un-velo") == 1


def test_schema_is_json() -> None:
    code, text, _ = run("--racine", str(ROOT), "schema")
    assert (code, json.loads(text)["title"]) == (0, "Démarche")


def test_python_dash_m() -> None:
    done = subprocess.run([sys.executable, "-m", "generator", "--racine", str(ROOT), "schema"], cwd=ROOT,
                          capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_for_terminals_and_long_work(monkeypatch: pytest.MonkeyPatch) -> None:
    quiet, screen = StringIO(), Terminal()
    for stream in (quiet, screen):
        console = Console(StringIO(), stream)
        console.progress(1, 2)
        assert stream.getvalue() == ""
        monkeypatch.setattr(console, "_start", -1e9)
        console.progress(2, 2)
    assert quiet.getvalue() == ""
    assert "2/2" in screen.getvalue()


@pytest.mark.parametrize("command", ["serve", "preview"])
def test_a_taken_port_is_told_before_any_work(command: str, tmp_path: Path) -> None:
    root = small_town(tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, _, said = run("--racine", str(root), command, "--port", str(port))
    assert code == 2
    assert f"Le port {port} ne peut pas servir" in said
    assert re.search(r"--port \d+$", said.strip())
    assert not (root / "build").exists()


@pytest.mark.parametrize(("words", "address"), [
    (["--port", "8099"], "http://localhost:8099"), ([], "http://localhost:8001"),
    (["--port", "8099", "--adresse", "https://essais.orvault.fr"], "https://essais.orvault.fr"),
])
def test_links_lead_to_the_port_listened_on(
    words: list[str], address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[Reglages] = []
    monkeypatch.setattr("generator.preview.commands.serve", lambda settings, **_: used.append(settings))
    monkeypatch.setattr("generator.commands.testers.is_open", lambda *_: True)
    assert run("--racine", str(small_town(tmp_path)), "preview", *words)[0] == 0
    assert used[0].adresse == address


@pytest.mark.parametrize(("base", "said"), [
    ("{}/absente.sqlite", "Aucun essai n’est gardé ici"), ("{}/texte", "ne répond pas"),
    ("postgresql://camille:motdepasse@localhost:1/x", "ne répond pas (PostgreSQL)"),
    ("postgresql://camille:motdepasse@:::x", "ne répond pas (PostgreSQL)"),
])
def test_a_database_that_cannot_serve_is_told(base: str, said: str, tmp_path: Path) -> None:
    root = small_town(tmp_path)
    (tmp_path / "texte").write_text("bonjour", encoding="utf-8")
    code, _, told = run("--racine", str(root), "purge", "--base", base.format(tmp_path))
    assert code == 1
    assert said in told
    assert "motdepasse" not in told
    assert not (tmp_path / "absente.sqlite").exists()


def test_what_the_system_refuses_is_told_in_french(tmp_path: Path) -> None:
    """A folder where a file is expected, a file where a folder is: the build writes nothing else."""
    root = small_town(tmp_path)
    (tmp_path / "build").write_text("", encoding="utf-8")
    code, _, told = run("--racine", str(root), "build")
    assert code == 1
    assert re.search(r"build\S* : (ce n’est pas un dossier|un fichier porte déjà ce nom)\.", told)


def test_reports_need_a_built_preview(tmp_path: Path) -> None:
    code, _, told = run("--racine", str(small_town(tmp_path)), "remarques")
    assert code == 1
    assert "demarches build --edition apercu" in told
