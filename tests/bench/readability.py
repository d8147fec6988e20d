"""Bench of the readability checker: every set of the shared data, beside textstat as shipped, with 95 % intervals.

Run: `python tests/bench/readability.py [--errors]`. Data: the folder named by LISIBILITE, else `../shared/lisibilite`
beside the repository. Not collected by pytest. Wilson intervals for proportions.
"""

import argparse
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from generator.checks.plain.analyse import analyse_page, weigh_sentence  # noqa: E402
from generator.checks.plain.rule import Context, Profile  # noqa: E402
from generator.problems import Level  # noqa: E402
from generator.readability import Action, Finding, Glossary, GlossaryEntry, Unit, measure, measure_units  # noqa: E402
from generator.readability.textstat_door import compute_textstat_as_shipped  # noqa: E402

WEIGHT = 1.2
"""Levels added by a sentence whose findings weigh 1 (four or more): only to rank two wordings of the same thing."""

Row = dict[str, Any]


def main() -> int:
    """Print the table; 0 when the data is there, 1 when it is not."""
    options = argparse.ArgumentParser(description="Mesure l'exactitude du contrôle de lisibilité.")
    options.add_argument("--errors", action="store_true", help="montrer les erreurs")
    shown = options.parse_args().errors
    folder = Path(os.environ.get("LISIBILITE", ROOT.parent / "shared" / "lisibilite"))
    if not folder.is_dir():
        print(f"Données absentes : {folder}")
        return 1
    context = Context(profile=Profile("public", info=False), glossary=load_glossary())
    print(f"Glossaire : {len(context.glossary.entries)} entrées\n")
    print(f"{'mesure':44} {'nous':>28} {'textstat':>26}")
    for name, ours, theirs, errors in run(folder, context):
        print(f"{name:44} {ours:>28} {theirs:>26}")
        for error in errors if shown else ():
            print(f"      {error}")
    return 0


def run(folder: Path, context: Context) -> Iterator[tuple[str, str, str, list[str]]]:
    """One line per measure: name, our figure, textstat's figure, errors in words."""
    yield from bench_pairs("paires minimales", read(folder / "paires_minimales.jsonl"), "harder", "plainer", context)
    yield from bench_pairs("paires administratives", read(folder / "paires_admin.jsonl"), "original", "plain", context)
    yield bench_segmentation(read(folder / "segmentation.jsonl"))
    yield from bench_passive(read(folder / "passif.jsonl"), context)
    yield from bench_terms(read(folder / "paires_admin.jsonl"), context)
    yield from bench_warnings(read(folder / "paires_admin.jsonl"), read(folder / "paires_minimales.jsonl"), context)
    yield bench_invariance(read(folder / "paires_admin.jsonl"))
    yield bench_speed(read(folder / "paires_admin.jsonl"), context)


def bench_pairs(name: str, rows: Sequence[Row], hard: str, plain: str, context: Context) -> Iterator[Any]:
    """Share of the pairs whose harder side scores higher: level alone, level and findings, per category."""
    levels = [(score(row[hard]), score(row[plain])) for row in rows]
    both = [(score(row[hard], context), score(row[plain], context)) for row in rows]
    shipped = [(-compute_textstat_as_shipped(row[hard]), -compute_textstat_as_shipped(row[plain])) for row in rows]
    wrong = [f"{row['id']} {row.get('category', '')} {a:.2f} {b:.2f}" for row, (a, b) in zip(rows, both) if a <= b]
    yield f"{name} : niveau seul", proportion(wins(levels), len(rows)), proportion(wins(shipped), len(rows)), []
    yield f"{name} : niveau et constats", proportion(wins(both), len(rows)), "", wrong
    categories = defaultdict(list)
    for row, pair, theirs in zip(rows, both, shipped):
        categories[row.get("category", "")].append((pair, theirs))
    for category, pairs in sorted(categories.items()) if len(categories) > 1 else ():
        yield (f"   {category}", f"{wins(p for p, _ in pairs):g}/{len(pairs)}",
               f"{wins(t for _, t in pairs):g}/{len(pairs)}", [])


def score(text: str, context: Context | None = None) -> float:
    """Level of a text, and with a context the mean weight of the findings of its sentences times WEIGHT."""
    unit = Unit(text)
    level = measure_units((unit,)).level or 0.0
    if context is None:
        return level
    findings = analyse_page((unit,), context)[0]
    weights = [weigh_sentence(sentence, findings) for sentence in unit.sentences]
    return level + WEIGHT * sum(weights) / len(weights)


def bench_segmentation(rows: Sequence[Row]) -> Any:
    """Strings whose sentences are all exact."""
    wrong = []
    for row in rows:
        unit = Unit(row["text"])
        found = [row["text"][unit.original(s.start):unit.original(s.end)] for s in unit.sentences]
        if found != row["sentences"]:
            wrong.append(f"{row['id']} {found}")
    return "découpe en phrases : chaînes exactes", proportion(len(rows) - len(wrong), len(rows)), "", wrong


def bench_passive(rows: Sequence[Row], context: Context) -> Iterator[Any]:
    """Precision and recall of the passive rule."""
    right = said = true = 0
    wrong = []
    for row in rows:
        found = any("passif" in f.rule for f in find(row["text"], context))
        right += found and row["passive"]
        said += found
        true += row["passive"]
        if found != row["passive"]:
            wrong.append(f"{row['id']} {row['text']}")
    yield "passif : précision", proportion(right, said), "", wrong
    yield "passif : rappel", proportion(right, true), "", []


