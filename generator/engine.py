"""The door on the engine (MkDocs with Material, run as a command): the few frames that pages are spliced into.

Owns the child config, the marks, the cutting and the proof that every mark is there. Knows no procedure.
Frames depend on mkdocs.yml, templates/theme/ and the engine's version only; they are kept by that key.
Why so: speed.md — the engine's own rendering of each page is what makes stock builds slow.
"""

from __future__ import annotations

import html
import importlib.metadata
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.cache import Cache, digest, digest_of_files
from generator.problems import Refusal

BODY = "<!--@@corps@@-->"
MARKS = ("titre_complet", "description", "adresse", "robots")
_MARK = re.compile(r"@@([a-z_]+)@@|<!--@@corps@@-->")


class EngineError(Refusal):
    """The engine failed or gave something else than frames; the text says what, in French."""


@dataclass(frozen=True)
class Slot:
    """What a frame depends on: the heading of the menu it belongs to and its depth in folders."""

    rubrique: str
    profondeur: int


@dataclass(frozen=True)
class Frame:
    """A page of the engine cut at its marks: literal text and names of marks, in turn."""

    parts: tuple[str, ...]

    def fill(self, values: Mapping[str, str], body: str) -> str:
        """The page: text values are escaped, the body is HTML already. A missing value is an error."""
        texts = []
        for rank, part in enumerate(self.parts):
            if rank % 2 == 0:
                texts.append(part)
            else:
                texts.append(body if part == "corps" else html.escape(values[part], quote=True))
        return "".join(texts)


@dataclass(frozen=True)
class Frames:
    """The frames by slot, and whether the engine had to run for them."""

    by_slot: Mapping[Slot, Frame]
    runs: int


def cut(page: str, name: str) -> Frame:
    """Cut a page at its marks; every mark must be there, the body exactly once."""
    parts: list[str] = []
    last = 0
    for match in _MARK.finditer(page):
        parts += [page[last : match.start()], match[1] or "corps"]
        last = match.end()
    parts.append(page[last:])
    found = parts[1::2]
    missing = [mark for mark in (*MARKS, "corps") if mark not in found]
    if missing or found.count("corps") != 1:
        what = ", ".join(missing) or "corps en double"
        raise EngineError(f"Le cadre « {name} » n’a pas toutes ses marques : {what}.")
    return Frame(tuple(parts))


def engine_key(root: Path) -> str:
    """The key of everything a frame depends on."""
    versions = [importlib.metadata.version(name) for name in ("mkdocs", "mkdocs-material")]
    theme = root / "templates/theme"
    pages = list(theme.rglob("*.html"))
    return digest(*versions, (root / "mkdocs.yml").read_bytes(), digest_of_files(pages), Path(__file__).read_bytes())


def frames(root: Path, slots: Iterable[Slot], cache: Cache) -> Frames:
    """The frame of each slot, from the cache or by running the engine once."""
    wanted = sorted(set(slots), key=lambda s: (s.profondeur, s.rubrique))
    key = digest(engine_key(root), *(f"{s.rubrique}@{s.profondeur}" for s in wanted))
    kept = cache.get("cadres", key)
    if isinstance(kept, dict):
        return Frames(kept, 0)
    made = _make(root, wanted)
    cache.put("cadres", key, made)
    return Frames(made, 1)


def _make(root: Path, slots: list[Slot]) -> dict[Slot, Frame]:
    with TemporaryDirectory(prefix="demarches-cadres-") as folder:
        work = Path(folder)
        for rank, slot in enumerate(slots):
            page = work / "docs" / _frame_page(rank, slot)
            page.parent.mkdir(parents=True, exist_ok=True)
            front = "".join(f'{mark}: "@@{mark}@@"\n' for mark in MARKS)
            head = f'---\ntitle: "cadre"\nrubrique: "{slot.rubrique}"\n{front}---\n'
            page.write_text(f"{head}\n{BODY}\n", encoding="utf-8")
        (work / "docs/index.md").touch()
        config = work / "mkdocs.yml"
        config.write_text(
            f"INHERIT: {(root / 'mkdocs.yml').as_posix()}\ndocs_dir: docs\nsite_dir: site\nnav: []\n"
            f"theme:\n  custom_dir: {(root / 'templates/theme').as_posix()}\n", encoding="utf-8")
        run_mkdocs(config)
        return {slot: cut(_read(work / "site", rank, slot), slot.rubrique) for rank, slot in enumerate(slots)}


def _frame_page(rank: int, slot: Slot) -> str:
    """`c3/x/index.md` for the frame number 3 at depth 2: as many folders as the pages that will use it."""
    if slot.profondeur == 0:
        return f"c{rank}.md"
    return f"c{rank}/" + "x/" * (slot.profondeur - 1) + "index.md"


def _read(site: Path, rank: int, slot: Slot) -> str:
    # A page at depth 0 is built as c0/index.html, one folder too deep: its relative addresses are mended here.
    page = site / (f"c{rank}/" + "x/" * max(0, slot.profondeur - 1) + "index.html")
    if not page.is_file():
        raise EngineError(f"Le moteur n’a pas fait la page « {page.name} ».")
    text = page.read_text(encoding="utf-8")
    return re.sub(r'((?:href|src|action|data-racine)=")\.\./', r"\1", text) if slot.profondeur == 0 else text


def run_mkdocs(config: Path) -> None:
    """Run `mkdocs build`; its own exit code is not trusted alone: callers check the pages."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-f", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_quiet_environment())
    if done.returncode != 0:
        raise EngineError("MkDocs s’est arrêté :\n" + (done.stderr or done.stdout).strip()[-2000:])


def _quiet_environment() -> dict[str, str]:
    # Material prints a notice about its successor on each run; this is its own switch.
    return {**os.environ, "NO_MKDOCS_2_WARNING": "true", "PYTHONWARNINGS": "ignore"}
