"""One hundred testers with two seconds of thought: times, errors, memory."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from .worlds import World, remark_form, run, sha
from .zygote import Forge

THINK = 2.0


@dataclass
class Times:
    """Seconds of each answer, and what went wrong."""

    get: list[float] = field(default_factory=list)
    post: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def load(world: World, base: str, testers: int, seconds: float) -> dict[str, float]:
    """Let the testers work; figures in milliseconds, counts, and kilobytes of memory."""
    world.clock.moment = world.clock.moment.now(world.clock.moment.tzinfo)
    cookies = [world.client(link).cookie for link in world.links(world.campaign(), testers)]
    world.store.close()
    forge = Forge(world.folder, base, "real")
    try:
        pid = forge.start()
        run(_crowd(forge.port, cookies, 12.0, Times()))  # caches, pools and compiled templates are warm after this
        before, times = _memory(pid), Times()
        run(_crowd(forge.port, cookies, seconds, times))
        after = _memory(pid)
    finally:
        forge.close()
    every = sorted(times.get + times.post)
    return {
        "requests": len(every),
        "errors": len(times.errors),
        "p50": 1000 * every[len(every) // 2],
        "p95": 1000 * every[int(len(every) * 0.95)],
        "p99": 1000 * every[int(len(every) * 0.99)],
        "p95_get": 1000 * sorted(times.get)[int(len(times.get) * 0.95)],
        "p95_post": 1000 * sorted(times.post)[int(len(times.post) * 0.95)],
        "memory_before": before,
        "memory_after": after,
    }


def _memory(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


async def _crowd(port: int, cookies: list[str], seconds: float, times: Times) -> None:
    end = time.monotonic() + seconds
    await asyncio.gather(*(_tester(port, cookie, rank, end, times) for rank, cookie in enumerate(cookies)))


async def _tester(port: int, cookie: str, rank: int, end: float, times: Times) -> None:
    rng = random.Random(rank)
    address = f"198.51.{rank // 250}.{1 + rank % 250}"
    headers = {"cookie": cookie, "sec-fetch-site": "same-origin", "host": "localhost", "x-forwarded-for": address}
    await asyncio.sleep(rng.uniform(0, THINK))
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=30) as client:
        turn = 0
        while time.monotonic() < end:
            turn += 1
            await _act(client, turn, f"{rank}-{turn}-{rng.random()}", times)
            await asyncio.sleep(rng.uniform(0.75, 1.25) * THINK)


async def _act(client: httpx.AsyncClient, turn: int, key: str, times: Times) -> None:
    """Reading mostly, a mark now and then, a remark every tenth act, an answer."""
    path, data = {
        0: ("/essai/carte-identite/remarques", remark_form(cle=key)),
        3: ("/essai/carte-identite/marques", {"avis:etapes.rdv.texte": f"plus.{sha('x')}"}),
        6: ("/essai/carte-identite/3", {"question": "q1", "cherche": "rdv", "choix": "0"}),
        8: ("/essai/carte-identite/marques", {"avis:etapes.rdv.note": f"moins.{sha('x')}"}),
    }.get(turn % 10, ("/essai/carte-identite/2" if turn % 2 else "/apercu/demarches/carte-identite/", None))
    start = time.monotonic()
    try:
        answer = await (client.get(path) if data is None else client.post(path, data=data))
    except httpx.TransportError as error:
        times.errors.append(repr(error))
        return
    (times.get if data is None else times.post).append(time.monotonic() - start)
    if answer.status_code not in (200, 303):
        times.errors.append(f"{path} {answer.status_code}")
