"""The team reads: remarks, results, exports, the paper sheet; and two small acts on a remark."""

from __future__ import annotations

from collections.abc import Mapping

from generator.preview.anchors import place
from generator.preview.erasure import ERASED
from generator.preview.findings import collect_remarks, collect_results
from generator.preview.reports import format_csv, format_rows, remark_rows, w3c_annotations
from generator.preview.store.campaigns import campagne_slugs, list_campagnes
from generator.preview.store.journal import note
from generator.preview.store.remarks import find_remarque, mask_remarque, transfer_remarque
from generator.preview.store.trials import avis_of_guide, images_of_guide, set_avis
from generator.preview.views import ancre_of, view_reading
from generator.preview.visit import Answer, Fichier, Page, Redirection, Visite, error_page

CLASSES = ("juste", "faux", "contraire", "ne_sait_pas", "sans_reponse")


def show_desk(visite: Visite) -> Answer:
    """Where the team starts: the campaigns and the guides it may see."""
    return desk_page(visite)


def desk_page(visite: Visite, refused: Mapping[str, str] | None = None) -> Page:
    """The desk; `refused`: what was written in the form of a campaign that makes no sense, shown again."""
    limit = visite.qui.campagne_id
    with visite.atelier.store.read() as link:
        campagnes = [item for item in list_campagnes(link) if limit in (None, item.id)]
        slugs = None if limit is None else campagne_slugs(link, limit)
        remarks = collect_remarks(link, visite.construction, campagne_id=limit)
    mine = [guide for guide in visite.construction.guides if slugs is None or guide.slug in slugs]
    guides = sorted(mine, key=lambda guide: guide.titre.casefold())
    counts = {guide.slug: sum(item.remarque.slug == guide.slug for item in remarks) for guide in guides}
    typed = refused or {"nom": "", "debut": visite.atelier.now()[:10], "fin": "", "panel": ""}
    ticked = {guide.slug for guide in guides if visite.form.has(f"guide:{guide.slug}")}
    form = {"illimite": limit is None, "incomplet": bool(refused), "saisi": typed, "coches": ticked}
    context = {"campagnes": campagnes, "guides": guides, "comptes": counts, **form}
    return Page("preview/equipe.html", context, 422 if refused else 200)


def show_remarks(visite: Visite) -> Answer:
    """The remarks of a guide, with their place in the YAML today."""
    with visite.atelier.store.read() as link:
        found = collect_remarks(link, visite.construction, visite.guide.slug, visite.qui.campagne_id)
    return Page("preview/remarques.html", {"guide": visite.guide, "constats": found})


def export_remarks(visite: Visite) -> Answer:
    """The same remarks as a file: `csv`, `json` or `w3c`."""
    slug, form = visite.guide.slug, visite.params["format"]
    with visite.atelier.store.read() as link:
        found = collect_remarks(link, visite.construction, slug, visite.qui.campagne_id)
    if form == "csv":
        return Fichier(format_csv(remark_rows(found)).encode(), "text/csv; charset=utf-8", f"remarques-{slug}.csv")
    if form == "json":
        return Fichier(format_rows(remark_rows(found), "json").encode(), "application/json", f"remarques-{slug}.json")
    if form == "w3c":
        return Fichier(w3c_annotations(found).encode(), "application/ld+json", f"remarques-{slug}.jsonld")
    return error_page("introuvable", 404)


def show_results(visite: Visite) -> Answer:
    """Steps, questions, UMUX-Lite, drawings."""
    with visite.atelier.store.read() as link:
        results = collect_results(link, visite.guide)
    return Page("preview/resultats.html", {"guide": visite.guide, "resultats": results})


def show_sheet(visite: Visite) -> Answer:
    """Paper mode: numbered sentences and two columns, the numbers of the reading page."""
    return Page("preview/papier.html", {"guide": visite.guide, "lecture": view_reading(visite.guide, (), ())})


def transfer(visite: Visite) -> Answer:
    """The field of a remark is gone but the same text lives elsewhere: follow it, in one click."""
    with visite.atelier.store.write() as link:
        remarque = find_remarque(link, visite.params["code"])
        guide = visite.construction.guide(remarque.slug) if remarque else None
        if remarque is None or guide is None:
            return error_page("introuvable", 404)
        wanted = visite.form.text("champ", 200)
        if wanted in place(ancre_of(remarque), guide.champs).transferts:
            transfer_remarque(link, remarque, wanted, visite.atelier.now(), visite.qui.nom)
    return Redirection(f"/equipe/remarques/{guide.slug}#{remarque.code}")


def mask(visite: Visite) -> Answer:
    """Hide personal data written by mistake: the text goes for good, who hid it is kept."""
    with visite.atelier.store.write() as link:
        remarque = find_remarque(link, visite.params["code"])
        if remarque is None:
            return error_page("introuvable", 404)
        mask_remarque(link, remarque, visite.atelier.now(), visite.qui.nom, ERASED)
        note(link, visite.atelier.now(), "masquage", visite.qui.session_id, remarque.code)
    return Redirection(f"/equipe/remarques/{remarque.slug}#{remarque.code}")


def show_drawings(visite: Visite) -> Answer:
    """The meanings testers gave to the drawings, to be judged by two people: each sees one's own judgements only."""
    labels = {drawing.concept: drawing.libelle for drawing in visite.guide.pictogrammes}
    with visite.atelier.store.read() as link:
        images = [image for image in images_of_guide(link, visite.guide.slug) if image.concept in labels]
        given = avis_of_guide(link, visite.guide.slug)
    shown = {image.id for image in images}
    own = [row for row in given if row["par"] == visite.qui.nom and row["image_id"] in shown]
    mine = {row["image_id"]: row["classe"] for row in own}
    context = {"guide": visite.guide, "images": images, "libelles": labels, "miens": mine}
    return Page("preview/dessins.html", context)


def judge_drawing(visite: Visite) -> Answer:
    """The judgement of one person on one meaning; the name on the link stands for the person."""
    classe = visite.form.one_of("classe", CLASSES)
    slug, image = visite.guide.slug, visite.params["image"]
    if classe is not None:
        with visite.atelier.store.write() as link:
            set_avis(link, image_id=image, par=visite.qui.nom, classe=classe, le=visite.atelier.now())
    return Redirection(f"/equipe/dessins/{slug}#i-{image}")
