"""The one door to segno: a text becomes a QR code drawn in SVG. It must not know what the text is for."""

from __future__ import annotations

import segno


def qr_svg(text: str) -> str:
    """Inline SVG of the code, without size (the page sizes it), error correction M: survives a folded card.

    The 4-module quiet zone asked by ISO/IEC 18004 is part of the drawing.
    """
    code = segno.make_qr(text, error="m")
    return code.svg_inline(border=4, omitsize=True, svgclass="qr", lineclass=None, dark="#000", light="#fff")
