"""Tokens, links, sessions, cookie: guessed, replayed, expired, revoked."""

from __future__ import annotations

import random

from generator.preview.access import Role
from generator.preview.tokens import hash_token, new_token

from .wire import raw_call
from .worlds import World, run


def guess_tokens(world: World, count: int) -> int:
    """Sessions opened by guesses: random tokens, real ones with one wrong letter, digests found in a dump."""
    tester, rng = world.tester(), random.Random(5)
    real = tester.cookie.split("=")[1]
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

    async def guess_all() -> int:
        opened = 0
        for rank in range(count):
            place = rng.randrange(42)
            near = real[:place] + rng.choice(letters.replace(real[place], "")) + real[place + 1 :]
            guess = (new_token(), near, hash_token(real) or "", (hash_token(real) or "")[:43])[rank % 4]
            status, _ = await raw_call(world.app, "/essai/carte-identite/1", f"__Host-session={guess}")
            opened += status != 403
        return opened

    assert run(raw_call(world.app, "/essai/carte-identite/1", tester.cookie))[0] == 200
    return int(run(guess_all()))


def test_guessed_tokens_open_nothing(small_world: World) -> None:
    assert guess_tokens(small_world, 1000) == 0


def test_a_dump_of_the_database_opens_nothing(world: World) -> None:
    link_path = world.links(world.campaign())[0]
    tester = world.client(link_path)
    with world.store.read() as link:
        dump = "\n".join(
            str(value)
            for table in ("invitations", "sessions", "testeurs")
            for row in link.exec_driver_sql(f"SELECT * FROM {table}")
            for value in row
        )
    assert link_path.removeprefix("/i/") not in dump
    assert tester.cookie.split("=")[1] not in dump
    words = [word for word in dump.split("\n") if len(word) > 20]
    assert words
    for word in words:
        assert world.client().get(f"/i/{word}").status_code == 404
        assert world.client().get(f"/i/{word[:43]}").status_code == 404


def test_a_team_link_opens_once(world: World) -> None:
    link = world.team_link(Role.AUTEUR)
    assert world.client().post(link).status_code == 303
    assert world.client().post(link).status_code == 404


def test_links_and_sessions_expire(world: World) -> None:
    campagne = world.campaign(days=60)
    link = world.links(campagne)[0]
    tester, team = world.client(link), world.team()
    world.clock.forward(hours=13)
    assert team.get("/equipe").status_code == 403
    assert tester.get("/essai/carte-identite/1").status_code == 200
    world.clock.forward(days=30)
    assert tester.get("/essai/carte-identite/1").status_code == 403
    assert world.client().get(link).status_code == 404


def test_a_campaign_is_closed_before_and_after_its_days(world: World) -> None:
    link = world.links(world.campaign(days=2))[0]
    world.clock.forward(days=-3)
    assert "L’essai commence le" in world.client().get(link).text
    assert world.client().post(link).status_code == 404
    world.clock.forward(days=7)
    assert world.client().post(link).status_code == 404


def test_revoking_an_invitation_ends_its_sessions_at_once(world: World) -> None:
    campagne = world.campaign()
    kept, closed = (world.client(link) for link in world.links(campagne, 2))
    with world.store.read() as link:
        ids = link.exec_driver_sql("SELECT id FROM invitations WHERE nom = 'Carte 2'").scalars().all()
    assert closed.get("/essai/carte-identite/1").status_code == 200
    answer = world.team().post(f"/equipe/invitations/{ids[0]}/revoquer")
    assert answer.headers["location"] == f"/equipe/campagnes/{campagne.id}#invitations"
    assert closed.get("/essai/carte-identite/1").status_code == 403
    assert kept.get("/essai/carte-identite/1").status_code == 200


def test_leaving_ends_the_session(world: World) -> None:
    tester = world.tester()
    old = tester.cookie
    tester.post("/quitter")
    tester.cookie = old
    assert tester.get("/essai/carte-identite/1").status_code == 403


def test_the_cookie_is_locked(small_world: World) -> None:
    client = small_world.client()
    answer = client.post(small_world.links(small_world.campaign())[0])
    parts = answer.headers["set-cookie"].split("; ")
    assert parts[0].startswith("__Host-session=")
    assert {"Path=/", "Secure", "HttpOnly", "SameSite=Lax"} <= set(parts)
    assert not [part for part in parts if part.startswith("Domain")]
