"""Rules about time: nothing is told from the future, nothing is closed before it began.

Times are compared by their bounds. What the sources leave open, or tell only roughly, is never held against a record.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from amends.assess.span import Span, span
from amends.checks import Breach, rule
from amends.models.case import Assessed
from amends.models.event import Event
from amends.models.source import Source
from amends.models.time import Moment
from amends.playbook import Entry, Playbook


def _now() -> dt.datetime:
    """The latest instant that is today somewhere on earth."""
    return dt.datetime.now(dt.UTC) + dt.timedelta(hours=14)


def _events(entry: Entry) -> Iterator[tuple[str, int, Event]]:
    """Every event of a case with the list it stands in and its place there."""
    case = entry.record
    if isinstance(case, Assessed):
        for name, events in (("events", case.events), ("later", case.later), ("elsewhere", case.elsewhere)):
            yield from ((name, index, event) for index, event in enumerate(events))


@rule("date-in-future")
def date_in_future(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    record, today = entry.record, _now().date()
    if record.updated > today:
        yield _future(("updated",), str(record.updated))
    if isinstance(record, Source):
        if record.accessed > today:
            yield _future(("accessed",), str(record.accessed))
        if _begins_later(record.published):
            yield _future(("published",), record.published.written)
    for name, index, event in _events(entry):
        if event.at and event.status == "happened" and _begins_later(event.at):
            yield _future((name, index, "at"), event.at.written)


def _begins_later(moment: Moment) -> bool:
    return moment.first is not None and moment.first > _now()


def _future(path: tuple[str | int, ...], written: str) -> Breach:
    return Breach(
        path,
        f"'{written}' lies in the future",
        "today or earlier",
        "Check the year; a promise has the status promised or due.",
    )


@rule("read-before-published")
def read_before_published(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    record = entry.record
    if (
        isinstance(record, Source)
        and record.published.first is not None
        and record.published.first.date() > record.accessed
    ):
        yield Breach(
            ("accessed",),
            "the source was read before it was published",
            f"{record.published.written} or later",
            "Check both dates.",
        )


@rule("one-time")
def one_time(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    for name, index, event in _events(entry):
        if (event.at is None) == (event.after is None):
            what, remedy = (
                ("no time", "Write at: not-stated when nothing is known.")
                if event.at is None
                else ("two times", f"Take one of the two away, at: {event.at.written} or after with its lines.")
            )
            yield Breach((name, index), f"the event '{event.id}' has {what}", "either at or after", remedy)


@rule("events-in-order")
def events_in_order(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    events = [event for _, _, event in _events(entry)]
    # in each list, the event above that begins last: of those known by the day, and of those known by the clock
    latest: dict[tuple[str, bool], tuple[dt.datetime, Span, Event]] = {}
    for name, index, event in _events(entry):
        if event.status != "happened":
            continue
        here = span(event, events)
        above = [latest[key] for key in ((name, True), (name, False)) if key in latest]
        later = next((before for _, other, before in above if here.ends_before(other)), None)
        if later:
            yield Breach(
                (name, index, "at" if event.at else "after"),
                f"'{event.id}' stands after '{later.id}' but happened before it",
                "the order of time",
                "Move it up, or check the dates.",
            )
        key = (name, here.timed)
        if here.first and (key not in latest or here.first > latest[key][0]):
            latest[key] = here.first, here, event


@rule("endless-offset")
def endless_offset(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    after = {event.id: event.after.event for _, _, event in _events(entry) if event.after}
    for name, index, event in _events(entry):
        seen, here = set(), event.id
        while here in after and here not in seen:
            seen.add(here)
            here = after[here]
        if event.after and here == event.id:
            yield Breach(
                (name, index, "after", "event"),
                f"'{event.id}' is told from itself",
                "an event that does not lead back here",
                "Name the event where the clock starts.",
            )


@rule("promise-without-end")
def promise_without_end(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    for name, index, event in _events(entry):
        if event.status == "promised" and event.kept is None:
            yield Breach(
                (name, index),
                f"the promise '{event.id}' does not say whether it was kept",
                "kept: yes, late, no or not-stated",
                "Write not-stated when the sources do not say.",
            )


@rule("kept-without-promise")
def kept_without_promise(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    for name, index, event in _events(entry):
        if event.status == "happened" and event.kept is not None:
            yield Breach(
                (name, index, "kept"),
                f"'{event.id}' happened; only a promise is kept",
                "no such field, or status: promised",
                "Delete the line, or set the status.",
            )
