"""Parts 1, 3 and 4 of the trial, resuming, and the thanks with the receipts."""

from __future__ import annotations

from generator.preview.contract import Question
from generator.preview.privacy import find_personal
from generator.preview.routes.asked import asked_of
from generator.preview.store.people import find_testeur, update_testeur
from generator.preview.store.records import Reponse, Seance
from generator.preview.store.remarks import list_remarques_of_seance
from generator.preview.store.trials import begin_seance, find_seance, list_reponses, set_reponse, update_seance
from generator.preview.visit import Answer, Page, Redirection, Visite

LECTURES = ("facile", "parfois", "souvent")
AGES = ("moins_25", "25_39", "40_59", "60_74", "75_plus")
PREMIERES = ("oui", "non")


def resume(visite: Visite) -> Answer:
    """Back where the tester had stopped."""
    seance = _seance(visite)
    part = seance.partie if seance else 1
    if seance is not None and seance.terminee_le:
        return Redirection(f"/essai/{visite.guide.slug}/merci")
    return Redirection(f"/essai/{visite.guide.slug}/{part}")


def _seance(visite: Visite) -> Seance | None:
    with visite.atelier.store.read() as link:
        return find_seance(link, visite.testeur_id, visite.guide.slug)


def show_gist(visite: Visite) -> Answer:
    """Part 1: what is this page for?"""
    seance = _seance(visite)
    return _gist_page(visite, (seance and seance.essentiel) or "", ())


def _gist_page(visite: Visite, text: str, alerts: tuple[str, ...]) -> Page:
    context = {"guide": visite.guide, "texte": text, "alertes": alerts}
    return Page("preview/essentiel.html", context, 422 if alerts else 200)


def save_gist(visite: Visite) -> Answer:
    """Part 1 answered, or skipped by leaving it empty."""
    text = visite.form.text("essentiel", 500)
    alerts = () if visite.form.has("confirme") else find_personal(text)
    if alerts:
        return _gist_page(visite, text, alerts)
    guide, now = visite.guide, visite.atelier.now()
    with visite.atelier.store.write() as link:
        seance = begin_seance(link, visite.testeur_id, guide.slug, guide.version, now)
        update_seance(link, seance, essentiel=text or None, partie=2)
    return Redirection(f"/essai/{guide.slug}/2")


def show_question(visite: Visite) -> Answer:
    """Part 3: the next question without an answer; when none is left, part 4."""
    return _question_page(visite, int(visite.atelier.clock().timestamp()))


def _question_page(visite: Visite, begun: int, *, incomplete: bool = False) -> Answer:
    """The next question; `incomplete`: shown again with the half that was answered, its clock still running."""
    guide, seance = visite.guide, _seance(visite)
    with visite.atelier.store.read() as link:
        done = {answer.question for answer in list_reponses(link, seance.id)} if seance else set()
        asked = asked_of(visite, link).questions
    left = [question for question in asked if question.id not in done]
    if not left:
        return Redirection(f"/essai/{guide.slug}/4")
    parts = guide.parties()
    context = {
        "guide": guide,
        "question": left[0],
        "rang": len(asked) - len(left) + 1,
        "total": len(asked),
        "parties": parts,
        "debut": begun,
        "incomplet": incomplete,
        "cherche": visite.form.one_of("cherche", (*(part.id for part in parts), "?")),
        "choix": visite.form.one_of("choix", (*map(str, range(len(left[0].choix))), "?")),
    }
    return Page("preview/question.html", context, 422 if incomplete else 200)


def save_question(visite: Visite) -> Answer:
    """An answer to both halves, or the question skipped."""
    guide, form = visite.guide, visite.form
    question = next((item for item in guide.essai if item.id == form.text("question", 80)), None)
    if question is None:
        return Redirection(f"/essai/{guide.slug}/3")
    if not form.has("passer") and not (form.has("cherche") and form.has("choix")):
        return _question_page(visite, _begun(visite), incomplete=True)
    with visite.atelier.store.write() as link:
        seance = begin_seance(link, visite.testeur_id, guide.slug, guide.version, visite.atelier.now())
        set_reponse(link, _make_answer(visite, seance, question))
        done = {answer.question for answer in list_reponses(link, seance.id)}
        asked = asked_of(visite, link).questions
        update_seance(link, seance, partie=4 if done.issuperset(item.id for item in asked) else 3)
    return Redirection(f"/essai/{guide.slug}/3")


