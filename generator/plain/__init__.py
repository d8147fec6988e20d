"""Plain French applied to the project: which texts are judged, where findings stand, what may be published. Floor 5."""
