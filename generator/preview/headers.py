"""The headers of every answer, errors and files included, and the session cookie."""

from __future__ import annotations

from datetime import datetime

COOKIE = "__Host-session"

CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = (
    ("Content-Security-Policy", CSP),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("X-Robots-Tag", "noindex, nofollow, noarchive"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"),
)


def session_cookie(token: str, expires: datetime, now: datetime) -> str:
    """`Set-Cookie` of a session. `__Host-` asks for Secure and Path=/ and forbids Domain.

    Lax, not Strict: the tester comes back from a link in a message, and GET changes nothing.
    """
    seconds = max(0, int((expires - now).total_seconds()))
    return f"{COOKIE}={token}; Max-Age={seconds}; Path=/; Secure; HttpOnly; SameSite=Lax"


def expired_cookie() -> str:
    """`Set-Cookie` that makes the browser forget the session."""
    return f"{COOKIE}=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax"
