"""What the testers' server may know of a preview build: guides, fields with their places, questions, pictograms.

Owns the writing side of build/apercu.json; generator/preview/contract.py owns the reading side.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from generator.cache import digest
from generator.cases import every_piece, every_step
from generator.inline import to_plain
from generator.model.pieces import PieceDemandee
from generator.model.procedure import Procedure
from generator.model.values import Absence, Texte
from generator.model.walk import texts
from generator.pages.page import Edition
from generator.pictograms import inline
from generator.view.cards import shown

SECTIONS = {
    "resume": "En bref", "public": "Est-ce pour vous ?", "conditions": "Les conditions", "questions": "Votre situation",
    "pieces": "Les papiers à apporter", "etapes": "Les étapes", "cout": "Le coût", "delai": "Les délais",
    "canaux": "Où et comment", "apres": "Et après ?", "encadres": "À savoir",
    "questions_frequentes": "Les questions fréquentes", "renvoi": "Qui s’en occupe", "competence": "Qui s’en occupe",
    "inconnu": "Ce que nous ne savons pas encore",
}
_ALIAS = {"renvoi": "competence"}


def testers_file(content: Edition) -> bytes:
    """The JSON text; `version` changes whenever a field changes."""
    guides = [_guide(procedure, content) for procedure in shown(content.catalogue, content.nom)]
    whole: dict[str, Any] = {"date": content.day.isoformat(), "guides": guides}
    whole["version"] = digest(json.dumps(guides, ensure_ascii=False))[:16]
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _guide(procedure: Procedure, content: Edition) -> dict[str, Any]:
    fields = [_field(path, text, procedure) for path, text in texts(procedure) if path.split(".")[0] in SECTIONS]
    fields = [*_papers(procedure, content), *fields]
    order = list(SECTIONS)
    fields.sort(key=lambda f: order.index(f["section"]))
    used = dict.fromkeys(f["section"] for f in fields)
    steps = () if isinstance(procedure.etapes, Absence) else procedure.etapes
    return {
        "slug": procedure.slug, "titre": to_plain(procedure.titre), "resume": to_plain(procedure.resume),
        "theme": str(procedure.theme), "statut": str(procedure.statut),
        "version": digest(*(f["id"] + f["sha"] for f in fields))[:16],
        "page": f"demarches/{procedure.slug}/", "fichier": procedure.place.file,
        "sections": [{"id": name, "titre": SECTIONS[name]} for name in used],
        "etapes": [{"id": str(s.id), "titre": to_plain(s.titre)} for s in steps],
        "champs": fields,
        "essai": [{"id": str(q.id), "reponse_dans": str(q.reponse_dans), "demande": to_plain(q.demande),
                   "choix": [to_plain(c) for c in q.choix], "bonne": q.bonne - 1, "critique": q.critique}
                  for q in procedure.essai],
        "pictogrammes": _pictograms(procedure, content),
    }


def _field(path: str, text: Texte, procedure: Procedure) -> dict[str, Any]:
    parts = path.split(".")
    section = _ALIAS.get(parts[0], parts[0])
    step = parts[1] if parts[0] == "etapes" else None
    kind = "piece" if section == "pieces" else "titre" if parts[-1] == "titre" else "phrase"
    plain = to_plain(text)
    return {"id": path, "section": section, "etape": step, "genre": kind, "libelle": _label(parts, procedure),
            "texte": plain, "sha": digest_of(plain), "ligne": text.place.line, "colonne": text.place.column}


def digest_of(text: str) -> str:
    """The digest of a field's text that anchors are compared with: 16 hexadecimal digits of SHA-256 of the text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _label(parts: list[str], procedure: Procedure) -> str:
    if parts[0] == "etapes" and not isinstance(procedure.etapes, Absence):
        names = [str(s.id) for s in procedure.etapes]
        if parts[1] in names:
            return f"Étape {names.index(parts[1]) + 1}"
    return SECTIONS[parts[0]]


def _papers(procedure: Procedure, content: Edition) -> list[dict[str, Any]]:
    """A paper's own name is a field too: it comes from the catalogue of documents."""
    found = []
    for piece in every_piece(procedure.pieces):
        if isinstance(piece, PieceDemandee):
            name = to_plain(content.catalogue.documents[piece.document].nom)
            found.append({"id": f"pieces.{piece.id}.document", "section": "pieces", "etape": None, "genre": "piece",
                          "libelle": SECTIONS["pieces"], "texte": name, "sha": digest_of(name),
                          "ligne": piece.at("document").line, "colonne": piece.at("document").column})
    return found


def _pictograms(procedure: Procedure, content: Edition) -> list[dict[str, Any]]:
    names = [str(procedure.picto), *(str(s.picto) for s in every_step(procedure.etapes) if s.picto)]
    names += [str(content.catalogue.documents[p.document].picto) for p in every_piece(procedure.pieces)
              if isinstance(p, PieceDemandee)]
    return [{"concept": name, "libelle": content.pictograms[name].libelle, "svg": inline(content.pictograms[name])}
            for name in dict.fromkeys(names)]
