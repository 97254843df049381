"""Dates, times and durations, never finer than their source: EDTF (ISO 8601-2) and ISO 8601.

A moment keeps what was written and the earliest and latest instant that it can mean. Intervals are computed from those, so
that two dates known to the day give days and never hours.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator

from amends.models.dates import meant
from amends.models.form import Form
from amends.models.values import NOT_STATED, refuse, text

_DATE = re.compile(r"(?P<year>\d{4})(-(?P<month>\d{2})(-(?P<day>\d{2}))?)?(?P<about>[~?%]?)", re.ASCII)
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-](0\d|1[0-4]):[0-5]\d)", re.ASCII)
_DURATION = re.compile(
    r"P(?=.)((?P<days>\d{1,9})D)?(T(?=.)((?P<hours>\d{1,9})H)?((?P<minutes>\d{1,9})M)?((?P<seconds>\d{1,9})S)?)?",
    re.ASCII,
)
_BETWEEN = re.compile(r"\s+(?:-|–|—|to|until)\s+|\s*[–—]\s*|\s+/\s*|/\s+")  # between two dates, as people write it
_ONE = re.compile(r"Write ([0-9-]+)\.")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
PRECISIONS = ("minute", "day", "month", "year")

# Why a date cannot be: how Python's own words for it, or ours, begin, and what we say.
_WHY = {
    "the interval": "the interval ends before it begins",
    "month": "the months are 01 to 12",
    "day": "the month has no such day",
    "hour": "the hours are 00 to 23",
    "minute": "the minutes are 00 to 59",
    "second": "the seconds are 00 to 59",
    "year": "the years are 0001 to 9998",
    "date": "the years are 0001 to 9998",
}
_EXAMPLES = "a year, a month or a day (2015, 2015-10, 2015-10-31), or a time with its zone (2021-10-09T14:30+01:00)"


@dataclass(frozen=True)
class Moment:
    """When something happened. ``written`` is the EDTF text; ``first`` and ``last`` bound it (UTC offsets kept)."""

    written: str
    precision: str = ""
    first: dt.datetime | None = None
    last: dt.datetime | None = None
    approximate: bool = False

    @property
    def stated(self) -> bool:
        """Whether anything is known."""
        return self.first is not None

    def __str__(self) -> str:
        """The moment in words: ``Thursday 1 October 2015``, ``October 2015``, ``about 2015``, ``not stated``."""
        if self.first is None or self.last is None:
            return "not stated"
        about = "about " if self.approximate else ""
        if "/" in self.written:
            start, end = (str(parse(part)) for part in self.written.split("/"))
            return f"{start} to {end}"
        day = f"{_WEEKDAYS[self.first.weekday()]} {self.first.day} {_MONTHS[self.first.month - 1]} {self.first.year}"
        words = {
            "minute": f"{day}, {self.first:%H:%M} (UTC{self.first:%z})" if self.precision == "minute" else "",
            "day": day,
            "month": f"{_MONTHS[self.first.month - 1]} {self.first.year}",
            "year": str(self.first.year),
        }
        return about + words[self.precision]


UNKNOWN = Moment(NOT_STATED)


@dataclass(frozen=True)
class Duration:
    """A length of time in whole seconds, as ISO 8601 writes it (days, hours, minutes, seconds)."""

    written: str
    seconds: int

    def __str__(self) -> str:
        """``2:20:37`` for what was read off a clock, ``12 h``, ``3 days`` otherwise."""
        return clock(self.seconds) if self.written.endswith("S") else spoken(self.seconds)


def clock(seconds: int) -> str:
    """Hours, minutes and seconds as a timer shows them."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def spoken(seconds: int) -> str:
    """A length of time in words, to the minute: ``5 h 30 min``, ``3 days``."""
    days, rest = divmod(seconds, 86_400)
    hours, minutes = rest // 3600, rest // 60 % 60
    parts = [
        f"{days} day{'s' if days != 1 else ''}" if days else "",
        f"{hours} h" if hours else "",
        f"{minutes} min" if minutes else "",
    ]
    return " ".join(part for part in parts if part) or "under a minute"


