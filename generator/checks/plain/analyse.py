"""Run the rules: on the units of a page, or on lines from another program.

Owns: which finding stays when two lexical rules point at the same words, and the order. Must not know: YAML, files.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from generator.checks.plain.registry import RULES
from generator.checks.plain.rule import Context
from generator.problems import Level
from generator.readability import Action, Finding, Sentence, Unit, measure_units

_LEXICAL = frozenset(rule.id for rule in RULES if rule.lexical)


def analyse_page(units: Sequence[Unit], context: Context) -> tuple[tuple[Finding, ...], ...]:
    """Findings of all the rules, one tuple per unit, in the order of the text.

    The units are those of one page, in reading order: acronyms, terms to explain and names are judged page-wide.
    """
    found: list[list[Finding]] = [[] for _ in units]
    for rule in RULES:
        for index, finding in rule.run(units, context):
            found[index].append(finding)
    return tuple(_settle(unit, findings, context) for unit, findings in zip(units, found, strict=True))


def analyse_lines(lines: Iterable[str], context: Context, *, info: bool = False) -> Iterator[str]:
    """JSON lines `{"id", "texte"}` → JSON lines with the level, the sentences and the findings of each text.

    Offsets count the characters of `texte`. « niveau » is null under 5 words. Findings that are only information
    (spaces, rare words) are left out unless `info`. A line that is not such an object gives `{"id", "erreur"}`.
    """
    context = replace(context, profile=replace(context.profile, info=info))
    for line in lines:
        if line.strip():
            yield json.dumps(_analyse_line(line, context), ensure_ascii=False)


def _analyse_line(line: str, context: Context) -> dict[str, Any]:
    try:
        given = json.loads(line)
        identifier, text = given.get("id"), given["texte"]
    except (ValueError, AttributeError, KeyError):
        return {"id": None, "erreur": "Ligne attendue : {\"id\": …, \"texte\": …}"}
    if not isinstance(text, str):
        return {"id": identifier, "erreur": "« texte » doit être une chaîne."}
    unit = Unit(text)
    findings = analyse_page((unit,), context)[0]
    level = measure_units((unit,)).level
    return {
        "id": identifier,
        "niveau": None if level is None else round(level, 3),
        "phrases": [[unit.original(s.start), unit.original(s.end)] for s in unit.sentences],
        "constats": [{"regle": f.rule, "debut": f.start, "fin": f.end, "message": f.message, "proposition": f.proposal}
                     for f in findings],
    }


def weigh_sentence(sentence: Sentence, findings: Iterable[Finding]) -> float:
    """Weight of the findings in a sentence, 0 to 1, for ranking two wordings of the same thing; never in the level."""
    heavy = sum(1 for f in findings if f.level is not Level.INFO and sentence.start <= f.start < sentence.end)
    return min(heavy, 4) / 4


def _settle(unit: Unit, findings: list[Finding], context: Context) -> tuple[Finding, ...]:
    """Without repeats: of lexical findings that overlap, the longest stays, then the first rule; kept words go."""
    kept = _kept_spans(unit, context)
    settled: list[Finding] = []
    taken: list[tuple[int, int]] = []
    lexical = [f for f in findings if f.rule in _LEXICAL]
    for finding in sorted(lexical, key=lambda f: (f.start - f.end, f.rule)):
        free = all(finding.end <= a or b <= finding.start for a, b in taken)
        if free and not any(a <= finding.start and finding.end <= b for a, b in kept):
            settled.append(finding)
            taken.append((finding.start, finding.end))
    settled.extend(f for f in findings if f.rule not in _LEXICAL)
    return tuple(sorted(dict.fromkeys(settled)))


def _kept_spans(unit: Unit, context: Context) -> list[tuple[int, int]]:
    """Where the glossary says « garder »: no lexical rule may object."""
    return [
        (unit.original(s.tokens[m.first].start), unit.original(s.tokens[m.last].end))
        for s in unit.sentences for m in context.glossary.find(s) if m.value.action is Action.GARDER]
