"""Public lists of XSS payloads: where each comes from, what it holds, and what counts as an XSS payload.

Two lists are files of `data/` (its README tells source and licence), the third is a locked test dependency whose
modules are read as text and never imported. Every list is pinned: by digest here, by hash in the lock file there.
"""

from __future__ import annotations

import ast
import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

DATA = Path(__file__).parent / "data"
DIGESTS = {
    "naughty-strings.json": "716fcaab86aff4d101774d818b7c9323e539224d29aba146119b70f5c14ac3f3",
    "dompurify-expect.js": "18fbeaf5edae38ce656273bfe228e906df43a9025b690d82ca03700c6604b420",
}
BRS_KB = "4.0.2"
# What makes a text an attempt at scripting: an element, a handler, a scheme, a style or a call that runs code...
_RUNS = re.compile(
    r"<\s*/?\s*script|\bon[a-z]{3,}\s*=|(java|vb)\s*script\s*:|srcdoc|data:\s*(text/html|image/svg)|expression\s*\("
    r"|\b(alert|prompt|confirm|eval|msgbox|setTimeout|Function)\b\s*[(`]",
    re.IGNORECASE,
)
# ...and a way out of plain text: a tag, written or encoded, a quote at once, a scheme, a template.
_LEAVES = re.compile(r"<|%3c|\\u003c|\\x3c|&lt;|\+adw|^\s*[\"'`]|script\s*:|data:|\{\{|\$\{", re.IGNORECASE)


def is_xss(text: str) -> bool:
    """True for an attempt at scripting: shell, SQL, layout or template tricks are hostile too, but not counted."""
    return bool(_RUNS.search(text) and _LEAVES.search(text))


def naughty_strings() -> list[str]:
    """Big List of Naughty Strings, whole; empty string and repetitions left out."""
    return [text for text in dict.fromkeys(json.loads(_read("naughty-strings.json"))) if text]


def purifier_vectors() -> list[str]:
    """What DOMPurify was tested with, html5sec.org included: the payloads of its fixtures."""
    text = _read("dompurify-expect.js")
    return list(dict.fromkeys(item["payload"] for item in json.loads(text[text.index("[") : text.rindex("]") + 1])))


def _read(name: str) -> str:
    content = (DATA / name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == DIGESTS[name], f"{name} is not the published file"
    return content.decode()


def knowledge_base() -> list[str]:
    """The payloads of BRS-KB, gathered there from SecLists, PayloadsAllTheThings, PortSwigger and others."""
    package = distribution("brs-kb")
    assert package.version == BRS_KB
    modules = sorted(str(path) for path in package.files or () if path.match("brs_kb/payloads/**/*.py"))
    trees = (ast.parse(Path(str(package.locate_file(name))).read_text("utf-8")) for name in modules)
    return list(dict.fromkeys(text for tree in trees for text in _payloads(tree)))


def _payloads(tree: ast.Module) -> Iterator[str]:
    """The constant `payload=` of every entry."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "payload" and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


@cache
def public_payloads() -> dict[str, list[str]]:
    """The XSS payloads of each list, none twice: the first list that has one keeps it."""
    lists = {
        "Big List of Naughty Strings 1.0.0": naughty_strings(),
        "DOMPurify 0.7.4": purifier_vectors(),
        f"BRS-KB {BRS_KB}": knowledge_base(),
    }
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for name, texts in lists.items():
        found[name] = [text for text in texts if is_xss(text) and text not in seen]
        seen |= set(found[name])
    return found
