"""The generator of the procedure guides: from YAML files to a static site, sheets and a preview."""
