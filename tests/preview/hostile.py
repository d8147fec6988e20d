"""A workshop where every text a person can write is hostile, and the pages that show those texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from playwright.sync_api import Browser

from .worlds import Client, World, make_contract, remark_form, sha

# What our own pages are made of: anything else in the page came out of a text.
ELEMENTS = re.findall(
    r"\w+",
    """html head meta title link body a header p form button main footer h1 h2 h3 ul ol li strong em span div section
    fieldset legend label input textarea select option progress details summary mark del ins blockquote table caption
    thead tbody tr th td dl dt dd img svg path""",
)
INSPECT = """(allowed) => {
  const all = [...document.querySelectorAll('*')];
  return {
    elements: all.filter(node => !allowed.includes(node.localName)).map(node => node.outerHTML.slice(0, 200)),
    handlers: all.filter(node => [...node.attributes].some(item => item.name.startsWith('on') || item.name === 'style'))
      .map(node => node.outerHTML.slice(0, 200)),
    links: [...document.querySelectorAll('[href], [action], [src], [formaction]')].filter(node =>
      !/^([/#]|$)/.test(node.getAttribute('href') ?? node.getAttribute('action') ?? node.getAttribute('src') ?? ''))
      .map(node => node.outerHTML.slice(0, 200)),
    drawings: [...document.querySelectorAll('svg')].filter(node => !node.classList.contains('qr')).length,
    pictures: [...document.querySelectorAll('img')].filter(node => !node.classList.contains('dessin')).length,
  };
}"""


def packs(payloads: Sequence[str], size: int) -> Iterator[str]:
    """Payloads put together, one a line, within what a field takes."""
    pack = ""
    for payload in payloads:
        if len(pack) + len(payload) > size and pack:
            yield pack
            pack = ""
        pack += payload + "\n"
    yield pack


def poison_guides(world: World, payloads: Sequence[str]) -> None:
    """Even the guides are hostile: titles, sentences, questions, labels."""
    contract = make_contract()
    texts = iter(payloads)
    for guide in contract["guides"]:
        guide["titre"], guide["resume"] = "\n".join(islice(texts, 3)) or "x", "\n".join(islice(texts, 3)) or "x"
        for part in (*guide["sections"], *guide["etapes"]):
            part["titre"] = next(texts, "x")
        for question in guide["essai"]:
            question["demande"] = "\n".join(islice(texts, 3)) or "x"
            question["choix"] = [next(texts, "x"), next(texts, "x")]
            question["bonne"] = 0
        for drawing in guide["pictogrammes"]:
            drawing["libelle"] = next(texts, "x")
        model = guide["champs"][-1]
        guide["champs"] += [
            {**model, "id": f"etapes.p{rank}.texte", "texte": text, "sha": sha(text)}
            for rank, text in enumerate(payloads[:: 1 + len(payloads) // 150])
            if text.encode("utf-8", "ignore").decode() == text
        ]
    (world.folder / "apercu.json").write_text(json.dumps(contract), encoding="utf-8")


def write_everywhere(world: World, payloads: Sequence[str], people: int = 40) -> tuple[Client, Client, str]:
    """Every payload as remark and campaign, one in `people` as name and answers; tester, team, campaign."""
    team = world.team()
    for text in packs(payloads, 290):
        team.post("/equipe/campagnes", {**_campaign(text), "panel": text})
    campagne = team.post("/equipe/campagnes", _campaign("x")).headers["location"]
    for text in packs(payloads[::people], 40):
        agent = world.team()
        agent.post(f"{campagne}/saisie", {"slug": "carte-identite", "mode": "guichet", "pseudonyme": text})
        _trial(agent, text)
    tester = world.tester()
    for rank, text in enumerate(packs(payloads, 1900)):
        for kind in ("propose", "faux"):
            form = remark_form(texte=text, cle=f"{rank}{kind}", genre=kind, confirme="1", citation=text[:300])
            tester.post("/essai/carte-identite/remarques", form)
    _trial(tester, payloads[0])
    return tester, team, campagne


def _campaign(name: str) -> dict[str, str]:
    return {"nom": name, "guide:carte-identite": "1", "debut": "2026-11-22", "fin": "2026-12-22"}


def _trial(client: Client, text: str) -> None:
    client.post("/essai/carte-identite/1", {"essentiel": text, "confirme": "1"})
    client.post("/essai/carte-identite/images", {"rang": "0", "reponse": text, "confirme": "1"})
    fields = {f"trou:{item}:{word}": text for item in ("bref.quoi.texte", "etapes.rdv.texte") for word in range(9)}
    client.post("/essai/carte-identite/trous", fields)
    client.post("/essai/carte-identite/4", {"mot_libre": text, "courriel": text, "confirme": "1"})


def pages_of_tester() -> list[str]:
    """Where a tester sees texts again."""
    return ["/", *(f"/essai/carte-identite/{part}" for part in ("1", "2", "3", "4", "merci", "trous", "images"))]


def pages_of_team(campagne: str) -> list[str]:
    """Where the team sees them."""
    parts = ("remarques", "resultats", "papier", "dessins")
    return ["/equipe", campagne, *(f"/equipe/{part}/carte-identite" for part in parts)]


def inspect(browser: Browser, site: str, visits: Sequence[tuple[str, str, str]]) -> list[object]:
    """What is wrong in these pages (path, cookie, form text), in a browser told to ignore our security policy."""
    found: list[object] = []
    for path, cookie, text in visits:
        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        page.on("dialog", lambda dialog, seen=found: (seen.append(("dialog", dialog.message)), dialog.dismiss()))
        name, value = cookie.split("=")
        context.add_cookies([{"name": name, "value": value, "url": "https://localhost"}])
        page.goto(site + path)
        if text:
            page.locator("details:has(textarea)").first.evaluate("node => node.open = true")
            page.locator("textarea").first.fill(text)
            page.locator("details button").first.click()
        seen = page.evaluate(INSPECT, ELEMENTS)
        found += [(path, kind, value) for kind, value in seen.items() if value]
        context.close()
    return found
