"""The project's settings: `site_*` and `extra.demarches` of mkdocs.yml as a frozen value.

Owns the names, defaults and help texts. Reading YAML is not done here: the parsed file is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any


def _aide(text: str, default: str) -> Any:
    return field(default=default, metadata={"aide": text})


@dataclass(frozen=True)
class Settings:
    """Everything a town may change without touching the program. All values are texts in the file."""

    nom: str = _aide("Nom du site (site_name)", "Démarches")
    url: str = _aide("Adresse du site, avec la barre finale (site_url)", "https://example.org/")
    ville: str = _aide("Nom de la ville", "Orvault")
    depot: str = _aide("Adresse du dépôt où les fiches sont écrites", "")
    accueil: str = _aide("Service qui répond à tout (répertoire des services)", "hotel-de-ville")
    aide: str = _aide("Service qui aide à faire les démarches en ligne", "")
    en_avant: str = _aide("Démarches en avant sur l’accueil, séparées par des virgules", "")
    editeur: str = _aide("Éditeur de l’auteur : « vscode » ajoute des liens vers la ligne dans l’aperçu local", "")
    niveau_max: str = _aide("Niveau de lecture le plus haut pour publier", "2.5")
    phrases_longues_max: str = _aide("Part la plus grande de phrases de plus de 15 mots", "0.10")
    passif_max: str = _aide("Part la plus grande de phrases au passif", "0.05")


def settings_from(config: Any) -> tuple[Settings, tuple[str, ...]]:
    """The settings of a parsed mkdocs.yml, and the unknown keys met in `extra.demarches`."""
    table = config if isinstance(config, Mapping) else {}
    extra = table.get("extra") if isinstance(table.get("extra"), Mapping) else {}
    own = extra.get("demarches") if isinstance(extra, Mapping) else None
    values = dict(own) if isinstance(own, Mapping) else {}
    known = {f.name for f in fields(Settings)}
    unknown = tuple(sorted(set(values) - known))
    chosen = {name: str(value) for name, value in values.items() if name in known}
    if table.get("site_name"):
        chosen["nom"] = str(table["site_name"])
    if table.get("site_url"):
        chosen["url"] = str(table["site_url"]).rstrip("/") + "/"
    return Settings(**chosen), unknown
