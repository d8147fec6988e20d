"""Twelve different mistakes in one copy of a real procedure give twelve problems, each at its exact place.

The broken copies are tests/cases/mistakes/douze-*.yml: the comment « <- colonne règle » on a line says what must be
told there. In each: unknown key, misspelt word of a list, wrong type, bad date, key written twice, id written twice,
unknown document, unknown service, tab as indentation, missing key, answer without papers, alias.
"""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from small_town import CASES, DAY, opened, real_copy

from generator.build import build
from generator.cli import main
from generator.commands.command import Console
from generator.problems import Level

CARD = "procedures/papiers-identite/carte-identite.yml"
MIXES = sorted((CASES / "mistakes").glob("douze-*.yml"))
MARK = re.compile(r"<- (\d+) ([a-z-]+)")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return real_copy(tmp_path_factory.mktemp("douze"))


def marks(text: str) -> list[tuple[int, int, str]]:
    return sorted((number, int(column), rule) for number, line in enumerate(text.split("\n"), start=1)
                  for column, rule in MARK.findall(line))


@pytest.mark.parametrize("mix", MIXES, ids=lambda path: path.stem)
def test_twelve_mistakes(mix: Path, project: Path) -> None:
    text = mix.read_text(encoding="utf-8")
    (project / CARD).write_text(text, encoding="utf-8")
    errors = [p for p in opened(project).problems if p.level is Level.ERREUR]
    assert {p.place.file for p in errors} == {CARD}
    assert sorted((p.place.line, p.place.column, p.rule) for p in errors) == marks(text)
    assert len(errors) == 12
    assert len({p.rule for p in errors}) == 11  # an unknown document and an unknown service break the same rule
    assert all(p.message and p.remedy for p in errors)


def test_nothing_is_written(project: Path) -> None:
    (project / CARD).write_bytes(MIXES[0].read_bytes())
    before = {path for path in project.rglob("*") if ".cache" not in path.parts}
    report = build(project, DAY)
    assert not report.built
    assert (report.pages, report.written, report.engine_runs) == (0, 0, 0)
    made = {path for path in project.rglob("*") if ".cache" not in path.parts} - before
    assert {path.name for path in made} <= {"build"}


def test_the_command_tells_them_all(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / CARD).write_bytes(MIXES[0].read_bytes())
    monkeypatch.chdir(project)
    out = StringIO()
    assert main(["check", CARD], Console(out, StringIO())) == 1
    cards = [line for line in out.getvalue().splitlines() if "  Erreur [" in line]
    assert len(cards) == 12
    assert cards[0].startswith(f"{CARD}:1:8  Erreur [type]")
    assert "12 erreurs" in out.getvalue().splitlines()[-1]
