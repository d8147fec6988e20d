"""Two campaigns and everybody who may knock: what the permission matrix and the tour of the pages start from."""

from __future__ import annotations

from dataclasses import dataclass

from generator.preview.access import Role
from generator.preview.gate import Route
from generator.preview.store.campaigns import find_campagne
from generator.preview.tokens import hash_token

from .worlds import Client, World, remark_form

SLUGS = {"A": "carte-identite", "B": "composteur"}


@dataclass(frozen=True)
class Scene:
    """Two campaigns with one remark, one drawing answer and one spare invitation each."""

    world: World
    params: dict[str, dict[str, str]]
    clients: dict[str, Client]


def set_scene(world: World) -> Scene:
    """Everything the matrix needs, on one workshop."""
    campaigns = {name: world.campaign(slug) for name, slug in SLUGS.items()}
    params = {name: make_objects(world, name, campaigns[name].id) for name in SLUGS}
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
    return hash_token(client.cookie.split("=")[1]) or ""


def make_objects(world: World, name: str, campagne_id: str) -> dict[str, str]:
    """Path parameters that name objects of one campaign, made by another tester of it."""
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
        "code": code_of(answer.headers["location"]),
        "rang": "0",
        "format": "csv",
        "campagne": campagne_id,
        "invitation": str(invitation),
        "image": str(image),
    }


def code_of(location: str) -> str:
    """The receipt code in the address one is sent to after a remark."""
    return location.split("recu=")[1].split("#")[0]


def path_of(route: Route, params: dict[str, str]) -> str:
    """An address of the route."""
    return route.chemin.replace(":path", "").format(**params)
