"""How much time can have passed between two events: the least and the most that their sources allow, as numbers to draw.

The response clock says the same in words, and where it says “not stated” nothing is drawn. A day without an hour is all of
that day: what came two days later came more than one day later and less than three.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from amends.assess.clock import distances
from amends.assess.span import span
from amends.models.case import Case
from amends.models.event import After, Event
from amends.models.time import Moment

DAY = 86_400


@dataclass(frozen=True)
class Lapse:
    """The least and the most seconds, ``inf`` where nothing bounds them; ``about`` when a source is only rough."""

    least: float
    most: float
    about: bool = False

    @property
    def exact(self) -> bool:
        """Whether the two are one moment apart, and not somewhere between."""
        return self.least == self.most


def lapse(case: Case, start: Event, end: Event | None) -> Lapse | None:
    """What lies between two events of a case; None where the sources do not say."""
    if end is None:
        return None
    if start.id == end.id:
        return Lapse(0, 0)
    told = distances(case, start, end)
    if told is None:
        return _between(start.at, end.at)
    forth, back = map(_sum, told)
    return Lapse(forth.least - back.most, forth.most - back.least, forth.about or back.about)


def at_most(case: Case, start: Event, end: Event) -> int | None:
    """The most seconds from one event to another, for an order by speed in which nobody gains by being vague.

    Two events on the same day may lie a day apart, less a second. Below zero where the second came first; None where nothing
    bounds it, as where it is told only roughly.
    """
    if start.id == end.id:
        return 0
    if told := distances(case, start, end):
        return _bounded(*told)
    first, last = span(start, case.all_events).first, span(end, case.all_events).last
    return round((last - first).total_seconds()) if first and last else None


def _bounded(forth: list[After], back: list[After]) -> int | None:
    """The distances forth less the distances back, where each is one that bounds the sum."""
    if {one.how for one in forth} - {"exactly", "at-most"} or {one.how for one in back} - {"exactly", "at-least"}:
        return None
    return sum(one.by.seconds for one in forth) - sum(one.by.seconds for one in back)


def _sum(told: list[After]) -> Lapse:
    """Distances that follow each other, as one."""
    least = sum(0 if one.how == "at-most" else one.by.seconds for one in told)
    most = inf if any(one.how == "at-least" for one in told) else sum(one.by.seconds for one in told)
    return Lapse(least, most, any(one.how == "about" for one in told))


def _between(start: Moment | None, end: Moment | None) -> Lapse | None:
    """Two times to the minute are so many seconds apart; all else is days, each of which has a beginning and an end."""
    if start is None or end is None or not start.stated or not end.stated:
        return None
    assert start.first and start.last and end.first and end.last
    if start.first == start.last and end.first == end.last:
        seconds = (end.first - start.first).total_seconds()
        return Lapse(seconds, seconds)
    least = (end.first.date() - start.last.date()).days - 1
    most = (end.last.date() - start.first.date()).days + 1
    return Lapse(least * DAY, most * DAY, any(sign in start.written + end.written for sign in "~?%"))
