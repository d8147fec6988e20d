"""The search index holds what residents may type, and the bench's phrases are nobody's title."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path

from generator.cache import Cache
from generator.model.directory import Catalogue
from generator.project import open_project
from generator.search import search_index
from generator.view.cards import card, shown

ROOT = Path(__file__).parent.parent
PHRASES = ROOT / "tests/search_phrases.tsv"


@cache
def catalogue() -> Catalogue:
    return open_project(ROOT, date(2026, 11, 22), Cache(None)).loaded.catalogue


def entries() -> list[dict[str, object]]:
    read = catalogue()
    cards = [card(p, read, "") for p in shown(read, "public")]
    found = json.loads(search_index(read, cards))["fiches"]
    assert isinstance(found, list)
    return found


def rows() -> list[tuple[str, list[str]]]:
    lines = [line for line in PHRASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [(phrase, slugs.split(",")) for phrase, slugs in (line.split("\t") for line in lines)]


def folded(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", bare))


def test_one_entry_for_each_published_procedure() -> None:
    published = {p.slug for p in shown(catalogue(), "public")}
    assert {str(e["u"]).split("/")[1] for e in entries()} == published
    assert published


def test_an_entry_says_who_does_it_and_what_papers_it_asks() -> None:
    entry = next(e for e in entries() if e["u"] == "demarches/carte-identite/")
    assert entry["q"] == "la Ville et l’État"
    assert entry["g"] == "guichet"
    assert "Une photo d’identité" in [str(name).replace("'", "’") for name in entry["d"]]  # type: ignore[attr-defined]


def test_desk_notes_are_never_in_the_index() -> None:
    text = json.dumps(entries(), ensure_ascii=False)
    for procedure in catalogue().procedures.values():
        if procedure.message_attente:
            assert str(procedure.message_attente) not in text


def test_the_index_is_light() -> None:
    read = catalogue()
    cards = [card(p, read, "") for p in shown(read, "public")]
    assert len(search_index(read, cards)) / len(cards) < 2_000


def test_the_bench_is_large_and_known() -> None:
    assert len(rows()) >= 120
    assert len({phrase for phrase, _ in rows()}) == len(rows())
    unknown = {slug for _, slugs in rows() for slug in slugs} - set(catalogue().procedures)
    assert unknown == set()


def test_no_phrase_of_the_bench_is_a_title_or_another_name() -> None:
    names = {folded(str(text)): p.slug for p in catalogue().procedures.values() for text in (p.titre, *p.autres_noms)}
    assert {phrase: names[folded(phrase)] for phrase, _ in rows() if folded(phrase) in names} == {}
