"""The response clock: intervals from what the sources give, and never finer than that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amends.assess.clock import began, between, interval, response_clock
from amends.loader import load
from amends.models.case import Incident
from amends.models.event import Clock, Event
from amends.models.time import UNKNOWN, parse

CASE: Incident = load(Path(__file__).parent / "fixtures" / "playbook")[0].get("case/larkmoor-outage")


def event(name: str, at: str | None = None, **after: str) -> Event:
    """An event with a time, or with a distance (``event``, ``by``, ``how``) from another."""
    data: dict[str, Any] = {"id": name, "actor": "Somebody", "what": "Something.", "evidence": ["a-source"]}
    return Event.model_validate({**data, "at": at} if at else {**data, "after": after} if after else data)


def case(*events: Event, **clock: str) -> Incident:
    """The fixture's incident with these events, and this clock."""
    names = dict.fromkeys((field.alias or name for name, field in Clock.model_fields.items()), "not-stated")
    names.pop("note")
    given = {name.replace("_", "-"): one for name, one in clock.items()}
    return CASE.model_copy(update={"events": events, "later": (), "clock": Clock.model_validate({**names, **given})})


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2025-03-01T06:00+00:00", "2025-03-01T11:30+00:00", "5 h 30 min"),
        ("2025-03-01T06:00+00:00", "2025-03-01T06:00:40+00:00", "under a minute"),
        ("2025-03-01T06:00+00:00", "2025-03-03T07:00+01:00", "2 days"),
        ("2025-03-01T11:00+01:00", "2025-03-01T10:30Z", "30 min"),
        ("2025-03-01", "2025-03-01", "the same day"),
        ("2025-03-01", "2025-03-02", "1 day"),
        ("2025-02-27", "2025-03-02", "3 days"),
        ("2025-03-01T06:00+00:00", "2025-03-02", "1 day"),
        ("2025-03-01", "2025-03-01T23:00+00:00", "the same day"),
        ("2025-03", "2025-03-20", "within the same month"),
        ("2025-03-20", "2025-04", "about 1 month"),
        ("2024-11", "2025-03", "about 4 months"),
        ("2025", "2025-03-20", "within the same year"),
        ("2023", "2025-03", "about 2 years"),
    ],
)
def test_an_interval_is_as_coarse_as_the_coarser_moment(start: str, end: str, words: str) -> None:
    """Two days give days, a day and a minute give days, a month gives months: never more than is known."""
    assert interval(parse(start), parse(end)) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2025-03-01T06:00+00:00", "2025-03-01T05:15+00:00", "45 min before"),
        ("2025-03-02", "2025-03-01", "1 day before"),
        ("2025-03-04", "2025-03-01", "3 days before"),
        ("2025-03", "2025-01", "about 2 months before"),
        ("2025", "2024", "about 1 year before"),
    ],
)
def test_what_came_first_is_before(start: str, end: str, words: str) -> None:
    """A step that came before the zero point says so, and has no sign."""
    assert interval(parse(start), parse(end)) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2025-03-01/2025-03-03", "2025-03-05", "between 2 and 4 days"),
        ("2025-03-05", "2025-03-05/2025-03-07", "between 0 and 2 days"),
        ("2025-03-05", "2025-03-01/2025-03-03", "between 2 and 4 days before"),
        ("2025-03-05", "2025-03-03/2025-03-05", "between 0 and 2 days before"),
        ("2025-03-02", "2025-03-01/2025-03-05", "between 1 day before and 3 days after"),
        ("2025-03-01/2025-03-01", "2025-03-02", "1 day"),
        ("2025-03/2025-04", "2025-05", "between 1 and 91 days"),
        ("2025-03-01/2025-03-03", "2025-03-05~", "between about 2 and 4 days"),
    ],
)
def test_an_interval_of_days_gives_a_range(start: str, end: str, words: str) -> None:
    """Where one end is itself a span, the answer is a least and a most."""
    assert interval(parse(start), parse(end)) == words


@pytest.mark.parametrize(("start", "end"), [("2025-03-01~", "2025-03-03"), ("2025-03-01", "2025-03-03?")])
def test_what_is_approximate_stays_about(start: str, end: str) -> None:
    """An approximate or uncertain date makes the interval approximate."""
    assert interval(parse(start), parse(end)) == "about 2 days"


@pytest.mark.parametrize(
    ("start", "end"),
    [(None, parse("2025")), (parse("2025"), None), (UNKNOWN, parse("2025")), (parse("2025"), UNKNOWN)],
)
def test_the_unknown_stays_not_stated(start: Any, end: Any) -> None:
    """An end without a known time makes no interval, and never zero."""
    assert interval(start, end) == "not stated"