def parse(written: str) -> Moment:
    """Parse an EDTF date, an EDTF interval (``a/b``) or a time with zone; raises ValueError for anything else."""
    if written == NOT_STATED:
        return UNKNOWN
    if written.count("/") == 1:
        start, end = (parse(part) for part in written.split("/"))
        if start.first is None or end.last is None or start.first > end.last:
            raise ValueError("the interval ends before it begins")
        return Moment(written, max(start.precision, end.precision, key=PRECISIONS.index), start.first, end.last)
    if _TIME.fullmatch(written):
        instant = dt.datetime.fromisoformat(written)
        return Moment(written, "minute", instant, instant)
    if not (match := _DATE.fullmatch(written)):
        raise ValueError("not a date")
    return _date(written, match)


def _date(written: str, match: re.Match[str]) -> Moment:
    year, month, day = int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)
    first = dt.datetime(year, month, day, tzinfo=dt.UTC)
    if match["day"]:
        precision, end = "day", first + dt.timedelta(days=1)
    elif match["month"]:
        precision, end = "month", (first + dt.timedelta(days=31)).replace(day=1)
    else:
        precision, end = "year", first.replace(year=year + 1)
    return Moment(written, precision, first, end - dt.timedelta(seconds=1), bool(match["about"]))


def _moment(value: Any) -> Moment:
    if isinstance(value, Moment):
        return value
    written = text(value)
    try:
        return parse(written)
    except (ValueError, OverflowError) as error:
        why = next((words for sign, words in _WHY.items() if str(error).startswith(sign)), "")
        raise refuse(
            "bad-date",
            f"'{written[:60]}' is no date or time{f' ({why})' if why else ''}",
            _EXAMPLES,
            _mend(written),
        ) from None


def _mend(written: str) -> str:
    """What to write in place of a date or time that is none."""
    if (parts := _BETWEEN.split(written)) and len(parts) == 2 and (span := _span(*parts)):
        return f"Write {span}."
    if "/" in written and len(re.findall(r"\d{4}", written)) > 1:
        return "Write the earlier date, a slash and the later one: 2015-10-28/2015-10-31."
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}[T ]\d{1,2}:\d{2}.*", written, re.ASCII):
        return "After a T write hours and minutes with two digits each, then the zone: Z, or such as +01:00."
    return f"{meant(written, months=True)} Write not-stated where nothing is known."


def _span(start: str, end: str) -> str:
    """Two dates as an interval, where each is one or can mean one only; else nothing."""
    ends = [one if _DATE.fullmatch(one) else _ONE.sub(r"\1", meant(one, months=True)) for one in (start, end)]
    try:
        return parse("/".join(ends)).written
    except (ValueError, OverflowError):
        return ""


def _duration(value: Any) -> Duration:
    if isinstance(value, Duration):
        return value
    written = text(value)
    match = _DURATION.fullmatch(written)
    if not match:
        raise refuse(
            "bad-duration",
            f"'{written[:40]}' is no length of time",
            "ISO 8601, such as PT2H20M37S, PT45M or P3D",
            "Write P, then days with D; then T and hours with H, minutes with M, seconds with S.",
        )
    units = {"days": 86_400, "hours": 3600, "minutes": 60, "seconds": 1}
    return Duration(written, sum(int(match[unit] or 0) * size for unit, size in units.items()))


_DAY = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?"
_CLOCK = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})"

When = Annotated[
    Moment,
    BeforeValidator(_moment),
    Form(
        "a year, a month or a day (2015, 2015-10, 2015-10-31), a time with its zone, or not-stated",
        f"^(not-stated|({_DAY}|{_CLOCK})(/({_DAY}|{_CLOCK}))?)$",
        types=("string", "integer"),
    ),
]
Length = Annotated[
    Duration,
    BeforeValidator(_duration),
    Form(
        "a length of time, such as PT45M (45 minutes), PT2H20M (2 hours 20 minutes) or P3D (3 days)",
        "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
        types=("string",),
    ),
]
