"""The door on pikepdf: one pass that completes what the browser leaves out, and a plain reading of a PDF's structure.

Owns list bodies, link texts, roles, metadata and everything that would change from one run to the next (dates, ids).
Judges nothing: see structure.py.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from generator.sheets.structure import Document, Noeud

_ROLES = {"/Strong": Name.Span, "/Em": Name.Span}


@dataclass(frozen=True)
class Notice:
    """What a PDF says of itself. `jour` is the date of the content: it replaces the time of printing."""

    titre: str
    auteur: str
    sujet: str
    jour: date


def mend(raw: bytes, notice: Notice) -> bytes:
    """The PDF completed. The same raw drawing and notice always give the same bytes."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        tree = pdf.Root.get("/StructTreeRoot")
        if tree is not None:
            tree.RoleMap = pdf.make_indirect(Dictionary({**dict(tree.get("/RoleMap", {}).items()), **_ROLES}))
            for element in list(_elements(tree.get("/K"))):
                _mend_element(pdf, element)
        for page in pdf.pages:
            page.Tabs = Name.S
            for link in page.get("/Annots", ()):
                _name_link(link)
        pdf.Root.Lang = String("fr-FR")
        preferences = pdf.Root.get("/ViewerPreferences") or Dictionary()
        preferences.DisplayDocTitle = True
        pdf.Root.ViewerPreferences = preferences
        _describe(pdf, notice)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate,
                 compress_streams=True)
        return out.getvalue()


def _elements(kids: Any) -> Iterator[Any]:
    """Every structure element under these kids, in reading order."""
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            if "/K" in kid:
                yield from _elements(kid.K)


def _mend_element(pdf: pikepdf.Pdf, element: Any) -> None:
    if "/ID" in element:
        del element["/ID"]  # counts the nodes of every page the browser has shown: it would change the bytes
    if _role(element) == "LI" and "LBody" not in map(_role, _own(element)):
        _add_body(pdf, element)


def _role(element: Any) -> str:
    return str(element.S)[1:]


def _own(element: Any) -> list[Any]:
    kids = element.get("/K")
    found = list(kids) if isinstance(kids, Array) else [kids]
    return [k for k in found if isinstance(k, Dictionary) and "/S" in k]


def _add_body(pdf: pikepdf.Pdf, item: Any) -> None:
    """The element becomes the body and a new item is put above it: marks of the page keep pointing at the body."""
    labels = [k for k in _own(item) if _role(k) == "Lbl"]
    kids = item.get("/K")
    rest = [k for k in (kids if isinstance(kids, Array) else [kids]) if k is not None and not _is_label(k)]
    above = item.P
    outer = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LI, P=above, K=Array([*labels, item])))
    above_kids = above.K if isinstance(above.K, Array) else Array([above.K])
    above.K = Array([outer if _same(k, item) else k for k in above_kids])
    for label in labels:
        label.P = outer
    item.S, item.P, item.K = Name.LBody, outer, Array(rest)


def _is_label(kid: Any) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/S") == Name.Lbl


def _same(one: Any, other: Any) -> bool:
    return bool(getattr(one, "objgen", (0, 0)) == other.objgen)


def _name_link(link: Any) -> None:
    """Links say where they go (PDF/UA-1, 7.18.5)."""
    if link.get("/Subtype") != Name.Link or link.get("/Contents"):
        return
    address = str(link.A.get("/URI", "")) if "/A" in link else ""
    link.Contents = String(_said(address) if address else "Aller à la page dans ce document")


def _said(address: str) -> str:
    for scheme, word in (("tel:", "Appeler le "), ("mailto:", "Écrire à "), ("https://", "Ouvrir "),
                         ("http://", "Ouvrir ")):
        if address.startswith(scheme):
            return word + address.removeprefix(scheme).rstrip("/")
    return address


def _describe(pdf: pikepdf.Pdf, notice: Notice) -> None:
    stamp = f"D:{notice.jour:%Y%m%d}000000Z"
    producer = str(pdf.docinfo.get("/Producer", ""))
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    values: Mapping[str, str] = {"/Title": notice.titre, "/Author": notice.auteur, "/Subject": notice.sujet,
                                 "/Creator": "Démarches", "/Producer": producer, "/CreationDate": stamp,
                                 "/ModDate": stamp}
    for key, value in values.items():
        pdf.docinfo[key] = String(value)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = notice.titre
        xmp["dc:language"] = {"fr-FR"}
        xmp["dc:creator"] = [notice.auteur]
        xmp["dc:description"] = notice.sujet
        xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = f"{notice.jour.isoformat()}T00:00:00Z"


def read_structure(data: bytes) -> Document:
    """What a reader's software is told by a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root: Any = pdf.Root
        tree = root.get("/StructTreeRoot")
        shown, marked = root.get("/ViewerPreferences"), root.get("/MarkInfo")
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            xmp_title = str(xmp.get("dc:title") or "")
        links = tuple(str(a.get("/Contents", "")) for page in pdf.pages for a in page.get("/Annots", ())
                      if a.get("/Subtype") == Name.Link)
        return Document(
            pages=len(pdf.pages), langue=str(root.get("/Lang", "")), titre=str(pdf.docinfo.get("/Title", "")),
            titre_xmp=xmp_title, titre_montre=bool(shown and shown.get("/DisplayDocTitle")),
            balise=bool(marked and marked.get("/Marked")),
            ordre=all(page.get("/Tabs") == Name.S for page in pdf.pages), liens=links,
            roles=frozenset(str(k)[1:] for k in (tree.get("/RoleMap", {}) if tree is not None else {})),
            arbre=_node(tree, "Racine") if tree is not None else Noeud("Racine"),
        )


def _node(element: Any, role: str) -> Noeud:
    kids = tuple(_node(k, _role(k)) for k in _own(element))
    return Noeud(role, str(element.get("/Alt", "")), kids)


def destinations(data: bytes) -> dict[str, int]:
    """Named places of a PDF and their page, from 1: where the entries of a table of contents lead."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        ranks: dict[Any, int] = {page.objgen: rank for rank, page in enumerate(pdf.pages, start=1)}
        root: Any = pdf.Root
        named = {str(name)[1:]: target for name, target in root.get("/Dests", {}).items()}  # as Chromium writes them
        tree = root.get("/Names", {}).get("/Dests")  # as WeasyPrint does
        if tree is not None:
            named |= {str(name): target for name, target in pikepdf.NameTree(tree).items()}
        return {name: ranks.get(target[0].objgen, 0) for name, target in named.items()}
