"""The complete page tree for another engine: Markdown files with front matter, assets, theme and config.

Owns that tree. It is the way out for a town that leaves this tool, and the proof that no page depends on our splicing:
a test builds it with MkDocs and with Zensical and compares every page.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.pages.page import PageSpec

ENGINE_FILES = (".html",)


def export_tree(root: Path, target: Path, pages: Iterable[tuple[PageSpec, str, Mapping[str, str]]],
                assets: Mapping[str, bytes]) -> int:
    """Write the tree into `target` (emptied first if it was made by a former export); gives the number of pages.

    `pages` gives for each page its specification, its body and the values of the frame's marks.
    """
    docs = target / "docs"
    if docs.exists():
        shutil.rmtree(docs)
    shutil.copytree(root / "templates/theme", target / "theme", dirs_exist_ok=True,
                    ignore=lambda folder, names: [n for n in names if n == "assets"])
    count = 0
    for spec, body, meta in pages:
        if spec.chemin == "404":
            continue  # made by the theme's own 404.html in both engines
        path = docs / f"{spec.chemin}index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page(spec, body, meta), encoding="utf-8")
        count += 1
    for name, data in assets.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (target / "mkdocs.yml").write_text(_config(root), encoding="utf-8")
    return count


def _page(spec: PageSpec, body: str, meta: Mapping[str, str]) -> str:
    values = {"title": spec.titre, "rubrique": spec.rubrique, **meta}
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    flat = "\n".join(line.strip() for line in body.splitlines() if line.strip())
    return f"---\n{front}---\n\n<div>\n{flat}\n</div>\n"


def _config(root: Path) -> str:
    lines = (root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("docs_dir:")]
    return "\n".join(kept).replace("custom_dir: templates/theme", "custom_dir: theme") + "\ndocs_dir: docs\n"
