"""The golden cases of tests/cases/problems/: a file an author can read, and everything that is said of it.

`pytest tests/test_problem_cases.py --refresh` rewrites what is expected: read the difference before committing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from small_town import CASES, FILE, base_text, opened, small_town

from generator.content.load import plain_data
from generator.content.source import read_document

GOLDEN = sorted((CASES / "problems").glob("*.yml"))
HEAD = "problemes:"


def changed_text(case: dict[str, Any]) -> str:
    """The base with the replacements of a case, or the whole text that the case gives."""
    text = case.get("texte") or base_text()
    for change in case.get("changements", []):
        assert text.count(change["cherche"]) == 1, f"« {change['cherche']} » doit paraître une fois"
        text = text.replace(change["cherche"], change["ecris"])
    return text


def said(folder: Path) -> list[str]:
    return [f"{p.place.line}:{p.place.column} {p.level} [{p.rule}] {p.message} → {p.remedy}"
            for p in opened(folder).problems if p.place.file == FILE]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path: Path, tmp_path: Path, refresh: bool) -> None:
    whole = path.read_text(encoding="utf-8")
    document = read_document(whole.encode(), path.name)
    assert document.problems == ()
    case = plain_data(document.root)
    assert case["dit"]
    found = said(small_town(tmp_path, {FILE: changed_text(case)}))
    if refresh:
        lines = "".join(f"  - >-\n    {line}\n" for line in found)
        path.write_text(whole.split(HEAD)[0] + HEAD + ("\n" + lines if found else " []\n"), encoding="utf-8")
        return
    assert found == case["problemes"]


def test_there_are_cases() -> None:
    assert len(GOLDEN) >= 20
