"""The domain, as frozen values: see `procedure.py` and `directory.py` for the two things an author writes."""
