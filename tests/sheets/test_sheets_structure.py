"""The questions put to a PDF: each one finds its fault, and a sound document has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.sheets.structure import Document, Noeud, findings


def node(role: str, *kids: Noeud, alt: str = "") -> Noeud:
    return Noeud(role, alt, kids)


def tree(*kids: Noeud) -> Noeud:
    return node("Racine", node("Document", *kids))


ITEM = node("LI", node("Lbl"), node("LBody", node("P")))
SOUND = Document(
    pages=1, langue="fr-FR", titre="Se marier", titre_xmp="Se marier", titre_montre=True, balise=True, ordre=True,
    liens=("Appeler le 0251783100",), roles=frozenset({"Strong"}),
    arbre=tree(node("H1"), node("Figure", alt="Code à scanner"), node("H2"), node("L", ITEM, ITEM), node("Strong")))


def test_a_sound_document_has_no_finding() -> None:
    assert findings(SOUND) == ()


@pytest.mark.parametrize(("document", "said"), [
    (replace(SOUND, langue="en-US"), "langue"),
    (replace(SOUND, langue=""), "langue"),
    (replace(SOUND, balise=False), "balisé"),
    (replace(SOUND, titre="", titre_xmp=""), "titre manque"),
    (replace(SOUND, titre_xmp="Autre"), "titre manque"),
    (replace(SOUND, titre_montre=False), "pas montré"),
    (replace(SOUND, ordre=False), "tabulation"),
    (replace(SOUND, liens=("Ouvrir", " ")), "lien"),
    (replace(SOUND, arbre=tree(node("H1"), node("H3"))), "niveau 3 suit"),
    (replace(SOUND, arbre=tree(node("H2"), node("H1"))), "niveau 2 suit"),
    (replace(SOUND, arbre=tree(node("P"))), "aucun titre"),
    (replace(SOUND, arbre=tree(node("H1"), node("Figure", alt=" "))), "texte de remplacement"),
    (replace(SOUND, arbre=tree(node("H1"), node("L", node("P")))), "autre chose que des lignes"),
    (replace(SOUND, arbre=tree(node("H1"), node("L", node("LI", node("P"))))), "n’a pas son corps"),
    (replace(SOUND, arbre=tree(node("H1"), node("P", ITEM))), "hors d’une liste"),
    (replace(SOUND, arbre=tree(node("H1"), node("Em"))), "« Em »"),
])
def test_each_fault_is_found_once(document: Document, said: str) -> None:
    found = findings(document)
    assert len(found) == 1 and said in found[0]
