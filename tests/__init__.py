"""The tests; README.md says how they are arranged."""
