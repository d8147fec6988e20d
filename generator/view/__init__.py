"""From the Catalogue to what templates may see: frozen values, computed once, nothing left to decide in a template."""
