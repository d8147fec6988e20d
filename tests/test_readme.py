"""The README shows the help of every command as it is today; `pytest --refresh tests/test_readme.py` writes it."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from generator.cli import parser

README = Path(__file__).parents[1] / "README.md"
_BLOCK = re.compile(r"(<!-- aide -->\n).*?(<!-- fin de l’aide -->)", re.DOTALL)


def _helps(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "100")
    top = parser()
    commands = next(a for a in top._actions if isinstance(a, argparse._SubParsersAction))
    shown = [f"### `demarches {name}`\n\n```text\n{sub.format_help().strip()}\n```\n" for name, sub in
             commands.choices.items()]
    return "\n".join(shown)


def test_the_help_of_every_command_is_shown(monkeypatch: pytest.MonkeyPatch, refresh: bool) -> None:
    text = README.read_text(encoding="utf-8")
    wanted = _BLOCK.sub(lambda m: f"{m[1]}\n{_helps(monkeypatch)}\n{m[2]}", text)
    if refresh:
        README.write_text(wanted, encoding="utf-8")
        return
    assert wanted == text, "pytest --refresh tests/test_readme.py"


@pytest.mark.parametrize("path", [p for p in sorted(README.parent.rglob("*.md"))
                                  if not {"node_modules", ".venv", "build"} & set(p.relative_to(README.parent).parts)],
                         ids=lambda p: str(p.relative_to(README.parent)))
def test_the_links_of_readmes_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not re.match(r"[a-z]+:", link) and not (path.parent / link).exists()] == []
