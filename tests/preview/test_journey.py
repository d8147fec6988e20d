"""The tester's ten minutes, without a browser: invitation, four parts, receipts, coming back, text edited."""

from __future__ import annotations

import re

from .worlds import GROUPE, SENTENCES, Client, World, remark_form, sha

GUIDE = "/essai/carte-identite"
QUOI = SENTENCES["carte-identite"][0][4]


def test_whole_journey(world: World) -> None:
    link = world.links(world.campaign())[0]
    tester = world.client()
    assert "Commencer" in tester.get(link).text
    opened = tester.post(link)
    assert opened.status_code == 303
    assert "__Host-session=" in opened.headers["set-cookie"]
    assert "Carte nationale d’identité" in tester.get("/").text
    assert tester.get("/essai/carte-identite").headers["location"].endswith("/1")
    assert tester.post("/essai/carte-identite/1", {"essentiel": "Faire une carte"}).headers["location"].endswith("/2")
    reading = tester.get("/essai/carte-identite/2").text
    assert reading.count('<fieldset class="ligne"') == 7
    sent = tester.post("/essai/carte-identite/remarques", remark_form())
    assert sent.status_code == 303, sent.text
    shown = tester.get(sent.headers["location"].split("#")[0]).text
    code = re.search(r"ORV-\w{4}-\w{4}-\w{3}", shown)
    assert code
    assert "<mark>justificatif de domicile</mark>" in shown
    assert tester.post("/essai/carte-identite/2").headers["location"].endswith("/3")
    for rank in (1, 2, 3):
        page = tester.get("/essai/carte-identite/3").text
        assert f"Question {rank} sur 3" in page
        tester.post("/essai/carte-identite/3", {"question": f"q{rank}", "cherche": "rdv", "choix": "0"})
    assert tester.get("/essai/carte-identite/3").headers["location"].endswith("/4")
    assert "Terminer" in tester.get("/essai/carte-identite/4").text
    done = tester.post("/essai/carte-identite/4", {"utile": "6", "facile": "7", "mot_libre": "Bien"})
    assert done.headers["location"].endswith("/merci")
    assert code.group() in tester.get("/essai/carte-identite/merci").text
    assert "Reçue" in world.client().get(f"/suivi?code={code.group().lower().replace('-', ' ')}").text


def test_comes_back_on_another_device_with_the_personal_link(world: World) -> None:
    link = world.links(world.campaign())[0]
    first, second = world.client(link), world.client(link)
    first.post("/essai/carte-identite/1", {"essentiel": "x"})
    assert second.get("/essai/carte-identite").headers["location"].endswith("/2")


def test_group_link_makes_as_many_testers_as_promised(world: World) -> None:
    link = world.links(world.campaign(), 2, GROUPE)[0]
    clients = [world.client() for _ in range(3)]
    answers = [client.post(link, {"cle": f"c{rank}"}).status_code for rank, client in enumerate(clients)]
    assert answers == [303, 303, 404]
    again = world.client()
    assert again.post(link, {"cle": "c0"}).status_code == 303


def read(client: Client, path: str) -> str:
    """A page, its non-breaking spaces made plain."""
    return client.get(path.split("#")[0]).text.replace("\u00a0", " ")


def opened(page: str) -> list[str]:
    """Titles of the parts that are unfolded."""
    return re.findall(r'<details class="partie" open>\n<summary><h2[^>]*>([^<]*)', page)


def test_one_part_is_open_the_next_to_read(world: World) -> None:
    tester = world.tester()
    page = read(tester, f"{GUIDE}/2")
    assert page.count('<details class="partie"') == 4
    assert opened(page) == ["En bref"]
    assert "Rubriques lues : 0 sur 4" in page
    tester.post(f"{GUIDE}/marques", {"bloc": "bref", "avis:bref.quoi.texte": "moins." + sha(QUOI)})
    page = read(tester, f"{GUIDE}/2")
    assert opened(page) == ["Prenez rendez-vous"]
    assert "Rubriques lues : 1 sur 4" in page
    assert "1 phrase, 1 avis</span>" in page
    assert opened(read(tester, f"{GUIDE}/2?partie=pieces")) == ["Les papiers"]
    assert opened(read(tester, f"{GUIDE}/2?partie=nulle-part")) == []


