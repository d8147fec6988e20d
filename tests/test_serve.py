"""The author's local page: what is saved is shown, a mistake is told on the page, and nothing is published."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_town import DAY, FILE, base_text, small_town

from generator.serve import Desk, LocalServer


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(small_town(tmp_path), DAY)


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    server = LocalServer(desk, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


def get(url: str, number: int = 0) -> str:
    request = urllib.request.Request(url, headers={"X-Numero": str(number)})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return str(answer.read().decode())


def save(desk: Desk, text: str, name: str = FILE) -> None:
    (desk.root / name).write_text(text, encoding="utf-8")
    assert desk.refresh()


def test_pages_and_assets(desk: Desk, address: str) -> None:
    assert "Demander une carte d’essai" in get(address + "demarches/base/complet/")
    assert "_local/local.js" in get(address)
    assert get(address + "_local/local.js")
    assert json.loads(get(address + "assets/recherche.json"))["fiches"]


def test_a_saved_change_is_shown(desk: Desk, address: str) -> None:
    before = desk.state.number
    save(desk, base_text().replace("Appelez la mairie.", "Appelez le maire."))
    assert desk.state.number == before + 1
    assert "Appelez le maire." in get(address + "demarches/base/complet/")
    assert not desk.refresh()


def test_a_mistake_is_told_on_the_page_and_the_last_sound_page_stays(desk: Desk, address: str) -> None:
    save(desk, base_text().replace("ici: ville", "ici: vile"))
    page = get(address + "demarches/base/complet/")
    assert "Demander une carte d’essai" in page
    assert "vile" in page
    assert f"{FILE}" in page
    save(desk, base_text())
    assert "vile" not in get(address + "demarches/base/complet/")


def test_a_broken_template_is_told(desk: Desk, address: str) -> None:
    name = "templates/guide/guide.html.j2"
    whole = (desk.root / name).read_text(encoding="utf-8")
    save(desk, whole + "{{ inconnu_de_tous }}", name)
    assert "inconnu_de_tous" in get(address + "demarches/base/complet/")
    save(desk, whole + "{% if %}", name)
    assert "La page ne peut pas être faite" in get(address + "demarches/base/complet/")
    save(desk, whole, name)
    assert "Demander une carte d’essai" in get(address + "demarches/base/complet/")


def test_waiting_answers_when_something_is_saved(desk: Desk, address: str) -> None:
    number = desk.state.number
    timer = threading.Timer(0.3, save, (desk, base_text().replace("Appelez", "Rappelez")))
    timer.start()
    assert json.loads(get(address + "_local/attendre", number)) == {"numero": number + 1}
    timer.join()


def test_starting_on_a_broken_project(tmp_path: Path) -> None:
    desk = Desk(small_town(tmp_path, {FILE: base_text().replace("ici: ville", "ici: vile")}), DAY)
    assert "vile" in desk.problem_page(desk.state)
    save(desk, base_text())
    assert "demarches/base/index.html" in desk.state.pages


def test_missing_pages_and_paths_outside(desk: Desk, address: str) -> None:
    for name in ("nulle-part/", "_local/../../mkdocs.yml", "../mkdocs.yml", "_local/%2e%2e/%2e%2e/mkdocs.yml"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            get(address + name)
        assert refused.value.code == 404
        refused.value.close()


def test_nothing_is_published(desk: Desk, address: str) -> None:
    get(address)
    assert not (desk.root / "build/site").exists()
