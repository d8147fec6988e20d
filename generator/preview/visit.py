"""One request and its answer, as plain values: what handlers see instead of a web framework.

Owns the reading of form fields. Must not know how bytes travel.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

from generator.preview.access import Visiteur
from generator.preview.config import Reglages
from generator.preview.contract import Construction, Guide
from generator.preview.store.engine import Store

MAX_FIELDS = 200
_DIGITS = 12  # a moment in seconds has ten


class FormError(ValueError):
    """The body is not a form we sent: too many fields, wrong kind, or too long."""


@dataclass(frozen=True)
class Form:
    """Fields of a form. A field sent twice keeps its first value."""

    values: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str, limit: int = 200) -> str:
        """A text without outer blanks, cut at `limit` characters."""
        return self.values.get(name, "").strip()[:limit].rstrip()

    def one_of(self, name: str, choices: tuple[str, ...]) -> str | None:
        """The value if it is one of the choices."""
        value = self.values.get(name)
        return value if value in choices else None

    def number(self, name: str, low: int, high: int) -> int | None:
        """A whole number between the bounds, or None."""
        value = self.values.get(name, "")
        if not (value.isascii() and value.isdigit() and len(value) <= _DIGITS):
            return None
        return int(value) if low <= int(value) <= high else None

    def has(self, name: str) -> bool:
        """True when a box is ticked or a button pressed."""
        return name in self.values


def parse_form(body: bytes) -> Form:
    """A URL-encoded body. NUL is dropped (PostgreSQL cannot hold it), line ends become one character."""
    try:
        pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MAX_FIELDS)
    except ValueError as error:
        raise FormError from error
    return Form({name: clean_text(value) for name, value in reversed(pairs)})


def clean_text(value: str) -> str:
    """The text without NUL, with `\\n` line ends; nothing else is touched, escaping is the templates' affair."""
    return value.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True)
class Atelier:
    """What every handler may use: settings, database, build, templates, readability review, clock."""

    reglages: Reglages
    store: Store
    build: Callable[[], Construction]
    render: Callable[[str, Mapping[str, object]], str]
    review: Callable[[str], list[str]]
    clock: Callable[[], datetime]
    secret: bytes

    def now(self) -> str:
        """The present moment as the tables write it."""
        return write_time(self.clock())


def write_time(moment: datetime) -> str:
    """ISO 8601, UTC, microseconds: texts that sort like the moments they name."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_time(written: str) -> datetime:
    """The inverse of `write_time`."""
    return datetime.strptime(written, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def is_recent(written: str, now: datetime, span: timedelta) -> bool:
    """True while `span` has not passed since the written moment."""
    return now - read_time(written) <= span


@dataclass(frozen=True)
class Visite:
    """A request that has passed every door."""

    atelier: Atelier
    construction: Construction
    params: Mapping[str, str]
    query: Mapping[str, str]
    form: Form
    visiteur: Visiteur | None

    @property
    def guide(self) -> Guide:
        """The guide of the route; access has already proved that it exists."""
        guide = self.construction.guide(self.params["slug"])
        assert guide is not None
        return guide

    @property
    def qui(self) -> Visiteur:
        """The visitor of a route that is closed to strangers."""
        assert self.visiteur is not None
        return self.visiteur

    @property
    def testeur_id(self) -> str:
        """The tester present or assisted, on the routes that need one."""
        assert self.visiteur is not None
        assert self.visiteur.testeur_id is not None
        return self.visiteur.testeur_id


@dataclass(frozen=True)
class Page:
    """A page to make from a template."""

    template: str
    context: Mapping[str, object] = field(default_factory=dict)
    status: int = 200
    cookie: str | None = None


@dataclass(frozen=True)
class Redirection:
    """303 to a path of this server, built by us, never taken from the visitor."""

    path: str
    cookie: str | None = None


@dataclass(frozen=True)
class Fichier:
    """Bytes served as they are; `nom` makes it a download."""

    content: bytes
    media: str
    nom: str | None = None


Answer = Page | Redirection | Fichier


def error_page(cause: str, status: int, **context: object) -> Page:
    """The page of a refusal; the sentence of each cause is in the template."""
    return Page("preview/erreur.html", {"cause": cause, **context}, status)
