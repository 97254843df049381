"""When an event can have happened, and what that says about the order of two."""

from __future__ import annotations

from typing import Any

import pytest

from amends.assess.span import Span, span
from amends.models.event import Event


def event(name: str, when: str) -> Event:
    """An event at a time, or at a distance from another: ``pump PT1H exactly``."""
    told: dict[str, Any] = {"at": when}
    if " " in when:
        base, by, how = when.split()
        told = {"after": {"event": base, "by": by, "how": how}}
    return Event.model_validate({"id": name, "actor": "A", "what": "B.", "evidence": ["c"], **told})


def bounds(*written: str) -> Span:
    """The span of the last event; the others are called a, b, … and stand above it."""
    events = [event("abcdef"[index], when) for index, when in enumerate(written)]
    return span(events[-1], events)


def seen(*written: str) -> tuple[str, str, bool]:
    """The same, as text."""
    first, last, timed = bounds(*written)
    return str(first), str(last), timed


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["2025"], ("2025-01-01 00:00:00+00:00", "2025-12-31 23:59:59+00:00", False)),
        (["2025-03"], ("2025-03-01 00:00:00+00:00", "2025-03-31 23:59:59+00:00", False)),
        (["2025-03-01/2025-03-04"], ("2025-03-01 00:00:00+00:00", "2025-03-04 23:59:59+00:00", False)),
        (["2025-03-01T06:00+01:00"], ("2025-03-01 06:00:00+01:00", "2025-03-01 06:00:00+01:00", True)),
        (["2025-03-01T06:00Z", "a PT1H exactly"], ("2025-03-01 07:00:00+00:00", "2025-03-01 07:00:00+00:00", True)),
        (["2025-03-01T06:00Z", "a PT1H at-most"], ("2025-03-01 06:00:00+00:00", "2025-03-01 07:00:00+00:00", True)),
        (["2025-03-01T06:00Z", "a PT1H at-least"], ("2025-03-01 07:00:00+00:00", "None", True)),
        (["2025-03-01T06:00Z", "a PT1H about"], ("2025-03-01 06:00:00+00:00", "None", True)),
        (["2025-03-01", "a P1D exactly", "b P2D at-most"], ("2025-03-02 00:00:00+00:00", "2025-03-04 23:59:59+00:00", False)),
        (["2025-03-01", "a P1D at-least", "b P2D exactly"], ("2025-03-04 00:00:00+00:00", "None", False)),
    ],
)  # fmt: skip
def test_an_event_has_the_bounds_of_its_sources(written: list[str], expected: tuple[str, str, bool]) -> None:
    """Its own time, or the distances that it is told at."""
    assert seen(*written) == expected


@pytest.mark.parametrize(
    "written",
    [
        ["not-stated"],
        ["2025~"],
        ["2025-03?"],
        ["2025-03-01%"],
        ["2024~/2025"],
        ["not-stated", "a PT1H exactly"],
        ["x PT1H exactly"],
        ["a PT1H exactly"],
        ["b PT1H exactly", "a PT1H exactly"],
        ["2025", "a P999999999D exactly"],
    ],
)
def test_what_is_vague_has_no_bounds(written: list[str]) -> None:
    """Unknown, about, from an event that is not there, in a circle, beyond all dates."""
    assert bounds(*written) == Span()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2025-03-01", "2025-03-02", True),
        ("2025-03-02", "2025-03-02", False),
        ("2025-03", "2025-03-02", False),
        ("2025-02", "2025-03-02", True),
        ("2025-03-01T06:00Z", "2025-03-01T06:01Z", True),
        ("2025-03-01T06:01+01:00", "2025-03-01T05:01Z", False),
        ("2025-03-01", "2025-03-02T06:00Z", False),
        ("2025-03-01", "2025-03-02T13:59Z", False),
        ("2025-03-01", "2025-03-02T14:00Z", True),
        ("2025-03-01T09:59Z", "2025-03-02", True),
        ("2025-03-01T10:00Z", "2025-03-02", False),
        ("not-stated", "2025", False),
        ("2025", "not-stated", False),
    ],
)
def test_one_ends_before_the_other_only_where_that_is_certain(one: str, other: str, expected: bool) -> None:
    """A day without a zone may be a day anywhere on earth when it is held against a time."""
    assert bounds(one).ends_before(bounds(other)) is expected


def test_the_first_of_two_events_with_one_id_counts() -> None:
    """That an id stands twice has a rule of its own."""
    events = [event("a", "2025-03-01"), event("b", "a P1D exactly"), event("a", "2030-03-01")]
    assert str(span(events[1], events).first) == "2025-03-02 00:00:00+00:00"
