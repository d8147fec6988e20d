"""Drawings made at build time: frozen data in, SVG text out, by computed geometry and templates/drawings/.

Owns widths, positions and arrows. Must not know the domain model, YAML, files nor Jinja2: `render` is an argument.
One module per drawing: swimlane, ladder, specimen, city_map. Shared: metrics (text widths), shapes (boxes, arrows).
"""
