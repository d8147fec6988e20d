"""The security log: who opened, closed, invited, revoked, hid or erased, and when. Never a text, never an address."""

from __future__ import annotations

from generator.preview.store.sql import Connection, insert
from generator.preview.store.tables import JOURNAL
from generator.preview.tokens import new_id


def note(link: Connection, le: str, quoi: str, qui: str, detail: str = "") -> None:
    """One line; `qui` is a session, `detail` an id."""
    link.execute(insert(JOURNAL).values(id=new_id(), le=le, quoi=quoi, qui=qui, detail=detail))
