"""What the cases cover, all of them together: which standard was met or missed where, which advice asks for it.

Counts only, and never one grade. What nobody judged is not assessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from amends.models.case import Advised, Assessed, Case
from amends.models.lists import STANCES, VERDICTS
from amends.models.standard import Standard
from amends.playbook import Playbook

C = TypeVar("C", bound=Case)
NONE = "not-assessed"


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
