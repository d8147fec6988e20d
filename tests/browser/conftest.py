"""One site for the session; a page per test, on a phone or a desk, with or without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .site import Host, make_site, policy_headers, serve

Opener = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    return make_site()


@pytest.fixture(scope="session")
def host(files: dict[str, bytes]) -> Iterator[Host]:
    with serve(files, policy_headers()) as running:
        yield running


def _watch(page: Page, home: str, faults: list[str]) -> None:
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    page.on("request", lambda asked: None if asked.url.startswith(home) else faults.append(asked.url))


@pytest.fixture
def open_page(browser: Browser, host: Host) -> Iterator[Opener]:
    """`open_page(path, width=1280, scripts=True, dark=False, ...)`; a policy violation or an error fails the test."""
    faults: list[str] = []
    with ExitStack() as stack:
        def opener(path: str, width: int = 1280, height: int = 800, scripts: bool = True, dark: bool = False,
                   strict: bool = True, **more: Any) -> Page:
            context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=scripts,
                                          color_scheme="dark" if dark else "light", locale="fr-FR", **more)
            stack.callback(context.close)
            page = context.new_page()
            if strict:
                _watch(page, host.url, faults)
            page.goto(host.url + path, wait_until="load")
            return page

        yield opener
    assert faults == []
