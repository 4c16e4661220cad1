"""A part of the fuzz in a process of its own, with bounds that hold whatever happens in it.

`python -m tests.fuzz.run SEED FIRST STEP END PAGE_FILE` opens the inputs FIRST, FIRST + STEP, … and
prints a JSON line for each that an opener did not withstand.  What the page has to make of the
others is written to PAGE_FILE.
"""

import base64
import faulthandler
import json
import sys
import time
import traceback
from pathlib import Path

from tests.fuzz.numbered import numbered
from tests.fuzz.promises import BrokenPromiseError, check
from tests.fuzz.seeds import form, papers, texts

SECONDS, SECONDS_A_MB = 10.0, 2.0
"""Of processor time for one input and all that is asked about it; most take hundredths."""
_HANGS = 600
"""Seconds by the clock, which a busy computer needs for the largest."""
MEMORY = 1024 * 1024 * 1024
"""Bytes that the process may have, all in all."""


def main() -> None:
    """Open the inputs that the arguments name."""
    seed, first, step, end, page_file = sys.argv[1:]
    for whole in (*texts(), *papers()):
        form(whole.form)
    _bound_memory()
    with Path(page_file).open("w", encoding="ascii") as for_page:
        for number in range(int(first), int(end), int(step)):
            # Also ends what hangs in C, and says where.
            faulthandler.dump_traceback_later(_HANGS, exit=True)
            sys.stderr.write(f"{number}\n")
            if found := _fault(seed, number, for_page.write):
                sys.stdout.write(json.dumps({"number": number, "fault": found}) + "\n")
        faulthandler.cancel_dump_traceback_later()


def _fault(seed: str, number: int, for_page: object) -> str:
    given = numbered(seed, number)
    start = time.process_time()
    try:
        expected = check(given)
    except BrokenPromiseError as error:
        return str(error)
    except Exception:
        return traceback.format_exc(limit=-3)
    taken = time.process_time() - start
    if taken > SECONDS + SECONDS_A_MB * len(given.data) / 1_000_000:
        return f"it took {taken:.1f} s"
    if expected is not None:
        line = {
            "number": number,
            "name": given.name,
            "base64": base64.b64encode(given.data).decode(),
            "expected": expected,
        }
        for_page(json.dumps(line) + "\n")  # type: ignore[operator]
    return ""


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bound.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
