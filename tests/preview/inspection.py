"""Chromium looks at pages, its guard against scripts taken down, and tells all that our own pages never hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import Browser, Error, Page

# What our own pages are made of: anything else in the page came out of a text.
ELEMENTS = re.findall(
    r"\w+",
    """html head meta title link body a header p form button main footer h1 h2 h3 ul ol li strong em span div section
    fieldset legend label input textarea select option progress details summary mark del ins blockquote table caption
    thead tbody tr th td dl dt dd img svg path""",
)
STYLES = '<link rel="stylesheet" href="/preview.css">'
ABOARD = 1_000_000  # characters of pages shown at once
PATIENCE = 300_000  # milliseconds: so much text takes half a minute to show when the machine has other work
# The one address that is not a path of the server is the telephone number of the desk.
INSPECT = """async allowed => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const all = [...document.querySelectorAll('*')];
  const show = nodes => nodes.map(node => node.outerHTML.slice(0, 200));
  const places = node => ['href', 'action', 'src', 'formaction'].map(name => node.getAttribute(name) ?? '');
  return {
    elements: show(all.filter(node => !allowed.includes(node.localName))),
    handlers: show(all.filter(node =>
      [...node.attributes].some(item => item.name.startsWith('on') || item.name === 'style'))),
    links: show(all.filter(node =>
      !places(node).every(place => /^($|#|\\/(?![\\/\\\\])|tel:0251783100$)/.test(place)))),
    metas: show([...document.querySelectorAll('meta')].filter(node =>
      !(node.hasAttribute('charset') || ['viewport', 'robots'].includes(node.name)))),
    drawings: show([...document.querySelectorAll('svg')].filter(node => !node.classList.contains('qr'))),
    pictures: show([...document.querySelectorAll('img')].filter(node => !node.classList.contains('dessin'))),
  };
}"""


@contextmanager
def watched(browser: Browser, site: str, found: list[object]) -> Iterator[Page]:
    """A page without policy; a dialog, another window or a request to elsewhere goes to `found`."""
    context = browser.new_context(bypass_csp=True)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("dialog", lambda dialog: (found.append(("dialog", dialog.message)), dialog.dismiss()))
    context.on("page", lambda other: found.append(("window", other.url)))
    context.on("request", lambda request: request.url.startswith(site) or found.append(("request", request.url)))
    yield page
    context.close()


def visit(browser: Browser, site: str, visits: Sequence[tuple[str, str]]) -> list[object]:
    """What is wrong in the pages of the server at these paths, each with its cookie."""
    found: list[object] = []
    with watched(browser, site, found) as page:
        for path, cookie in visits:
            name, value = cookie.split("=")
            page.context.add_cookies([{"name": name, "value": value, "url": "https://localhost"}])
            page.goto(site + path)
            found += _wrong(page, path)
    return found


def show(browser: Browser, site: str, pages: Sequence[tuple[str, str]]) -> list[object]:
    """What is wrong in pages already made (name, HTML).

    They are shown one behind another in one document: as long as each holds only what it should, each ends where the
    next begins. When something is found, the pages of that document are looked at one by one, to name them.
    """
    found: list[object] = []
    with watched(browser, site, found) as page:
        for group in _grouped(pages):
            before = len(found)
            found += _look(page, site, group)
            if len(found) > before:
                found += [item for one in group for item in _look(page, site, [one])]
    return found


def bites(browser: Browser, payload: str) -> bool:
    """True when a payload left unescaped, alone in a page, would be seen: the inspection is worth what it catches."""
    found: list[object] = []
    with watched(browser, "none:", found) as page:
        try:
            page.set_content(f"<!doctype html><title>x</title><main>{payload}</main>", timeout=5000)
            found += _wrong(page, "bare")
        except Error as error:  # the payload has led the page elsewhere
            found.append(error)
    return bool(found)


def _grouped(pages: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    group: list[tuple[str, str]] = []
    size = 0
    for name, text in pages:
        if size + len(text) > ABOARD and group:
            yield group
            group, size = [], 0
        group.append((name, text))
        size += len(text)
    yield group


def _look(page: Page, site: str, group: Sequence[tuple[str, str]]) -> list[object]:
    page.goto(site + "/robots.txt")
    page.set_content("".join(text.replace(STYLES, "", 1) for _, text in group))
    return _wrong(page, " ".join(dict.fromkeys(name for name, _ in group)))


def _wrong(page: Page, name: str) -> list[object]:
    return [(name, kind, value) for kind, value in page.evaluate(INSPECT, ELEMENTS).items() if value]
