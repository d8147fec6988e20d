"""Files for machines: sitemap.xml, robots.txt and the calendars of dated announcements.

Owns their form. Dates come from the content, never from the clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from xml.sax.saxutils import escape

import icalendar

from generator.inline import to_plain
from generator.model.directory import Annonce
from generator.pages.page import Edition, PageSpec


def feed_files(content: Edition, specs: Iterable[PageSpec]) -> dict[str, bytes]:
    """{path: bytes}; only the public edition may be indexed."""
    files = {"robots.txt": _robots(content)}
    if content.nom == "public":
        files["sitemap.xml"] = _sitemap(content, specs)
    dated = [a for a in content.catalogue.annonces if a.debut and a.du <= content.day <= a.au]
    for procedure in content.catalogue.procedures:
        found = [a for a in dated if procedure in a.procedures]
        if found:
            files[f"agenda/{procedure}.ics"] = calendar(found, content.settings.url)
    return files


def _robots(content: Edition) -> bytes:
    if content.nom != "public":
        return b"User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\nSitemap: {content.settings.url}sitemap.xml\n".encode()


def _sitemap(content: Edition, specs: Iterable[PageSpec]) -> bytes:
    rows = "".join(f"  <url><loc>{escape(content.settings.url + spec.chemin)}</loc></url>\n"
                   for spec in specs if spec.indexable and not spec.canonique)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{rows}</urlset>\n'.encode()


def calendar(announcements: Iterable[Annonce], url: str) -> bytes:
    """An iCalendar file (RFC 5545) of whole-day events."""
    agenda = icalendar.Calendar()
    agenda.add("prodid", "-//demarches//FR")
    agenda.add("version", "2.0")
    for one in announcements:
        assert one.debut is not None
        event = icalendar.Event()
        event.add("uid", f"{one.id}@demarches")
        event.add("dtstamp", datetime.combine(one.du, time(0), UTC))
        event.add("dtstart", one.debut)
        event.add("dtend", (one.fin or one.debut) + timedelta(days=1))
        event.add("summary", to_plain(one.titre))
        event.add("description", to_plain(one.texte))
        event.add("url", url)
        agenda.add_component(event)
    data: bytes = agenda.to_ical()
    return data
