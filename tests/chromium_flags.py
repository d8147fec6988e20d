"""How tests start Chromium: no sandbox for root, and nothing that calls outside."""

from __future__ import annotations

import os

_QUIET = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync")


def chromium_flags() -> list[str]:
    """The flags of every Chromium that a test starts."""
    return [*_QUIET, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]
