"""Sheets, packs and the poster as HTML: the context of templates/sheet/ and nothing else.

Owns what those templates may use beside the view: pictograms, QR codes, addresses. Knows no PDF and no browser.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator.cache import digest, digest_of_files
from generator.model.directory import Catalogue, Service
from generator.pictograms import Pictogram, inline
from generator.qr import qr_svg
from generator.render import Environment, environment, render, trusted
from generator.settings import Settings
from generator.sheets.feuille import Feuille
from generator.view.words import condition, inside

Picto = Callable[[Pictogram, str], str]


Niveau = tuple[str, int]
"""Marks that say how much of a sheet is shown (see templates/sheet/feuille.css), and on how many sides."""

_TIGHT, _SHORT = "serre m4", "serre m4 m3"
_LEAST = f"{_SHORT} m2 m1 mp"
_LARGE = "m4 m3 m2 m1"
_DENSE = f"{_LARGE} mp dense"
LADDERS: Mapping[str, tuple[Niveau, ...]] = {
    "usager": (("", 1), ("serre", 1), ("m4", 1), (_TIGHT, 1), ("entier", 2), ("uni", 2), ("", 2), ("serre", 2),
               (_TIGHT, 2), (_SHORT, 2), (f"{_SHORT} m2", 2), (f"{_SHORT} m2 m1", 2), (_LEAST, 2), (f"{_LEAST} cl", 2),
               (f"{_LEAST} cn", 2)),
    "agent": (("", 1), ("entier", 2), ("uni", 2), ("", 2), ("serre", 2), (_TIGHT, 2), (f"{_TIGHT} sp", 2),
              (f"{_SHORT} sp", 2), (f"{_SHORT} m2 sp", 2), (f"{_SHORT} m2 m1 sp", 2), (f"{_LEAST} sp", 2),
              (f"{_LEAST} cl sp", 2), (f"{_LEAST} cn sp", 2)),
    "grands-caracteres": (("", 1), ("", 2), ("m4", 2), ("m4 m3", 2), ("m4 m3 m2", 2), (_LARGE, 2), (f"{_LARGE} mp", 2),
                          (_DENSE, 2), (f"{_DENSE} sp", 2), (f"{_DENSE} cl", 2), (f"{_DENSE} cl sp", 2),
                          (f"{_DENSE} cl sp mq", 2), (f"{_DENSE} cn", 2), (f"{_DENSE} cn sp", 2),
                          (f"{_DENSE} cn sp mq", 2), (f"{_DENSE} cn sp mq mc", 2)),
}
"""What is tried for each profile, in order: the first that fits is printed. Beyond two sides, nothing is."""


class Composer:
    """Makes the HTML of one project. `picto` turns a pictogram into markup for the engine that will print it."""

    def __init__(self, templates: Path, settings: Settings, catalogue: Catalogue,
                 pictograms: Mapping[str, Pictogram], picto: Picto = inline) -> None:
        self.env: Environment = environment(templates)
        self.settings, self.catalogue, self.pictograms, self.picto = settings, catalogue, pictograms, picto
        self._codes: dict[str, str] = {}
        self.key = digest(_templates_key(templates), repr(settings), repr(catalogue.services.get(settings.accueil)),
                          repr(sorted(pictograms.items())), picto.__name__)

    def sheet(self, feuille: Feuille, niveau: Niveau) -> str:
        """One sheet at one level."""
        return self.page("sheet/fiche.html.j2", {"f": feuille, "titre": title_of(feuille), "marques": niveau[0],
                                                 "faces": niveau[1]})

    def page(self, template: str, context: Mapping[str, object]) -> str:
        """Any template of templates/sheet/ with its own context."""
        return render(self.env, template, {**self._shared(), **context})

    def _shared(self) -> dict[str, Any]:
        desk: Service | None = self.catalogue.services.get(self.settings.accueil)
        return {"P": self._picto, "qr": self._qr, "adresse": self._address, "adresse_courte": self._short,
                "qr_de": lambda text: svg_uri(qr_svg(text)),
                "condition": condition, "dans_phrase": inside, "site": self.settings, "accueil": desk,
                "telephone_accueil": str(desk.telephone or "") if desk else ""}

    def _picto(self, concept: str, classe: str = "picto") -> Markup:
        return trusted(self.picto(self.pictograms[str(concept)], classe))

    def _address(self, feuille: Feuille) -> str:
        return self.settings.url + feuille.chemin

    def _short(self, feuille: Feuille) -> str:
        return self._address(feuille).removeprefix("https://").rstrip("/")

    def _qr(self, feuille: Feuille) -> str:
        """The code of an address, drawn once for all profiles."""
        address = self._address(feuille)
        if address not in self._codes:
            self._codes[address] = svg_uri(qr_svg(address))
        return self._codes[address]


def title_of(feuille: Feuille) -> str:
    """The title of the document: the procedure's, the profile's mark, the person's answers."""
    marks = {"usager": "", "agent": " (usage interne)", "grands-caracteres": " (grands caractères)"}
    answers = " – ".join(answer for _, answer in feuille.reponses)
    return f"{feuille.guide.procedure.titre}{marks[feuille.profil]}{f' – {answers}' if answers else ''}"


def svg_uri(svg: str) -> str:
    """An SVG as the address of an image."""
    if "xmlns" not in svg:
        svg = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def background(pictogram: Pictogram, cssclass: str = "picto") -> str:
    """The pictogram as an image behind an empty box, for engines that ignore aria-hidden on an inline SVG."""
    uri = svg_uri(inline(pictogram).replace("currentColor", "#000"))
    return f'<span class="{cssclass}" style="background:url({uri}) no-repeat;background-size:contain"></span>'


def _templates_key(templates: Path) -> str:
    """Every template a sheet can show."""
    files: Iterable[Path] = (p for p in (templates / "sheet").rglob("*") if p.is_file())
    return digest_of_files([*files, *templates.glob("guide/_bandeau.html.j2"), *templates.glob("drawings/*")])
