"""The team's side: remarks with their place, exports, results, campaigns, writing for a person, judging drawings."""

from __future__ import annotations

import re

from generator.preview.access import Role

from .worlds import World, remark_form, sha

GUIDE = "/essai/carte-identite"


def send_remark(tester, **values: str) -> str:
    """Send a remark and give its receipt code."""
    answer = tester.post(f"{GUIDE}/remarques", remark_form(**values))
    assert answer.status_code == 303, answer.text
    return re.search(r"recu=([\w-]+)", answer.headers["location"]).group(1)


def test_remarks_page_tells_the_place_in_the_yaml(world: World) -> None:
    code = send_remark(world.tester())
    page = world.team().get("/equipe/remarques/carte-identite").text
    assert code in page
    assert "procedures/carte-identite.yml:15:5" in page


def test_exports_hold_the_remark(world: World) -> None:
    code = send_remark(world.tester(), texte="=1+1")
    team = world.team()
    csv = team.get("/equipe/remarques/carte-identite/csv")
    assert '"\'=1+1"' in csv.text
    assert code in csv.text
    assert team.get("/equipe/remarques/carte-identite/json").json()[0]["code"] == code
    annotation = team.get("/equipe/remarques/carte-identite/w3c").json()[0]
    assert annotation["target"]["selector"]["refinedBy"]["exact"] == "justificatif de domicile"
    assert team.get("/equipe/remarques/carte-identite/xlsx").status_code == 404


def test_proposed_wording_is_reviewed(world: World) -> None:
    send_remark(world.tester(), genre="propose", texte="mot " * 20)
    assert "Phrase de plus de 15 mots." in world.team().get("/equipe/remarques/carte-identite").text


def test_text_gone_then_transferred_in_one_click(world: World) -> None:
    code = send_remark(world.tester(), champ="etapes.rdv.note", citation="")
    same = "Vous pouvez choisir une mairie loin de chez vous."
    world.edit({"etapes.rdv.note": None, "pieces.photo": same})
    team = world.team()
    page = team.get("/equipe/remarques/carte-identite").text
    assert "Texte supprimé" in page
    assert "rattacher à pieces.photo" in page
    team.post(f"/equipe/remarque/{code}/transferer", {"champ": "bref.quoi.texte"})
    assert "Texte supprimé" in team.get("/equipe/remarques/carte-identite").text
    team.post(f"/equipe/remarque/{code}/transferer", {"champ": "pieces.photo"})
    page = team.get("/equipe/remarques/carte-identite").text
    assert "Texte supprimé" not in page
    assert "procedures/carte-identite.yml:16:5" in page


def test_masking_removes_the_text_and_keeps_the_remark(world: World) -> None:
    tester, team = world.tester(), world.team()
    code = send_remark(tester, texte="canari-personnel")
    team.post(f"/equipe/remarque/{code}/masquer")
    page = team.get("/equipe/remarques/carte-identite").text
    assert "canari-personnel" not in page
    assert code in page


def test_campaign_made_on_the_page_gives_cards_that_open(world: World) -> None:
    team = world.team()
    made = team.post(
        "/equipe/campagnes",
        {"nom": "Novembre", "guide:carte-identite": "1", "debut": "2026-11-22", "fin": "2026-12-01"},
    )
    page = team.get(made.headers["location"]).text
    assert "Novembre" in page
    cards = team.post(made.headers["location"] + "/invitations", {"nombre": "4", "genre": "personnelle"}).text
    links = re.findall(r"http://localhost:8001(/i/[\w-]{43})", cards)
    assert len(links) == 4
    assert cards.count('class="qr"') == 4
    assert links[0] not in team.get(made.headers["location"]).text
    assert world.client(links[0]).get("/essai/carte-identite/1").status_code == 200


def test_campaign_form_without_guide_changes_nothing(world: World) -> None:
    team = world.team()
    made = team.post("/equipe/campagnes", {"nom": "Sans guide", "debut": "2026-11-22", "fin": "2026-11-29"})
    assert made.status_code == 422
    assert "La campagne n’est pas ouverte" in made.text
    assert 'value="Sans guide"' in made.text
    assert 'value="2026-11-29"' in made.text
    assert "Aucune campagne" in team.get("/equipe").text


