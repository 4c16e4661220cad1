"""`python -m forms.collect`: what `command` does."""

import sys

from forms.collect.command import main

if __name__ == "__main__":
    sys.exit(main())
