"""Hands of a test that leads from a page to the next."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def follow(page: Page, target: str | Locator) -> None:
    """Click what opens another page, and wait until that page is whole.

    A click alone returns while the next page still arrives: reading or printing it then fails once in ten on a
    loaded machine.
    """
    with page.expect_navigation():
        (page.locator(target).first if isinstance(target, str) else target).click()