@pytest.mark.parametrize(
    ("by", "how", "words"),
    [
        ("PT45M", "exactly", "45 min"),
        ("PT45M", "about", "about 45 min"),
        ("P3D", "at-most", "at most 3 days"),
        ("PT2H", "at-least", "at least 2 h"),
        ("PT2H20M37S", "exactly", "2:20:37"),
        ("PT0S", "exactly", "0:00:00"),
    ],
)
def test_a_distance_is_told_as_it_was_read(by: str, how: str, words: str) -> None:
    """Only what was read off a clock is told to the second; the other way round it is before."""
    start, end = event("a", "not-stated"), event("b", event="a", by=by, how=how)
    assert between(case(start, end), start, end) == words
    assert between(case(start, end), end, start) == (words if by == "PT0S" else f"{words} before")


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (("PT1H", "exactly"), ("PT3H", "exactly"), "2 h"),
        (("PT1H", "at-most"), ("PT3H", "exactly"), "at least 2 h"),
        (("PT1H", "at-least"), ("PT3H", "exactly"), "at most 2 h"),
        (("PT1H", "exactly"), ("PT3H", "at-least"), "at least 2 h"),
        (("PT1H", "at-most"), ("PT3H", "at-least"), "at least 2 h"),
        (("PT1H", "at-most"), ("PT3H", "at-most"), "about 2 h"),
        (("PT1H", "about"), ("PT3H", "at-most"), "about 2 h"),
        (("PT3H", "exactly"), ("PT1H", "at-least"), "at most 2 h before"),
        (("PT10M5S", "exactly"), ("PT1H0M0S", "exactly"), "0:49:55"),
        (("PT10M5S", "exactly"), ("PT1H", "exactly"), "49 min"),
        (("PT1H0M0S", "exactly"), ("PT1H0M0S", "at-most"), "at most 0:00:00"),
    ],
)
def test_two_distances_from_one_event_are_taken_from_each_other(
    first: tuple[str, str], second: tuple[str, str], words: str
) -> None:
    """The interval between two events told from a third keeps the bounds that both leave, and the coarser unit."""
    origin = event("a", "2025-03-01")
    start = event("b", event="a", by=first[0], how=first[1])
    end = event("c", event="a", by=second[0], how=second[1])
    assert between(case(origin, start, end), start, end) == words


def test_a_chain_of_distances_adds_up() -> None:
    """Distances of distances are summed; what both ends share plays no part."""
    first, second = event("a", "not-stated"), event("b", event="a", by="PT1H", how="about")
    third = event("c", event="b", by="PT2H", how="exactly")
    story = case(first, second, third)
    assert between(story, first, third) == "about 3 h"
    assert between(story, second, third) == "2 h"


def test_an_event_and_itself() -> None:
    """One event as zero point and step: the same day where a day is known, the same event where only a distance is."""
    dated, told = event("a", "2025-03-01"), event("b", event="a", by="PT1H", how="about")
    story = case(dated, told)
    assert between(story, dated, dated) == "the same day"
    assert between(story, told, told) == "the same event"


def test_distances_from_unrelated_events_give_nothing() -> None:
    """Two chains that begin at different events have no known interval."""
    start, other = event("a", "2025-03-01"), event("b", "2025-03-01")
    end = event("c", event="b", by="PT1H", how="exactly")
    assert between(case(start, other, end), start, end) == "not stated"
    assert between(case(start, other, end), start, None) == "not stated"


def test_the_clock_of_a_case() -> None:
    """Every zero point and step stands on the clock, known or not; intervals run from the known zero points only."""
    clock = response_clock(CASE)
    assert [(title, one.id) for title, one in clock.known] == [
        ("it failed", "pump-stops"),
        ("the supplier knew", "pump-stops"),
        ("the organisation knew", "larkmoor-knows"),
    ]
    assert len(clock.zeros) == 4 and clock.zeros[3] == ("the public knew", None)
    assert [(step.title, step.event and step.event.id, step.since) for step in clock.steps] == [
        ("First word", "notice", ("the same day", "the same day", "not stated")),
        ("First apology", "notice", ("the same day", "the same day", "not stated")),
        ("Chief executive’s apology", None, ("not stated",) * 3),
        ("Remedy announced", "credit-promised", ("1 day", "1 day", "not stated")),
        ("Remedy delivered", None, ("not stated",) * 3),
        ("Closed by the customer", None, ("not stated",) * 3),
    ]


def test_a_clock_without_a_zero_point_measures_nothing() -> None:
    """Where no zero point is known, no step has an interval."""
    clock = response_clock(case(event("a", "2025-03-01"), first_word="a"))
    assert clock.known == ()
    assert [step.since for step in clock.steps] == [()] * 6


def test_when_it_failed_or_the_first_date() -> None:
    """The failure's own date comes before earlier steps; a step told as a distance has the date it is told from."""
    first, late, told = (
        event("a", "2025-03-01"),
        event("b", "2025-03-02"),
        event("c", event="b", by="PT1H", how="about"),
    )
    assert began(case(first, late, failed_at="b")) == late.at
    assert began(case(told, first, late)) == late.at
    assert began(case(event("a", "not-stated"))) is None
    advice = load(Path(__file__).parent / "fixtures" / "playbook")[0].get("case/larkmoor-advice")
    assert began(advice) is None
