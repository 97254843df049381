"""Customer effort: what the sources count or time, and the gaps between readings of one clock."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amends.assess.effort import customer_effort
from amends.loader import load
from amends.models.case import Complaint
from amends.models.event import Event
from amends.models.losses import Effort

CASE: Complaint = load(Path(__file__).parent / "fixtures" / "playbook")[0].get("case/larkmoor-bill")


def reading(name: str, by: str, since: str = "begin") -> Event:
    """An event told as a distance from another."""
    return Event.model_validate(
        {
            "id": name,
            "after": {"event": since, "by": by, "how": "exactly"},
            "actor": "Somebody",
            "what": "Something.",
            "evidence": ["a-source"],
        }
    )


def case(*events: Event, effort: tuple[Effort, ...] = ()) -> Complaint:
    """The fixture's complaint with these events besides its first, and these efforts."""
    return CASE.model_copy(update={"events": (CASE.events[0], *events), "effort": effort})


def measured(**given: str) -> Effort:
    data: dict[str, Any] = {"id": "one", "measure": "contacts", "what": "Calls", "evidence": ["a-source"]}
    return Effort.model_validate({**data, **given})


@pytest.mark.parametrize(
    ("given", "title", "value"),
    [
        ({"exactness": "exactly", "count": "2"}, "contacts", "2"),
        ({"exactness": "at-least", "count": "1200"}, "contacts", "at least 1,200"),
        ({"exactness": "about", "count": "0"}, "contacts", "about 0"),
        ({"measure": "time", "exactness": "over", "length": "PT3H"}, "time spent", "over 3 h"),
        ({"measure": "waiting", "exactness": "exactly", "length": "PT2H20M37S"}, "time waited", "2:20:37"),
    ],
)
def test_a_measure_in_words(given: dict[str, str], title: str, value: str) -> None:
    """A count or a length of time with its exactness, as the source gives it; zero is a number."""
    (one,) = customer_effort(case(effort=(measured(**given),))).measures
    assert (one.id, one.title, one.value, one.what, one.evidence) == ("one", title, value, "Calls", ("a-source",))


def test_gaps_between_readings_of_one_clock() -> None:
    """Readings to the second are put in order; each gap and the whole are told as a timer shows them."""
    effort = customer_effort(
        case(reading("third", "PT1H0M0S"), reading("first", "PT5M8S"), reading("second", "PT10M9S"))
    )
    assert [(gap.start.id, gap.end.id, gap.length) for gap in effort.gaps] == [
        ("first", "second", "0:05:01"),
        ("second", "third", "0:49:51"),
    ]
    assert effort.total == "0:54:52"


def test_only_readings_of_the_same_clock_are_compared() -> None:
    """A distance from another event, or one that nobody read to the second, is no reading of that clock."""
    effort = customer_effort(
        case(
            reading("a", "PT1M1S"),
            reading("b", "PT2M2S"),
            reading("hours", "PT2H"),
            reading("other", "PT3M3S", since="the-longest-name"),
        )
    )
    assert [(gap.start.id, gap.end.id) for gap in effort.gaps] == [("a", "b")]


@pytest.mark.parametrize("events", [(), (reading("a", "PT1M1S"),), (reading("a", "PT1M1S"), reading("b", "PT1M2S"))])
def test_there_is_no_total_below_three_readings(events: tuple[Event, ...]) -> None:
    """One gap is its own total, and nothing at all is not zero."""
    effort = customer_effort(case(*events))
    assert effort.total == ""
    assert len(effort.gaps) == max(0, len(events) - 1)
