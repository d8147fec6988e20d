"""Light on the wire: requests, bytes and EcoIndex of a first visit, and no file of the engine's theme left."""

from __future__ import annotations

import gzip
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page

from .site import ELSEWHERE, GUIDE, WHOLE, Host

Opener = Callable[..., Page]

# EcoIndex: the published quantiles of elements, requests and kilobytes (GreenIT.fr, « Calcul de l'EcoIndex »).
ELEMENTS = (0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601)
REQUESTS = (0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920)
KILOBYTES = (0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08,
             2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26)


def _quantile(table: Sequence[float], value: float) -> float:
    rank = bisect_right(table, value)
    return rank - 1 + (value - table[rank - 1]) / (table[rank] - table[rank - 1])


def ecoindex(elements: int, requests: int, kilobytes: float) -> float:
    """From 0 to 100: 3 parts of elements, 2 of requests, 1 of bytes."""
    weighed = 3 * _quantile(ELEMENTS, elements) + 2 * _quantile(REQUESTS, requests) + _quantile(KILOBYTES, kilobytes)
    return 100 - 5 * weighed / 6


def test_ecoindex_at_the_bounds_of_its_table() -> None:
    """At the eighth quantile of each measure: 8 parts out of 20 are lost, 60 stay."""
    assert ecoindex(0, 0, 0) == 100
    assert ecoindex(476, 63, 1098.62) == pytest.approx(60)
    assert ecoindex(594600, 3919, 223212) < 0.01


def first_visit(open_page: Opener, host: Host, files: dict[str, bytes], path: str) -> tuple[int, float, int]:
    """Requests, kilobytes on the wire (gzip), elements (inside of drawings left out, as EcoIndex does)."""
    host.asked.clear()
    page = open_page(path)
    page.wait_for_load_state("networkidle")
    names = [name + "index.html" if not name or name.endswith("/") else name for name in host.asked]
    size = sum(len(gzip.compress(files[name], 6)) for name in names) / 1000
    count = page.evaluate("[...document.querySelectorAll('*')].filter((n) => !n.parentElement?.closest('svg')).length")
    return len(names), size, count


# The floor of each page. EcoIndex counts elements first: a short page is made for it; the whole guide of a long
# procedure (22 papers, 8 steps, every case) cannot have so few, its floor keeps what was reached.
LEAST = {"": 85, "qui-fait-quoi/": 65, WHOLE: 60, ELSEWHERE + "complet/": 70, "demarches/mon-projet-renov/complet/": 75}


@pytest.mark.parametrize("path", LEAST)
def test_a_first_visit_is_light(open_page: Opener, host: Host, files: dict[str, bytes], path: str) -> None:
    requests, kilobytes, elements = first_visit(open_page, host, files, path)
    print(f"{path or 'accueil'} : {requests} requêtes, {kilobytes:.1f} ko, {elements} éléments, "
          f"EcoIndex {ecoindex(elements, requests, kilobytes):.1f}")
    assert requests <= 6
    assert kilobytes <= 60
    assert ecoindex(elements, requests, kilobytes) >= LEAST[path]


def test_every_guide_opens_on_a_page_of_ecoindex_90(open_page: Opener, host: Host, files: dict[str, bytes]) -> None:
    paths = [name.removesuffix("index.html") for name in files if re.fullmatch(r"demarches/[^/]+/index\.html", name)]
    assert len(paths) >= 29
    visits = {path: first_visit(open_page, host, files, path) for path in paths if f"{path}complet/index.html" in files}
    assert GUIDE in visits
    scores = {path: ecoindex(elements, requests, size) for path, (requests, size, elements) in visits.items()}
    print(f"EcoIndex des {len(scores)} guides : {min(scores.values()):.1f} à {max(scores.values()):.1f}")
    assert {path: round(score, 1) for path, score in scores.items() if score < 90} == {}
    assert max(requests for requests, _, _ in visits.values()) <= 6
    assert max(size for _, size, _ in visits.values()) <= 60


def test_the_index_of_the_search_waits_for_the_field(open_page: Opener, host: Host) -> None:
    host.asked.clear()
    page = open_page(GUIDE)
    page.wait_for_load_state("networkidle")
    assert "assets/recherche.json" not in host.asked
    with page.expect_response("**/recherche.json"):
        page.focus("#recherche-entete")
    assert host.asked.count("assets/recherche.json") == 1


def test_scripts_are_small(files: dict[str, bytes]) -> None:
    sizes = {name: len(gzip.compress(data)) for name, data in files.items() if name.endswith(".js")}
    assert sizes["assets/situation.js"] <= 5_000
    assert sizes["assets/recherche.js"] + sizes["assets/champ.js"] <= 6_000
    assert sizes["assets/site.js"] <= 3_000
    assert len(sizes) == 4


def test_only_our_own_files_are_published(files: dict[str, bytes]) -> None:
    assets = {name for name in files if name.startswith("assets/")}
    assert assets == {"assets/demarches.css", "assets/icone.svg", "assets/pictos.svg", "assets/recherche.json",
                      "assets/site.js", "assets/situation.js", "assets/recherche.js", "assets/champ.js"}
    assert not any(name.endswith((".map", ".woff", ".woff2", ".ttf")) for name in files)
