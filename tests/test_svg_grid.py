"""Each way a file leaves the grid is told at its place, with what to write instead."""

from __future__ import annotations

import pytest

from generator.svg_grid import path_points, read_svg

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
    'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">'
)
GOOD = HEAD + '\n<path d="M3 3h18"/>\n</svg>\n'


def test_a_sound_file_gives_its_shapes() -> None:
    assert read_svg(GOOD) == ('<path d="M3 3h18"/>', ())


@pytest.mark.parametrize(("old", "new", "place", "message", "remedy"), [
    ("0 0 24 24", "0 0 32 32", (1, 41), "L’attribut « viewBox » doit valoir", 'Écrivez viewBox="0 0 24 24".'),
    ('stroke-width="2"', 'stroke-width="1.5"', (1, 95), "L’attribut « stroke-width »", 'Écrivez stroke-width="2".'),
    ('fill="none" ', "", (1, 1), "L’attribut « fill » doit valoir", 'Écrivez fill="none".'),
    ("<svg ", '<svg width="24" ', (1, 6), "L’attribut « width » est de trop.", "Effacez-le."),
    ("<path ", '<path fill="red" ', (2, 7), "L’attribut « fill » est interdit sur « path ».", "Effacez-le"),
    ("<path ", '<path onclick="x" ', (2, 7), "L’attribut « onclick » est interdit", "Effacez-le"),
    ('<path d="M3 3h18"/>', "<text>i</text>", (2, 1), "L’élément « text » est interdit", "Dessinez seulement"),
    ('<path d="M3 3h18"/>', '<image href="photo.png"/>', (2, 1), "L’élément « image »", "Dessinez seulement"),
    ('<path d="M3 3h18"/>', "<script>1</script>", (2, 1), "L’élément « script »", "Dessinez seulement"),
    ('<path d="M3 3h18"/>', '<i:path xmlns:i="http://i" d="M3 3h18"/>', (2, 1), "L’élément « path »", "Dessinez"),
    ('<path d="M3 3h18"/>', "", (1, 1), "Le dessin est vide.", "Ajoutez au moins une forme"),
    ("<svg ", "<!DOCTYPE svg><svg ", (1, 1), "Une déclaration « <! » est interdite.", "Effacez-la."),
    ('xmlns="http://www.w3.org/2000/svg" ', "", (1, 1), "Le fichier ne commence pas par", "Recopiez la première ligne"),
    ("<path ", "<path", (2, 7), "À partir d’ici, ce fichier n’est plus un SVG lisible.", "Une balise"),
    (GOOD, "rien", (1, 1), "À partir d’ici", "Une balise"),
    ("h18", "h21", (2, 1), "Cette forme sort du carré", "Gardez chaque point entre 1 et 23."),
    ('<path d="M3 3h18"/>', '<circle cx="12" cy="20" r="4"/>', (2, 1), "Cette forme sort", "Gardez"),
    ('<path d="M3 3h18"/>', '<rect x="2" y="2" width="21.5" height="9"/>', (2, 1), "Cette forme sort", "Gardez"),
    ('<path d="M3 3h18"/>', '<line x1="1" y1="1" x2="23" y2="23.5"/>', (2, 1), "Cette forme sort", "Gardez"),
    ('<path d="M3 3h18"/>', '<polyline points="1,1 23,1 0,9"/>', (2, 1), "Cette forme sort", "Gardez"),
])
def test_one_fault_is_told_once_at_its_place(
    old: str, new: str, place: tuple[int, int], message: str, remedy: str
) -> None:
    assert old in GOOD
    _, faults = read_svg(GOOD.replace(old, new))
    assert [(fault.line, fault.column) for fault in faults] == [place]
    assert faults[0].message.startswith(message)
    assert faults[0].remedy.startswith(remedy)


def test_a_shape_that_touches_the_edge_fits() -> None:
    for shape in ('<circle cx="12" cy="12" r="11"/>', '<rect x="1" y="1" width="22" height="22" rx="3"/>'):
        assert read_svg(GOOD.replace('<path d="M3 3h18"/>', shape))[1] == ()


@pytest.mark.parametrize(("d", "points"), [
    ("M3 3h5v-2z", [(3, 3), (8, 3), (8, 1), (3, 3)]),
    ("m3,3 1 1-2 2", [(3, 3), (4, 4), (2, 6)]),
    ("M3 3a1 1 0 014 3A2 2 0 1 0 9 9", [(3, 3), (7, 6), (9, 9)]),
    ("M1 1c0 9 9 9 2 .5.5.5.5.5.5.5S1 1 4 4q9 9 1 1T8 8", [(1, 1), (3, 1.5), (3.5, 2), (4, 4), (5, 5), (8, 8)]),
    ("M3 3zm1 1l1 0", [(3, 3), (3, 3), (4, 4), (5, 4)]),
    ("M3 3H9V4", [(3, 3), (9, 3), (9, 4)]),
    ("M3 3 rien", [(3, 3)]), ("M3", []), ("", []),
])
def test_where_each_piece_of_a_path_ends(d: str, points: list[tuple[float, float]]) -> None:
    assert list(path_points(d)) == points