def test_agent_writes_for_a_person(world: World) -> None:
    campagne = world.campaign()
    agent = world.team(Role.AGENT)
    assert agent.get("/essai/carte-identite/2").status_code == 404
    started = agent.post(
        f"/equipe/campagnes/{campagne.id}/saisie",
        {"slug": "carte-identite", "mode": "papier", "pseudonyme": "Feuille 3"},
    )
    assert started.headers["location"] == "/essai/carte-identite"
    page = agent.get("/essai/carte-identite/2").text
    assert "vous écrivez pour <strong>Feuille 3</strong>" in page
    code = send_remark(agent)
    agent.post("/equipe/saisie/fin")
    assert agent.get("/essai/carte-identite/2").status_code == 404
    listing = world.team().get("/equipe/remarques/carte-identite").text
    assert code in listing
    assert "sur papier" in listing


def test_paper_sheet_has_the_numbers_of_the_reading_page(world: World) -> None:
    sheet = world.team(Role.AGENT).get("/equipe/papier/carte-identite").text
    reading = world.tester().get("/essai/carte-identite/2").text
    numbered = re.findall(r'<span class="numero">(\d+)</span> ([^<]+)</legend>', reading)
    assert len(numbered) == 7
    for number, text in numbered:
        assert re.search(rf'<th scope="row">{number}</th><td>{re.escape(text)}</td>', sheet)


def test_results_of_two_testers(world: World) -> None:
    campagne = world.campaign()
    first, second = (world.client(link) for link in world.links(campagne, 2))
    shas = {"etapes.depot.texte": sha("Apportez un justificatif de domicile récent.")}
    for tester, word in ((first, "moins"), (second, "plus")):
        tester.post(f"{GUIDE}/marques", {f"avis:{id_}": f"{word}.{value}" for id_, value in shas.items()})
        tester.post(f"{GUIDE}/3", {"question": "q1", "cherche": "rdv", "choix": "0" if word == "plus" else "?"})
        tester.post(f"{GUIDE}/3", {"question": "q2", "passer": "1"})
    page = world.team().get("/equipe/resultats/carte-identite").text
    assert "1 sur 2" in page
    assert "Pas de score sous 10 réponses" in page
    world.edit({"etapes.depot.texte": "Apportez une facture."})
    page = world.team().get("/equipe/resultats/carte-identite").text
    assert "<td>pas de réponse</td><td>2</td>" in page


def test_drawings_are_judged_by_two(world: World) -> None:
    tester = world.tester()
    assert "photo" not in tester.get(f"{GUIDE}/images").text.lower().split("<main")[1].split("</main")[0]
    assert tester.get(f"{GUIDE}/dessins/0").headers["content-type"] == "image/svg+xml"
    tester.post(f"{GUIDE}/images", {"rang": "0", "reponse": "Une photo interdite"})
    for role in (Role.AUTEUR, Role.PUBLICATION):
        judge = world.team(role)
        page = judge.get("/equipe/dessins/carte-identite").text
        action = re.search(r'action="(/equipe/dessins/carte-identite/\w+)"', page).group(1)
        judge.post(action, {"classe": "contraire"})
    assert "à revoir" in world.team().get("/equipe/resultats/carte-identite").text


def test_a_judge_sees_what_is_already_judged_and_only_by_oneself(world: World) -> None:
    world.tester().post(f"{GUIDE}/images", {"rang": "0", "reponse": "Une photo interdite"})
    camille, sam = world.team(nom="Camille"), world.team(nom="Sam")
    page = camille.get("/equipe/dessins/carte-identite").text
    assert "Vous en avez jugé 0 sur 1" in page
    camille.post(re.search(r'action="(/equipe/dessins/carte-identite/\w+)"', page).group(1), {"classe": "contraire"})
    page = camille.get("/equipe/dessins/carte-identite").text
    assert 'value="contraire" checked' in page
    assert "Vous en avez jugé 1 sur 1" in page
    assert " checked" not in sam.get("/equipe/dessins/carte-identite").text


def test_blanks_are_scored(world: World) -> None:
    tester = world.tester()
    page = tester.get(f"{GUIDE}/trous").text
    names = re.findall(r'name="(trou:[^"]+)"', page)
    assert 1 <= len(names) <= 10
    tester.post(f"{GUIDE}/trous", dict.fromkeys(names, "mairie"))
    assert f"({len(names)} pour le moment)" in world.team().get("/equipe/resultats/carte-identite").text


def test_status_page_never_tells_the_text_or_the_author(world: World) -> None:
    code = send_remark(world.tester(), texte="canari-du-texte")
    page = world.client().get(f"/suivi?code={code}").text
    assert "Reçue" in page
    assert "canari-du-texte" not in page
    assert "Camille" not in page
    wrong = code[:-1] + ("2" if code.endswith("0") else "0")
    assert world.client().get(f"/suivi?code={wrong}").status_code == 404
