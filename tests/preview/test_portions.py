"""Ten minutes: a long guide is shared out among testers, and nothing of it is closed to anybody."""

from __future__ import annotations

import re

import pytest
from small_town import DAY, ROOT

from generator.build import Renderer, edition_of
from generator.cache import Cache
from generator.exports import testers
from generator.preview.access import Role
from generator.preview.contract import Guide, read_contract
from generator.preview.portions import QUESTIONS, WHOLE, WORDS, portion_of
from generator.project import open_project

from .guides import write_long_guide
from .worlds import Client, World, remark_form, sha

MOST_TESTERS = 8  # to cover the longest guide


@pytest.fixture(scope="module")
def guides(tmp_path_factory: pytest.TempPathFactory) -> tuple[Guide, ...]:
    """The real guides, drafts included."""
    project = open_project(ROOT, DAY, Cache(None))
    file = tmp_path_factory.mktemp("contrat") / "apercu.json"
    file.write_bytes(testers.testers_file(edition_of(project, "apercu", Renderer(project, Cache(None)))))
    return read_contract(file).guides


def words(guide: Guide, parts: tuple[str, ...]) -> int:
    return sum(len(champ.texte.split()) for champ in guide.champs if champ.partie in parts)


def test_a_portion_of_any_real_guide_holds_in_ten_minutes(guides: tuple[Guide, ...]) -> None:
    cut = 0
    for guide in guides:
        every = tuple(part.id for part in guide.parties())
        critical = {q.reponse_dans for q in guide.essai if q.critique}
        portions = [portion_of(guide, rank) for rank in range(MOST_TESTERS)]
        if words(guide, every) <= WHOLE:
            assert {portion.parties for portion in portions} == {every}
            continue
        cut += 1
        common = words(guide, tuple({every[0], *critical}))
        longest = max(words(guide, (id_,)) for id_ in every)
        for portion in portions:
            assert list(portion.parties) == [id_ for id_ in every if id_ in portion.parties], "in reading order"
            assert {every[0], *critical} <= set(portion.parties)
            assert words(guide, portion.parties) <= max(WORDS, common + max(longest, WORDS // 2)), guide.slug
        assert {id_ for portion in portions for id_ in portion.parties} == set(every), "together they read it all"
    assert cut >= 10


def test_everybody_is_asked_the_critical_questions_and_each_other_is_asked_to_some(guides: tuple[Guide, ...]) -> None:
    for guide in guides:
        asked = [portion_of(guide, rank).questions for rank in range(MOST_TESTERS)]
        critical = [q for q in guide.essai if q.critique]
        for questions in asked:
            assert len(questions) == min(max(QUESTIONS, len(critical) + 1), len(guide.essai))
            assert set(critical) <= set(questions)
            assert list(questions) == [q for q in guide.essai if q in questions]
        assert {q.id for questions in asked for q in questions} == {q.id for q in guide.essai}


def arrive(world: World, count: int) -> list[Client]:
    """Testers who begin one after the other."""
    testers = []
    for link in world.links(world.campaign(), count):
        world.clock.forward(seconds=1)
        testers.append(world.client(link))
    return testers


def read(tester: Client, path: str = "/essai/carte-identite/2") -> str:
    return tester.get(path).text.replace("\u00a0", " ")


def proposed(html: str) -> list[str]:
    return re.findall(r'<section class="bloc bloc--partie" id="([\w-]+)"', html.partition('id="autres"')[0])


def test_testers_get_different_parts_and_may_read_the_others(world: World) -> None:
    write_long_guide(world.folder)
    testers = arrive(world, 4)
    pages = [read(tester) for tester in testers]
    parts = [proposed(page) for page in pages]
    assert parts == [["bref", "rdv"], ["bref", "depot"], ["bref", "pieces"], ["bref", "rdv"]]
    for page in pages:
        assert "Nous vous proposons 2 rubriques sur 4" in page
        assert "Lire aussi les autres rubriques (2)" in page
        assert page.count('<fieldset class="ligne"') == 7, "all of them are there"
    first = testers[0]
    after = first.post("/essai/carte-identite/marques", {"bloc": "bref", "reste": "1"}).headers["location"]
    assert after.endswith("partie=rdv#rdv")
    end = first.post("/essai/carte-identite/marques", {"bloc": "rdv", "reste": "1"}).headers["location"]
    assert end.endswith("partie=#fin"), "the others are not pushed"
    elsewhere = first.post("/essai/carte-identite/marques", {"bloc": "depot", "reste": "1"}).headers["location"]
    assert elsewhere.endswith("partie=pieces#pieces")
    champ = "etapes.depot.titre"
    form = remark_form() | {"champ": f"{champ}.{sha('Déposez votre dossier')}", "bloc": "depot", "citation": ""}
    shown = read(first, first.post("/essai/carte-identite/remarques", form).headers["location"].partition("#")[0])
    assert '<details class="autres" id="autres" open>' in shown
    assert "Rubriques lues : 0 sur 2" in shown


def test_a_paper_sheet_is_copied_whole(world: World) -> None:
    write_long_guide(world.folder)
    campaign = world.campaign()
    agent = world.team(Role.AGENT, campaign.id)
    form = {"slug": "carte-identite", "mode": "papier", "pseudonyme": ""}
    assert agent.post(f"/equipe/campagnes/{campaign.id}/saisie", form).status_code == 303
    page = read(agent)
    assert proposed(page) == ["bref", "rdv", "depot", "pieces"]
    assert "autres rubriques" not in page
    assert "Question 1 sur 4" in read(agent, "/essai/carte-identite/3")


def test_the_team_is_told_how_many_people_a_long_guide_needs(world: World) -> None:
    campaign = world.campaign()
    author = world.team()
    assert "Invitez au moins" not in read(author, f"/equipe/campagnes/{campaign.id}")
    write_long_guide(world.folder)
    assert "Invitez au moins 9 personnes" in read(author, f"/equipe/campagnes/{campaign.id}")


def test_three_questions_of_four_are_asked_and_all_in_turn(world: World) -> None:
    write_long_guide(world.folder)
    asked = []
    for tester in arrive(world, 4):
        mine: list[str] = []
        while "Question" in (page := tester.get("/essai/carte-identite/3").text):
            assert f"Question {len(mine) + 1} sur 3" in page
            mine += re.findall(r'name="question" value="(q\d)"', page)
            tester.post("/essai/carte-identite/3", {"question": mine[-1], "passer": "1"})
        asked.append(mine)
        assert tester.get("/essai/carte-identite/3").headers["location"].endswith("/4")
        assert tester.get("/essai/carte-identite").headers["location"].endswith("/4")
    assert asked == [["q1", "q2", "q3"], ["q1", "q2", "q4"], ["q1", "q3", "q4"], ["q2", "q3", "q4"]]
