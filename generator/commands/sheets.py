"""`demarches sheets`: the step sheets to print and hand over, the packs, the poster."""

from __future__ import annotations

import argparse
import contextlib
import os
from collections.abc import Mapping, Sequence

from generator.cache import Cache
from generator.commands.command import ERRORS, OK, USAGE, Call, Command, add_day, chosen_day
from generator.model.procedure import Procedure
from generator.pictograms import inline
from generator.problems import Level, has_errors
from generator.project import Project, open_project
from generator.sheets.chromium import Chromium, find_chromium
from generator.sheets.compose import Composer, background
from generator.sheets.feuille import PROFILS
from generator.sheets.jobs import PACKS, Atelier, pack_jobs, poster_job, printable, sheet_job
from generator.sheets.keep import SCRATCH, Store
from generator.sheets.make import Bilan, Travail, make
from generator.sheets.narrow import answers_from
from generator.sheets.online import note_printed
from generator.sheets.printing import Printer
from generator.sheets.weasy import Weasy
from generator.spelling import did_you_mean

FOLDER = "build/fiches"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="démarches à imprimer (toutes si absent)")
    parser.add_argument("--profil", choices=PROFILS, default="usager",
                        help="usager (à donner), agent (usage interne) ou grands-caracteres (18 points)")
    parser.add_argument("--cas", metavar="RÉPONSES", default="",
                        help="la fiche d’une seule personne : motif=perte,age=mineur (avec un seul SLUG)")
    parser.add_argument("--pack", choices=PACKS, help="un seul PDF avec couverture, sommaire et numéros de page")
    parser.add_argument("--affiche", action="store_true", help="l’affiche A3 « Qui fait quoi »")
    parser.add_argument("--moteur", choices=("chromium", "weasyprint"), default="chromium",
                        help="ce qui imprime : un navigateur, ou WeasyPrint s’il n’y en a pas")
    add_day(parser)


def _run(call: Call) -> int:
    project = open_project(call.root, chosen_day(call.args), Cache(call.root / "build/.cache"))
    if has_errors(project.problems):
        errors = [p for p in project.problems if p.level is Level.ERREUR]
        call.console.problems(errors, project.texts)
        call.console.note("Aucune fiche n’a été faite : corrigez d’abord ces erreurs.")
        return ERRORS
    chosen, answers, wrong = _chosen(call, project)
    if wrong:
        call.console.note(wrong)
        return USAGE
    with contextlib.ExitStack() as stack:
        printer: Printer = (Weasy() if call.args.moteur == "weasyprint"
                            else stack.enter_context(Chromium(find_chromium(os.environ))))
        return _print(call, project, printer, chosen, answers)


def _chosen(call: Call, project: Project) -> tuple[Sequence[Procedure], Mapping[str, str], str]:
    """The procedures asked for, the answers of one person, and what is wrong with the request."""
    published = {p.slug: p for p in printable(project)}
    if call.args.pack and (call.args.slugs or call.args.cas):
        return (), {}, "Un recueil prend toutes ses fiches : retirez les noms de démarches et « --cas »."
    for slug in call.args.slugs:
        if slug in project.loaded.catalogue.procedures and slug not in published:
            return (), {}, f"« {slug} » n’est pas publiée : une fiche ne s’imprime qu’après publication."
        if slug not in published:
            return (), {}, f"Aucune démarche « {slug} ». {did_you_mean(slug, published)}"
    chosen = [published[slug] for slug in dict.fromkeys(call.args.slugs)] or list(published.values())
    if not call.args.cas:
        return chosen, {}, ""
    if len(call.args.slugs) != 1:
        return (), {}, "« --cas » demande une seule démarche : demarches sheets carte-identite --cas motif=perte."
    answers, wrong = answers_from(call.args.cas, chosen[0])
    return chosen, answers, wrong


def _print(call: Call, project: Project, printer: Printer, chosen: Sequence[Procedure],
           answers: Mapping[str, str]) -> int:
    args = call.args
    picto = background if args.moteur == "weasyprint" else inline
    composer = Composer(call.root / "templates", project.settings, project.loaded.catalogue, project.pictograms, picto)
    workshop = Atelier(project, composer, printer.name)
    store = Store(call.root / FOLDER, call.root / SCRATCH)
    jobs = [sheet_job(workshop, p, args.profil, answers) for p in chosen]
    only_poster = args.affiche and not args.slugs and not args.pack
    whole = not args.slugs and not only_poster
    done = [] if only_poster else [make(jobs, store, printer, call.console.progress)]
    if args.profil == "usager" and not answers and not only_poster:
        note_printed(project, chosen)
    if whole:
        _forget_stale(store, args.profil, jobs)
    if args.pack:
        packs = pack_jobs(workshop, args.pack, args.profil, done[0].entrees)
        done.append(make(packs, store, printer, call.console.progress))
    if args.affiche:
        done.append(make([poster_job(workshop)], store, printer))
    return _tell(call, done)


def _forget_stale(store: Store, profil: str, jobs: Sequence[Travail]) -> None:
    """After a run for every procedure: what is no longer published, and the cases printed before, go."""
    current = {job.chemin for job in jobs}
    store.remove(name for folder in (profil, f"{profil}/cas") for name in store.names(folder) if name not in current)


def _tell(call: Call, done: Sequence[Bilan]) -> int:
    made, kept = sum(b.faits for b in done), sum(b.gardes for b in done)
    call.console.say(f"{made + kept} PDF : {made} faits, {kept} gardés.")
    for bilan in done:
        for path, entry in list(bilan.entrees.items())[:3] if len(bilan.entrees) > 6 else bilan.entrees.items():
            call.console.say(f"  {FOLDER}/{path} ({entry.pages} page{'s' if entry.pages > 1 else ''})")
        if len(bilan.entrees) > 6:
            call.console.say(f"  et {len(bilan.entrees) - 3} autres.")
    refused = [why for bilan in done for why in bilan.refus]
    for why in refused:
        call.console.note(f"Refusé : {why}")
    return ERRORS if refused else OK


COMMAND = Command("sheets", "imprime les fiches à donner, les recueils et l’affiche", _arguments, _run)
