"""The route table: every address of the server, who may use it, on what, how often. The permission matrix reads it."""

from __future__ import annotations

from generator.preview.access import ESSAYEURS, TOUS, Objet, Regle
from generator.preview.gate import Route
from generator.preview.routes import assets, opening, reading, trial

_OPEN = Regle(TOUS, Objet.RIEN)
_ESSAI = Regle(ESSAYEURS, Objet.ESSAI)

ROUTES: tuple[Route, ...] = (
    Route("accueil", "GET", "/", opening.home, _OPEN),
    Route("styles", "GET", "/preview.css", opening.styles, _OPEN),
    Route("robots", "GET", "/robots.txt", opening.robots, _OPEN),
    Route("sante", "GET", "/sante", opening.health, _OPEN),
    Route("notice", "GET", "/vos-donnees", opening.notice, _OPEN),
    Route("suivi", "GET", "/suivi", opening.follow, _OPEN, "suivi"),
    Route("invitation", "GET", "/i/{jeton}", opening.show_invitation, _OPEN, "ouverture"),
    Route("commencer", "POST", "/i/{jeton}", opening.begin, _OPEN, "ouverture"),
    Route("quitter", "POST", "/quitter", opening.leave, Regle(ESSAYEURS, Objet.RIEN)),
    Route("fichier", "GET", "/apercu/{chemin:path}", assets.serve_file, Regle(ESSAYEURS, Objet.FICHIER)),
    Route("reprendre", "GET", "/essai/{slug}", trial.resume, _ESSAI),
    Route("essentiel", "GET", "/essai/{slug}/1", trial.show_gist, _ESSAI),
    Route("essentiel-envoi", "POST", "/essai/{slug}/1", trial.save_gist, _ESSAI, "reponse"),
    Route("lecture", "GET", "/essai/{slug}/2", reading.show_reading, _ESSAI),
    Route("lecture-fin", "POST", "/essai/{slug}/2", reading.finish_reading, _ESSAI, "reponse"),
    Route("marques", "POST", "/essai/{slug}/marques", reading.save_marks, _ESSAI, "reponse"),
    Route("remarque", "POST", "/essai/{slug}/remarques", reading.save_remark, _ESSAI, "remarque"),
    Route(
        "retrait",
        "POST",
        "/essai/{slug}/remarques/{code}/retirer",
        reading.withdraw,
        Regle(ESSAYEURS, Objet.SIENNE),
        "reponse",
    ),
    Route("question", "GET", "/essai/{slug}/3", trial.show_question, _ESSAI),
    Route("question-envoi", "POST", "/essai/{slug}/3", trial.save_question, _ESSAI, "reponse"),
    Route("avis", "GET", "/essai/{slug}/4", trial.show_opinion, _ESSAI),
    Route("avis-envoi", "POST", "/essai/{slug}/4", trial.save_opinion, _ESSAI, "reponse"),
    Route("merci", "GET", "/essai/{slug}/merci", trial.show_thanks, _ESSAI),
)
