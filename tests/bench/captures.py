"""Screenshots of the site for the READMEs: each page on a desk and a phone, in light and in dark, in one picture.

Run by hand after a change of look: PYTHONPATH=.:tests python tests/bench/captures.py. Writes tests/browser/captures/.
"""

from __future__ import annotations

import os
from pathlib import Path

import cv2
import numpy as np
from browser.site import ELSEWHERE, GUIDE, RESULT, make_site, policy_headers, serve
from chromium_flags import chromium_flags
from playwright.sync_api import Browser, sync_playwright

from generator.sheets.chromium import find_chromium

FOLDER = Path(__file__).resolve().parents[2] / "tests/browser/captures"
PAGES = {"accueil": "", "guide": GUIDE, "ma-liste": RESULT, "qui-fait-quoi": "qui-fait-quoi/",
         "toutes-les-demarches": "toutes-les-demarches/", "renvoi": ELSEWHERE}
HEIGHT, GAP, GREY = 480, 12, (120, 120, 120)
QUALITY = 55


def picture(browser: Browser, address: str, width: int, height: int, dark: bool) -> np.ndarray:
    """The first screen of a page, at the common height."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light")
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    image = cv2.imdecode(np.frombuffer(page.screenshot(), np.uint8), cv2.IMREAD_COLOR)
    context.close()
    scaled = cv2.resize(image, (width * HEIGHT // height, HEIGHT), interpolation=cv2.INTER_AREA)
    return cv2.copyMakeBorder(scaled, GAP, GAP, GAP, GAP, cv2.BORDER_CONSTANT, value=GREY)


def main() -> None:
    """One WebP file for each page."""
    FOLDER.mkdir(exist_ok=True)
    with serve(make_site(), policy_headers()) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(os.environ), args=chromium_flags())
        for name, path in PAGES.items():
            parts = [picture(browser, host.url + path, *size, dark) for size in ((1280, 1000), (360, 740))
                     for dark in (False, True)]
            cv2.imwrite(str(FOLDER / f"{name}.webp"), np.hstack(parts), [cv2.IMWRITE_WEBP_QUALITY, QUALITY])
        browser.close()


if __name__ == "__main__":
    main()
