"""Every check tells its failing example, and only that; its passing example says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_town import DAY, FILE, ROOT, base_text, opened, put_over

from generator.checks.check import Check, Context
from generator.checks.run import CHECKS, check_procedure
from generator.content.load import decode_procedure
from generator.problems import Problem
from generator.project import Project


@pytest.fixture(scope="module")
def project(town: Path) -> Project:
    return opened(town)


def told(keys: str, project: Project) -> list[Problem]:
    procedure, _, problems = decode_procedure(put_over(base_text(), keys).encode(), FILE)
    return [*problems, *check_procedure(procedure, Context(project.loaded.catalogue, DAY))]


def test_the_base_is_sound(project: Project) -> None:
    assert [f"{p.place} {p.message}" for p in project.problems] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_passing_example(check: Check, project: Project) -> None:
    assert [p.message for p in told(check.passing, project)] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_failing_example(check: Check, project: Project) -> None:
    problems = told(check.failing, project)
    assert {p.rule for p in problems} == {check.id}
    for problem in problems:
        assert problem.place.file == FILE
        assert problem.remedy.endswith((".", "»", "?", ")"))
        assert problem.message.endswith(".")


def test_every_module_of_the_folder_is_run() -> None:
    others = {"__init__", "check", "doubt", "run"}
    modules = {path.stem for path in (ROOT / "generator/checks").glob("*.py")} - others
    listed = {check.run.__module__.rsplit(".", 1)[1] for check in CHECKS}
    assert listed == modules


def test_ids_are_unique_and_checks_say_their_source() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    assert all(check.title and check.source for check in CHECKS)
