"""The route table: every address of the server, who may use it, on what, how often. The permission matrix reads it."""

from __future__ import annotations

from generator.preview.access import AUTEURS, EQUIPE, ESSAYEURS, TOUS, Objet, Regle
from generator.preview.gate import Route
from generator.preview.routes import assets, campaigns, modules, opening, reading, staff, trial

_OPEN = Regle(TOUS, Objet.RIEN)
_ESSAI = Regle(ESSAYEURS, Objet.ESSAI)
_GUIDE = Regle(EQUIPE, Objet.GUIDE)
_GUIDE_AUTEUR = Regle(AUTEURS, Objet.GUIDE)
_REMARQUE = Regle(AUTEURS, Objet.REMARQUE)
_IMAGE = Regle(AUTEURS, Objet.IMAGE)
_COMMUNE = Regle(AUTEURS, Objet.COMMUNE)

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
        "correction",
        "POST",
        "/essai/{slug}/remarques/{code}/corriger",
        reading.correct,
        Regle(ESSAYEURS, Objet.SIENNE),
        "reponse",
    ),
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
    Route("trous", "GET", "/essai/{slug}/trous", modules.show_blanks, _ESSAI),
    Route("trous-envoi", "POST", "/essai/{slug}/trous", modules.save_blanks, _ESSAI, "reponse"),
    Route("images", "GET", "/essai/{slug}/images", modules.show_drawing, _ESSAI),
    Route("images-envoi", "POST", "/essai/{slug}/images", modules.save_drawing, _ESSAI, "reponse"),
    Route("image", "GET", "/essai/{slug}/dessins/{rang}", modules.serve_drawing, _ESSAI),
    Route("equipe", "GET", "/equipe", staff.show_desk, Regle(EQUIPE, Objet.RIEN)),
    Route("equipe-remarques", "GET", "/equipe/remarques/{slug}", staff.show_remarks, _GUIDE),
    Route("equipe-export", "GET", "/equipe/remarques/{slug}/{format}", staff.export_remarks, _GUIDE),
    Route("equipe-resultats", "GET", "/equipe/resultats/{slug}", staff.show_results, _GUIDE),
    Route("equipe-papier", "GET", "/equipe/papier/{slug}", staff.show_sheet, _GUIDE),
    Route("transfert", "POST", "/equipe/remarque/{code}/transferer", staff.transfer, _REMARQUE, "equipe"),
    Route("masquage", "POST", "/equipe/remarque/{code}/masquer", staff.mask, _REMARQUE, "equipe"),
    Route("dessins", "GET", "/equipe/dessins/{slug}", staff.show_drawings, _GUIDE_AUTEUR),
    Route("dessins-avis", "POST", "/equipe/dessins/{slug}/{image}", staff.judge_drawing, _IMAGE, "equipe"),
    Route("campagne-creation", "POST", "/equipe/campagnes", campaigns.create, _COMMUNE, "equipe"),
    Route("campagne", "GET", "/equipe/campagnes/{campagne}", campaigns.show, Regle(EQUIPE, Objet.CAMPAGNE)),
    Route(
        "campagne-liens",
        "POST",
        "/equipe/campagnes/{campagne}/invitations",
        campaigns.invite,
        Regle(AUTEURS, Objet.CAMPAGNE),
        "equipe",
    ),
    Route(
        "campagne-saisie",
        "POST",
        "/equipe/campagnes/{campagne}/saisie",
        campaigns.hold_pen,
        Regle(EQUIPE, Objet.CAMPAGNE),
        "equipe",
    ),
    Route("saisie-fin", "POST", "/equipe/saisie/fin", campaigns.drop_pen, Regle(EQUIPE, Objet.RIEN), "equipe"),
    Route(
        "revocation",
        "POST",
        "/equipe/invitations/{invitation}/revoquer",
        campaigns.revoke,
        Regle(AUTEURS, Objet.INVITATION),
        "equipe",
    ),
)
