"""One procedure, with what is said of it: desk notes, sources, law, comprehension questions, waivers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from generator.model.pieces import Condition, Piece, Question
from generator.model.sections import (
    Apres,
    Canal,
    Competence,
    Cout,
    Delai,
    Encadre,
    Etape,
    Public,
    QuestionFrequente,
)
from generator.model.values import (
    Absence,
    Adresse,
    Bloc,
    DatePartielle,
    Nom,
    Texte,
    cle,
)
from generator.model.words import Ici, Statut, Sujet


@dataclass(frozen=True, kw_only=True)
class Renvoi(Bloc):
    """Not here: who does it, and why."""

    pourquoi: Texte = cle("Pourquoi ce n’est pas la mairie, en une ou deux phrases")
    service: Nom = cle("Service du répertoire à contacter")
    adresse: Adresse | None = cle("Adresse web où faire la démarche", None)


@dataclass(frozen=True, kw_only=True)
class NoteAgent(Bloc):
    """A note for the desk."""

    id: Nom = cle("Identifiant de la note")
    texte: Texte = cle("La note")


@dataclass(frozen=True, kw_only=True)
class Verification(Bloc):
    """What the agent looks at on a paper."""

    id: Nom = cle("Identifiant")
    piece: Nom | None = cle("Pièce à regarder (son id)", None)
    texte: Texte = cle("Ce qu’il faut vérifier")


@dataclass(frozen=True, kw_only=True)
class PhraseRenvoi(Bloc):
    """A phrase to say to send someone on, found by key words."""

    id: Nom = cle("Identifiant")
    mots: tuple[Texte, ...] = cle("Mots que dit l’habitant : « trou dans la chaussée »")
    phrase: Texte = cle("La phrase à dire")
    service: Nom = cle("Service vers qui envoyer")


@dataclass(frozen=True, kw_only=True)
class Agents(Bloc):
    """For the desk only: never in the public edition."""

    notes: tuple[NoteAgent, ...] = cle("Notes pour l’accueil", ())
    verifications: tuple[Verification, ...] = cle("Ce qu’il faut regarder sur les papiers", ())
    refus: tuple[NoteAgent, ...] = cle("Refus fréquents et comment les éviter", ())
    renvois: tuple[PhraseRenvoi, ...] = cle("Phrases pour orienter vers un autre service", ())
    niveau_2: Nom | None = cle("Service à appeler pour une question difficile", None)


@dataclass(frozen=True, kw_only=True)
class BaseLegale(Bloc):
    """A law, at the bottom of the page."""

    titre: Texte = cle("Nom du texte")
    article: Texte | None = cle("Article", None)
    adresse: Adresse | None = cle("Adresse stable", None)
    verifie_le: date | None = cle("Vérifié le", None)


@dataclass(frozen=True, kw_only=True)
class Source(Bloc):
    """Where a fact comes from."""

    id: Nom = cle("Identifiant : s1, s2…")
    adresse: Adresse = cle("Adresse de la source")
    editeur: Texte = cle("Qui publie : service-public.fr, Ville de Sautron…")
    date: DatePartielle = cle("Date de la source : 2020, 2020-11, 2020-11-05 ou inconnue")
    dit: Texte = cle("Ce que la source dit")
    fiche: Texte | None = cle("Numéro de la fiche nationale : F21089", None)


@dataclass(frozen=True, kw_only=True)
class Essai(Bloc):
    """A comprehension question for citizen testers: find, then understand."""

    id: Nom = cle("Identifiant")
    reponse_dans: Nom = cle("Étape (son id) ou section où se trouve la réponse")
    demande: Texte = cle("La question posée au testeur")
    choix: tuple[Texte, ...] = cle("Les choix, de 3 à 5 (« Je ne sais pas » est ajouté)")
    bonne: int = cle("Numéro du bon choix, à partir de 1")
    critique: bool = cle("oui si se tromper empêche la démarche", False)
    sujet: Sujet = cle("pieces, delai, cout, lieu, competence ou autre")


@dataclass(frozen=True, kw_only=True)
class Derogation(Bloc):
    """A finding accepted with a reason, counted and listed."""

    regle: Nom = cle("Identifiant de la règle : r03-passif")
    extrait: Texte = cle("Les mots du texte qui restent tels quels")
    raison: Texte = cle("Pourquoi")


@dataclass(frozen=True, kw_only=True)
class Suspension(Bloc):
    """Why and until when a guide is suspended."""

    raison: Texte = cle("Pourquoi la démarche est suspendue")
    jusqu_au: date | None = cle("Jusqu’au (AAAA-MM-JJ)", None)


@dataclass(frozen=True, kw_only=True)
class Procedure(Bloc):
    """One procedure: one file."""

    slug: str = field(default="", metadata={"aide": ""})  # from the file's name
    titre: Texte = cle("Ce que dit un habitant : « Faire sa carte d’identité »")
    autres_noms: tuple[Texte, ...] = cle("Autres mots pour la recherche, jamais affichés", ())
    resume: Texte = cle("Une phrase de 160 caractères au plus")
    theme: Nom = cle("Thème (procedures/_commun/themes.yml)")
    evenements: tuple[Nom, ...] = cle("Moments de la vie (procedures/_commun/themes.yml)", ())
    picto: Nom = cle("Pictogramme de la démarche (diagrams/pictogrammes)")
    statut: Statut = cle("brouillon, en_test, publiee, suspendue ou remplacee")
    suspension: Suspension | None = cle("Si statut: suspendue", None)
    remplacee_par: Nom | None = cle("Si statut: remplacee, la nouvelle démarche", None)
    anciens_slugs: tuple[Nom, ...] = cle("Anciens noms de fichier : leurs adresses renvoient ici", ())
    proprietaire: Nom = cle("Service qui tient cette fiche à jour")
    verifie_le: date = cle("Date de la dernière vérification (AAAA-MM-JJ)")
    a_verifier_avant: date = cle("Date de la prochaine vérification (AAAA-MM-JJ)")
    public: Public = cle("Pour qui")
    ici: Ici = cle("ville, metropole, etat, autre ou inexistant")
    renvoi: Renvoi | None = cle("Si ce n’est pas la mairie : qui, et pourquoi", None)
    competence: Competence = cle("Qui décide, fait, accueille et suit")
    conditions: tuple[Condition, ...] = cle("Conditions à remplir", ())
    questions: tuple[Question, ...] = cle("Questions fermées de « Ma situation »", ())
    pieces: tuple[Piece, ...] | Absence = cle("Papiers à apporter")
    etapes: tuple[Etape, ...] | Absence = cle("Étapes, dans l’ordre")
    canaux: tuple[Canal, ...] | Absence = cle("Façons de faire la démarche")
    cout: tuple[Cout, ...] | Absence = cle("Coût")
    delai: tuple[Delai, ...] | Absence = cle("Délais")
    apres: Apres = cle("Et après")
    encadres: tuple[Encadre, ...] = cle("Encadrés : à noter, à savoir…", ())
    questions_frequentes: tuple[QuestionFrequente, ...] = cle("Questions fréquentes", ())
    agents: Agents | None = cle("Réservé à l’accueil, jamais publié", None)
    message_attente: Texte | None = cle("Message téléphonique de 30 secondes au plus, réservé à l’accueil", None)
    base_legale: tuple[BaseLegale, ...] = cle("Textes de loi", ())
    sources: tuple[Source, ...] = cle("Sources des faits")
    inconnu: tuple[Texte, ...] = cle("Ce qui n’est pas encore connu", ())
    essai: tuple[Essai, ...] = cle("Questions pour les testeurs", ())
    derogations: tuple[Derogation, ...] = cle("Phrases difficiles gardées, avec la raison", ())
