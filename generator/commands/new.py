"""`demarches new SLUG`: a commented skeleton of a procedure, that passes the checks but for its blanks."""

from __future__ import annotations

import argparse
from datetime import timedelta

from generator.cache import Cache
from generator.commands.command import OK, USAGE, Call, Command, add_day, chosen_day
from generator.project import open_project
from generator.spelling import did_you_mean, slug_of
from generator.tree import write_file

_SKELETON = """# Une démarche : chaque ligne « à remplir » attend vos mots. Aide sur chaque clé : demarches schema
titre: "à remplir : ce que dit un habitant, par exemple « Faire sa carte d’identité »"
autres_noms: []  # d’autres mots pour la recherche : ils ne sont jamais affichés
resume: "à remplir : une phrase de 160 caractères au plus"
theme: {theme}
evenements: []  # moments de la vie : voir procedures/_commun/themes.yml
picto: {picto}
statut: brouillon  # puis en_test, puis publiee
proprietaire: {service}
verifie_le: {day}
a_verifier_avant: {due}

public:
  phrase: "à remplir : pour qui ? Commencez par « Vous… »"
  pas_pour: []  # qui n’est pas concerné, et où aller

ici: ville  # ville, metropole, etat, autre ou inexistant ; sinon ajoutez « renvoi: »
competence:  # qui décide, fait, accueille et suit : un organisme de procedures/_commun/organismes.yml
  decide: ville
  realise: ville
  accueille: {{organisme: ville, service: {service}}}
  suit: ville
  source: [s1]
  verifie_le: {day}

# questions:  # « Ma situation » : les réponses changent les papiers grâce à « si: »
#   - id: age
#     texte: Quel âge avez-vous ?
#     reponses:
#       - {{id: majeur, texte: 18 ans ou plus}}
#       - {{id: mineur, texte: Moins de 18 ans}}

pieces:
  inconnu: "à remplir : les papiers à apporter"
etapes:
  - id: demander
    titre: "Faites votre demande"
    acteur: vous
    canal: guichet
    lieu: {service}
canaux:
  - type: guichet
    service: {service}
cout:
  inconnu: "à remplir : le coût, ou « gratuit: oui » avec sa source"
delai:
  inconnu: "à remplir : le délai"
apres:
  sans_reponse: "à remplir : que faire si personne ne répond ?"

sources:
  - id: s1
    adresse: https://www.orvault.fr/
    editeur: Ville d’Orvault
    date: inconnue
    dit: "à remplir : ce que la source dit"
"""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="nom du fichier : des minuscules et des tirets")
    parser.add_argument("--theme", help="thème où ranger la démarche (le premier si absent)")
    add_day(parser)


def _run(call: Call) -> int:
    slug = call.args.slug
    if slug != slug_of(slug):
        call.console.note(f"« {slug} » n’est pas un nom possible. Écrivez « {slug_of(slug)} ».")
        return USAGE
    project = open_project(call.root, chosen_day(call.args), Cache(call.root / "build/.cache"))
    catalogue = project.loaded.catalogue
    theme = call.args.theme or next(iter(catalogue.themes), "")
    if theme not in catalogue.themes:
        call.console.note(f"Aucun thème « {theme} ». {did_you_mean(theme, catalogue.themes)}")
        return USAGE
    if slug in catalogue.procedures:
        call.console.note(f"La démarche « {slug} » existe déjà : {catalogue.procedures[slug].place.file}")
        return USAGE
    path = call.root / f"procedures/{theme}/{slug}.yml"
    text = _SKELETON.format(theme=theme, picto=catalogue.themes[theme].picto, service=project.settings.accueil,
                            day=project.day, due=project.day + timedelta(days=180))
    write_file(path, text.encode())
    call.console.say(f"{path.relative_to(call.root)} est prêt : remplissez ses blancs, puis « demarches check ».")
    return OK


COMMAND = Command("new", "crée une démarche à remplir", _arguments, _run)
