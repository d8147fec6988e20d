"""The one door to uvicorn: one process, no access log (addresses of invitations must not reach a file)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import uvicorn


def run_server(app: Any, hote: str, port: int, mandataires: Sequence[str] = ()) -> None:
    """Serve until interrupted. `X-Forwarded-For` is believed only from the listed proxies, from nobody by default."""
    uvicorn.run(
        app,
        host=hote,
        port=port,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=bool(mandataires),
        forwarded_allow_ips=",".join(mandataires) or None,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=10,
        limit_concurrency=400,
        h11_max_incomplete_event_size=32 * 1024,
    )
