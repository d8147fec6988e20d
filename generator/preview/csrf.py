"""Cross-site requests refused by what the browser says of their origin, without a token in the form.

Rule of Go 1.25 `net/http.CrossOriginProtection` and of datasette 1.0: `Sec-Fetch-Site` first, then `Origin` against
the host; stricter here: a request that says nothing of its origin but carries a session is refused too.
"""

from __future__ import annotations

from urllib.parse import urlsplit

SAFE_METHODS = frozenset({"GET", "HEAD"})


def is_same_origin(method: str, *, site: str | None, origin: str | None, host: str | None, has_session: bool) -> bool:
    """True when the request may go on. `site` is `Sec-Fetch-Site`, `origin` is `Origin`, `host` is `Host`."""
    if method in SAFE_METHODS:
        return True
    if site is not None:
        return site in ("same-origin", "none")
    if origin is not None:
        return host is not None and urlsplit(origin).netloc == host
    return not has_session
