"""An easy page and a hard one, as an author types them, and what is said of them."""

from __future__ import annotations

from datetime import date

from generator.content.load import decode_procedure
from generator.plain.review import Review, Rules, review
from generator.problems import Level

FILE = "procedures/theme/essai.yml"
DAY = date(2026, 11, 22)
PLAIN = """\
titre: Demander une carte
resume: Vous demandez une carte à la mairie. C'est gratuit.
etapes:
  - id: venir
    titre: Venez à la mairie
    texte: Venez avec une photo. L'agent prend votre dossier.
"""
HARD = """\
titre: Demander une carte
resume: >-
  La demande est instruite par le service compétent de la préfecture dans un délai qui ne peut excéder
  trois mois à compter de la date de réception du dossier complet par les agents chargés de cette mission.
  La carte est délivrée par le RSAZ. Elle est retirée au guichet.
"""
WAIVER = "derogations:\n  - {regle: r03-passif, extrait: est délivrée, raison: Ce sont les mots de la loi.}\n"


def judged(text: str, rules: Rules | None = None) -> Review:
    procedure, document, _ = decode_procedure(text.encode(), FILE)
    return review(procedure, document.text, rules or Rules())


def told(result: Review) -> list[str]:
    return [c.problem.rule for c in result.constats if c.problem.level is not Level.INFO]
