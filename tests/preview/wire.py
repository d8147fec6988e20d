"""Requests as bytes on the wire, for what a polite client would never send."""

from __future__ import annotations

from urllib.parse import unquote


async def raw_call(app: object, path: str, cookie: str) -> tuple[int, bytes]:
    """GET of the exact bytes of a path, as uvicorn would hand them over."""
    raw = path.encode("latin-1", "replace")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(raw.decode("ascii", "replace")),
        "raw_path": raw,
        "query_string": b"",
        "headers": [(b"host", b"localhost"), (b"cookie", cookie.encode())],
        "client": ("192.0.2.3", 1),
        "server": ("localhost", 80),
    }
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    await app(scope, receive, send)  # type: ignore[operator]
    body = b"".join(message.get("body", b"") for message in sent)  # type: ignore[misc]
    return int(str(sent[0]["status"])), body
