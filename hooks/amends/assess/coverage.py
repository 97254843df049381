"""What the cases cover, all of them together: which standard was met or missed where, how fast each response was, how fully.

Counts only, and never one grade. What nobody judged is not assessed; what no source says is not stated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from amends.assess.card import TOO_LITTLE, report_card
from amends.assess.clock import STEPS, ZEROS, between
from amends.assess.lapse import Lapse, lapse
from amends.models.case import Advised, Assessed, Case
from amends.models.event import Event
from amends.models.lists import STANCES, VERDICTS
from amends.models.standard import Standard
from amends.playbook import Playbook

C = TypeVar("C", bound=Case)
NONE = "not-assessed"
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
class Row:
    """One standard: what each case has for it, in the order of the columns, and how many have each word."""

    standard: Standard
    words: tuple[str, ...]
    counts: Mapping[str, int]

    @property
    def open(self) -> bool:
        """Whether no case met it and none missed it."""
        return not self.counts["met"] and not self.counts["missed"]


@dataclass(frozen=True)
class Matrix(Generic[C]):
    """Standards by cases; ``words`` are all that a cell can say."""

    cases: tuple[C, ...]
    rows: tuple[Row, ...]
    words: tuple[str, ...]

    @property
    def totals(self) -> list[Counter[str]]:
        """For each case, how many standards have each word."""
        return [Counter(row.words[place] for row in self.rows) for place in range(len(self.cases))]


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


def verdicts(playbook: Playbook) -> Matrix[Assessed]:
    """Every standard by every case that is judged."""
    given = [{one.standard: one.verdict for one in case.assessment.verdicts} for case in playbook.assessed]
    return _matrix(playbook.assessed, given, playbook.standards, (*VERDICTS, NONE))


def stances(playbook: Playbook) -> Matrix[Advised]:
    """The standards that advice and boards take a stance on, by case."""
    cases = [case for case in playbook.cases if isinstance(case, Advised)]
    given = [{one.standard: one.stance for one in case.stances} for case in cases]
    named = {standard for one in given for standard in one}
    return _matrix(cases, given, [one for one in playbook.standards if one.id in named], (*STANCES, NONE))


def _matrix(
    cases: Sequence[C], given: Sequence[Mapping[str, str]], standards: Sequence[Standard], words: tuple[str, ...]
) -> Matrix[C]:
    rows = []
    for standard in standards:
        cells = tuple(one.get(standard.id, NONE) for one in given)
        rows.append(Row(standard, cells, Counter(cells)))
    return Matrix(tuple(cases), tuple(rows), words)


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
