"""A wording proposed by a tester, reviewed before staff see it.

Owns the short list of what is hard in one free text. Must not know: testers, YAML.
"""

from __future__ import annotations

from generator.checks.plain.analyse import analyse_page
from generator.checks.plain.rule import Context
from generator.model.directory import Catalogue
from generator.plain.glossary import glossary_of
from generator.readability import Unit

MOST = 5
LONGEST = 2000  # as many characters as a remark may have


def review_wording(text: str, catalogue: Catalogue) -> list[str]:
    """What could be plainer in a text, in plain sentences, at most five."""
    found = analyse_page((Unit(text[:LONGEST]),), Context(glossary=glossary_of(catalogue.termes)))[0]
    return [finding.message + (f" → {finding.proposal}" if finding.proposal else "") for finding in found[:MOST]]
