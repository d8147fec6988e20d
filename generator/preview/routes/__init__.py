"""The handlers: one small function per route, from a `Visite` to an `Answer`; no third-party import here."""
