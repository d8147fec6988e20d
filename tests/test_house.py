"""The house keeps its shape: floors, doors, sizes and names, read from the code itself (house.md §2 and §3)."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "generator"

# The floor of each room: it imports from lower floors only, or from itself.
FLOORS = {
    "problems": 1, "settings": 1, "cache": 1, "definitions": 1, "html_tree": 1, "inline": 1, "qr": 1, "spelling": 1,
    "svg_grid": 1,
    "tree": 2, "model": 2, "readability": 2, "html_check": 2, "pictograms": 2, "render": 2, "engine": 2,
    "content": 3, "cases": 3, "drawings": 3,
    "checks": 4, "view": 4,
    "pages": 5, "search": 5, "project": 5, "plain": 5,
    "exports": 6, "sheets": 6, "lsp": 6,
    "build": 7, "preview": 7,
    "serve": 8,
    "commands": 9,
    "cli": 10,
    "__main__": 11,
}
# Third-party libraries that more than one module imports, each with its reason.
SHARED_DOORS = {
    "markupsafe": "the type of trusted HTML, quoted in annotations; render.py is the door that makes it",
}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager", "base", "misc", "util", "helper"}
MAX_LINES, MAX_FUNCTION = 300, 40


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its dotted name."""
    found: dict[str, ast.Module] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


def imports(tree: ast.Module) -> Iterator[str]:
    """The dotted name of each import, at the top or inside a function; typing-only ones count too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module_of(name: str) -> str:
    """The module of the package that an imported name belongs to."""
    while name not in modules():
        name = name.rpartition(".")[0]
        assert name, "not a module of the package"
    return name


def room(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def own_imports(name: str) -> set[str]:
    return {module_of(i) for i in imports(modules()[name]) if i.split(".")[0] == "generator"} - {name}


def test_every_room_has_a_floor() -> None:
    assert {room(name) for name in modules()} - {""} == set(FLOORS)


def test_imports_go_down() -> None:
    wrong = []
    for name in modules():
        for other in own_imports(name):
            above, below = room(name), room(other)
            if above in ("", below) or below == "":
                continue
            if FLOORS[below] >= FLOORS[above]:
                wrong.append(f"{name} → {other}")
    assert sorted(wrong) == []


def test_no_circle() -> None:
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " → ".join((*path[path.index(name) :], name))
        if name in done:
            return
        for other in own_imports(name):
            if other not in name.rpartition(".")[0] + ".":  # a module may be in the package it imports from
                visit(other, (*path, name))
        done.add(name)

    for name in modules():
        visit(name, ())


def test_one_door_per_library() -> None:
    pairs = sorted({(i.split(".")[0], name) for name, tree in modules().items() for i in imports(tree)
                    if i.split(".")[0] not in {*sys.stdlib_module_names, "generator"}})
    doors = {library: [name for _, name in group] for library, group in groupby(pairs, key=lambda pair: pair[0])}
    several = {library: names for library, names in doors.items() if len(names) > 1 and library not in SHARED_DOORS}
    assert several == {}


def test_model_imports_no_third_party() -> None:
    for name, tree in modules().items():
        if room(name) in ("model", "problems"):
            assert {i.split(".")[0] for i in imports(tree)} <= {*sys.stdlib_module_names, "generator"}, name


def python_files() -> list[Path]:
    return [*sorted(PACKAGE.rglob("*.py")), *sorted((ROOT / "tests").rglob("*.py"))]


def test_files_are_short() -> None:
    long = {str(p.relative_to(ROOT)): n for p in python_files()
            if (n := len(p.read_text(encoding="utf-8").splitlines())) > MAX_LINES}
    assert long == {}


def test_functions_are_short() -> None:
    long = []
    for name, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                assert node.end_lineno is not None
                size = node.end_lineno - node.lineno + 1
                if size > MAX_FUNCTION:
                    long.append(f"{name}.{node.name}: {size}")
    assert long == []


def test_names() -> None:
    assert [str(p.relative_to(ROOT)) for p in python_files() if p.stem in FORBIDDEN_NAMES] == []


def test_every_module_says_what_it_owns() -> None:
    assert [name for name, tree in modules().items() if not ast.get_docstring(tree)] == []


def test_no_module_level_mutable_state() -> None:
    wrong = [f"{name}:{node.lineno}" for name, tree in modules().items()
             for node in ast.walk(tree) if isinstance(node, ast.Global)]
    assert wrong == []


@pytest.mark.parametrize("pattern", [r"\|\s*safe\b", r"\{%-?\s*autoescape"])
def test_templates_trust_nothing(pattern: str) -> None:
    found = [str(p.relative_to(ROOT)) for p in (ROOT / "templates").rglob("*") if p.is_file()
             and p.suffix in (".j2", ".html", ".svg") and re.search(pattern, p.read_text(encoding="utf-8"))]
    assert found == []


def test_nothing_is_left_for_later() -> None:
    words = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|pytest\.mark\.skip|NotImplementedError")
    here = Path(__file__)
    found = [f"{p.relative_to(ROOT)}:{n}" for p in python_files() if p != here
             for n, line in enumerate(p.read_text(encoding="utf-8").splitlines(), start=1) if words.search(line)]
    assert found == []


def test_every_folder_says_what_lives_here() -> None:
    folders = {p.parent for top in ("generator", "templates", "procedures", "diagrams", "tests")
               for p in (ROOT / top).rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    tops = {f for f in folders if len(f.relative_to(ROOT).parts) <= 2}
    assert sorted(str(f.relative_to(ROOT)) for f in tops if not (f / "README.md").is_file()) == []
