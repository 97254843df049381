"""How fast and how fully each case was answered: the steps of its clock from one zero point, the words of its card.

What no source says is not stated, and takes no part in any number but that one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from amends.assess.card import TOO_LITTLE, report_card
from amends.assess.clock import STEPS, ZEROS, between
from amends.assess.lapse import Lapse, lapse
from amends.models.case import Assessed
from amends.models.event import Event
from amends.playbook import Playbook

WORDS = ("weak", "mixed", "strong")
TICKS = {
    "10 minutes": 600,
    "1 hour": 3600,
    "10 hours": 36_000,
    "1 day": 86_400,
    "10 days": 864_000,
    "100 days": 8_640_000,
    "1,000 days": 86_400_000,
}  # the axis of time: seconds by their words
BEGIN = ("knew_at", "public_at", "failed_at")  # nobody can answer before they know; what is public they can know


@dataclass(frozen=True)
class Step:
    """A step of the response clock: its name in the record, its title, the time since the zero point in words and as numbers."""

    name: str
    title: str
    said: str
    lapse: Lapse


@dataclass(frozen=True)
class Pace:
    """How fast and how fully one case was answered. ``begin`` and ``zero`` are missing where no step has a known time."""

    case: Assessed
    begin: str
    zero: Event | None
    steps: tuple[Step, ...]
    words: str
    remedy: str

    @property
    def said(self) -> dict[str, str]:
        """The time of each known step in words, by the step's title."""
        return {step.title: step.said for step in self.steps}

    @property
    def unknown(self) -> tuple[str, ...]:
        """The titles of the steps that have no known time."""
        return tuple(title for title in STEPS.values() if title not in self.said)

    @property
    def told(self) -> bool:
        """Whether enough is on record for a word on both."""
        return TOO_LITTLE not in (self.words, self.remedy)


def paces(playbook: Playbook) -> Iterator[Pace]:
    """How fast and how fully each judged case was answered, in the order of the cases."""
    for case in playbook.assessed:
        begin, zero, steps = _steps(case)
        columns = {column.name: column.word for column in report_card(case, playbook).columns}
        yield Pace(case, begin, zero, steps, columns["words"], columns["remedy"])


def _steps(case: Assessed) -> tuple[str, Event | None, tuple[Step, ...]]:
    """The first zero point from which any step has a known time: its words, its event, and those steps."""
    events = {event.id: event for event in case.all_events}
    for name in BEGIN:
        zero = events.get(getattr(case.clock, name))
        if zero and (steps := tuple(_known(case, zero, events))):
            return ZEROS[name], zero, steps
    return "", None, ()


def _known(case: Assessed, zero: Event, events: Mapping[str, Event]) -> Iterator[Step]:
    for name, title in STEPS.items():
        event = events.get(getattr(case.clock, name))
        if passed := lapse(case, zero, event):
            yield Step(name, title, between(case, zero, event), passed)


def spread(found: Sequence[Pace]) -> dict[str, Counter[str]]:
    """For each step of the clock, in how many cases it came within each tick for certain, later, or at no stated time."""
    return {
        title: _spread([step.lapse.most for pace in found for step in pace.steps if step.title == title], len(found))
        for title in STEPS.values()
    }


def _spread(known: Sequence[float], cases: int) -> Counter[str]:
    """The same for the times of one step that are known, of so many cases."""
    counts = Counter({tick: sum(most <= seconds for most in known) for tick, seconds in TICKS.items()})
    return counts + Counter({"longer": len(known) - max(counts.values()), "not stated": cases - len(known)})
