"""The testers' server and what staff ask of it: invitations, remarks, results, retention, backups.

Owns the arguments and what is printed. Everything else is in generator/preview.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from generator.build import build
from generator.cache import Cache
from generator.commands.command import ERRORS, OK, USAGE, Call, Command, add_day, chosen_day
from generator.commands.port import add_port, is_open
from generator.model.words import Statut
from generator.plain.wording import review_wording
from generator.preview import commands as preview
from generator.preview.config import Reglages, Service
from generator.preview.reports import FORMATS, format_rows
from generator.project import Project, open_project
from generator.render import environment, render

_PORT = 8001
_TRIAL = 3  # guides in the trial of `demarches preview --essai`


def settings_of(project: Project, base: str, address: str) -> Reglages:
    """The server's settings for a project."""
    desk = project.loaded.catalogue.services.get(project.settings.accueil)
    build_folder = project.root / "build"
    service = Service(str(desk.nom) if desk else project.settings.ville,
                      str(desk.adresse) if desk and desk.adresse else None,
                      str(desk.telephone) if desk and desk.telephone else None,
                      str(desk.courriel) if desk and desk.courriel else None)
    host = address.split("://")[-1].split(":")[0].split("/")[0]
    hosts = tuple(dict.fromkeys((host, "localhost", "127.0.0.1")))
    return Reglages(base=base or str(build_folder / "essais/essais.sqlite"), construction=build_folder / "apercu",
                    contrat=build_folder / "apercu.json", styles=project.root / "templates/preview/preview.css",
                    service=service, adresse=address, hotes=hosts)


def add_store(parser: argparse.ArgumentParser) -> None:
    """The options that say where the answers are kept."""
    parser.add_argument("--base", default="", metavar="BASE",
                        help="fichier SQLite ou adresse postgresql:// (build/essais/essais.sqlite si absent)")
    parser.add_argument("--adresse", default="", metavar="ADRESSE",
                        help="adresse du serveur vue par les testeurs (cette machine si absent)")


def _opened(call: Call) -> tuple[Project, Reglages]:
    project = open_project(call.root, chosen_day(call.args), Cache(call.root / "build/.cache"))
    address = call.args.adresse or f"http://localhost:{getattr(call.args, 'port', _PORT)}"
    return project, settings_of(project, call.args.base, address)


def _renderer(project: Project) -> Callable[..., str]:
    env = environment(project.root / "templates")
    return lambda name, context: render(env, name, context)


