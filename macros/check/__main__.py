"""`python -m macros.check [--json] [--release] [DATA_DIR]`: prints every problem of the data."""

import sys

from macros.check import main

if hasattr(sys.stdout, "reconfigure"):
    sys.stdout.reconfigure(encoding="utf-8")  # a Windows console may have another code page
sys.exit(main(sys.argv[1:]))
