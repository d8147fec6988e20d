"""Reference tokens: 256 random bits, of which only the SHA-256 is stored (OWASP ASVS 5.0, 6.5.2 and 7.2.2)."""

from __future__ import annotations

import hashlib
import re
import secrets

_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}\Z")


def new_token() -> str:
    """43 characters, 256 bits; shown once, never stored."""
    return secrets.token_urlsafe(32)


def new_id() -> str:
    """64-bit row identifier, 16 hex digits: the same on every database, so a restored copy is identical."""
    return secrets.token_hex(8)


def hash_token(token: str) -> str | None:
    """What the database knows of a token; None when the text cannot be one of ours, so no look-up is made."""
    return hashlib.sha256(token.encode()).hexdigest() if _SHAPE.match(token) else None
