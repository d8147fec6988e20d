"""Every name quoted exists: services, organisations, documents, pictograms, themes, procedures, sources, papers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generator.cases import every_piece, every_step
from generator.checks.check import Check, Context
from generator.content.scalars import did_you_mean
from generator.model.directory import Catalogue
from generator.model.procedure import Procedure
from generator.model.values import Bloc, Nom
from generator.model.walk import blocks, fields
from generator.model.words import Section
from generator.problems import Problem, error

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


def dangling(record: Bloc, catalogue: Catalogue, procedure: Procedure | None = None) -> Iterator[Problem]:
    """A problem for each name quoted in a record that nothing answers to."""
    known = _registries(catalogue, record.place.file, procedure)
    for _, block in blocks(record):
        for field, value in fields(block):
            registry = _REGISTRY_OF.get(field)
            names = value if isinstance(value, tuple) else (value,)
            for name in names if registry else ():
                if isinstance(name, Nom) and name and name not in known[registry or ""]:
                    yield error(name.place, ID, f"« {name} » n’existe pas dans {registry}.",
                                did_you_mean(name, sorted(known[registry or ""])))


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
