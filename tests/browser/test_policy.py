"""The Content-Security-Policy holds on every kind of page, nothing is stored, nothing is asked elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from .site import KINDS, ROOT, WHOLE, policy_headers

Opener = Callable[..., Page]
FOLDER = ROOT / "templates/theme/serveurs"
POLICY = ("default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
          "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")


def test_the_three_hosts_send_the_same_headers() -> None:
    assert policy_headers()["Content-Security-Policy"] == POLICY
    for name in ("nginx.conf", "Caddyfile", "_headers"):
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert re.findall(r"Content-Security-Policy:? \"?([^\"\n]+)", text) == [POLICY], name
        for header, value in (("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer")):
            assert re.search(rf"{header}:? {value}", text), (name, header)


@pytest.mark.parametrize("path", KINDS)
def test_no_page_breaks_the_policy(open_page: Opener, path: str) -> None:
    """The fixture fails on any violation, error, or request to another host."""
    page = open_page(path)
    assert page.locator("h1").count() == 1


def test_the_policy_really_stops_a_script_and_a_style(open_page: Opener) -> None:
    page = open_page("accessibilite/", strict=False)
    stopped = page.evaluate("""async () => {
      const seen = [];
      document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
      document.body.insertAdjacentHTML("beforeend", "<p style='color: red'>x</p>");
      const script = document.createElement("script");
      script.textContent = "window.broken = true";
      document.body.append(script);
      await new Promise((done) => setTimeout(done, 50));
      return [[...seen].sort(), window.broken ?? false];
    }""")
    assert stopped == [["script-src-elem", "style-src-attr"], False]


def test_nothing_is_stored_on_the_device(open_page: Opener) -> None:
    page = open_page(WHOLE)
    page.click("[data-mode]:not(html)")
    page.check("input[value=perte]")
    page.fill("#recherche-entete", "poubelle")
    page.wait_for_selector("[role=option]")
    kept = page.evaluate("""async () => [document.cookie, localStorage.length, sessionStorage.length,
      (await indexedDB.databases()).length, (await caches.keys()).length]""")
    assert kept == ["", 0, 0, 0, 0]
    assert page.context.cookies() == []
