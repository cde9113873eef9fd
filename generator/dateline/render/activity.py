"""How many events there are when: bars for a strip, a link for each year, counts for a table.

A bar stands for a month, or for more where the events span many years. An event is counted in the
month that it begins in; one whose month is not known counts for its year alone and is drawn as a
band below the whole of it, since no month is more likely than another.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.render.calendar import calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.model.records import Event
    from dateline.render.calendar import Year
    from dateline.render.view import View

MOST_BARS = 720
"""How many bars a strip has at most; what spans more months is drawn by year or longer."""
MOST_LABELS = 8
"""How many years are named below a strip at most."""
MOST_YEARS = 40
"""Up to this many years each stands in a line of links and has its months in the table."""
HEIGHT = 100
"""The height of the highest bar, in units of the drawing."""
LEAST = 5
"""The height of the lowest bar, so that a single event can be seen beside a thousand."""
APART = 120
"""Up to this many bars there is room for a gap between them."""
MONTHS = 12
LANES = 8
"""How many lanes the view has at most."""
LANES_COMPACT = 5
"""The same where it stands on a hand-written page."""
OTHERS = "Others"
"""What the last lane is called where there are more."""

_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class ActiveYear:
    """A year in which events begin or go on."""

    year: int
    """Astronomical."""
    count: int
    """How many events begin in it."""
    months: tuple[int, ...]
    """How many begin in each month, January first."""
    loose: int
    """How many begin in it without a month."""
    start: str
    """Where it begins on the strip, as a percentage without the sign."""
    has_page: tuple[bool, ...]
    """Which of its months have a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A strip: everything that is drawn, and everything that is said beside it."""

    first: int
    """The astronomical year in whose January the strip begins."""
    last: int
    """The year in whose December it ends."""
    unit: int
    """Months to a bar."""
    width: int
    """How many bars have room; a bar is one unit wide."""
    bars: str
    """The outlines of the bars, as an SVG path."""
    bands: str
    """The same of what has a year and no month."""
    years: tuple[ActiveYear, ...]
    year_width: str
    """The width of a year, as a percentage without the sign."""
    labels: tuple[tuple[int, str], ...]
    """The years that are named below it, and where."""

    peak: tuple[int, int | None, int] | None
    """The year and the month (the year alone where a bar is one) with most events, and how many;
    None where there is no such bar."""

    @property
    def by_month(self) -> bool:
        """Whether there is room to give each year's months."""
        return len(self.years) <= MOST_YEARS


def activity(events: Iterable[Event]) -> Activity | None:
    """Return the strip of some events in the order of the timeline; None where none has a year."""
    return activity_of(calendar(events))


def activity_of(years: Sequence[Year]) -> Activity | None:
    """Return the strip of some years; None where there are none."""
    if not years:
        return None
    first, last = years[0].year, years[-1].year
    span = last - first + 1
    unit = _unit(span)
    width = -(-span * MONTHS // unit)
    counted = [_active(year, first, span) for year in years]
    bars: dict[int, int] = {}
    bands: dict[int, int] = {}
    for year in counted:
        begins = (year.year - first) * MONTHS
        for month, count in enumerate(year.months):
            if count:
                at = (begins + month) // unit
                bars[at] = bars.get(at, 0) + count
        if year.loose:
            at = begins // unit
            bands[at] = bands.get(at, 0) + year.loose
    if unit > 1:
        # A bar is a year or more, so that the month does not matter.
        bars = {at: bars.get(at, 0) + bands.get(at, 0) for at in bars.keys() | bands.keys()}
        bands = {}
    most = max(bars.values(), default=1)
    return Activity(
        first=first,
        last=last,
        unit=unit,
        width=width,
        bars=_path(bars, most, ".86" if width <= APART else "1"),
        bands=_path({at: -(-n // MONTHS) for at, n in bands.items()}, most, str(MONTHS)),
        years=tuple(counted),
        year_width=_percent(1, span),
        labels=_labels(first, last),
        peak=_peak(counted, unit),
    )


def lane_names(view: View, most: int) -> list[str]:
    """Return the names of the lanes that the view begins with, the type with most events first.

    A script draws the lanes; with their names on the page, its room is kept from the start.
    """
    counts = Counter(event.type for event in view.timeline.events)
    places = {name: place for place, name in enumerate(view.words.vocabulary.types)}
    order = sorted(counts, key=lambda name: (-counts[name], places.get(name, len(places)), name))
    named = order if len(order) <= most else order[: most - 1]
    return [*map(view.words.type, named), *([OTHERS] if len(named) < len(order) else [])]


def _active(year: Year, first: int, span: int) -> ActiveYear:
    begins, pages = [0] * MONTHS, [False] * MONTHS
    for month in year.months:
        begins[month.month - 1] = len(month.begins)
        pages[month.month - 1] = True
    return ActiveYear(
        year=year.year,
        count=year.count,
        months=tuple(begins),
        loose=len(year.month_not_given) + len(year.longer),
        start=_percent(year.year - first, span),
        has_page=tuple(pages),
    )


def _peak(years: Sequence[ActiveYear], unit: int) -> tuple[int, int | None, int] | None:
    if unit > MONTHS:
        return None
    if unit == MONTHS:
        most = max(years, key=lambda year: year.count)
        return most.year, None, most.count
    count, year, month = max(
        (
            (count, -year.year, -month)
            for year in years
            for month, count in enumerate(year.months, 1)
        )
    )
    return (-year, -month, count) if count else None


def _unit(span: int) -> int:
    """Return how many months a bar stands for, for a span of years: 1, 12, 120 or more."""
    unit = 1
    while -(-span * MONTHS // unit) > MOST_BARS:
        unit = MONTHS if unit == 1 else unit * 10
    return unit


def _path(counts: dict[int, int], most: int, width: str) -> str:
    """Return bars that stand on the ground, as high as their counts."""
    pieces = []
    for at, count in sorted(counts.items()):
        height = max(LEAST, round(HEIGHT * min(count, most) / most))
        pieces.append(f"M{at} {HEIGHT}v-{height}h{width}v{height}z")
    return "".join(pieces)


def _labels(first: int, last: int) -> tuple[tuple[int, str], ...]:
    """Return round years from `first` to `last`, few enough to be read."""
    span = last - first + 1
    every = next(
        step * 10**power
        for power in range(len(str(span)) + 1)
        for step in _STEPS
        if last // (step * 10**power) - (first - 1) // (step * 10**power) <= MOST_LABELS
    )
    start = -(-first // every) * every
    return tuple((year, _percent(year - first, span)) for year in range(start, last + 1, every))


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.3f}".rstrip("0").rstrip(".")
