"""The workshops of the testers' server, as its own tests have them."""

from preview.conftest import postgres, small_world, world

__all__ = ["postgres", "small_world", "world"]
