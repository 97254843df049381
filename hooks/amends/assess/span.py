"""When an event can have happened: the earliest and the latest instant that its sources allow.

What is told only roughly has no bounds, so that nothing is ever found to be in the wrong order for being vague.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from amends.models.event import Event

_ZONES = dt.timedelta(hours=14)  # a day without a zone begins or ends up to so long before or after it does in UTC


class Span(NamedTuple):
    """The earliest and the latest instant, None where nothing bounds it; ``timed`` when it is a time with its zone."""

    first: dt.datetime | None = None
    last: dt.datetime | None = None
    timed: bool = False

    def ends_before(self, other: Span) -> bool:
        """Whether all of it certainly lies before all of the other."""
        if self.last is None or other.first is None:
            return False
        return other.first - self.last > (dt.timedelta(0) if self.timed == other.timed else _ZONES)


def span(event: Event, events: Iterable[Event]) -> Span:
    """The bounds of an event, by its own time or by its distances from one of ``events`` that has a time."""
    known = {one.id: one for one in reversed([*events])}  # the first one, where an id stands twice
    least, most, bounded, seen = 0, 0, True, set()
    while event.after is not None:
        offset, base = event.after, known.get(event.after.event)
        if base is None or event.id in seen:  # rules of their own tell of these
            return Span()
        seen.add(event.id)
        least += offset.by.seconds if offset.how in {"exactly", "at-least"} else 0
        most += offset.by.seconds
        bounded = bounded and offset.how in {"exactly", "at-most"}
        event = base
    at = event.at
    if at is None or at.first is None or at.last is None or any(sign in at.written for sign in "~?%"):
        return Span()
    try:
        last = at.last + dt.timedelta(seconds=most) if bounded else None
        return Span(at.first + dt.timedelta(seconds=least), last, at.precision == "minute")
    except OverflowError:  # beyond the year 9999
        return Span()
