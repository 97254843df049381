"""Customer effort: counts and lengths of time as the sources give them, and the gaps between the times that a customer read
off a clock. Never a score: customer effort as research defines it is an answer from 1 to 5, which nobody asked here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from amends.models.case import Assessed
from amends.models.event import Event
from amends.models.lists import EFFORTS, EXACTNESS
from amends.models.time import clock


@dataclass(frozen=True)
class Measure:
    """One measure: its name, its value in words (“at least 2”), what it counts, and its evidence."""

    id: str
    title: str
    value: str
    what: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Gap:
    """The time between two readings of the same clock, ``h:mm:ss``."""

    start: Event
    end: Event
    length: str


@dataclass(frozen=True)
class CustomerEffort:
    """All measures, and the gaps between readings in order; ``total`` from the first reading to the last."""

    measures: tuple[Measure, ...]
    gaps: tuple[Gap, ...]
    total: str


def customer_effort(case: Assessed) -> CustomerEffort:
    """The customer effort of a case."""
    measures = tuple(
        Measure(
            one.id,
            EFFORTS[one.measure],
            f"{EXACTNESS[one.exactness]} {_amount(one.count, one.length)}".strip(),
            one.what,
            one.evidence,
        )
        for one in case.effort
    )
    readings = _readings(case)
    gaps = tuple(Gap(a, b, clock(_seconds(b) - _seconds(a))) for a, b in pairwise(readings))
    total = clock(_seconds(readings[-1]) - _seconds(readings[0])) if len(readings) > 2 else ""
    return CustomerEffort(measures, gaps, total)


def _amount(count: int | None, length: object) -> str:
    return f"{count:,}" if count is not None else str(length)


def _readings(case: Assessed) -> list[Event]:
    """The events told as a distance, to the second, from the event that most of them are told from."""
    timed = [event for event in case.events if event.after and event.after.by.written.endswith("S")]
    origins = [event.after.event for event in timed if event.after]
    main = max(origins, key=origins.count, default="")
    return sorted((event for event in timed if event.after and event.after.event == main), key=_seconds)


def _seconds(event: Event) -> int:
    assert event.after is not None
    return event.after.by.seconds
