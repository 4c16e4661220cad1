"""The calendar: what falls due how often, and the days that a meeting brings with it."""

from dataclasses import dataclass

from macros.pages.views import View


@dataclass(frozen=True, slots=True)
class CalendarView(View):
    """Periods by length."""
