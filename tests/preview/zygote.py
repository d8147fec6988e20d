"""A workshop served by a process that can be killed and born again in no time.

Run as a script, it imports everything once, then forks a server for each line read: `port` in, `pid` out.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def serve_forever(folder: Path, base: str, port: int, limits: str) -> None:
    """Serve the workshop of a folder with the real clock, as `demarches preview` does."""
    from generator.preview import commands
    from generator.preview.config import Limites
    from generator.render import environment, render

    from .worlds import FAR, TEMPLATES, make_settings, review_wording

    env = environment(TEMPLATES)
    commands.serve(
        make_settings(folder, base, Limites() if limits == "real" else FAR),
        render=lambda name, context: render(env, name, context),
        review=review_wording,
        port=port,
        mandataires=("127.0.0.1",),
    )


def main(folder: str, base: str, limits: str) -> None:
    """Fork a server per line; the children are reaped when the next one is asked for."""
    from generator.preview.routes import table  # everything is imported before the first fork

    assert table.ROUTES
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            serve_forever(Path(folder), base, int(line), limits)
            os._exit(0)
        print(pid, flush=True)


class Forge:
    """The other end: starts servers, kills them."""

    def __init__(self, folder: Path, base: str, limits: str = "far") -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        package = __name__.rpartition(".")[0]
        code = f"from {package}.zygote import main; main(*{(str(folder), base, limits)!r})"
        paths = os.pathsep.join([str(ROOT), *sys.path])
        self.process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": paths},
        )
        self.pid = 0

    def start(self) -> int:
        """Start a server and wait until it listens; its process id."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{self.port}\n")
        self.process.stdin.flush()
        self.pid = int(self.process.stdout.readline())
        for _ in range(1500):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self.pid
            time.sleep(0.01)
        raise AssertionError("the server never listened")

    def kill(self) -> None:
        """kill -9, and wait until the port is free."""
        os.kill(self.pid, signal.SIGKILL)
        for _ in range(500):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)):
                    return
            time.sleep(0.01)

    def close(self) -> None:
        """Stop everything."""
        if self.pid:
            self.kill()
        assert self.process.stdin and self.process.stdout
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