def _make_answer(visite: Visite, seance: Seance, question: Question) -> Reponse:
    form, guide = visite.form, visite.guide
    skipped = form.has("passer")
    parts = tuple(partie.id for partie in guide.parties())
    found = None if skipped else form.one_of("cherche", parts)
    choice = None if skipped else form.number("choix", 0, len(question.choix) - 1)
    return Reponse(
        seance_id=seance.id,
        question=question.id,
        partie_sha=guide.partie_sha(question.reponse_dans),
        cherche=found,
        trouve=found is not None and _is_right_part(visite, question, found),
        choix=choice,
        compris=choice == question.bonne,
        passee=skipped,
        secondes=min(3600, int(visite.atelier.clock().timestamp()) - _begun(visite)),
        le=visite.atelier.now(),
    )


def _begun(visite: Visite) -> int:
    """When the question was shown, in seconds, as its form says; now when it says nothing that may be true."""
    now = int(visite.atelier.clock().timestamp())
    return visite.form.number("debut", 0, now) or now


def _is_right_part(visite: Visite, question: Question, found: str) -> bool:
    """A step answers for itself; a section is found through itself or any of its steps."""
    champs = visite.guide.champs
    inside = {champ.partie for champ in champs if question.reponse_dans in (champ.section, champ.etape)}
    return found == question.reponse_dans or found in inside


def show_opinion(visite: Visite) -> Answer:
    """Part 4: UMUX-Lite, a free word, and what one volunteers."""
    seance = _seance(visite)
    with visite.atelier.store.read() as link:
        testeur = find_testeur(link, visite.testeur_id)
    text = (seance and seance.mot_libre) or ""
    given = {"utile": seance.utile if seance else None, "facile": seance.facile if seance else None}
    return _opinion_page(visite, {**given, "testeur": testeur, "texte": text}, ())


def _opinion_page(visite: Visite, given: dict[str, object], alerts: tuple[str, ...]) -> Page:
    context = {"guide": visite.guide, "alertes": alerts, "echelle": range(1, 8), **given}
    return Page("preview/avis.html", context, 422 if alerts else 200)


def save_opinion(visite: Visite) -> Answer:
    """Part 4 sent, whole or not: the trial is over, and may be corrected until the campaign ends."""
    form, guide, now = visite.form, visite.guide, visite.atelier.now()
    text = form.text("mot_libre", visite.atelier.reglages.taille_remarque)
    scores = {"utile": form.number("utile", 1, 7), "facile": form.number("facile", 1, 7)}
    volunteered = {
        "lecture": form.one_of("lecture", LECTURES),
        "age": form.one_of("age", AGES),
        "premiere_fois": form.one_of("premiere_fois", PREMIERES),
        "courriel": form.text("courriel", 120) or None,
    }
    alerts = () if form.has("confirme") else find_personal(text)
    if alerts:
        return _opinion_page(visite, {**scores, "testeur": volunteered, "texte": text}, alerts)
    with visite.atelier.store.write() as link:
        seance = begin_seance(link, visite.testeur_id, guide.slug, guide.version, now)
        update_seance(link, seance, partie=4, mot_libre=text or None, terminee_le=now, **scores)
        update_testeur(link, visite.testeur_id, **volunteered)
    return Redirection(f"/essai/{guide.slug}/merci")


def show_thanks(visite: Visite) -> Answer:
    """The receipts: what was received, by whom, when, and what comes next."""
    seance = _seance(visite)
    with visite.atelier.store.read() as link:
        remarks = list_remarques_of_seance(link, seance.id) if seance else []
    return Page("preview/merci.html", {"guide": visite.guide, "seance": seance, "remarques": remarks})
