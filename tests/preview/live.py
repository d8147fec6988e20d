"""A workshop served on a real port by uvicorn in a thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from .worlds import World


@contextmanager
def served(app: Any) -> Iterator[str]:
    """Address of the application while it is served: `localhost`, because browsers trust its Secure cookies."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, access_log=False, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://localhost:{port}"
    finally:
        server.should_exit = True
        thread.join()


def live_world(world: World) -> Any:
    """The workshop of a test, served."""
    return served(world.app)
