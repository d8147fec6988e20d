"""The exported tree builds with MkDocs and with Zensical, and every page says what the spliced site says."""

from __future__ import annotations

import subprocess
import sys
from io import StringIO
from pathlib import Path
from urllib.parse import urljoin

import pytest
from outline import Outline, outline
from small_town import DAY

from generator.build import Report
from generator.cli import main
from generator.commands.command import Console
from generator.engine import run_mkdocs


@pytest.fixture(scope="module")
def tree(real_site: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert real_site.folder is not None
    target = tmp_path_factory.mktemp("export")
    words = ["--racine", str(real_site.folder.parents[1]), "export", "mkdocs", str(target), "--date", DAY.isoformat()]
    assert main(words, Console(StringIO(), StringIO())) == 0
    return target


@pytest.fixture(scope="module")
def spliced(real_site: Report) -> dict[str, Outline]:
    assert real_site.folder is not None
    return pages(real_site.folder)


def pages(folder: Path) -> dict[str, Outline]:
    """The outline of each page; links are resolved: `./..` and `../` lead to the same place."""
    found = {}
    for path in folder.rglob("index.html"):
        name = path.relative_to(folder).as_posix()
        made = outline(path.read_text(encoding="utf-8"))
        links = [(urljoin(f"https://site/{name}", href), words) for href, words in made.links]
        made.links = [(href.removesuffix("index.html"), words) for href, words in links]
        found[name] = made
    return found


def differences(ours: dict[str, Outline], theirs: dict[str, Outline]) -> list[str]:
    found = [f"{name} : absente" for name in ours if name not in theirs]
    for name in ours.keys() & theirs.keys():
        one, other = ours[name], theirs[name]
        for part in ("title", "headings", "links", "text", "ids"):
            if getattr(one, part) != getattr(other, part):
                found.append(f"{name} : {part} : {_first(getattr(one, part), getattr(other, part))}")
    return sorted(found)


def _first(one: object, other: object) -> str:
    """Where two values first differ."""
    if isinstance(one, str) and isinstance(other, str):
        n = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
        return f"« {one[max(0, n - 40) : n + 60]} » / « {other[max(0, n - 40) : n + 60]} »"
    assert isinstance(one, list)
    assert isinstance(other, list)
    pairs = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return f"{pairs[:1] or (one[len(other) :][:1], other[len(one) :][:1])} ({len(one)} / {len(other)})"


def test_mkdocs_gives_the_same_pages(tree: Path, spliced: dict[str, Outline]) -> None:
    run_mkdocs(tree / "mkdocs.yml")
    assert differences(spliced, pages(tree / "site"))[:8] == []


def test_zensical_gives_the_same_pages(tree: Path, spliced: dict[str, Outline]) -> None:
    command = [sys.executable, "-m", "zensical", "build", "-f", str(tree / "mkdocs.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tree)
    assert done.returncode == 0, done.stderr + done.stdout
    assert differences(spliced, pages(tree / "site"))[:8] == []


def test_the_tree_holds_what_pages_load(tree: Path) -> None:
    assert (tree / "docs/assets/demarches.css").is_file()
    assert (tree / "docs/assets/recherche.json").is_file()
    assert "INHERIT" not in (tree / "mkdocs.yml").read_text(encoding="utf-8")
