"""How long something took at the most: for an order by speed, in which nobody gains by being vague.

Two events on the same day may lie a day apart, less a second; what is told only roughly leaves no bound, and has no place.
"""

from __future__ import annotations

from amends.assess.clock import chain
from amends.assess.span import span
from amends.models.case import Case
from amends.models.event import Event


def at_most(case: Case, start: Event, end: Event) -> int | None:
    """The most seconds from one event to another; below zero where the second came first, None where nothing bounds it."""
    if start.id == end.id:
        return 0
    to_start, to_end = chain(case, start), chain(case, end)
    if to_start[-1].id == to_end[-1].id:
        return _told(to_start, to_end)
    first, last = span(start, case.all_events).first, span(end, case.all_events).last
    return round((last - first).total_seconds()) if first and last else None


def _told(to_start: list[Event], to_end: list[Event]) -> int | None:
    """The distances on the way to the end less those to the start, both from the same event; the way they share counts for neither."""
    shared = {event.id for event in to_start} & {event.id for event in to_end}
    forth = [event.after for event in to_end if event.after and event.id not in shared]
    back = [event.after for event in to_start if event.after and event.id not in shared]
    if {one.how for one in forth} - {"exactly", "at-most"} or {one.how for one in back} - {"exactly", "at-least"}:
        return None
    return sum(one.by.seconds for one in forth) - sum(one.by.seconds for one in back)
