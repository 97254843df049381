"""The time between two events as numbers to draw: as wide as the sources leave it, and none where they say nothing."""

from __future__ import annotations

from math import inf

import pytest

from amends.assess.clock import between
from amends.assess.lapse import DAY, Lapse, at_most, lapse
from test_clock import case, event


def hours(number: float) -> float:
    """So many hours in seconds."""
    return number * 3600


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2025-03-01T06:00+00:00", "2025-03-01T11:30+00:00", Lapse(hours(5.5), hours(5.5))),
        ("2025-03-01T11:00+01:00", "2025-03-01T10:30Z", Lapse(hours(0.5), hours(0.5))),
        ("2025-03-01", "2025-03-01", Lapse(-DAY, DAY)),
        ("2025-03-01", "2025-03-03", Lapse(DAY, 3 * DAY)),
        ("2025-03-01T06:00+00:00", "2025-03-02", Lapse(0, 2 * DAY)),
        ("2025-03-01/2025-03-03", "2025-03-05", Lapse(DAY, 5 * DAY)),
        ("2025-03-01~", "2025-03-03", Lapse(DAY, 3 * DAY, True)),
        ("2025-03-01/2025-03-03?", "2025-03-05", Lapse(DAY, 5 * DAY, True)),
        ("2025-02", "2025-03", Lapse(0, 59 * DAY)),
        ("2025-03-05", "2025-03-01", Lapse(-5 * DAY, -3 * DAY)),
    ],
)
def test_dates_give_what_lies_within_them(start: str, end: str, expected: Lapse) -> None:
    """Minutes give one moment; a day is all of that day, a month all of that month; roughly stays roughly."""
    first, last = event("a", start), event("b", end)
    assert lapse(case(first, last), first, last) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("PT1H", "exactly"), ("PT3H", "exactly"), Lapse(hours(2), hours(2))),
        (("PT1H", "at-most"), ("PT3H", "exactly"), Lapse(hours(2), hours(3))),
        (("PT1H", "at-least"), ("PT3H", "exactly"), Lapse(-inf, hours(2))),
        (("PT1H", "exactly"), ("PT3H", "at-least"), Lapse(hours(2), inf)),
        (("PT1H", "about"), ("PT3H", "exactly"), Lapse(hours(2), hours(2), True)),
    ],
)
def test_distances_from_one_event_keep_their_bounds(
    first: tuple[str, str], second: tuple[str, str], expected: Lapse
) -> None:
    """At least has no end, at most has no beginning."""
    origin = event("a", "not-stated")
    start = event("b", event="a", by=first[0], how=first[1])
    end = event("c", event="a", by=second[0], how=second[1])
    assert lapse(case(origin, start, end), start, end) == expected


def test_one_event_is_no_time_after_itself() -> None:
    """Whatever is known of when it was."""
    one = event("a", "2025-03")
    assert lapse(case(one), one, one) == Lapse(0, 0)


@pytest.mark.parametrize("end", ["not-stated", None])
def test_what_the_clock_does_not_say_is_not_drawn(end: str | None) -> None:
    """No time, no numbers: neither for an event without a date nor for one told from a third that has no way back."""
    start = event("a", "2025-03-01")
    last = event("b", end) if end else event("b", event="c", by="PT1H", how="exactly")
    story = case(start, last, event("c", "2025-03-01"))
    assert between(story, start, last) == "not stated"
    assert lapse(story, start, last) is None
    assert lapse(story, start, None) is None


@pytest.mark.parametrize(
    ("start", "end", "most"),
    [
        ("2025-03-01", "2025-03-01", DAY - 1),
        ("2025-03-01", "2025-03-02", 2 * DAY - 1),
        ("2025-03-01T06:00Z", "2025-03-01T07:30Z", 5_400),
        ("2025-03-01T06:00Z", "2025-03-01T05:00Z", -3_600),
        ("2025-03-01", "2025-03~", None),
        ("not-stated", "2025-03-01", None),
    ],
)
def test_for_an_order_a_date_counts_with_all_the_room_that_it_leaves(start: str, end: str, most: int | None) -> None:
    """Nobody is found faster for telling a day and no hour; what is told roughly is not ranked."""
    first, last = event("a", start), event("b", end)
    assert at_most(case(first, last), first, last) == most


@pytest.mark.parametrize(("how", "most"), [("exactly", 60), ("at-most", 60), ("at-least", None), ("about", None)])
def test_for_an_order_a_distance_needs_no_date(how: str, most: int | None) -> None:
    """A customer's clock is as good as a calendar, where it bounds the time."""
    first, last = event("a", "not-stated"), event("b", event="a", by="PT60S", how=how)
    assert at_most(case(first, last), first, last) == most


def test_for_an_order_the_same_event_took_no_time() -> None:
    """Who spoke first themselves needed no time after the public knew."""
    only = event("a", "2025-03-01")
    assert at_most(case(only), only, only) == 0
