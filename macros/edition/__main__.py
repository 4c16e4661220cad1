"""`python -m macros.edition NAME [DATA_DIR]`: freezes the content."""

import sys

from macros.edition.freeze import main

for stream in (sys.stdout, sys.stderr):
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8")  # a Windows console may have another code page
sys.exit(main(sys.argv[1:]))
