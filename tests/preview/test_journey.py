"""The tester's ten minutes, without a browser: invitation, four parts, receipts, coming back, text edited."""

from __future__ import annotations

import re

from .worlds import GROUPE, World, remark_form


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
