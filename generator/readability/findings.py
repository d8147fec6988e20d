"""A finding: one stretch of a text that a plain-language rule would have written otherwise.

Owns the shape only. Must not know: rules, files, lines.
"""

from dataclasses import dataclass

from generator.problems import Level


@dataclass(frozen=True, order=True)
class Finding:
    """`start`, `end`: offsets in the text that was given (end exclusive), in characters.

    `message` says why, in one plain sentence; `proposal` what to write instead ("" when none can be made);
    `safe_fix` the exact replacement of `text[start:end]` when a program may apply it alone (typography, figures,
    a word for a word of same gender and number), else None.
    """

    start: int
    end: int
    rule: str
    message: str
    proposal: str = ""
    level: Level = Level.AVERTISSEMENT
    safe_fix: str | None = None
