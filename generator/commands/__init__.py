"""The commands of `demarches`: one module each, with its arguments, its help in French and what it runs."""
