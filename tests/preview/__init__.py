"""Tests of the testers' server."""
