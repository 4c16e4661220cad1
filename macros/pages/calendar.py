"""The calendar: what falls due how often, and the days that a meeting brings with it."""

from dataclasses import dataclass

from macros.model.items import Period, Procedure
from macros.pages import labels
from macros.pages.links import Link, address
from macros.pages.views import View

CYCLES = {
    "month": "Tháng này",
    "quarter": "Quý này",
    "half": "6 tháng này",
    "year": "Năm nay",
}
"""The lengths that begin and end by the calendar, and how a page without scripts calls today's."""
MEETING = "lead_time"


@dataclass(frozen=True, slots=True)
class TimedStep:
    """A step of a procedure for which the source gives a time."""

    number: int
    link: Link
    time: str


@dataclass(frozen=True, slots=True)
class Timed:
    """A procedure and its steps that have a time."""

    link: Link
    of_steps: str
    """What its parts are called: steps where their order is printed, else things to do."""
    steps: tuple[TimedStep, ...]


@dataclass(frozen=True, slots=True)
class CalendarView(View):
    """Periods by length, steps by procedure; what is retired is left out."""

    @property
    def lengths(self) -> tuple[tuple[str, tuple[Period, ...]], ...]:
        """The periods of each length, the shorter lengths first; empty lengths are left out."""
        periods = [p for p in self.catalog.items("period") if p.status == "active"]
        periods.sort(key=lambda p: (p.directive, p.id))
        found = ((n, tuple(p for p in periods if p.length == n)) for n in labels.PERIODS)
        return tuple((length, members) for length, members in found if members)

    @property
    def cycles(self) -> tuple[tuple[str, str, int], ...]:
        """Lengths that go by the calendar: length, what today's is called, number of periods."""
        return tuple((n, CYCLES[n], len(found)) for n, found in self.lengths if n in CYCLES)

    @property
    def meeting(self) -> str:
        """The length whose days are counted back from a meeting."""
        return MEETING

    @property
    def counts_days(self) -> bool:
        """Whether a source says how many days before a meeting something is done."""
        return any(self.before(period) for period in self._leads())

    def before(self, period: Period) -> str:
        """How long before a meeting, in words; empty where the source gives no number."""
        first, last = period.earliest_days, period.latest_days
        if first and last:
            return f"{last} ngày" if first == last else f"từ {last} đến {first} ngày"
        if last:
            return f"chậm nhất {last} ngày"
        return f"sớm nhất {first} ngày" if first else ""

    def sources(self, period: Period) -> str:
        """Document and citations of a period in one line, for a calendar file."""
        cites = "; ".join(link.text for link in self.links.cites(period.cite))
        return f"{self.links.to('directive', period.directive).text}. {cites}"

    @property
    def around_meetings(self) -> tuple[Timed, ...]:
        """The procedures of documents that count days back from a meeting."""
        return tuple(self._timed(p) for p in self._procedures() if p.directive in self._meeting())

    @property
    def elsewhere(self) -> tuple[Timed, ...]:
        """The other procedures whose steps have a time."""
        others = (p for p in self._procedures() if p.directive not in self._meeting())
        return tuple(self._timed(p) for p in others)

    def _leads(self) -> tuple[Period, ...]:
        return dict(self.lengths).get(MEETING, ())

    def _meeting(self) -> set[str]:
        return {period.directive for period in self._leads()}

    def _procedures(self) -> tuple[Procedure, ...]:
        found: tuple[Procedure, ...] = self.catalog.items("procedure")
        return tuple(p for p in found if p.status == "active" and any(s.time for s in p.steps))

    def _timed(self, procedure: Procedure) -> Timed:
        page = self.links.href(address(self.catalog, ("procedure", procedure.id)))
        steps = tuple(
            TimedStep(number, Link(step.title, f"{page}#step-{step.id}"), step.time)
            for number, step in enumerate(procedure.steps, 1)
            if step.time
        )
        of_steps = "Bước" if procedure.order == "printed" else "Việc"
        return Timed(Link(procedure.title, page), of_steps, steps)