def test_the_rest_is_clear_in_one_press(world: World) -> None:
    tester = world.tester()
    fields = re.findall(r'name="(avis:etapes\.rdv\.\w+)" value="(rien\.\w+)"', read(tester, f"{GUIDE}/2"))
    form = dict(fields) | {"bloc": "rdv"}
    assert len(form) == 4
    form["avis:etapes.rdv.note"] = form["avis:etapes.rdv.note"].replace("rien", "moins")
    saved = tester.post(f"{GUIDE}/marques", form)
    assert "partie=rdv" in saved.headers["location"]
    assert count_marks(world) == {-1: 1}
    saved = tester.post(f"{GUIDE}/marques", form | {"reste": "1"})
    assert count_marks(world) == {-1: 1, 1: 2}
    page = read(tester, saved.headers["location"])
    assert opened(page) == ["Déposez votre dossier"]
    assert "Vos avis sur la rubrique « Prenez rendez-vous » sont enregistrés." in page
    last = tester.post(f"{GUIDE}/marques", {"bloc": "pieces", "reste": "1"}).headers["location"]
    assert last.endswith("#fin")
    page = read(tester, last)
    assert opened(page) == []
    assert "Vos avis sur la rubrique « Les papiers » sont enregistrés." in page


def test_a_receipt_leads_back_to_the_reading(world: World) -> None:
    tester = world.tester()
    sent = tester.post(f"{GUIDE}/remarques", remark_form())
    page = read(tester, sent.headers["location"])
    assert re.search(r'id="recu".*?<a class="bouton" href="#depot">Continuer ma lecture', page, re.S)
    assert 'id="depot"' in page


def test_one_sentence_needs_no_choice_of_a_sentence(world: World) -> None:
    tester = world.tester()
    page = read(tester, f"{GUIDE}/2")
    assert 'id="champ-bref"' not in page
    assert 'id="champ-rdv"' in page
    field = re.search(r'<input type="hidden" name="champ" value="(bref[^"]+)">', page)
    assert field
    sent = tester.post(f"{GUIDE}/remarques", remark_form() | {"bloc": "bref", "champ": field[1]})
    assert "recu=" in sent.headers["location"]


def test_half_an_answer_is_asked_for_again_and_kept(world: World) -> None:
    tester = world.tester()
    shown = read(tester, f"{GUIDE}/3")
    begun = re.search(r'name="debut" value="(\d+)"', shown)
    assert begun
    world.clock.forward(seconds=40)
    half = {"question": "q1", "debut": begun[1]}
    for given, kept, told in (
        ({"cherche": "rdv"}, 'value="rdv" checked', "Choisissez la réponse"),
        ({"choix": "2"}, 'value="2" checked', "Dites où vous trouvez la réponse"),
    ):
        page = tester.post(f"{GUIDE}/3", half | given)
        assert page.status_code == 422
        assert page.text.count(" checked") == 1
        assert kept in page.text
        assert told in page.text
        assert begun[0] in page.text
    tester.post(f"{GUIDE}/3", half | {"cherche": "rdv", "choix": "2"})
    with world.store.read() as link:
        assert link.exec_driver_sql("SELECT secondes FROM reponses").scalars().all() == [40]


def count_marks(world: World) -> dict[int, int]:
    """How many marks of each value are stored."""
    with world.store.read() as link:
        return dict(link.exec_driver_sql("SELECT valeur, count(*) FROM marques GROUP BY valeur").all())  # type: ignore[arg-type]
