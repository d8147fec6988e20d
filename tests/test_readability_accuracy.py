"""Accuracy, kept from falling: own cases always, the shared sets when they are there (LISIBILITE or ../shared)."""

import importlib.util
import os
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import yaml

from generator.checks.plain.analyse import analyse_page
from generator.checks.plain.rule import PUBLIC, Context
from generator.problems import Level
from generator.readability import Unit

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases" / "readability"
FOLDER = Path(os.environ.get("LISIBILITE", ROOT.parent / "shared" / "lisibilite"))


def load_bench() -> ModuleType:
    """The bench is a script outside the collected tests: loaded by its path."""
    spec = importlib.util.spec_from_file_location("bench_readability", ROOT / "tests" / "bench" / "readability.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BENCH = load_bench()
CONTEXT = Context(profile=replace(PUBLIC, info=False), glossary=BENCH.load_glossary())


def test_own_pairs_are_ranked_right():
    pairs = yaml.safe_load((CASES / "paires.yml").read_text(encoding="utf-8"))
    wrong = [p["dur"] for p in pairs if BENCH.score(p["dur"], CONTEXT) <= BENCH.score(p["simple"], CONTEXT)]
    assert wrong == []


def test_plain_sentences_raise_no_warning():
    texts = yaml.safe_load((CASES / "simples.yml").read_text(encoding="utf-8"))
    raised = [(text, f.rule) for text in texts for f in analyse_page((Unit(text),), CONTEXT)[0]
              if f.level is not Level.INFO]
    assert raised == []


if FOLDER.is_dir():
    def test_minimal_pairs_by_level_and_findings():
        rows = BENCH.read(FOLDER / "paires_minimales.jsonl")
        right: dict[str, list[bool]] = {}
        for row in rows:
            right.setdefault(row["category"], []).append(
                BENCH.score(row["harder"], CONTEXT) > BENCH.score(row["plainer"], CONTEXT))
        everything = [ok for results in right.values() for ok in results]
        assert sum(everything) / len(everything) >= 0.94
        assert all(sum(results) / len(results) >= 0.6 for results in right.values() if len(results) >= 3)

    def test_administrative_pairs_by_level_alone():
        rows = BENCH.read(FOLDER / "paires_admin.jsonl")
        assert all(BENCH.score(row["original"]) > BENCH.score(row["plain"]) for row in rows)

    def test_sentences_of_the_shared_set():
        rows = BENCH.read(FOLDER / "segmentation.jsonl")
        wrong = BENCH.bench_segmentation(rows)[3]
        assert len(wrong) <= 0.05 * len(rows)

    def test_passives_of_the_shared_set():
        rows = BENCH.read(FOLDER / "passif.jsonl")
        found = [(any("passif" in f.rule for f in BENCH.find(row["text"], CONTEXT)), row["passive"]) for row in rows]
        right = sum(1 for said, true in found if said and true)
        assert right / sum(1 for said, _ in found if said) >= 0.95
        assert right / sum(1 for _, true in found if true) >= 0.90

    def test_jargon_is_found_and_plain_sides_are_quiet():
        rows = BENCH.read(FOLDER / "paires_admin.jsonl")
        plain = [row["plain"] for row in rows]
        warnings = sum(len(BENCH.find(text, CONTEXT)) for text in plain)
        assert 50 * warnings <= BENCH.measure(plain).words
        missed = next(iter(BENCH.bench_terms(rows, CONTEXT)))[3]
        terms = sum(len(row["terms"]) for row in rows)
        wanted = 0.70 if CONTEXT.glossary.entries else 0.25
        assert 1 - len(missed) / terms >= wanted

    def test_layouts_of_the_shared_texts_do_not_move_the_level():
        rows = BENCH.read(FOLDER / "paires_admin.jsonl")
        assert float(BENCH.bench_invariance(rows)[1]) <= 0.05
