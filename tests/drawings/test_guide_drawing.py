"""The drawing of a guide's steps: its rows, and the same said as lines."""

from __future__ import annotations

import re
from pathlib import Path

from small_town import DAY, FILE, base_text, opened, put_over, small_town

from generator.drawings.shapes import Render
from generator.pages.drawn import Drawer, guide_drawing
from generator.pages.page import Edition
from generator.view.guide import guide

WAYS = """etapes:
  - {id: noter, titre: Notez le lieu., acteur: vous, source: [s1]}
  - id: dire
    titre: Prévenez la mairie.
    acteur: vous
    source: [s1]
    facultatif: oui
    ou:
      - {id: appeler, titre: Appelez., acteur: vous, source: [s1]}
      - {id: ecrire, titre: Écrivez., acteur: vous, source: [s1]}
"""


def test_the_ways_to_do_a_step_are_lettered_from_a_and_stand_for_it(tmp_path: Path, draw: Render) -> None:
    """The step is not one more way to do it: the drawing has the ways only, its list says both."""
    found = opened(small_town(tmp_path, {FILE: put_over(base_text(), WAYS)}))
    view = guide(found.loaded.catalogue.procedures["base"], found.loaded.catalogue, DAY)
    assert [[way.repere for way in step.ou] for step in view.etapes] == [[], ["2 a", "2 b"]]
    drawer = Drawer(found.pictograms, found.specimens, found.street, draw)
    drawing = guide_drawing(view, Edition(found.loaded.catalogue, found.settings, DAY, "public", found.pictograms,
                                          {"drawer": drawer}))
    assert drawing is not None
    assert drawing.lignes[1] == "2. Vous\u00a0: Prévenez la mairie. (2 a\u00a0: Appelez., ou 2 b\u00a0: Écrivez.)"
    for shown in (drawing.large, drawing.etroit):
        assert re.findall(r">\s*(\d[a-z]?)\s*<", shown) == ["1", "2a", "2b"]
        assert shown.count("facultatif") >= 2
