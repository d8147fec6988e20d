"""`demarches cases SLUG`: every combination of answers, with its papers, steps, cost and delay."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator.cache import Cache
from generator.cases import Cas, all_cases
from generator.commands.command import ERRORS, OK, USAGE, Call, Command, add_day, chosen_day
from generator.model.directory import Catalogue
from generator.model.pieces import AucunePiece, Groupe, Piece, PieceDemandee
from generator.problems import has_errors
from generator.project import open_project
from generator.spelling import did_you_mean
from generator.view import words


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="nom de la démarche : carte-identite")
    parser.add_argument("--format", choices=("texte", "json"), default="texte", help="forme du résultat")
    add_day(parser)


def paper_lines(pieces: Sequence[Piece], catalogue: Catalogue, indent: str = "  ") -> Iterator[str]:
    """The papers as lines, groups with their logic word."""
    for piece in pieces:
        if isinstance(piece, Groupe):
            logic = "toutes" if piece.tous else "une au choix" if piece.un_parmi else f"{piece.au_moins} au moins"
            yield f"{indent}- {piece.phrase} ({logic}) :"
            yield from paper_lines(piece.membres, catalogue, indent + "    ")
        elif isinstance(piece, PieceDemandee):
            kind = catalogue.documents.get(str(piece.document))
            age = f", de moins {piece.age_max.de}" if piece.age_max else ""
            optional = ", facultatif" if piece.facultatif else ""
            yield f"{indent}- {kind.nom if kind else piece.document}{age}{optional}"
        else:
            yield f"{indent}- {piece.aucune if isinstance(piece, AucunePiece) else piece.inconnu}"


def case_lines(number: int, cas: Cas, catalogue: Catalogue) -> Iterator[str]:
    """One combination as lines."""
    answers = " ; ".join(f"{q} : {a}" for q, a in cas.reponses.items()) or "tout le monde"
    yield f"{number}. {answers}"
    yield from paper_lines(cas.pieces, catalogue)
    yield f"  Coût : {', '.join(words.price(c) for c in cas.cout) or 'voir la fiche'}"
    yield f"  Étapes : {len(cas.etapes)}"
    yield ""


def _as_data(cas: Cas, catalogue: Catalogue) -> dict[str, Any]:
    return {"reponses": dict(cas.reponses), "pieces": [line.strip() for line in paper_lines(cas.pieces, catalogue)],
            "etapes": [str(s.id) for s in cas.etapes], "cout": [words.price(c) for c in cas.cout],
            "delai": [str(d.id) for d in cas.delai]}


def _run(call: Call) -> int:
    project = open_project(call.root, chosen_day(call.args), Cache(call.root / "build/.cache"))
    catalogue = project.loaded.catalogue
    procedure = catalogue.procedures.get(call.args.slug)
    if procedure is None:
        call.console.note(f"Aucune démarche « {call.args.slug} ». {did_you_mean(call.args.slug, catalogue.procedures)}")
        return USAGE
    cases = all_cases(procedure, project.day)
    if call.args.format == "json":
        call.console.say(json.dumps([_as_data(c, catalogue) for c in cases], ensure_ascii=False, indent=2))
        return OK
    for number, cas in enumerate(cases, start=1):
        for line in case_lines(number, cas, catalogue):
            call.console.say(line)
    found = [p for p in project.problems if p.place.file == procedure.place.file]
    call.console.say(f"{len(cases)} situations.")
    if has_errors(found):
        call.console.problems(found, project.texts)
        return ERRORS
    return OK


COMMAND = Command("cases", "montre toutes les situations d’une démarche, avec leurs papiers", _arguments, _run)
