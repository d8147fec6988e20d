"""The permission matrix: every route x 8 actors x two objects, against a table written by hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.preview.access import Role
from generator.preview.gate import Route
from generator.preview.routes.table import ROUTES

from .worlds import Client, World, make_world, remark_form

TABLE = Path(__file__).parent / "data" / "permissions.txt"
SLUGS = {"A": "carte-identite", "B": "composteur"}


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


@dataclass(frozen=True)
class Scene:
    """Two campaigns with one remark, one drawing answer and one spare invitation each."""

    world: World
    params: dict[str, dict[str, str]]
    clients: dict[str, Client]


def set_scene(world: World) -> Scene:
    """Everything the matrix needs, on one workshop."""
    campaigns = {name: world.campaign(slug) for name, slug in SLUGS.items()}
    params = {name: _objects(world, name, campaigns[name].id) for name in SLUGS}
    clients = {"anonyme": world.client()}
    for actor in ("expire", "revoque", "testeur"):
        clients[actor] = world.client(world.links(campaigns["A"])[0])
    clients["autre"] = world.client(world.links(campaigns["B"])[0])
    for role in (Role.AGENT, Role.AUTEUR, Role.PUBLICATION):
        clients[role.value] = world.team(role, campaigns["A"].id)
    with world.store.write() as link:
        for actor, change in (
            ("expire", "expire_le = '2020-01-01T00:00:00.000000Z'"),
            ("revoque", "revoquee_le = 'x'"),
        ):
            link.exec_driver_sql(f"UPDATE sessions SET {change} WHERE jeton_sha = '{_sha(clients[actor])}'")
    return Scene(world, params, clients)


def _sha(client: Client) -> str:
    from generator.preview.tokens import hash_token

    return hash_token(client.cookie.split("=")[1]) or ""


def _objects(world: World, name: str, campagne_id: str) -> dict[str, str]:
    """Path parameters that name objects of one campaign, made by another tester of it."""
    from generator.preview.store.campaigns import find_campagne

    slug = SLUGS[name]
    with world.store.read() as link:
        campagne = find_campagne(link, campagne_id)
    link_path, spare = world.links(campagne, 2)
    owner = world.client(link_path)
    guide = world.atelier.build().guide(slug)
    assert guide is not None
    champ = guide.champs[0]
    answer = owner.post(f"/essai/{slug}/remarques", remark_form() | {"champ": f"{champ.id}.{champ.sha}"})
    owner.post(f"/essai/{slug}/images", {"rang": "0", "reponse": "une image"})
    with world.store.read() as link:
        image = link.exec_driver_sql(
            f"SELECT images.id FROM images JOIN seances ON seances.id = seance_id WHERE slug = '{slug}'"
        ).scalar()
        invitation = link.exec_driver_sql(
            f"SELECT id FROM invitations WHERE campagne_id = '{campagne_id}' AND ouvertures = 0"
        ).scalar()
    return {
        "slug": slug,
        "jeton": spare.removeprefix("/i/"),
        "chemin": f"demarches/{slug}/index.html",
        "code": answer.headers["location"].split("recu=")[1].split("#")[0],
        "rang": "0",
        "format": "csv",
        "campagne": campagne_id,
        "invitation": str(invitation),
        "image": str(image),
    }


def call(client: Client, route: Route, params: dict[str, str]) -> str:
    """The word of the table for what this client gets."""
    path = route.chemin.replace(":path", "").format(**params)
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


def test_a_tester_withdraws_only_his_own_remark(world: World) -> None:
    campagne = world.campaign()
    owner, neighbour = (world.client(link) for link in world.links(campagne, 2))
    answer = owner.post("/essai/carte-identite/remarques", remark_form())
    code = answer.headers["location"].split("recu=")[1].split("#")[0]
    path = f"/essai/carte-identite/remarques/{code}/retirer"
    assert neighbour.post(path).status_code == 404
    assert owner.post(path).status_code == 303
    assert code not in owner.get("/essai/carte-identite/2").text


def test_a_remark_cannot_be_withdrawn_after_a_quarter_of_an_hour(world: World) -> None:
    tester = world.tester()
    answer = tester.post("/essai/carte-identite/remarques", remark_form())
    code = answer.headers["location"].split("recu=")[1].split("#")[0]
    world.clock.forward(minutes=16)
    tester.post(f"/essai/carte-identite/remarques/{code}/retirer")
    assert code in tester.get("/essai/carte-identite/2").text


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
