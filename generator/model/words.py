"""The closed lists of words of the domain: what an author can choose from."""

from __future__ import annotations

from enum import StrEnum


class Ici(StrEnum):
    """Where the procedure is done, seen from the town hall of Orvault."""

    VILLE = "ville"
    METROPOLE = "metropole"
    ETAT = "etat"
    AUTRE = "autre"
    INEXISTANT = "inexistant"


class Statut(StrEnum):
    """Life of a guide."""

    BROUILLON = "brouillon"
    EN_TEST = "en_test"
    PUBLIEE = "publiee"
    SUSPENDUE = "suspendue"
    REMPLACEE = "remplacee"


class Profil(StrEnum):
    """Who a procedure is for."""

    TOUS = "tous"
    MAJEUR = "majeur"
    MINEUR = "mineur"
    FAMILLE = "famille"
    FRANCAIS = "francais"
    ETRANGER = "etranger"
    EUROPEEN = "europeen"
    LOCATAIRE = "locataire"
    PROPRIETAIRE = "proprietaire"
    ASSOCIATION = "association"
    ENTREPRISE = "entreprise"


class TypeCanal(StrEnum):
    """A way to do the procedure."""

    EN_LIGNE = "en_ligne"
    APPLICATION = "application"
    TELEPHONE = "telephone"
    GUICHET = "guichet"
    RENDEZ_VOUS = "rendez_vous"
    COURRIER = "courrier"


CANAUX_HUMAINS = frozenset({TypeCanal.TELEPHONE, TypeCanal.GUICHET, TypeCanal.RENDEZ_VOUS, TypeCanal.COURRIER})


class Forme(StrEnum):
    """How a paper must be shown."""

    ORIGINAL = "original"
    COPIE = "copie"
    ORIGINAL_ET_COPIE = "original_et_copie"


class TypeDelai(StrEnum):
    """What a delay measures."""

    PREPARATION = "preparation"
    REPONSE = "reponse"
    RETRAIT = "retrait"
    ECHEANCE = "echeance"
    VALIDITE = "validite"


class BaseDelai(StrEnum):
    """What a delay rests on."""

    LEGAL = "legal"
    CONSTATE = "constate"
    INDICATIF = "indicatif"


class TypeEncadre(StrEnum):
    """The five callouts that residents know from the State's guides."""

    A_NOTER = "a_noter"
    A_SAVOIR = "a_savoir"
    ATTENTION = "attention"
    RAPPEL = "rappel"
    EXEMPLE = "exemple"


class Section(StrEnum):
    """The sections of a guide, in the order of the page."""

    PUBLIC = "public"
    SITUATION = "situation"
    PIECES = "pieces"
    ETAPES = "etapes"
    COUT = "cout"
    DELAI = "delai"
    APRES = "apres"
    AIDE = "aide"
    QUESTIONS = "questions"


class Sujet(StrEnum):
    """What a comprehension question is about."""

    PIECES = "pieces"
    DELAI = "delai"
    COUT = "cout"
    LIEU = "lieu"
    COMPETENCE = "competence"
    AUTRE = "autre"
