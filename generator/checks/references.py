"""Every name quoted exists: services, organisations, documents, pictograms, themes, procedures, sources, papers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generator.cases import every_piece, every_step
from generator.checks.check import Check, Context
from generator.checks.doubt import explained
from generator.model.directory import Catalogue
from generator.model.procedure import Procedure
from generator.model.values import Bloc, Nom
from generator.model.walk import blocks, fields
from generator.model.words import Section
from generator.problems import Problem, error
from generator.spelling import did_you_mean, nearest

ID = "reference"
_WHERE = {
    "le répertoire des services": ("service", "lieu", "proprietaire", "niveau_2"),
    "le répertoire des organismes": ("organisme", "qui"),
    "le catalogue des documents": ("document",),
    "les pictogrammes": ("picto",),
    "les dessins de documents": ("specimen",),
    "les thèmes": ("theme",),
    "les moments de la vie": ("evenements",),
    "les démarches": ("procedure", "procedures", "remplacee_par"),
    "les sources de ce fichier": ("source",),
    "les pièces de cette démarche": ("pieces", "piece", "prouve_par"),
    "les étapes et les sections": ("reponse_dans",),
    "les acteurs (vous, ou un organisme)": ("acteur",),
}
_LISTS = {
    "le répertoire des services": "services",
    "le répertoire des organismes": "organismes",
    "les acteurs (vous, ou un organisme)": "organismes",
    "le catalogue des documents": "documents",
    "les thèmes": "themes",
    "les moments de la vie": "evenements",
}
_LISTED_IN = {
    "le répertoire des services": "procedures/_commun",
    "le catalogue des documents": "procedures/_commun",
    "les pictogrammes": "diagrams/pictogrammes",
    "les dessins de documents": "diagrams/specimens",
    "les démarches": "procedures",
}
_REGISTRY_OF = {field: registry for registry, names in _WHERE.items() for field in names}


def _registries(catalogue: Catalogue, file: str, procedure: Procedure | None) -> Mapping[str, Collection[str]]:
    pieces = [str(p.id) for p in every_piece(procedure.pieces)] if procedure else []
    steps = [str(s.id) for s in every_step(procedure.etapes)] if procedure else []
    return {
        "le répertoire des services": catalogue.services,
        "le répertoire des organismes": catalogue.organismes,
        "le catalogue des documents": catalogue.documents,
        "les pictogrammes": catalogue.pictogrammes,
        "les dessins de documents": catalogue.specimens,
        "les thèmes": catalogue.themes,
        "les moments de la vie": catalogue.evenements,
        "les démarches": catalogue.procedures,
        "les sources de ce fichier": catalogue.sources.get(file, {}),
        "les pièces de cette démarche": pieces,
        "les étapes et les sections": [*steps, *map(str, Section)],
        "les acteurs (vous, ou un organisme)": ["vous", *catalogue.organismes],
    }


def names_for(field: str, catalogue: Catalogue, file: str, procedure: Procedure | None) -> tuple[str, ...]:
    """The names that the key `field` may quote in a file, in order; nothing when the key quotes none."""
    registry = _REGISTRY_OF.get(field, "")
    return tuple(sorted(_registries(catalogue, file, procedure)[registry])) if registry else ()


def dangling(record: Bloc, catalogue: Catalogue, procedure: Procedure | None = None) -> Iterator[Problem]:
    """A problem for each name quoted in a record that nothing answers to."""
    known = _registries(catalogue, record.place.file, procedure)
    missing = [(name, registry) for name, registry in _quoted(record) if name not in known[registry]]
    forgiven = _forgiven(missing, procedure) if procedure else {}
    for name, registry in missing:
        names = sorted(known[registry])
        if name in forgiven.get(registry, ()) or _may_be_unread(name, registry, record.place.file, catalogue, names):
            continue
        yield error(name.place, ID, f"« {name} » n’existe pas dans {registry}.",
                    did_you_mean(name, names, _LISTED_IN.get(registry, "")))


def _quoted(record: Bloc) -> Iterator[tuple[Nom, str]]:
    """Each name quoted, with the registry where it should be."""
    for _, block in blocks(record):
        for field, value in fields(block):
            registry = _REGISTRY_OF.get(field, "")
            for name in value if isinstance(value, tuple) else (value,):
                if registry and isinstance(name, Nom) and name:
                    yield name, registry


def _forgiven(missing: Collection[tuple[Nom, str]], procedure: Procedure) -> dict[str, frozenset[str]]:
    """The names of this procedure's own lists that another problem explains."""
    own = {
        "les sources de ce fichier": ("sources", procedure.sources),
        "les pièces de cette démarche": ("pieces", every_piece(procedure.pieces)),
        "les étapes et les sections": ("etapes", every_step(procedure.etapes)),
    }
    return {registry: explained((n for n, r in missing if r == registry), items, section in procedure.illisibles)
            for registry, (section, items) in own.items()}


def _may_be_unread(name: str, registry: str, file: str, catalogue: Catalogue, names: Collection[str]) -> bool:
    """True when the shared list was not read whole and no known name is near: its own problem is told there."""
    listed = _LISTS.get(registry, "")
    if registry == "les sources de ce fichier":
        return (file, "sources") in catalogue.partiels
    return any(one == listed for _, one in catalogue.partiels) and not nearest(name, names)


def _run(procedure: Procedure, context: Context) -> Iterator[Problem]:
    yield from dangling(procedure, context.catalogue, procedure)


CHECK = Check(
    id=ID,
    title="Tout ce qui est cité existe",
    source="model.md, vérité 2",
    passing="proprietaire: accueil\n",
    failing="proprietaire: acueil\n",
    run=_run,
)
