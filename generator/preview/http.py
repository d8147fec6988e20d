"""The one door to Starlette: a row of the route table becomes an ASGI route; bytes in, bytes out.

Owns the body cap, the allowed hosts and the headers put on every answer. Decides nothing about access.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as AsgiRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.preview.headers import COOKIE, HEADERS
from generator.preview.visit import clean_text

__all__ = ["Incoming", "Outgoing", "make_asgi"]

_FORM = "application/x-www-form-urlencoded"
_BODY_SECONDS = 15


@dataclass(frozen=True)
class Incoming:
    """What the gate needs of a request. `trouble` is the reason to refuse it before any thought."""

    method: str
    params: dict[str, str]
    query: dict[str, str]
    body: bytes
    token: str
    site: str | None
    origin: str | None
    host: str | None
    address: str
    trouble: str | None = None


@dataclass(frozen=True)
class Outgoing:
    """The answer as bytes."""

    body: bytes
    status: int
    media: str
    extra: tuple[tuple[str, str], ...] = ()


Row = tuple[str, str, Callable[[Incoming], Outgoing]]


class _Rim:
    """Adds the headers to every answer, whoever makes it, and refuses a host that is not ours."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...], refuse: Callable[[str, int], Outgoing]) -> None:
        self.app, self.hosts, self.refuse = app, hosts, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = [(name.lower().encode(), value.encode()) for name, value in HEADERS]
                names = {name for name, _ in ours}
                message["headers"] = [pair for pair in message["headers"] if pair[0].lower() not in names] + ours
            await send(message)

        if _host_name(Request(scope).headers.get("host", "")) not in self.hosts:
            await _respond(self.refuse("hote", 400))(scope, receive, send_with_headers)
            return
        await self.app(scope, receive, send_with_headers)


def _host_name(host: str) -> str:
    return host[1:].split("]")[0] if host.startswith("[") else host.rsplit(":", 1)[0]


def make_asgi(
    rows: Sequence[Row], hosts: tuple[str, ...], body_limit: int, refuse: Callable[[str, int], Outgoing]
) -> ASGIApp:
    """The application. `refuse(cause, status)` makes the page of an unknown path, a wrong method or a breakdown."""

    async def on_http_error(_request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        cause = {404: "introuvable", 405: "methode"}.get(status, "forme" if status < 500 else "panne")
        return _respond(await run_in_threadpool(refuse, cause, status))

    async def on_breakdown(_request: Request, _error: Exception) -> Response:
        return _respond(await run_in_threadpool(refuse, "panne", 500))

    routes = [AsgiRoute(path, _endpoint(answer, body_limit), methods=[method]) for method, path, answer in rows]
    app = Starlette(
        routes=routes,
        exception_handlers={HTTPException: on_http_error, Exception: on_breakdown},
    )
    app.router.redirect_slashes = False
    return _Rim(app, hosts, refuse)


def _endpoint(answer: Callable[[Incoming], Outgoing], body_limit: int) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return _respond(await run_in_threadpool(answer, await _read(request, body_limit)))

    return endpoint


async def _read(request: Request, body_limit: int) -> Incoming:
    body, trouble = b"", None
    if request.method not in ("GET", "HEAD"):
        body, trouble = await _read_body(request, body_limit)
    headers = request.headers
    try:
        sent = request.scope["query_string"][:2000].decode("latin-1")
        query = dict(parse_qsl(sent, keep_blank_values=True, max_num_fields=20))
    except ValueError:
        query, trouble = {}, "forme"
    if any("\x00" in value for value in request.path_params.values()):
        trouble = "introuvable"
    return Incoming(
        method=request.method,
        params={name: str(value) for name, value in request.path_params.items()},
        query={name: clean_text(value) for name, value in query.items()},
        body=body,
        token=request.cookies.get(COOKIE, ""),
        site=headers.get("sec-fetch-site"),
        origin=headers.get("origin"),
        host=headers.get("host"),
        address=request.client.host if request.client else "",
        trouble=trouble,
    )


async def _read_body(request: Request, limit: int) -> tuple[bytes, str | None]:
    if request.headers.get("content-type", _FORM).split(";")[0].strip().lower() != _FORM:
        return b"", "forme"
    body = b""
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limit:
                    return b"", "trop_gros"
    except TimeoutError:
        return b"", "lent"
    return body, None


def _respond(outgoing: Outgoing) -> Response:
    response = Response(outgoing.body, outgoing.status, media_type=outgoing.media)
    for name, value in outgoing.extra:
        response.headers.append(name, value)
    return response
