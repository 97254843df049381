"""The response clock: how long after each zero point each step came, never finer than the dates it comes from.

Unknown stays “not stated”; it is never zero. Two dates known to the day give days; two times known to the minute give hours
and minutes; what stands between an interval and a date gives a range.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from amends.models.case import Assessed, Case
from amends.models.event import After, Event
from amends.models.lists import OFFSETS
from amends.models.time import PRECISIONS, Moment, clock, spoken
from amends.models.values import NOT_STATED

ZEROS = {
    "failed_at": "it failed",
    "supplier_knew_at": "the supplier knew",
    "knew_at": "the organisation knew",
    "public_at": "the public knew",
}
STEPS = {
    "first_word": "First word",
    "first_apology": "First apology",
    "chief_executive_apology": "Chief executive’s apology",
    "remedy_announced": "Remedy announced",
    "remedy_delivered": "Remedy delivered",
    "closed_by_the_customer": "Closed by the customer",
}
_TURNED = {"at-least": "at-most", "at-most": "at-least"}


@dataclass(frozen=True)
class Step:
    """One step: its event, if it is known, and the interval from each known zero point, in words."""

    title: str
    event: Event | None
    since: tuple[str, ...]


@dataclass(frozen=True)
class ResponseClock:
    """The clock: its zero points (title and event, None where not stated) and its steps."""

    zeros: tuple[tuple[str, Event | None], ...]
    steps: tuple[Step, ...]

    @property
    def known(self) -> tuple[tuple[str, Event], ...]:
        """The zero points that the sources give."""
        return tuple((title, event) for title, event in self.zeros if event is not None)


def response_clock(case: Assessed) -> ResponseClock:
    """The response clock of a case."""
    events = {event.id: event for event in case.all_events}
    zeros = tuple((title, events.get(getattr(case.clock, name))) for name, title in ZEROS.items())
    known = [event for _, event in zeros if event is not None]
    steps = []
    for name, title in STEPS.items():
        event = events.get(getattr(case.clock, name))
        steps.append(Step(title, event, tuple(between(case, zero, event) for zero in known)))
    return ResponseClock(zeros, tuple(steps))


def between(case: Case, start: Event, end: Event | None) -> str:
    """The interval from one event to another, in words; ``not stated`` when either has no known time."""
    if end is None:
        return "not stated"
    if start.id == end.id and start.at is None:
        return "the same event"
    told = distances(case, start, end)
    return interval(start.at, end.at) if start.id == end.id or told is None else _told(*told)


def distances(case: Case, start: Event, end: Event) -> tuple[list[After], list[After]] | None:
    """The distances to the end, and those to the start, from the last event that both are told from; None where there is none."""
    to_start, to_end = chain(case, start), chain(case, end)
    if to_start[-1].id != to_end[-1].id:
        return None
    shared = {event.id for event in to_start} & {event.id for event in to_end}
    forth = [event.after for event in to_end if event.after and event.id not in shared]
    back = [event.after for event in to_start if event.after and event.id not in shared]
    return forth, back


def chain(case: Case, event: Event) -> list[Event]:
    """The event, and those that it is told from, back to the one at which the chain of distances begins."""
    events, links = {one.id: one for one in case.all_events}, [event]
    while event.after is not None:
        event = events[event.after.event]
        links.append(event)
    return links


def _told(forth: list[After], back: list[After]) -> str:
    """The distances forth less the distances back, as a timer shows them only where each was read off one."""
    seconds = sum(one.by.seconds for one in forth) - sum(one.by.seconds for one in back)
    how = {one.how for one in forth} | {_TURNED.get(one.how, one.how) for one in back}
    how = (how - {"exactly"}) or {"exactly"}
    words = how.pop() if len(how) == 1 else "about"
    if seconds < 0:
        words = _TURNED.get(words, words)
    timed = all(one.by.written.endswith("S") for one in (*forth, *back))
    length = clock(abs(seconds)) if timed else spoken(abs(seconds))
    text = f"{OFFSETS[words]} {length}".removeprefix("exactly ")
    return text if seconds >= 0 else f"{text} before"


def began(case: Case) -> Moment | None:
    """When it failed; where that is not on record, the first date in its timeline."""
    if not isinstance(case, Assessed):
        return None
    failed = [event for event in case.events if event.id == case.clock.failed_at]
    for event in [*failed, *case.events]:
        at = chain(case, event)[-1].at
        if at and at.stated:
            return at
    return None


def interval(start: Moment | None, end: Moment | None) -> str:
    """The interval between two moments, in the coarser precision of the two."""
    if start is None or end is None or not start.stated or not end.stated:
        return NOT_STATED.replace("-", " ")
    assert start.first and start.last and end.first and end.last
    about = "about " if start.approximate or end.approximate else ""
    if "/" in start.written or "/" in end.written:
        least, most = (end.first.date() - start.last.date()).days, (end.last.date() - start.first.date()).days
        return _range(least, most).replace("between ", f"between {about}")
    match max(start.precision, end.precision, key=PRECISIONS.index):
        case "minute":
            seconds = round((end.first - start.first).total_seconds())
            return about + (spoken(seconds) if seconds >= 0 else f"{spoken(-seconds)} before")
        case "day":
            return about + _count((end.first.date() - start.first.date()).days, "day")
        case "month":
            return _about(_months(start.first, end.first), "month")
        case _:
            return _about(end.first.year - start.first.year, "year")


def _range(least: int, most: int) -> str:
    """Between two numbers of days, either of which may lie before."""
    if least == most:
        return _count(most, "day")
    if least >= 0:
        return f"between {least} and {most} days"
    if most <= 0:
        return f"between {-most} and {-least} days before"
    return f"between {_count(least, 'day')} and {_count(most, 'day')} after"


def _months(start: dt.datetime, end: dt.datetime) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def _about(number: int, unit: str) -> str:
    return f"about {_count(number, unit)}" if number else f"within the same {unit}"


def _count(number: int, unit: str) -> str:
    if number == 0:
        return f"the same {unit}"
    plural = "" if abs(number) == 1 else "s"
    return f"{number} {unit}{plural}" if number > 0 else f"{-number} {unit}{plural} before"
