"""The door on Jinja2: a strict environment over `templates/`, and `render(name, context) -> text`.

Owns strictness (an unknown name is an error), automatic escaping and the few filters. Knows no page.
Author text is data: it reaches templates as values, never as a template.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import jinja2
from markupsafe import Markup

from generator.inline import to_html, to_inline_html, to_plain, typeset

Environment = jinja2.Environment


def environment(templates: Path) -> Environment:
    """A strict environment over a templates folder: undefined names are errors, every value is escaped."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["riche"] = lambda text: Markup(to_html(str(text)))
    env.filters["ligne"] = lambda text: Markup(to_inline_html(str(text)))
    env.filters["nu"] = lambda text: to_plain(str(text))
    env.filters["typo"] = lambda text: typeset(str(text))
    env.filters["date"] = french_date
    return env


def trusted(html: str) -> Markup:
    """HTML made by this program (a drawing, an inline pictogram): the only text that is not escaped."""
    return Markup(html)


def render(env: Environment, name: str, context: Mapping[str, object]) -> str:
    """The text of a template with its context."""
    return env.get_template(name).render(**context)


_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
           "novembre", "décembre")


def french_date(value: object) -> str:
    """A date or a partial ISO date in words: « 1er septembre 2026 », « novembre 2020 », « 2020 »."""
    parts = str(value).split("-")
    if not parts[0].isdigit():
        return str(value)
    if len(parts) == 1:
        return parts[0]
    month = _MONTHS[int(parts[1]) - 1]
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    day = "1er" if int(parts[2]) == 1 else str(int(parts[2]))
    return f"{day}\u00a0{month} {parts[0]}"
