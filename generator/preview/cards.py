"""Invitation cards: a link, its QR code, what is written by hand on it. Four A6 cards on an A4 page, by style sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.preview.config import Reglages
from generator.preview.invitations import Lien
from generator.preview.store.records import Campagne
from generator.qr import qr_svg
from generator.render import trusted


@dataclass(frozen=True)
class Carte:
    """A card: the code is drawn by us from our own address, the only markup that is not escaped."""

    lien: Lien
    code: str


def make_cards(links: Sequence[Lien]) -> tuple[Carte, ...]:
    """One card per link, in order."""
    return tuple(Carte(link, trusted(qr_svg(link.adresse))) for link in links)


def render_cards(
    reglages: Reglages, campagne: Campagne, links: Sequence[Lien], render: Callable[[str, Mapping[str, object]], str]
) -> str:
    """A page that prints by itself, style sheet inside: for the command line, without the server."""
    styles = trusted(reglages.styles.read_text(encoding="utf-8"))
    context = {"cartes": make_cards(links), "campagne": campagne, "service": reglages.service, "styles": styles}
    return render("preview/cartes_seules.html", context)
