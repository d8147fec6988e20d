"""The README shows the help of every command as it is today; `pytest --refresh tests/test_readme.py` writes it."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from textwrap import dedent

import pytest

from generator.cli import parser
from generator.content.load import plain_data
from generator.content.source import read_document
from generator.drawings.specimen_source import load_specimens
from generator.problems import Place
from generator.svg_grid import read_svg

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


def _example(folder: str, start: str) -> str:
    """The block of a folder's README that starts so, without the indentation of its list."""
    text = (README.parent / folder / "README.md").read_text(encoding="utf-8")
    blocks = [dedent(block) for block in re.findall(r"^ *```\w*\n(.*?)^ *```$", text, re.DOTALL | re.MULTILINE)]
    return next(block for block in blocks if block.startswith(start))


def test_the_pictogram_to_copy_is_on_the_grid() -> None:
    shapes, faults = read_svg(_example("diagrams/pictogrammes", "<svg"))
    assert (shapes.count("<path"), faults) == (2, ())


def test_the_specimen_to_copy_is_sound() -> None:
    document = read_document(_example("diagrams/specimens", "titre:").encode(), "rib.yml")
    found, problems = load_specimens({"rib": plain_data(document.root)}, Place)
    assert (set(found), document.problems, problems) == ({"rib"}, (), ())
