"""Data to draw, invented for the tests: shapes of procedures, not facts about them."""

from __future__ import annotations

from generator.drawings.cards import Step
from generator.drawings.city_map import CityMap, Level, Owner, Thing
from generator.drawings.ladder import Answer, Ladder, Question
from generator.drawings.specimen import Specimen, Zone
from generator.drawings.swimlane import Lane, Part, Swimlane

LANES = (
    Lane("vous", "Vous", "vous", "vous"),
    Lane("ville", "La Ville d’Orvault", "mairie", "ville"),
    Lane("metropole", "Nantes Métropole", "metropole", "metropole"),
    Lane("etat", "L’État", "etat", "etat"),
    Lane("caf", "La caisse d’allocations familiales (CAF)", "aide-sociale"),
)

SIMPLE = Swimlane("simple", "Un trou dans la rue : qui fait quoi", LANES, (Part("", (
    (Step("1", "vous", "Vous appelez la mairie ou vous remplissez le formulaire en ligne.", "telephone", "5 minutes"),),
    (Step("2", "ville", "La Ville transmet votre message à Nantes Métropole.", "courrier", "1 jour"),),
    (Step("3", "metropole", "Un agent vient voir le trou.", "lieu", "3 jours"),),
    (Step("4", "metropole", "Une équipe répare la chaussée et remet la signalisation.", "travaux-rue", "10 jours"),),
    (Step("5", "ville", "La Ville vous envoie un message de fin d’intervention.", "sms", "1 jour"),),
    (Step("6", "vous", "C’est terminé.", "etape-faite"),),
)),))

BRANCHES = Swimlane("branches", "Alternatives & étapes facultatives <ici>", LANES, (Part("", (
    (Step("0", "vous", "Vous déclarez le vol.", "vol", "1 jour", condition="Si on vous a volé votre carte"),),
    (Step("1", "vous", "Vous remplissez la pré-demande en ligne.", "en-ligne", "10 minutes", facultatif=True),),
    (
        Step("2a", "vous", "Vous prenez rendez-vous sur internet.", "rendez-vous", "5 minutes"),
        Step("2b", "vous", "Vous appelez pour prendre rendez-vous.", "telephone"),
        Step("2c", "vous", "Vous écrivez.", "courrier"),
    ),
    (Step("3", "ville", "La mairie vérifie vos papiers et prend vos empreintes.", "empreintes", "20 minutes"),),
    (
        Step("4a", "ville", "La mairie vous écrit.", "sms"),
        Step("4b", "etat", "L’État répond anticonstitutionnellement.", "en-ligne", "plusieurs semaines"),
        Step("4c", "caf", "La CAF calcule vos ressources.", "aide-sociale", "2 à 3 mois selon la période", True),
    ),
    (
        Step("5a", "vous", "Vous venez chercher votre carte.", "retrait", "avant 3 mois"),
        Step("5b", "ville", "La mairie vous l’envoie.", "courrier"),
    ),
)),))

ALONE = Swimlane("seul", "Tout seul", LANES, (Part("", ((Step("1", "vous", "Vous faites tout.", "en-ligne"),),)),))

CROWD = Swimlane("foule", "Cinq acteurs", LANES, (Part("", tuple(
    (Step(str(n), lane.id, f"{lane.nom} fait sa part.", "note", "1 jour"),) for n, lane in enumerate(LANES, start=1)
)),))

_CASSE, _VOLE, _PLEIN = frozenset((0,)), frozenset((1,)), frozenset((2,))
FORKS = Swimlane("cas", "Un cas, un chemin", LANES, (
    Part("", ((Step("1", "vous", "Vous regardez votre bac.", "poubelle", cas=_CASSE | _VOLE | _PLEIN),),)),
    Part("Votre cas : le bac est cassé par quelqu’un d’autre, ou il a été volé devant chez vous pendant la nuit", (
        (Step("2", "vous", "Vous appelez.", "telephone", condition="Il est cassé", cas=_CASSE),
         Step("3", "ville", "La Ville vous appelle.", "telephone", condition="Il a été volé", cas=_VOLE)),
        (Step("4", "metropole", "La Métropole pose un nouveau bac.", "poubelle", cas=_CASSE),
         Step("5", "etat", "L’État écrit.", "courrier", cas=_VOLE)),
    )),
    Part("Votre cas : le bac est plein", ((Step("6", "vous", "Vous attendez.", "delai", cas=_PLEIN),),)),
    Part("Ensuite, dans tous les cas", (
        (Step("7", "vous", "Vous rentrez le bac.", "poubelle", cas=_CASSE | _VOLE | _PLEIN),),)),
))

SWIMLANES = (SIMPLE, BRANCHES, ALONE, CROWD, FORKS)

LADDER = Ladder("echelle", "Quel papier apporter ?", (
    Question("Avez-vous une facture à votre nom ?", Answer("Apportez la facture.", "facture")),
    Question(
        "Habitez-vous chez quelqu’un qui peut écrire une lettre et vous donner une photocopie de sa carte d’identité ?",
        Answer("Apportez la lettre.", "attestation", "ville"),
    ),
    Question(
        "Habitez-vous dans un foyer ?",
        Answer(
            "Demandez une attestation au foyer. Demandez-la avant de prendre rendez-vous, car il faut "
            "parfois attendre. Gardez une photocopie.", "attestation", "metropole",
        ),
    ),
    Question("Avez-vous un bail ?", Answer("Apportez le bail.", "document")),
    Question("Êtes-vous sans logement ?", Answer("Demandez une adresse postale.", "lieu")),
), Answer("Appelez la mairie.", "telephone", "vous"))

SPECIMEN = Specimen("document", "Un document", "carte", (
    Zone("vide", (4, 3, 60, 14), mot="Un document"),
    Zone("visage", (6, 22, 28, 58), "Votre photo", "Elle est récente."),
    Zone("lignes", (42, 22, 54, 24), "Votre nom", "Il est écrit en entier, avec tous vos prénoms et sans abréviation."),
    Zone("signature", (42, 66, 36, 20)),
))

_TOWN, _METROPOLE = Owner("Ville", "ville"), Owner("Métropole", "metropole")

STREET = CityMap("rue", "La rue", (
    Level("batiments", "Les bâtiments", (
        Thing("L’école", "ecole", (_TOWN,), "ecole/"),
        Thing("Construire chez vous", "permis-construire", (_TOWN, _METROPOLE), "permis/"),
        Thing("L’entrée à l’école", "enfant", (_TOWN, Owner("Éducation nationale", "etat"))),
    )),
    Level("trottoir", "Le trottoir", tuple(
        Thing(f"Une chose au nom assez long, numéro {n}", picto, (_METROPOLE,), f"chose-{n}/")
        for n, picto in enumerate(("lampadaire", "trottoir", "poubelle", "graffiti", "proprete"))
    )),
    Level("chaussee", "La rue", (Thing("Le bus", "transport", (_METROPOLE,)),)),
    Level("sous-sol", "Sous la rue", (Thing("L’eau", "eau", (_METROPOLE,)),)),
))
