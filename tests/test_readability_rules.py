"""The 24 rules: their examples, their findings, their safe fixes, the JSON lines for other programs."""

import json
from dataclasses import replace

import pytest
import yaml

from generator.checks.plain.analyse import analyse_lines, analyse_page
from generator.checks.plain.registry import RULES
from generator.checks.plain.rule import FALC, PROFILES, PUBLIC, Context
from generator.problems import Level
from generator.readability import Action, Glossary, GlossaryEntry, Kind, Unit

BY_ID = {rule.id: rule for rule in RULES}


def page(text: str) -> list[Unit]:
    return [Unit(part) for part in text.split("\n\n")]


def find(text: str, context: Context | None = None, kind: Kind = Kind.PHRASE):
    return analyse_page((Unit(text, kind),), context or Context(profile=replace(PUBLIC, info=False)))[0]


def rules_of(text: str, **kwargs) -> list[str]:
    return [finding.rule for finding in find(text, **kwargs)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_examples_both_ways_and_they_hold(rule):
    assert rule.passing
    assert rule.failing
    assert rule.source
    context = Context(glossary=rule.glossary)
    assert [text for text in rule.passing if list(rule.run(page(text), context))] == []
    assert [text for text in rule.failing if not list(rule.run(page(text), context))] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_findings_point_inside_the_text_and_speak(rule):
    for text in rule.failing:
        units = page(text)
        for index, finding in rule.run(units, Context(glossary=rule.glossary)):
            assert 0 <= finding.start < finding.end <= len(units[index].given) or finding.safe_fix == "\u00a0"
            assert finding.message.endswith((".", ":"))
            assert "FALC" not in finding.message + finding.proposal


def test_there_are_24_rules_in_order():
    assert [rule.id[:3] for rule in RULES] == [f"r{n:02d}" for n in range(1, 25)]
    assert any("passif" in rule.id for rule in RULES)


def test_the_strict_profile_finds_more():
    text = "Vous ne payez pas le timbre quand vous venez avec votre enfant et votre carte d'identité."
    assert "r09-negation" in rules_of(text, context=Context(profile=FALC))
    assert "r09-negation" not in rules_of(text)
    assert set(PROFILES) == {"public", "falc"}


def test_thresholds_levels_and_rules_may_be_set():
    text = "Vous venez à la mairie avec votre carte d'identité, une photo et un timbre."
    assert "r01-phrase-longue" not in rules_of(text)
    assert "r01-phrase-longue" in rules_of(text, context=Context(profile=replace(PUBLIC, sentence_warn=8)))
    off = replace(PUBLIC, sentence_warn=8, off=frozenset(["r01-phrase-longue"]))
    assert "r01-phrase-longue" not in rules_of(text, context=Context(profile=off))
    grave = replace(PUBLIC, levels={"r19-delai-vague": Level.ERREUR})
    assert find("Nous répondons dans les meilleurs délais.", Context(profile=grave))[0].level is Level.ERREUR


def test_a_sentence_over_25_words_blocks():
    levels = [f.level for f in find(" ".join(["Venez", *["ici"] * 25]) + ".") if f.rule == "r01-phrase-longue"]
    assert levels == [Level.ERREUR]


@pytest.mark.parametrize(("text", "proposal"), [
    ("La demande est vérifiée par le service.", "« Le service vérifie la demande »"),
    ("Les plans ont été signés par les voisins.", "« Les voisins ont signé les plans »"),
    ("Le formulaire doit être envoyé par la directrice.", "« La directrice doit envoyer le formulaire »"),
    ("La clé n'est pas prêtée par le gardien.", "« Le gardien ne prête pas la clé »"),
    ("Votre dossier est renouvelé par nos agents.", "« Nos agents renouvellent votre dossier »"),
    ("La photo peut être prise sur place.", "Dites qui agit : « Vous pouvez prendre la photo » ou « Nous pouvons… »"),
])
def test_a_passive_gets_its_active_sentence(text, proposal):
    found = next(f for f in find(text) if f.rule == "r03-passif")
    assert found.proposal.replace("\u00a0", " ") == proposal


@pytest.mark.parametrize(("text", "verb"), [
    ("Procédez à la vérification du plan.", "vérifier"), ("Effectuez le paiement en ligne.", "payer"),
    ("En cas de modification de votre adresse, appelez.", "changer"),
])
def test_a_hidden_action_gets_its_verb(text, verb):
    found = next(f for f in find(text) if f.rule == "r04-nominalisation")
    assert f"«\u00a0{verb}\u00a0»" in found.proposal


def test_an_enumeration_gets_its_yaml_list():
    found = next(f for f in find("Apportez : une photo, un timbre, votre carte et le plan.")
                 if f.rule == "r15-enumeration")
    listed = found.proposal.partition("\n")[2]
    assert yaml.safe_load(listed) == ["une photo", "un timbre", "votre carte", "le plan"]


TERMS = Glossary((
    GlossaryEntry("redevance", Action.REMPLACER, simple="prix à payer", exemple="« Le prix à payer est de 3 €. »"),
    GlossaryEntry("titre de séjour", Action.EXPLIQUER, explication="le papier qui permet de vivre en France"),
    GlossaryEntry("à compter de", Action.GARDER),
    GlossaryEntry("QFX", Action.EXPLIQUER, sigle="quotient familial"),
))


def test_the_glossary_matches_inflected_and_multiword_terms():
    context = Context(glossary=TERMS, profile=replace(PUBLIC, term_words=0))
    found = find("Les Redevances des titres de séjour changent.", context)
    assert [(f.rule, f.start, f.end) for f in found] == [("r05-jargon", 4, 14), ("r06-a-expliquer", 19, 35)]
    assert "prix à payer" in found[0].proposal
    assert "vivre en France" in found[1].proposal


def test_a_kept_term_silences_the_lists():
    assert "r12-formule" in rules_of("Venez à compter de lundi.")
    assert rules_of("Venez à compter de lundi.", context=Context(glossary=TERMS)) == []


def test_an_acronym_is_expanded_once_on_the_page():
    units = (Unit("Le QFX compte. Le QFX change."), Unit("Donnez le QFX."), Unit("Le fonds d'aide (FAX) et le FAX."))
    found = analyse_page(units, Context(glossary=TERMS))
    places = [(i, f.start) for i, findings in enumerate(found) for f in findings if f.rule == "r08-sigle"]
    assert places == [(0, 3)]
    assert "quotient familial (QFX)" in next(f for f in found[0] if f.rule == "r08-sigle").proposal
    again = analyse_page(units, Context(glossary=TERMS, expanded=frozenset(["QFX"])))
    assert not any(f.rule == "r08-sigle" for findings in again for f in findings)


def test_lexical_findings_do_not_pile_up():
    glossary = Glossary((GlossaryEntry("octroi", Action.REMPLACER, simple="accord"),))
    found = find("Sous réserve de l'octroi de l'aide.", Context(glossary=glossary, profile=replace(PUBLIC, info=False)))
    places = [(f.start, f.end) for f in found if f.rule != "r24-structure"]
    assert all(b <= c for (_, b), (c, _) in zip(places, places[1:]))


def test_a_page_that_never_speaks_to_its_reader():
    units = tuple(Unit("La salle du parc ouvre le matin. Le gardien donne la clé.") for _ in range(6))
    whole = analyse_page(units, Context(page=True))
    assert any("lecteur" in f.message for f in whole[0])
    assert not any("lecteur" in f.message for f in analyse_page(units, Context())[0])


def test_a_step_starts_with_a_verb():
    assert "r24-structure" in rules_of("Dépôt au guichet", kind=Kind.ETAPE)
    for text in ("Déposez le dossier", "Déposer le dossier", "Ne jetez pas le papier", "Faites une copie"):
        assert "r24-structure" not in rules_of(text, kind=Kind.ETAPE)


FIXES = {
    "Venez le 01/09/2025 à 14h30.": "Venez le 1er septembre 2025 à 14\u00a0h\u00a030.",
    "Venez le 1 mai ou le 02 juin.": "Venez le 1er mai ou le 2 juin.",
    "Le bureau ouvre de huit heures trente à midi.": "Le bureau ouvre de 8\u00a0h\u00a030 à midi.",
    "De neuf heures quinze à onze heures": "De 9\u00a0h\u00a015 à 11 heures",
    "Vous avez vingt et un jours.": "Vous avez 21 jours.",
    "Comptez quatre-vingt-dix-sept euros.": "Comptez 97 euros.",
    "Appelez le 02.51.78.31.00 !": "Appelez le 02\u00a051\u00a078\u00a031\u00a000\u00a0!",
    "Cliquez sur \"Valider\"...": "Cliquez sur «\u00a0Valider\u00a0»…",
    "Le tarif est de 12.50 € : payez.": "Le tarif est de 12,50\u00a0€\u00a0: payez.",
    "Vous pouvez venir? Oui;": "Vous pouvez venir\u00a0? Oui\u00a0;",
    "Cela coûte 12 000 €.": "Cela coûte 12\u202f000\u00a0€.",
    "Venez à compter de lundi.": "Venez à partir de lundi.",
    "À compter de lundi, venez afin de signer.": "À partir de lundi, venez pour signer.",
    "Une photo et/ou un timbre.": "Une photo ou un timbre.",
    "Lisez le titre IV.": "Lisez le titre 4.",
    "Voir https://exemple.fr/a?b=c:d ou 14:30.": "Voir https://exemple.fr/a?b=c:d ou 14\u00a0h\u00a030.",
}


def mend(text: str) -> str:
    """Apply the safe fixes of one pass, from the end, none over another."""
    limit = len(text)
    for finding in sorted(find(text, Context()), key=lambda f: (-f.end, -f.start)):
        if finding.safe_fix is not None and finding.end <= limit:
            text = text[:finding.start] + finding.safe_fix + text[finding.end:]
            limit = finding.start
    return text


def mend_wholly(text: str) -> str:
    while (mended := mend(text)) != text:
        text = mended
    return text


@pytest.mark.parametrize(("text", "wanted"), FIXES.items())
def test_safe_fixes_write_what_a_typographer_would_and_then_rest(text, wanted):
    assert mend_wholly(text) == wanted
    assert mend(wanted) == wanted


def test_json_lines_for_other_programs():
    lines = [json.dumps({"id": "a", "texte": "Été\u202f! La salle est louée par la mairie."}), "", "pas du json",
             json.dumps({"id": 2, "texte": "Venez."}), json.dumps({"id": 3, "texte": 4})]
    read = [json.loads(line) for line in analyse_lines(lines, Context())]
    first = read[0]
    text = json.loads(lines[0])["texte"]
    assert [text[a:b] for a, b in first["phrases"]] == ["Été\u202f!", "La salle est louée par la mairie."]
    finding = next(c for c in first["constats"] if "passif" in c["regle"])
    assert text[finding["debut"]:finding["fin"]] == "est louée"
    assert set(finding) == {"regle", "debut", "fin", "message", "proposition"}
    assert first["niveau"] > 0
    assert "erreur" in read[1]
    assert (read[2]["id"], read[2]["niveau"], read[2]["constats"]) == (2, None, [])
    assert read[3]["id"] == 3
    assert "erreur" in read[3]
