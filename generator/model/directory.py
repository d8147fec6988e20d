"""What is written once and used everywhere: organisations, services, documents, competences, words, announcements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.procedure import Procedure, Source
from generator.model.values import Adresse, Bloc, Duree, Heure, Nom, Texte, cle


class Famille(StrEnum):
    """The four families of the competence banner."""

    VILLE = "ville"
    METROPOLE = "metropole"
    ETAT = "etat"
    AUTRE = "autre"


class Jour(StrEnum):
    """Days of the week."""

    LUNDI = "lundi"
    MARDI = "mardi"
    MERCREDI = "mercredi"
    JEUDI = "jeudi"
    VENDREDI = "vendredi"
    SAMEDI = "samedi"
    DIMANCHE = "dimanche"


class StatutCompetence(StrEnum):
    """How sure the line is: a source says it, a neighbouring town does it, nobody told us."""

    SOURCE = "source"
    VOISINE = "voisine"
    INCONNU = "inconnu"


class Action(StrEnum):
    """What to do with a word of the glossary."""

    REMPLACER = "remplacer"
    EXPLIQUER = "expliquer"
    GARDER = "garder"


@dataclass(frozen=True, kw_only=True)
class Organisme(Bloc):
    """An organisation that decides, works, receives or follows up."""

    id: Nom = cle("Identifiant")
    nom: Texte = cle("Nom complet : « Ville d’Orvault »")
    nom_court: Texte = cle("Nom dans une phrase, avec l’article : « la Ville »")
    famille: Famille = cle("ville, metropole, etat ou autre")
    picto: Nom = cle("Pictogramme")
    site: Adresse | None = cle("Site web", None)


@dataclass(frozen=True, kw_only=True)
class Horaire(Bloc):
    """One opening period, the same for the days listed."""

    jours: tuple[Jour, ...] = cle("Jours de la semaine")
    de: Heure = cle("Ouvre à : 9:00")
    a: Heure = cle("Ferme à : 12:30")


@dataclass(frozen=True, kw_only=True)
class Fermeture(Bloc):
    """An exception to the opening hours."""

    du: date = cle("Du (AAAA-MM-JJ)")
    au: date = cle("Au (AAAA-MM-JJ, inclus)")
    texte: Texte = cle("Ce qui change")


@dataclass(frozen=True, kw_only=True)
class Service(Bloc):
    """A place or a team that answers residents. What is absent is not known."""

    id: Nom = cle("Identifiant")
    nom: Texte = cle("Nom du service")
    organisme: Nom = cle("Organisme du répertoire")
    role: Texte | None = cle("Ce que fait le service", None)
    adresse: Texte | None = cle("Adresse postale", None)
    telephone: Texte | None = cle("Téléphone", None)
    courriel: Texte | None = cle("Courriel", None)
    site: Adresse | None = cle("Site web", None)
    horaires: tuple[Horaire, ...] = cle("Horaires d’ouverture", ())
    fermetures: tuple[Fermeture, ...] = cle("Fermetures exceptionnelles", ())
    acces: Texte | None = cle("Comment venir", None)
    accessibilite: Texte | None = cle("Accès des personnes handicapées", None)
    territoire: Texte | None = cle("Territoire couvert", None)
    remarque: Texte | None = cle("Ce qu’il faut savoir", None)
    source: tuple[Nom, ...] = cle("Sources", ())
    verifie_le: date | None = cle("Vérifié le", None)
    inconnu: tuple[Texte, ...] = cle("Ce qui n’est pas connu", ())


@dataclass(frozen=True, kw_only=True)
class TypeDocument(Bloc):
    """A kind of paper, described once for all procedures."""

    id: Nom = cle("Identifiant")
    nom: Texte = cle("Nom du papier")
    synonymes: tuple[Texte, ...] = cle("Autres noms, pour la recherche", ())
    description: Texte = cle("À quoi il ressemble, à quoi il sert")
    picto: Nom = cle("Pictogramme")
    specimen: Nom | None = cle("Dessin (diagrams/specimens)", None)
    ou_obtenir: Texte | None = cle("Où l’obtenir, et à quel prix", None)
    procedure: Nom | None = cle("Démarche de ce site pour l’obtenir", None)
    acceptes: tuple[Texte, ...] = cle("Exemples acceptés", ())
    age_max: Duree | None = cle("Âge maximum habituel", None)
    au_nom_de: Texte | None = cle("À quel nom il doit être", None)
    si_heberge: tuple[Texte, ...] = cle("Papiers à donner si une personne vous héberge", ())
    sans_domicile: Texte | None = cle("Si vous n’avez pas de logement stable", None)
    ne_peut_etre_refuse: Texte | None = cle("Quand il ne peut pas être refusé", None)
    refus_frequents: tuple[Texte, ...] = cle("Pourquoi il est souvent refusé", ())
    source: tuple[Nom, ...] = cle("Sources", ())


@dataclass(frozen=True, kw_only=True)
class LigneCompetence(Bloc):
    """One line of "Qui fait quoi"."""

    id: Nom = cle("Identifiant")
    sujet: Texte = cle("Le sujet, dit simplement : « Un lampadaire en panne »")
    qui: tuple[Nom, ...] = cle("Organismes qui s’en occupent")
    regle: Texte | None = cle("Qui agit quand, s’ils sont plusieurs", None)
    service: Nom | None = cle("Service à contacter", None)
    procedures: tuple[Nom, ...] = cle("Démarches liées", ())
    picto: Nom = cle("Pictogramme")
    statut: StatutCompetence = cle("source, voisine ou inconnu")
    source: tuple[Nom, ...] = cle("Sources", ())
    verifie_le: date = cle("Vérifié le")


@dataclass(frozen=True, kw_only=True)
class Theme(Bloc):
    """A theme or a life event: a list of procedures with a name."""

    id: Nom = cle("Identifiant")
    titre: Texte = cle("Titre : « Papiers d’identité » ou « J’emménage »")
    phrase: Texte = cle("Ce que l’on y trouve, en une phrase")
    picto: Nom = cle("Pictogramme")


@dataclass(frozen=True, kw_only=True)
class Terme(Bloc):
    """A word of the glossary."""

    terme: Texte = cle("Le mot, comme dans le dictionnaire")
    action: Action = cle("remplacer, expliquer ou garder")
    simple: Texte | None = cle("Le mot plus simple", None)
    explication: Texte | None = cle("L’explication", None)
    exemple: Texte | None = cle("Une phrase d’exemple", None)
    formes: tuple[Texte, ...] = cle("Autres formes du mot", ())
    sigle: Texte | None = cle("Le sigle en toutes lettres", None)
    public: bool = cle("oui s’il paraît dans le lexique du site", False)
    source: Adresse | None = cle("Adresse de la source", None)
    remplacement_sur: bool = cle("oui si le remplacement est sûr : même genre, même nombre", False)


@dataclass(frozen=True, kw_only=True)
class Annonce(Bloc):
    """A message with dates: it comes and goes by itself at build."""

    id: Nom = cle("Identifiant")
    titre: Texte = cle("Titre")
    texte: Texte = cle("Le message")
    du: date = cle("Paraît le")
    au: date = cle("Disparaît après le")
    debut: date | None = cle("Premier jour de l’événement, pour l’agenda", None)
    fin: date | None = cle("Dernier jour de l’événement, pour l’agenda", None)
    procedures: tuple[Nom, ...] = cle("Démarches où il paraît (aucune : tout le site)", ())
    source: tuple[Nom, ...] = cle("Sources")


@dataclass(frozen=True, kw_only=True)
class FichierCommun(Bloc):
    """A file of `procedures/_commun/`: any of these lists."""

    organismes: tuple[Organisme, ...] = cle("Organismes", ())
    services: tuple[Service, ...] = cle("Services", ())
    documents: tuple[TypeDocument, ...] = cle("Types de documents", ())
    competences: tuple[LigneCompetence, ...] = cle("Qui fait quoi", ())
    themes: tuple[Theme, ...] = cle("Thèmes", ())
    evenements: tuple[Theme, ...] = cle("Moments de la vie", ())
    termes: tuple[Terme, ...] = cle("Lexique", ())
    annonces: tuple[Annonce, ...] = cle("Annonces", ())
    sources: tuple[Source, ...] = cle("Sources des faits de ce fichier", ())


@dataclass(frozen=True)
class Catalogue:
    """Everything that was read: procedures by slug and the shared lists by id, in a stable order."""

    procedures: Mapping[str, Procedure]
    organismes: Mapping[str, Organisme]
    services: Mapping[str, Service]
    documents: Mapping[str, TypeDocument]
    competences: tuple[LigneCompetence, ...]
    themes: Mapping[str, Theme]
    evenements: Mapping[str, Theme]
    termes: tuple[Terme, ...]
    annonces: tuple[Annonce, ...]
    pictogrammes: frozenset[str]
    specimens: frozenset[str]
    sources: Mapping[str, Mapping[str, Source]]  # file → source id → source
    partiels: frozenset[tuple[str, str]] = frozenset()  # (file, list) of the shared lists that were not read whole
