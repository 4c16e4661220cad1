"""Days of the calendar as they are saved, `2026-11-22`, and as people write them, `22/11/2026`."""

import datetime
import re

DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
FIRST_YEAR = 1930
LAST_YEAR = 2100
NO_DAY = "không phải một ngày có thật"
"""What sentences say of a text that `is_date` refuses."""


def is_date(text: str) -> bool:
    """Whether a text is a day of the calendar, as in `2026-11-22`, in a plausible year."""
    if not DAY.fullmatch(text):
        return False
    try:
        return FIRST_YEAR <= datetime.date.fromisoformat(text).year <= LAST_YEAR
    except ValueError:
        return False


def day(date: str) -> str:
    """`2026-11-22` as `22/11/2026`; any other text as it stands."""
    found = DAY.fullmatch(date)
    return f"{found[3]}/{found[2]}/{found[1]}" if found else date
