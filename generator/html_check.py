"""The checker of the pages made: structure, names, links, drawings, typography, nothing inline, nothing from elsewhere.

Owns the rules on HTML (P2, P4, P5, P11 of the pictograms' rules among them). Reads no file: {path: bytes} in, problems
out. The browser tests see the rest (contrast, focus, reflow): a third of RGAA 4.1 at most is seen by any program.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from generator.html_tree import UNSEEN, Node, Page, parse_page
from generator.problems import Place, Problem, error, in_order

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol", "dl", "table")
_LOOSE = re.compile(r"\w[ ](?=[?!;:»](?:\s|$))|«[ ]\S")
_PHONE = re.compile(r"\b0\d(?: \d\d){4}\b")
_FETCHED = dict.fromkeys(("script", "img", "source", "iframe", "video", "audio"), "src") | {"use": "href"}
_DRAWN = ("img", "group", "graphics-document")
"""Roles of a drawing; `group` when it holds links, as an image has no inside for a screen reader."""


@dataclass(frozen=True)
class _Checked:
    """One page with what its links need: every file and every id of the site."""

    name: str
    page: Page
    files: frozenset[str]
    ids: Mapping[str, frozenset[str]]


Finding = tuple[Node, str, str]
"""Where, what is wrong, what to do."""
Rule = Callable[[_Checked], Iterator[Finding]]


def check_html(files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Every problem of the pages among `files` (path from the site's root → bytes), in order."""
    pages = {name: parse_page(data.decode()) for name, data in files.items() if name.endswith(".html")}
    drawn = {name: parse_page(data.decode()) for name, data in files.items() if name.endswith(".svg")}
    ids = {name: frozenset(n.attrs["id"] for n in page.root.walk() if "id" in n.attrs)
           for name, page in (*pages.items(), *drawn.items())}
    known = frozenset(files)
    problems = [problem for name, page in pages.items() for problem in _check_page(_Checked(name, page, known, ids))]
    return in_order(problems)


def _check_page(checked: _Checked) -> Iterator[Problem]:
    for tag, line in checked.page.crossed:
        place = Place(checked.name, line)
        yield error(place, "html-balise", f"La balise </{tag}> ne ferme rien.", "Revoir le gabarit.")
    for rule, find in RULES.items():
        for node, message, remedy in find(checked):
            yield error(Place(checked.name, node.line, node.column), rule, message, remedy)


def _language(checked: _Checked) -> Iterator[Finding]:
    root = checked.page.root
    pages = list(root.find("html"))
    if not pages or pages[0].attrs.get("lang") != "fr":
        yield pages[0] if pages else root, "La page ne dit pas sa langue.", 'Écrire <html lang="fr">.'
    titles = [node for node in root.find("title") if not node.inside("svg")]
    if len(titles) != 1 or not "".join(str(c) for c in titles[0].children).strip():
        yield root, "La page n’a pas un titre (title), un seul.", "Remplir le bloc titre du cadre."
    if sum(1 for _ in root.find("main")) != 1:
        yield root, "La page doit avoir un seul contenu principal (main).", "Revoir le cadre."


def _headings(checked: _Checked) -> Iterator[Finding]:
    found = [node for node in checked.page.root.find(*HEADINGS) if not node.inside("template")]
    if [node.tag for node in found].count("h1") != 1:
        yield checked.page.root, "La page doit avoir un titre de niveau 1, un seul.", "Garder un seul h1."
    before = 0
    for node in found:
        level = int(node.tag[1])
        if level > before + 1:
            yield node, f"Le titre « {node.text.strip()} » saute de h{before} à h{level}.", f"Écrire h{before + 1}."
        if not node.text.strip():
            yield node, f"Un titre {node.tag} est vide.", "Écrire le titre ou ôter la balise."
        before = level


def _identifiers(checked: _Checked) -> Iterator[Finding]:
    nodes = [node for node in checked.page.root.walk() if "id" in node.attrs]
    counts = Counter(node.attrs["id"] for node in nodes)
    for node in nodes:
        name = node.attrs["id"]
        if counts[name] > 1 or not name or " " in name:
            yield node, f"L’identifiant « {name} » est en double, vide ou mal écrit.", "Un id ne sert qu’une fois."
    for node in checked.page.root.walk():
        for key in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            for name in node.attrs.get(key, "").split():
                if name not in counts:
                    yield node, f"{key} cite « {name} », qui n’existe pas dans la page.", "Revoir l’identifiant."


def _links(checked: _Checked) -> Iterator[Finding]:
    for node in checked.page.root.find("a"):
        href = node.attrs.get("href")
        if href is None:
            yield node, "Un lien n’a pas d’adresse.", "Écrire href."
            continue
        if not (node.text.strip() or node.attrs.get("aria-label", "").strip() or _drawn_name(node)):
            yield node, f"Le lien vers « {href} » n’a pas de texte.", "Écrire où il mène."
        wrong = _dead(href, checked)
        if wrong:
            yield node, f"Le lien « {href} » ne mène à rien : {wrong}.", "Corriger l’adresse."


def _drawn_name(node: Node) -> bool:
    return any(child.tag in ("title", "text") for child in node.walk())


