"""`python -m generator`: the same as the command `demarches`."""

from generator.cli import main

raise SystemExit(main())
