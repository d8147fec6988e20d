"""Readability of plain administrative French: measures, sentences, words, glossary. Floor 2.

The doors: `measure` (numbers), `Unit` (a text and its sentences), `Finding` (what a rule says), `Glossary`
(the town's words). Nothing heavy is imported before it is used.
"""

from generator.readability.findings import Finding
from generator.readability.glossary import Action, Glossary, GlossaryEntry
from generator.readability.measures import Measures, measure, measure_sentence, measure_units
from generator.readability.units import Kind, Sentence, Unit

__all__ = [
    "Action", "Finding", "Glossary", "GlossaryEntry", "Kind", "Measures", "Sentence", "Unit",
    "measure", "measure_sentence", "measure_units",
]
