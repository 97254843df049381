"""The report card: computed from an assessment by a published rule, never written by hand.

Three columns, never one total. Each prints its counts, and a word only when at least three standards and half of the
applicable ones were judged: **strong** when none is missed and at least twice as many are met as partly met, **weak** when
more are missed than met, **mixed** otherwise. Not stated neither helps nor hurts. A missed warning of danger makes the way
weak and lets no other column be called strong.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from amends.models.assessment import Judgement
from amends.models.case import Assessed
from amends.models.standard import Standard
from amends.playbook import Playbook

COLUMNS = ("words", "remedy", "way")
JUDGED = ("met", "partly", "missed")
LEAST_JUDGED = 3
TOO_LITTLE = "too little on record to say"


@dataclass(frozen=True)
class Line:
    """One standard on the card, with its judgement where the case has one."""

    standard: Standard
    judgement: Judgement | None

    @property
    def verdict(self) -> str:
        """The verdict, or ``not-assessed``."""
        return self.judgement.verdict if self.judgement else "not-assessed"


@dataclass(frozen=True)
class Column:
    """A column: words, remedy or way. ``word`` is strong, mixed, weak or the phrase for too little."""

    name: str
    lines: tuple[Line, ...]
    word: str

    @property
    def counts(self) -> Counter[str]:
        """How many standards have each verdict."""
        return Counter(line.verdict for line in self.lines)

    @property
    def judged(self) -> int:
        """How many were judged met, partly or missed."""
        return sum(self.counts[verdict] for verdict in JUDGED)

    @property
    def applicable(self) -> int:
        """How many could have been judged."""
        return len(self.lines) - self.counts["not-applicable"]


@dataclass(frozen=True)
class Card:
    """The three columns; ``capped`` when a warning of danger was missed."""

    columns: tuple[Column, ...]
    capped: bool


def report_card(case: Assessed, playbook: Playbook) -> Card:
    """The report card of a case."""
    judgements = {one.standard: one for one in case.assessment.verdicts}
    danger = judgements.get("danger-first")
    capped = danger is not None and danger.verdict == "missed"
    return Card(tuple(_column(name, judgements, playbook, capped) for name in COLUMNS), capped)


def report_cards(playbook: Playbook) -> dict[str, Card]:
    """A case's id → its report card, for each case that has an assessment."""
    return {case.id: report_card(case, playbook) for case in playbook.assessed}


def _column(name: str, judgements: dict[str, Judgement], playbook: Playbook, capped: bool) -> Column:
    lines = tuple(Line(one, judgements.get(one.id)) for one in playbook.standards if one.seen == name)
    bare = Column(name, lines, "")
    enough = bare.judged >= LEAST_JUDGED and bare.judged * 2 >= bare.applicable
    word = _word(bare.counts) if enough else TOO_LITTLE
    return Column(name, lines, _capped(name, word) if capped else word)


def _word(counts: Counter[str]) -> str:
    if counts["missed"] == 0 and counts["met"] >= 2 * counts["partly"]:
        return "strong"
    return "weak" if counts["missed"] > counts["met"] else "mixed"


def _capped(name: str, word: str) -> str:
    """A missed warning of danger is enough to know: the way is weak, whatever else is on record."""
    return "weak" if name == "way" else "mixed" if word == "strong" else word
