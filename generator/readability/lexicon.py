"""Word lists: the project's own data files, read once with the standard library.

Owns: the reading of `data/*.tsv` (tab-separated, `#` for comments). Must not know: what the rules do with the words.
"""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of `data/<name>.tsv`, cells stripped; blank lines and lines starting with `#` are left out."""
    rows: list[tuple[str, ...]] = []
    for line in (_DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            rows.append(tuple(cell.strip() for cell in line.split("\t")))
    return tuple(rows)


@cache
def read_words(name: str) -> frozenset[str]:
    """Every word of `data/<name>.tsv`, several to a line, separated by spaces or tabs."""
    return frozenset(word for row in read_table(name) for cell in row for word in cell.split())


def words_of(text: str) -> frozenset[str]:
    """The words of a short list written in a module, separated by spaces."""
    return frozenset(text.split())
