"""Tests of the sheets on paper: see README.md."""
