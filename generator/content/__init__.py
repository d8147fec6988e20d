"""From YAML files to a Catalogue, or to the problems that stand in the way."""
