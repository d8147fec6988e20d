"""The database room: tables, engine, migrations and every statement; it must not know about pages or requests."""