def _add_preview(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument("--hote", default="127.0.0.1", help="adresse d’écoute (cette machine seulement si absent)")
    add_port(parser, _PORT)
    parser.add_argument("--mandataire", action="append", default=[], metavar="ADRESSE",
                        help="mandataire dont l’adresse transmise est crue")
    parser.add_argument("--essai", action="store_true", help="invite une personne et donne son lien")
    add_day(parser)


def _preview(call: Call) -> int:
    if not is_open(call, call.args.hote):
        return USAGE
    report = build(call.root, chosen_day(call.args), "apercu", progress=call.console.progress)
    if not report.built:
        call.console.problems(report.problems, report.texts)
        return ERRORS
    project, settings = _opened(call)
    if call.args.essai:
        _invite_one(call, project, settings)
    call.console.note(f"Le serveur d’essai écoute sur {call.args.hote}:{call.args.port}. Ctrl+C pour arrêter.")
    catalogue = project.loaded.catalogue
    preview.serve(settings, render=_renderer(project), review=lambda text: review_wording(text, catalogue),
                  hote=call.args.hote, port=call.args.port, mandataires=call.args.mandataire)
    return OK


def _invite_one(call: Call, project: Project, settings: Reglages) -> None:
    """A tester on real guides with questions; drafts first."""
    order = (Statut.EN_TEST, Statut.BROUILLON, Statut.PUBLIEE)
    guides = [p for p in project.loaded.catalogue.procedures.values() if p.essai and p.statut in order]
    guides.sort(key=lambda p: (order.index(p.statut), p.slug))
    made = preview.invite(settings, [p.slug for p in guides[:_TRIAL]], nom="Essai sur cette machine")
    call.console.say("Ouvrez ce lien comme un testeur (il ne sera plus montré) :")
    call.console.say(made.liens[0].adresse)
    staff = preview.invite_staff(settings, "Équipe", "auteur", campagne_id=made.campagne.id)
    call.console.say("Et celui-ci comme l’équipe :")
    call.console.say(staff.adresse)


def _add_invite(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="démarches à essayer")
    parser.add_argument("--nombre", type=int, default=1, help="nombre de liens")
    parser.add_argument("--groupe", action="store_true", help="un lien pour tout un groupe")
    parser.add_argument("--nom", default="Essai", help="nom de la campagne")
    parser.add_argument("--panel", default="", help="qui est invité, en quelques mots")
    parser.add_argument("--cartes", metavar="FICHIER", help="écrit les cartes à imprimer (quatre A6 par page)")
    parser.add_argument("--equipe", choices=("agent", "auteur", "publication"), help="un lien pour l’équipe")
    add_store(parser)
    add_day(parser)


def _invite(call: Call) -> int:
    project, settings = _opened(call)
    if call.args.equipe:
        call.console.say(preview.invite_staff(settings, call.args.nom, call.args.equipe).adresse)
        return OK
    if not call.args.slugs:
        call.console.note("Nommez au moins une démarche à essayer.")
        return USAGE
    kind = "groupe" if call.args.groupe else "personnelle"
    made = preview.invite(settings, call.args.slugs, nombre=call.args.nombre, genre=kind, nom=call.args.nom,
                          panel=call.args.panel)
    call.console.note("Ces liens ne seront plus montrés : copiez-les maintenant.")
    for link in made.liens:
        call.console.say(link.adresse)
    if call.args.cartes:
        Path(call.args.cartes).write_text(preview.cartes(settings, made, _renderer(project)), encoding="utf-8")
        call.console.note(f"Cartes à imprimer : {call.args.cartes}")
    return OK


def _add_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", nargs="?", metavar="SLUG", help="démarche (toutes si absent)")
    parser.add_argument("--format", choices=(*FORMATS, "w3c"), default="table", help="forme du résultat")
    add_store(parser)
    add_day(parser)


def _remarks(call: Call) -> int:
    _, settings = _opened(call)
    if call.args.format == "w3c":
        call.console.say(preview.remarques_w3c(settings, call.args.slug))
        return OK
    call.console.say(format_rows(preview.remarques(settings, call.args.slug), call.args.format).rstrip("\n"))
    return OK


def _add_results(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="démarche")
    parser.add_argument("--format", choices=FORMATS, default="table", help="forme du résultat")
    add_store(parser)
    add_day(parser)


def _results(call: Call) -> int:
    _, settings = _opened(call)
    call.console.say(format_rows(preview.resultats(settings, call.args.slug), call.args.format).rstrip("\n"))
    return OK


def _add_store_only(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_day(parser)


def _purge(call: Call) -> int:
    _, settings = _opened(call)
    for name, count in preview.purge(settings).items():
        call.console.say(f"{name} : {count}")
    return OK


def _add_tester(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--testeur", required=True, metavar="CODE", help="code de remarque, pseudonyme ou courriel")
    _add_store_only(parser)


def _erase(call: Call) -> int:
    _, settings = _opened(call)
    call.console.say(f"{preview.effacer_testeur(settings, call.args.testeur)} remarques vidées.")
    return OK


def export_tester(call: Call) -> int:
    """Everything stored about one tester, as JSON (right of access)."""
    _, settings = _opened(call)
    call.console.say(json.dumps(preview.export_testeur(settings, call.args.testeur), ensure_ascii=False, indent=2))
    return OK


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("fichier", metavar="FICHIER", help="fichier de sauvegarde (.jsonl.gz)")
    _add_store_only(parser)


def _save(call: Call) -> int:
    _, settings = _opened(call)
    saved = preview.backup(settings, Path(call.args.fichier))
    call.console.say(f"Sauvegarde vérifiée : {call.args.fichier}, {saved.lignes} lignes.")
    return OK


def _restore(call: Call) -> int:
    _, settings = _opened(call)
    filled = preview.restore(settings, Path(call.args.fichier))
    call.console.say(f"Base remplie : {filled.lignes} lignes, les mêmes que dans la sauvegarde.")
    return OK


COMMANDS = (
    Command("preview", "ouvre le serveur d’essai pour les testeurs", _add_preview, _preview),
    Command("inviter", "invite des testeurs : liens personnels ou de groupe, cartes à imprimer", _add_invite, _invite),
    Command("remarques", "montre ce que les testeurs ont dit, à la ligne du fichier", _add_report, _remarks),
    Command("resultats", "montre les résultats d’un essai", _add_results, _results),
    Command("purge", "oublie ce qui a passé sa durée de conservation", _add_store_only, _purge),
    Command("effacer", "efface les textes d’un testeur", _add_tester, _erase),
    Command("sauver", "sauvegarde la base des essais, et la vérifie", _add_file, _save),
    Command("restaurer", "remplit une base vide depuis une sauvegarde", _add_file, _restore),
)
