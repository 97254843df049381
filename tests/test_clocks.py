"""The order of the response clock: what is impossible is found, and whatever can have been so is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from amends import checks
from amends.loader import load
from amends.models.event import Clock, Event
from amends.playbook import Entry

SMALL = load(Path(__file__).parent / "fixtures" / "playbook")[0]
STEPS = [field.alias or name for name, field in Clock.model_fields.items() if name != "note"]


def found(rule: str, when: dict[str, str]) -> list[str]:
    """The places of a rule's findings in a case whose clock has these events, listed in this order."""
    events = [
        Event.model_validate({"id": step, "at": at, "actor": "A", "what": "B.", "evidence": ["larkmoor-notice"]})
        for step, at in when.items()
    ]
    clock = Clock.model_validate({step: step if step in when else "not-stated" for step in STEPS})
    entry = SMALL.entries["case"]["larkmoor-outage"]
    case = entry.record.model_copy(update={"elsewhere": tuple(events), "clock": clock})
    return [str(breach.path[-1]) for breach in checks.RULES[rule].breaches(Entry(case, entry.document), SMALL)]


@pytest.mark.parametrize("step", [step for step in STEPS if step not in {"failed-at", "supplier-knew-at"}])
def test_nothing_comes_before_the_failure(step: str) -> None:
    """Nobody knows, says or mends what has not happened."""
    assert found("clock-in-order", {step: "2025-02", "failed-at": "2025-03-01"}) == [step]


@pytest.mark.parametrize(
    ("earlier", "later"), [("first-word", "first-apology"), ("first-apology", "chief-executive-apology")]
)
def test_an_apology_is_a_word_and_the_chief_executives_is_an_apology(earlier: str, later: str) -> None:
    """So neither comes before the first of its kind."""
    assert found("clock-in-order", {later: "2025-02", earlier: "2025-03-01"}) == [later]


def test_events_that_stand_in_this_order_are_told_once() -> None:
    """Their dates are wrong, not the clock: the rule about the list tells of it."""
    when = {"failed-at": "2025-03-01", "first-word": "2025-02"}
    assert found("events-in-order", when) == ["at"]
    assert found("clock-in-order", when) == []


@pytest.mark.parametrize(
    "when",
    [
        {"supplier-knew-at": "2025-01", "failed-at": "2025-02"},
        {"knew-at": "2025-01", "public-at": "2025-02"},
        {"public-at": "2025-01", "knew-at": "2025-02"},
        {"remedy-announced": "2025-01", "first-apology": "2025-02"},
        {"remedy-delivered": "2025-01", "remedy-announced": "2025-02"},
        {"first-word": "2025-01", "public-at": "2025-02"},
        {"first-word": "2025", "failed-at": "2025-02"},
        {"first-word": "2025-01~", "failed-at": "2025-02"},
        {"first-word": "not-stated", "failed-at": "2025-02"},
    ],
)
def test_what_can_have_been_so_is_no_finding(when: dict[str, str]) -> None:
    """A supplier that knew first, a remedy before any apology or announcement, and whatever is vague."""
    assert found("clock-in-order", when) == []
