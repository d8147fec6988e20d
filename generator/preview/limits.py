"""How often one may ask: counters in the database, so that a restart does not forget them.

An address is counted under a keyed digest whose key lives as long as the process: no address is ever stored.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta

from generator.preview.config import Limite
from generator.preview.store.sql import Connection, delete, select, upsert
from generator.preview.store.tables import LIMITES


def is_within(link: Connection, name: str, limites: tuple[Limite, ...], who: dict[str, str], now: datetime) -> bool:
    """Count this request against each limit of its kind; False as soon as one is passed.

    `who` gives the key of each way of counting: `session`, `adresse`. A way without a key is not counted.
    """
    allowed = True
    for limite in limites:
        if limite.par in who:
            key = f"{name}:{limite.par}:{limite.secondes}:{who[limite.par]}"
            allowed = _count(link, key, int(now.timestamp()) // limite.secondes) <= limite.nombre and allowed
    return allowed


def _count(link: Connection, key: str, window: int) -> int:
    query = select(LIMITES.c.compte).where(LIMITES.c.cle == key, LIMITES.c.fenetre == window)
    count = int(link.execute(query).scalar_one_or_none() or 0) + 1
    upsert(link, LIMITES, ("cle", "fenetre"), {"cle": key, "fenetre": window, "compte": count})
    return count


def hide_address(secret: bytes, address: str) -> str:
    """What stands for a network address in a counter."""
    return hmac.new(secret, address.encode(), hashlib.sha256).hexdigest()[:16]


def purge_limits(link: Connection, now: datetime, keep: timedelta) -> int:
    """Forget the counters of the past; the window number grows with its own length, so compare per length."""
    removed = 0
    for key, window in link.execute(select(LIMITES.c.cle, LIMITES.c.fenetre)).all():
        seconds = int(key.split(":")[2])
        if (window + 1) * seconds < (now - keep).timestamp():
            link.execute(delete(LIMITES).where(LIMITES.c.cle == key, LIMITES.c.fenetre == window))
            removed += 1
    return removed
