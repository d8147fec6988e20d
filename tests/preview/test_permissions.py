"""The permission matrix: every route x 8 actors x two objects, against a table written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.preview.gate import Route
from generator.preview.routes.table import ROUTES

from .scenes import SLUGS, code_of, path_of, set_scene
from .worlds import Client, World, make_world, remark_form

TABLE = Path(__file__).parent / "data" / "permissions.txt"


def read_table() -> dict[str, dict[str, tuple[str, ...]]]:
    """route -> actor -> expected words for the objects of A and of B."""
    lines = [line.split() for line in TABLE.read_text("utf-8").splitlines() if line and line[0] != "#"]
    actors = lines[0][1:]
    return {
        line[0]: {actor: tuple(cell.split("/")) for actor, cell in zip(actors, line[1:], strict=True)}
        for line in lines[1:]
    }


MATRIX = read_table()


def test_every_route_has_its_line_and_no_line_is_left_over() -> None:
    assert [route.nom for route in ROUTES] == list(MATRIX)
    assert all(len(cells) == 8 for cells in MATRIX.values())


def call(client: Client, route: Route, params: dict[str, str]) -> str:
    """The word of the table for what this client gets."""
    path = path_of(route, params)
    if route.nom == "suivi":
        path += f"?code={params['code']}"
    answer = (
        client.post(path, {"mode": "guichet", "slug": params["slug"]}) if route.methode == "POST" else client.get(path)
    )
    if answer.status_code == 403:
        return "lien" if "Ouvrez d’abord votre lien" in answer.text else "role"
    return {404: "rien"}.get(
        answer.status_code, "oui" if answer.status_code in (200, 303, 422) else str(answer.status_code)
    )


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.nom)
def test_matrix(world: World, route: Route) -> None:
    scene = set_scene(world)
    got: dict[str, tuple[str, ...]] = {}
    for actor, client in scene.clients.items():
        kept = client.cookie
        words = []
        for name in SLUGS:
            if route.nom == "quitter" and words:
                words.append(words[0])  # the first call closed this very session
                continue
            words.append(call(client, route, scene.params[name]))
            client.cookie = kept
        got[actor] = tuple(words)
    assert got == MATRIX[route.nom]


def test_no_session_of_one_commune_is_known_in_another(world: World, tmp_path: Path) -> None:
    scene = set_scene(world)
    other = make_world(tmp_path / "autre-commune")
    words = set()
    for route in ROUTES:
        if route.regle.roles is None:
            continue
        for actor in ("testeur", "agent", "auteur", "publication"):
            stranger = other.client()
            stranger.cookie = scene.clients[actor].cookie
            words.add(call(stranger, route, scene.params["A"]))
    other.store.close()
    assert words == {"lien"}


def two_testers(world: World) -> tuple[Client, Client, str]:
    """One who has written a remark, another of the same campaign, and the address of the remark."""
    owner, neighbour = (world.client(link) for link in world.links(world.campaign(), 2))
    code = code_of(owner.post("/essai/carte-identite/remarques", remark_form()).headers["location"])
    return owner, neighbour, f"/essai/carte-identite/remarques/{code}"


def test_a_tester_withdraws_only_his_own_remark(world: World) -> None:
    owner, neighbour, path = two_testers(world)
    code = path.rpartition("/")[2]
    assert neighbour.post(f"{path}/retirer").status_code == 404
    told = owner.post(f"{path}/retirer").headers["location"]
    assert "dit=retiree" in told
    page = owner.get(told.split("#")[0]).text
    assert "La remarque est retirée" in page
    assert code not in page
    assert owner.post(f"{path}/retirer").headers["location"] == told  # twice is once


def test_a_tester_corrects_only_his_own_remark(world: World) -> None:
    owner, neighbour, path = two_testers(world)
    assert neighbour.post(f"{path}/corriger", {"texte": "Autre main"}).status_code == 404
    for _ in range(2):
        told = owner.post(f"{path}/corriger", {"texte": "Mieux dit"}).headers["location"]
        assert "dit=corrigee" in told
    page = owner.get(told.split("#")[0]).text
    assert "Mieux dit" in page
    assert "Quel papier exactement" not in page
    row = world.team().get("/equipe/remarques/carte-identite/json").json()[0]
    assert (row["texte"], row["code"], row["etat"]) == ("Mieux dit", path.rpartition("/")[2], "recue")
    with world.store.read() as link:
        events = link.exec_driver_sql("SELECT genre FROM evenements ORDER BY rang").scalars().all()
    assert events == ["etat", "correction"]  # the same text twice is one correction
    assert "correction" not in world.client().get(f"/suivi?code={row['code']}").text


@pytest.mark.parametrize(("text", "word"), [("", "Écrivez votre remarque"), ("x" * 2001, "Raccourcissez"),
                                            ("Appelez le 02 51 78 31 00", "un numéro de téléphone")])  # fmt: skip
def test_a_correction_is_checked_like_a_remark(world: World, text: str, word: str) -> None:
    owner, _, path = two_testers(world)
    answer = owner.post(f"{path}/corriger", {"texte": text})
    assert answer.status_code == 422
    assert word in answer.text
    assert f">{text}</textarea>" in answer.text
    assert "Quel papier exactement" in owner.get("/essai/carte-identite/2").text
    if "02 51" in text:
        assert owner.post(f"{path}/corriger", {"texte": text, "confirme": "1"}).status_code == 303


def test_a_proposal_written_again_is_reviewed_again(world: World) -> None:
    tester = world.tester()
    sent = tester.post("/essai/carte-identite/remarques", remark_form(genre="propose", texte="mot " * 20))
    tester.post(f"/essai/carte-identite/remarques/{code_of(sent.headers['location'])}/corriger", {"texte": "Deux mots"})
    assert "Phrase de plus de 15 mots." not in world.team().get("/equipe/remarques/carte-identite").text


@pytest.mark.parametrize("act", ["retirer", "corriger"])
def test_a_remark_is_left_alone_after_a_quarter_of_an_hour(world: World, act: str) -> None:
    owner, _, path = two_testers(world)
    world.clock.forward(minutes=16)
    told = owner.post(f"{path}/{act}", {"texte": "Trop tard"}).headers["location"]
    page = owner.get(told.split("#")[0]).text
    assert "C’est trop tard" in page
    assert "Quel papier exactement" in page
    assert "Corriger ou retirer" not in page


def test_a_masked_text_does_not_come_back_by_a_correction(world: World) -> None:
    owner, _, path = two_testers(world)
    world.team().post(f"/equipe/remarque/{path.rpartition('/')[2]}/masquer")
    owner.post(f"{path}/corriger", {"texte": "Revenu"})
    assert "Revenu" not in world.team().get("/equipe/remarques/carte-identite").text


def test_a_tester_never_sees_the_remarks_of_another(world: World) -> None:
    owner, neighbour = (world.client(link) for link in world.links(world.campaign(), 2))
    owner.post("/essai/carte-identite/remarques", remark_form(texte="canari-entre-testeurs"))
    pages = [f"/essai/carte-identite/{part}" for part in ("1", "2", "3", "4", "merci", "trous", "images")]
    assert not [page for page in pages if "canari-entre-testeurs" in neighbour.get(page).text]


@pytest.mark.parametrize("path", ["search/search_index.json", "index.html", "", "assets/search.json", "demarches/"])
def test_a_tester_gets_no_list_of_the_drafts(world: World, path: str) -> None:
    tester = world.tester()
    assert tester.get(f"/apercu/{path}").status_code == 404
    assert tester.get("/apercu/assets/site.css").status_code == 200
    assert world.team().get(f"/apercu/{path}").status_code in (200, 404)


def test_the_page_of_a_guide_is_served_as_written(world: World) -> None:
    written = (world.folder / "apercu/demarches/carte-identite/index.html").read_bytes()
    tester = world.tester()
    assert tester.get("/apercu/demarches/carte-identite/").content == written
    assert tester.get("/apercu/demarches/carte-identite").headers["location"] == "/apercu/demarches/carte-identite/"
