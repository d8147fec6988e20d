"""Is a PDF readable by everybody? A short list of questions put to its structure.

Owns the questions (PDF/UA-1, ISO 14289-1, those a machine can answer). Knows no PDF library. It does not replace a full
validator: that is why no PDF/UA mark is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

STANDARD = frozenset({
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
    "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure",
    "Formula", "Form",
})
"""The structure types of PDF 1.7 (ISO 32000-1, 14.8.4)."""


@dataclass(frozen=True)
class Noeud:
    """An element of the structure: its role, what is said instead of a drawing, its children in reading order."""

    role: str
    alt: str = ""
    enfants: tuple[Noeud, ...] = ()


@dataclass(frozen=True)
class Document:
    """A PDF as software that reads aloud sees it; `roles` are the roles mapped to standard ones."""

    pages: int
    langue: str
    titre: str
    titre_xmp: str
    titre_montre: bool
    balise: bool
    ordre: bool
    liens: tuple[str, ...]
    roles: frozenset[str]
    arbre: Noeud


def findings(document: Document) -> tuple[str, ...]:
    """Everything that is wrong, one sentence each; empty when nothing is."""
    return (*_of_document(document), *_of_headings(document.arbre), *_of_tree(document))


def _of_document(document: Document) -> Iterator[str]:
    if not document.langue.startswith("fr"):
        yield "La langue n’est pas dite."
    if not document.balise or not document.arbre.enfants:
        yield "Le document n’est pas balisé."
    if not document.titre or document.titre != document.titre_xmp:
        yield "Le titre manque, ou diffère entre les deux fiches d’information."
    if not document.titre_montre:
        yield "Le titre n’est pas montré dans la fenêtre."
    if not document.ordre:
        yield "L’ordre de la touche de tabulation n’est pas celui de la structure."
    yield from ("Un lien ne dit pas où il mène." for said in document.liens if not said.strip())


def _of_headings(tree: Noeud) -> Iterator[str]:
    last = 0
    for node in walk(tree):
        if len(node.role) == 2 and node.role[0] == "H" and node.role[1].isdigit():
            level = int(node.role[1])
            if level > last + 1:
                yield f"Un titre de niveau {level} suit un titre de niveau {last}."
            last = level
    if not last:
        yield "Il n’y a aucun titre."


def _of_tree(document: Document) -> Iterator[str]:
    for node in walk(document.arbre):
        roles = [child.role for child in node.enfants]
        if node.role == "Figure" and not node.alt.strip():
            yield "Une image n’a pas de texte de remplacement."
        if node.role == "L" and any(role not in ("LI", "L", "Caption") for role in roles):
            yield "Une liste contient autre chose que des lignes."
        if node.role == "LI" and roles.count("LBody") != 1:
            yield "Une ligne de liste n’a pas son corps."
        if "LI" in roles and node.role != "L":
            yield "Une ligne de liste est hors d’une liste."
        if node.role not in STANDARD | document.roles | {"Racine"}:
            yield f"Le rôle « {node.role} » n’est pas connu."


def walk(node: Noeud) -> Iterator[Noeud]:
    """The element and everything inside, in reading order."""
    yield node
    for child in node.enfants:
        yield from walk(child)
