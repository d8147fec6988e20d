"""The doors: origin, headers, hosts, forms, limits, tokens, paths; each with the attacks it must refuse."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from generator.preview.access import TOUS, Objet, Regle
from generator.preview.app import make_app
from generator.preview.config import Limites
from generator.preview.gate import Route
from generator.preview.headers import HEADERS
from generator.preview.routes.table import ROUTES

from .worlds import GROUPE, PHONE, Client, World, remark_form, sha

ORIGINS = [
    ({"sec-fetch-site": "same-origin"}, True),
    ({"sec-fetch-site": "none"}, True),
    ({"sec-fetch-site": "same-site"}, False),
    ({"sec-fetch-site": "cross-site"}, False),
    ({"sec-fetch-site": "cross-site", "origin": "http://localhost"}, False),
    ({"origin": "http://localhost"}, True),
    ({"origin": "http://localhost.example.org"}, False),
    ({"origin": "null"}, False),
    ({}, False),
]
UNSAFE = [route for route in ROUTES if route.methode != "GET"]
PARAMS = {
    "slug": "carte-identite",
    "code": "ORV-0000-0000-000",
    "jeton": "x" * 43,
    "campagne": "0",
    "invitation": "0",
    "image": "0",
    "chemin": "index.html",
    "rang": "0",
    "format": "csv",
}


def path_of(route: Route) -> str:
    """An address of the route."""
    return route.chemin.replace(":path", "").format(**PARAMS)


@pytest.mark.parametrize("route", UNSAFE, ids=lambda route: route.nom)
def test_a_form_of_another_site_is_refused(small_world: World, route: Route) -> None:
    client = small_world.tester()
    for headers, allowed in ORIGINS:
        kept = client.cookie
        answer = client.call("POST", path_of(route), {}, headers)
        client.cookie = kept
        refused = "Demande refusée par sécurité" in answer.text
        assert refused is not allowed, headers
        assert not refused or answer.status_code == 403


def test_no_get_route_writes(world: World) -> None:
    from generator.preview.backup import take_stock

    tester, team = world.tester(), world.team()
    world.links(world.campaign(), 2, GROUPE)
    before = take_stock(world.store).tables
    for route in ROUTES:
        if route.methode == "GET":
            tester.get(path_of(route))
            team.get(path_of(route))
    after = take_stock(world.store).tables
    assert {name for name in after if after[name] != before[name]} <= {"limites"}


def test_every_answer_has_every_header(small_world: World) -> None:
    clients = [small_world.client(), small_world.tester(), small_world.team()]
    answers = [client.get(path_of(route)) for client in clients for route in ROUTES if route.methode == "GET"]
    answers += [client.post(path_of(route)) for client in clients for route in UNSAFE]
    client = small_world.client()
    answers += [
        client.get("/nulle-part"),
        client.call("PUT", "/", {}, {}),
        client.call("POST", "/i/x", b"a" * 70_000, {"content-type": "application/x-www-form-urlencoded"}),
        client.get("/", host="evil.example"),
    ]
    assert {answer.status_code for answer in answers[-4:]} == {404, 405, 413, 400}
    for answer in answers:
        missing = [name for name, value in HEADERS if answer.headers.get_list(name) != [value]]
        assert not missing, (answer.url, missing)


def test_pages_have_no_inline_style_or_script(small_world: World) -> None:
    tester, team = small_world.tester(), small_world.team()
    for client, route in itertools.product((tester, team), ROUTES):
        if route.methode == "GET" and route.nom != "fichier":
            text = client.get(path_of(route)).text
            assert not any(word in text for word in ("<style", "<script", " style=", "javascript:")), route.nom


def test_no_template_switches_escaping_off() -> None:
    folder = Path(__file__).parents[2] / "templates" / "preview"
    words = ("|safe", "| safe", "autoescape", "Markup", "| riche", "|riche", "| ligne", "|ligne")
    found = [(path.name, word) for path in folder.glob("*.html") for word in words if word in path.read_text("utf-8")]
    assert found == []


def test_a_breakdown_shows_a_plain_page_without_a_trace(small_world: World) -> None:
    def boom(_visite: object) -> None:
        raise RuntimeError("canari-de-trace")

    route = Route("boum", "GET", "/boum", boom, Regle(TOUS, Objet.RIEN))  # type: ignore[arg-type]
    answer = Client(make_app(small_world.atelier, (route,)), "192.0.2.9").get("/boum")
    assert answer.status_code == 500
    assert "Une panne de notre côté" in answer.text
    assert "canari-de-trace" not in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "localhost@evil.example", "[::1"])
def test_a_foreign_host_is_refused(small_world: World, host: str) -> None:
    assert small_world.client().get("/", host=host).status_code == 400


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"a" * (64 * 1024 + 1), "application/x-www-form-urlencoded", 413),
        (b"&".join(b"a%d=1" % rank for rank in range(2000)), "application/x-www-form-urlencoded", 400),
        (b'{"a": 1}', "application/json", 400),
        (b"--x\r\n", "multipart/form-data; boundary=x", 400),
        (b"texte=%ff%fe%00&genre=\x00", "application/x-www-form-urlencoded", 422),
    ],
)
def test_a_strange_body_is_refused_in_french(small_world: World, body: bytes, kind: str, status: int) -> None:
    tester = small_world.tester()
    headers = {"content-type": kind, "sec-fetch-site": "same-origin"}
    answer = tester.call("POST", "/essai/carte-identite/remarques", body, headers)
    assert answer.status_code == status
    assert "<h1>" in answer.text


def test_a_remark_sent_twice_is_one_remark(world: World) -> None:
    tester = world.tester()
    places = {tester.post("/essai/carte-identite/remarques", remark_form()).headers["location"] for _ in range(3)}
    assert len(places) == 1
    assert len(world.team().get("/equipe/remarques/carte-identite/json").json()) == 1


def test_the_same_form_key_of_two_testers_makes_two_remarks(world: World) -> None:
    for link in world.links(world.campaign(), 2):
        world.client(link).post("/essai/carte-identite/remarques", remark_form())
    assert len(world.team().get("/equipe/remarques/carte-identite/json").json()) == 2


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"genre": "autre"}, "Choisissez le genre"),
        ({"texte": " "}, "Écrivez votre remarque"),
        ({"texte": "x" * 2001}, "Raccourcissez votre texte"),
        ({"champ": "inconnu.0123456789abcdef"}, "Choisissez la phrase"),
        ({"champ": "etapes.depot.texte.0123456789abcdef"}, "vient d’être modifiée"),
        ({"texte": "Appelez-moi au 06 12 34 56 78"}, "un numéro de téléphone"),
    ],
)
def test_a_faulty_remark_comes_back_with_its_text(small_world: World, change: dict[str, str], sentence: str) -> None:
    answer = small_world.tester().post("/essai/carte-identite/remarques", remark_form() | change)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert change.get("texte", "Quel papier exactement ?").strip()[:60] in answer.text
    assert small_world.team().get("/equipe/remarques/carte-identite/json").json() == []


def test_a_warned_tester_may_send_all_the_same(small_world: World) -> None:
    form = remark_form(texte="Écrivez à exemple@example.org", confirme="1")
    assert small_world.tester().post("/essai/carte-identite/remarques", form).status_code == 303


def test_a_quote_that_is_not_in_the_sentence_is_dropped(small_world: World) -> None:
    small_world.tester().post("/essai/carte-identite/remarques", remark_form(citation="autre chose"))
    assert small_world.team().get("/equipe/remarques/carte-identite/json").json()[0]["citation"] == ""


def test_too_many_remarks_are_stopped_with_the_phone_number(world: World) -> None:
    world.limit(Limites())
    tester = world.tester()
    answers = [tester.post("/essai/carte-identite/remarques", remark_form(cle=f"c{rank}")) for rank in range(7)]
    assert [answer.status_code for answer in answers] == [303] * 6 + [429]
    assert PHONE.replace(" ", "\u00a0") in answers[-1].text
    world.clock.forward(seconds=61)
    assert tester.post("/essai/carte-identite/remarques", remark_form(cle="c7")).status_code == 303


def test_receipt_codes_cannot_be_tried_at_will(world: World) -> None:
    world.limit(Limites())
    client = world.client()
    codes = [client.get(f"/suivi?code={rank}").status_code for rank in range(12)]
    assert codes == [404] * 10 + [429] * 2
    assert world.client(address="192.0.2.77").get("/suivi?code=x").status_code == 404


def test_no_network_address_is_stored(world: World) -> None:
    world.limit(Limites())
    world.client(address="203.0.113.77").get("/suivi?code=x")
    with world.store.read() as link:
        keys = link.exec_driver_sql("SELECT cle FROM limites").scalars().all()
    assert keys
    assert not [key for key in keys if "203.0.113.77" in key]


def test_a_mark_on_another_text_is_kept_for_that_text(small_world: World) -> None:
    tester = small_world.tester()
    old = sha("Ancienne phrase.")
    tester.post(
        "/essai/carte-identite/marques", {"avis:etapes.depot.texte": f"moins.{old}", "avis:pirate": f"plus.{old}"}
    )
    assert "Le texte a changé depuis votre avis" in tester.get("/essai/carte-identite/2").text
    with small_world.store.read() as link:
        assert link.exec_driver_sql("SELECT champ FROM marques").scalars().all() == ["etapes.depot.texte"]


def test_nothing_of_the_testers_is_written_beside_the_database(
    small_world: World, caplog: pytest.LogCaptureFixture
) -> None:
    canaries = [f"canari{rank:02d}{sha(str(rank))}" for rank in range(50)]
    tester = small_world.tester()
    for rank, canary in enumerate(canaries):
        tester.post("/essai/carte-identite/remarques", remark_form(texte=canary, cle=f"c{rank}"))
    tester.post("/essai/carte-identite/1", {"essentiel": canaries[0]})
    small_world.team().get("/equipe/remarques/carte-identite/csv")
    base = Path(small_world.atelier.reglages.base)
    files = [path for path in small_world.folder.rglob("*") if path.is_file() and not path.name.startswith(base.name)]
    assert len(files) > 5
    texts = [path.read_text("utf-8", "replace") for path in files] + [caplog.text]
    assert not [canary for canary in canaries for text in texts if canary in text]


def test_the_security_log_tells_who_did_what_without_any_text(world: World) -> None:
    tester, team = world.tester(), world.team()
    code = tester.post("/essai/carte-identite/remarques", remark_form(texte="canari-du-journal")).headers["location"]
    team.post(f"/equipe/remarque/{code.split('recu=')[1].split('#')[0]}/masquer")
    tester.post("/quitter")
    with world.store.read() as link:
        lines = link.exec_driver_sql("SELECT quoi, qui, detail FROM journal ORDER BY le, quoi").all()
    assert sorted(line[0] for line in lines) == ["masquage", "ouverture", "ouverture", "sortie"]
    assert "canari" not in str(lines)