def bench_terms(rows: Sequence[Row], context: Context) -> Iterator[Any]:
    """Jargon terms met by a finding on their words, with a proposal; the whole sentence does not count."""
    found = loose = total = 0
    missed = []
    for row in rows:
        findings = [f for f in find(row["original"], context) if f.proposal]
        for term in row["terms"]:
            total += 1
            places = spans_of(row["original"], term["jargon"])
            touching = [f for f in findings for a, b in places if f.start < b and a < f.end and f.end - f.start < 80]
            loose += bool(touching)
            lexical = [f for f in touching if f.rule[:3] in ("r04", "r05", "r06", "r08", "r10", "r11", "r12", "r18")]
            found += bool(lexical)
            if not lexical:
                missed.append(f"{row['id']} {term['jargon']}")
    yield "termes trouvés avec proposition (vocabulaire)", proportion(found, total), "0", missed
    yield "termes trouvés avec proposition (toute règle)", proportion(loose, total), "0", []


def spans_of(text: str, term: str) -> list[tuple[int, int]]:
    """Places of a term: as written, else its first long word by its stem."""
    lowered = text.lower().replace("’", "'")
    wanted = term.lower().replace("’", "'")
    for size in (len(wanted), max(5, len(wanted) - 3)):
        place = lowered.find(wanted[:size])
        if place >= 0:
            return [(place, place + size)]
    for word in sorted(wanted.split(), key=len, reverse=True):
        place = lowered.find(word[:max(4, len(word) - 3)])
        if place >= 0:
            return [(place, place + len(word))]
    return []


def bench_warnings(admin: Sequence[Row], minimal: Sequence[Row], context: Context) -> Iterator[Any]:
    """Warnings and errors per 50 words on the plain sides."""
    for name, texts in (("paires_admin", [r["plain"] for r in admin]), ("minimales", [r["plainer"] for r in minimal])):
        findings = [(text, f) for text in texts for f in find(text, context)]
        words = measure(texts).words
        listed = [f"{f.rule} «{text[f.start:f.end][:70]}»" for text, f in findings]
        yield f"alertes pour 50 mots, côté simple ({name})", f"{50 * len(findings) / words:.2f}", "", listed


def bench_invariance(rows: Sequence[Row]) -> Any:
    """Largest change of level between layouts of the same sentences."""
    worst = 0.0
    for row in rows:
        for text in (row["plain"], row["original"]):
            levels = [measure([layout]).level or 0.0 for layout in layouts(text)]
            worst = max(worst, max(levels) - min(levels))
    return "invariance : plus grand écart de niveau", f"{worst:.3f}", "", []


def layouts(text: str) -> Iterator[str]:
    """The same sentences on one line, on lines, as a list, numbered, with other apostrophes, spaces and no stops."""
    unit = Unit(text)
    sentences = [text[s.start:s.end].removeprefix("- ") for s in unit.sentences]
    bare = [sentence.rstrip(" .;:") for sentence in sentences]
    yield text
    yield "\n".join(sentences)
    yield "\r\n".join(f"- {sentence}" for sentence in bare)
    yield "\n".join(f"{i}. {sentence}" for i, sentence in enumerate(bare, 1))
    yield "\n".join(f"• {sentence} ;" for sentence in bare)
    yield text.replace("'", "’")
    yield text.replace(" ", "\u00a0")
    yield text.replace(" :", "\u202f:").replace(" ?", "\u202f?")
    yield text.rstrip(".")


def bench_speed(rows: Sequence[Row], context: Context) -> Any:
    """Sentences per second, every rule, information included, one core, first pass then warm."""
    texts = [row[side] for row in rows for side in ("original", "plain")]
    full = Context(glossary=context.glossary)
    rates = []
    for _ in range(3):
        start = time.perf_counter()
        count = sum(len(u.sentences) for u in map(Unit, texts) if analyse_page((u,), full) or True)
        rates.append(count / (time.perf_counter() - start))
    return "phrases par seconde, toutes règles", f"{min(rates):.0f} à {max(rates):.0f}", "", []


def find(text: str, context: Context) -> list[Finding]:
    """Warnings and errors of a text on its own."""
    return [f for f in analyse_page((Unit(text),), context)[0] if f.level is not Level.INFO]


def load_glossary() -> Glossary:
    """The project's glossary when it is written, else an empty one."""
    entries = []
    for path in sorted((ROOT / "procedures" / "_commun").glob("glossaire*/**/*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        listed = data if isinstance(data, list) else next((v for v in data.values() if isinstance(v, list)), [])
        entries += [read_entry(item) for item in listed]
    return Glossary(entries)


def read_entry(item: Row) -> GlossaryEntry:
    """An entry as the YAML says it."""
    return GlossaryEntry(
        str(item["terme"]), Action(item["action"]), tuple(map(str, item.get("formes") or ())),
        str(item.get("simple") or ""), str(item.get("explication") or ""), str(item.get("exemple") or ""),
        str(item.get("sigle") or ""))


def read(path: Path) -> list[Row]:
    """Rows of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def wins(pairs: Iterable[tuple[float, float]]) -> float:
    """Pairs ranked right, a tie being one half."""
    return sum(1.0 if a > b else 0.5 if a == b else 0.0 for a, b in pairs)


def proportion(count: float, total: int) -> str:
    """A share in per cent with its 95 % Wilson interval."""
    if not total:
        return "sans objet"
    p, z = count / total, 1.96
    centre, half = p + z * z / (2 * total), z * sqrt(p * (1 - p) / total + z * z / (4 * total * total))
    low, high = (centre - half) / (1 + z * z / total), (centre + half) / (1 + z * z / total)
    return f"{100 * p:.1f} % [{100 * low:.1f} – {100 * high:.1f}] n={total}"


if __name__ == "__main__":
    sys.exit(main())
