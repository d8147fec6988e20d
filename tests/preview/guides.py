"""The two guides the preview tests start from, as the build would hand them over; no price, no hour, no number."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SENTENCES = {
    "carte-identite": [
        ("bref.quoi.texte", "bref", None, "phrase", "Vous demandez une carte nationale d'identité."),
        ("etapes.rdv.titre", "etapes", "rdv", "titre", "Prenez rendez-vous"),
        ("etapes.rdv.texte", "etapes", "rdv", "phrase", "Choisissez une mairie qui reçoit les demandes de carte."),
        ("etapes.rdv.note", "etapes", "rdv", "phrase", "Vous pouvez choisir une mairie loin de chez vous."),
        ("etapes.depot.titre", "etapes", "depot", "titre", "Déposez votre dossier"),
        ("etapes.depot.texte", "etapes", "depot", "phrase", "Apportez un justificatif de domicile récent."),
        ("pieces.photo", "pieces", None, "piece", "Une photo d'identité de moins de 6 mois"),
    ],
    "composteur": [
        ("bref.quoi.texte", "bref", None, "phrase", "Vous demandez un composteur pour vos déchets de cuisine."),
        ("etapes.demande.texte", "etapes", "demande", "phrase", "Remplissez la demande de composteur."),
    ],
}
STEPS = {"rdv": "Prenez rendez-vous", "depot": "Déposez votre dossier", "demande": "Faites la demande"}
DRAWING = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4h16v16H4z"/></svg>'
QUESTIONS = {
    "carte-identite": [
        {
            "id": "q1",
            "reponse_dans": "rdv",
            "demande": "Où pouvez-vous prendre rendez-vous ?",
            "choix": ["Dans une mairie qui reçoit les demandes", "À la préfecture", "À la poste"],
            "bonne": 0,
            "critique": True,
        },
        {
            "id": "q2",
            "reponse_dans": "pieces",
            "demande": "Quel âge peut avoir la photo ?",
            "choix": ["Un an", "Moins de 6 mois", "Dix ans"],
            "bonne": 1,
            "critique": True,
        },
        {
            "id": "q3",
            "reponse_dans": "depot",
            "demande": "Que faut-il apporter pour prouver votre domicile ?",
            "choix": ["Rien", "Un justificatif récent", "Une photo"],
            "bonne": 1,
            "critique": False,
        },
    ],
    "composteur": [],
}


def sha(text: str) -> str:
    """The digest of a field as the contract defines it."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def make_contract(changes: Mapping[str, str | None] | None = None) -> dict[str, Any]:
    """The contract as JSON; `changes` maps a field id of the first guide to its new text, or None to remove it."""
    changes = changes or {}
    guides = [_guide(slug, changes if slug == "carte-identite" else {}) for slug in SENTENCES]
    whole = {"version": sha(json.dumps(guides)), "date": "2026-11-22", "guides": guides}
    return dict(json.loads(json.dumps(whole)))  # a copy: tests damage it


def _guide(slug: str, changes: Mapping[str, str | None]) -> dict[str, Any]:
    fields = []
    for rank, (id_, section, etape, genre, first) in enumerate(SENTENCES[slug]):
        text = changes.get(id_, first)
        if text is not None:
            fields.append(
                {
                    "id": id_,
                    "section": section,
                    "etape": etape,
                    "genre": genre,
                    "libelle": id_,
                    "texte": text,
                    "sha": sha(text),
                    "ligne": 10 + rank,
                    "colonne": 5,
                }
            )
    steps = dict.fromkeys(item["etape"] for item in fields if item["etape"])
    return {
        "slug": slug,
        "titre": {"carte-identite": "Carte nationale d’identité", "composteur": "Composteur"}[slug],
        "resume": "Les étapes de la demande, dans l’ordre.",
        "theme": "papiers",
        "statut": "essai",
        "version": sha(json.dumps(fields)),
        "page": f"demarches/{slug}/",
        "fichier": f"procedures/{slug}.yml",
        "sections": [
            {"id": "bref", "titre": "En bref"},
            {"id": "etapes", "titre": "Les étapes"},
            {"id": "pieces", "titre": "Les papiers"},
        ],
        "etapes": [{"id": id_, "titre": STEPS[id_]} for id_ in steps],
        "champs": fields,
        "essai": QUESTIONS[slug],
        "pictogrammes": [{"concept": "photo", "libelle": "Photo d'identité", "svg": DRAWING}],
    }


def write_build(folder: Path, changes: Mapping[str, str | None] | None = None) -> None:
    """Write the static preview and its contract into `folder`."""
    contract = make_contract(changes)
    site = folder / "apercu"
    for guide in contract["guides"]:
        page = site / guide["page"]
        page.mkdir(parents=True, exist_ok=True)
        (page / "index.html").write_text(f"<!doctype html><title>{guide['titre']}</title>", encoding="utf-8")
        (page / "dessin.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    for name, text in {
        "index.html": "<!doctype html><title>Tous les guides</title>",
        "assets/site.css": "body{}",
        "assets/search.json": "{}",
        "search/search_index.json": '{"docs": []}',
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    (folder / "secret.txt").write_text("hors de l’aperçu", encoding="utf-8")
    _replace(folder, contract)


def write_long_guide(folder: Path) -> None:
    """The first guide with two long steps, one long paper, no critical question and one more."""
    long = {"etapes.rdv.texte": "rendez " * 250, "etapes.depot.texte": "dépôt " * 250, "pieces.photo": "photo " * 250}
    contract = make_contract({id_: text.strip() for id_, text in long.items()})
    questions = [question | {"critique": False} for question in contract["guides"][0]["essai"]]
    contract["guides"][0]["essai"] = [*questions, questions[0] | {"id": "q4"}]
    _replace(folder, contract)


def _replace(folder: Path, contract: dict[str, Any]) -> None:
    """The contract in one move, as a build does it."""
    fresh = folder / "apercu.json.neuf"
    fresh.write_text(json.dumps(contract, ensure_ascii=False), encoding="utf-8")
    fresh.replace(folder / "apercu.json")
