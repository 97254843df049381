"""Rules about the response clock: its events happened, and in an order in which they can have happened."""

from __future__ import annotations

from collections.abc import Iterator

from amends.assess.span import span
from amends.checks import Breach, rule
from amends.models.case import Assessed
from amends.models.event import Event
from amends.playbook import Entry, Playbook

_AFTER_FAILURE = (
    "knew-at",
    "public-at",
    "first-word",
    "first-apology",
    "chief-executive-apology",
    "remedy-announced",
    "remedy-delivered",
    "closed-by-the-customer",
)
# No second comes before its first. A firm may know before the public does, a supplier before it hits the firm, and a remedy
# may arrive before anybody announces it or says sorry: these have no order.
_ORDER = (
    *(("failed-at", later) for later in _AFTER_FAILURE),
    ("first-word", "first-apology"),
    ("first-apology", "chief-executive-apology"),
)


@rule("clock-in-order")
def clock_in_order(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    if not isinstance(entry.record, Assessed):
        return
    events, steps = entry.record.all_events, _steps(entry.record)
    for earlier, later in _ORDER:
        start, end = steps.get(earlier), steps.get(later)
        if start is None or end is None or _listed_so(entry.record, start, end):
            continue
        if span(end, events).ends_before(span(start, events)):
            yield Breach(
                ("clock", later),
                f"'{end.id}' lies before '{start.id}', the event of {earlier}",
                f"the same event, or a later one: {later} cannot come before {earlier}",
                "Name another event for one of the two, or check the dates.",
            )


def _listed_so(case: Assessed, start: Event, end: Event) -> bool:
    """Whether the two stand in this order in one list: if their dates do not, events-in-order tells of it."""
    happened = start.status == end.status == "happened"
    lists = (case.events, case.later, case.elsewhere)
    return happened and any(start in one and end in one and one.index(start) < one.index(end) for one in lists)


@rule("clock-has-happened")
def clock_has_happened(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    if isinstance(entry.record, Assessed):
        for name, event in _steps(entry.record).items():
            announced = name == "remedy-announced" and event.status == "promised"  # to promise it is to announce it
            if event.status != "happened" and not announced:
                yield Breach(
                    ("clock", name),
                    f"'{event.id}' is only {event.status}",
                    "an event that happened",
                    "Name the event that came of it, or write not-stated.",
                )


def _steps(case: Assessed) -> dict[str, Event]:
    """The events that the clock names, by the names of its zero points and steps."""
    events = {event.id: event for event in reversed(case.all_events)}  # the first one, where an id stands twice
    named = {field.alias or name: getattr(case.clock, name) for name, field in type(case.clock).model_fields.items()}
    return {name: events[one] for name, one in named.items() if isinstance(one, str) and one in events}