def _dead(href: str, checked: _Checked) -> str:
    """Why an address of the site leads nowhere; "" when it does, or is elsewhere."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return "" if parts.scheme in ("https", "http", "mailto", "tel") else "adresse mal écrite"
    target = target_of(checked.name, parts.path)
    if target not in checked.files:
        return "la page n’existe pas"
    anchor = unquote(parts.fragment)
    if anchor and target in checked.ids and anchor not in checked.ids[target]:
        return f"la page n’a pas d’endroit « {anchor} »"
    return ""


def target_of(page: str, path: str) -> str:
    """The file that a relative address means, from the site's root."""
    if not path:
        return page
    base = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(page), unquote(path))
    plain = posixpath.normpath(base)
    if path.endswith(("/", "..")) or plain == ".":
        return posixpath.normpath(posixpath.join(plain, "index.html"))
    return plain


def _images(checked: _Checked) -> Iterator[Finding]:
    for node in checked.page.root.find("img", "svg"):
        if node.inside("svg"):
            continue
        if node.tag == "img":
            if "alt" not in node.attrs:
                yield node, "Une image n’a pas d’attribut alt.", 'Écrire alt="" si le texte voisin dit la même chose.'
        elif node.attrs.get("aria-hidden") == "true":
            yield from _hidden_pictogram(node)
        elif node.attrs.get("role") not in _DRAWN or not (_named(node) or node.attrs.get("aria-label")):
            yield node, "Un dessin n’est ni caché ni nommé.", "role=img avec un titre, ou aria-hidden=true."


def _named(node: Node) -> bool:
    titles = [child for child in node.children if isinstance(child, Node) and child.tag == "title"]
    return bool(titles) and titles[0].attrs.get("id", "?") in node.attrs.get("aria-labelledby", "")


def _hidden_pictogram(node: Node) -> Iterator[Finding]:
    if node.attrs.get("focusable") != "false" or "tabindex" in node.attrs:
        yield node, "Un pictogramme caché peut recevoir le focus.", "Écrire focusable=false, sans tabindex."
    around = node.parent
    if around is not None and len(around.text.strip()) < 2 and len(around.attrs.get("aria-label", "")) < 2:
        yield node, "Un pictogramme est seul, sans mots à côté.", "Mettre un texte visible dans le même élément."


def _drawings(checked: _Checked) -> Iterator[Finding]:
    """P5: the same information as a list, right after the drawing: before any other heading."""
    waiting: Node | None = None
    for node in checked.page.root.walk():
        if node.tag == "figure" and any(n.has_class("dessin") for n in node.find("svg")):
            waiting = node
        elif waiting is not None and node.tag in _LISTS:
            waiting = None
        elif waiting is not None and node.tag in HEADINGS:
            break
    if waiting is not None:
        yield waiting, "Un dessin n’est pas suivi de la même information en liste.", "Écrire la liste après la figure."


def _fields(checked: _Checked) -> Iterator[Finding]:
    named = {node.attrs["for"] for node in checked.page.root.find("label") if "for" in node.attrs}
    for node in checked.page.root.find("input", "select", "textarea"):
        if node.attrs.get("type") in ("hidden", "submit") or node.inside("label"):
            continue
        if node.attrs.get("id") not in named and not node.attrs.get("aria-label"):
            yield node, "Un champ n’a pas d’étiquette.", "Écrire un label avec for."
    for node in checked.page.root.find("button"):
        if not node.text.strip() and not node.attrs.get("aria-label"):
            yield node, "Un bouton n’a pas de texte.", "Écrire ce qu’il fait."


def _inline(checked: _Checked) -> Iterator[Finding]:
    """What the Content-Security-Policy would block."""
    for node in checked.page.root.walk():
        if node.tag == "style" or "style" in node.attrs:
            yield node, "Un style est écrit dans la page.", "Le mettre dans demarches.css."
        if any(name.startswith("on") for name in node.attrs):
            yield node, "Un gestionnaire d’événement est écrit dans la page.", "Le mettre dans un module de assets/."
        if node.tag == "script" and "src" not in node.attrs and node.attrs.get("type") != "application/ld+json":
            yield node, "Un script est écrit dans la page.", "Le mettre dans un module de assets/."


def _hosts(checked: _Checked) -> Iterator[Finding]:
    for node in checked.page.root.walk():
        address = node.attrs.get(_FETCHED.get(node.tag, ""), "")
        if node.tag == "link" and node.attrs.get("rel") != "canonical":
            address = node.attrs.get("href", "")
        if not address:
            continue
        parts = urlsplit(address)
        if parts.netloc or parts.scheme:
            yield node, f"« {address} » vient d’un autre site.", "Servir le fichier depuis le site."
        elif target_of(checked.name, parts.path) not in checked.files:
            yield node, f"Le fichier « {address} » n’existe pas.", "Corriger l’adresse."
        elif node.tag == "use" and parts.fragment not in checked.ids[target_of(checked.name, parts.path)]:
            yield node, f"Le dessin « {parts.fragment} » n’existe pas dans « {parts.path} ».", "Corriger son nom."


def _typography(checked: _Checked) -> Iterator[Finding]:
    for node in checked.page.root.walk():
        if node.tag in UNSEEN or node.inside(*UNSEEN):
            continue
        for text in (child for child in node.children if isinstance(child, str)):
            found = _LOOSE.search(text) or _PHONE.search(text)
            if found:
                extract = text[max(0, found.start() - 20) : found.end() + 10].strip()
                yield node, f"Une espace peut couper la ligne au mauvais endroit : « {extract} ».", "Espace insécable."


RULES: Mapping[str, Rule] = {
    "html-langue": _language,
    "html-titres": _headings,
    "html-id": _identifiers,
    "html-lien": _links,
    "html-image": _images,
    "html-dessin": _drawings,
    "html-champ": _fields,
    "html-csp": _inline,
    "html-hote": _hosts,
    "html-espace": _typography,
}
"""Every rule by its name."""
