"""Which cases are like each other, and in what: the failure, whose doing it was, the remedies, standards judged alike.

Computed, so that a new case is found beside the old ones without anybody adding links. One trivial thing in common, such as
a correction, makes no two cases alike. The marks of all cases are held as sets of bits, one for each case: thousands of cases
are compared in a blink.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from amends.models.case import Assessed, Case
from amends.models.lists import DOERS, FAILURES, REMEDY_TYPES, VERDICTS
from amends.models.values import NOT_STATED

MOST = 3
LEAST = 2
JUDGED = ("missed", "met", "partly")
LABELS = {"failure": FAILURES, "doing": DOERS, "remedy": REMEDY_TYPES}
SAYS_NOTHING = {NOT_STATED, "any", "unknown"}


@dataclass(frozen=True)
class Mark:
    """Something that cases can share: a value of a closed list, or a standard with the verdict that it got."""

    kind: str
    value: str

    @property
    def weight(self) -> int:
        """The same kind of failure counts twice, and so does a failure that others caused; all else once."""
        return 2 if self.kind == "failure" or (self.kind == "doing" and self.value != "ours") else 1


@dataclass(frozen=True)
class Kin:
    """Another case, and what both share; ``told`` when a verdict of either is one side's account."""

    case: Case
    shared: tuple[Mark, ...]
    told: bool

    @property
    def both(self) -> list[str]:
        """What both are or have, in a reader's words: the failure, whose doing, the remedies."""
        return [LABELS[mark.kind][mark.value] for mark in self.shared if mark.kind in LABELS]

    def judged(self, verdict: str) -> list[str]:
        """The standards for which both have this verdict, in the order of the first case's record."""
        return [mark.value for mark in self.shared if mark.kind == verdict]


def marks(case: Case) -> tuple[Mark, ...]:
    """All marks of a case, each once; what says nothing is no mark."""
    return tuple(dict.fromkeys(mark for mark in _marks(case) if mark.value not in SAYS_NOTHING))


def _marks(case: Case) -> Iterator[Mark]:
    yield Mark("failure", case.failure_type)
    if isinstance(case, Assessed):
        yield Mark("doing", case.whose_doing)
        yield from (Mark("remedy", remedy.type) for remedy in case.remedies)
        for verdict in JUDGED:
            yield from (Mark(verdict, one.standard) for one in case.assessment.verdicts if one.verdict == verdict)


class Kinship:
    """All cases with their marks, to be asked which are like one of them."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self.cases = cases
        self._places = {case.id: place for place, case in enumerate(cases)}
        self._having: dict[Mark, int] = {}
        for place, case in enumerate(cases):
            for mark in marks(case):
                self._having[mark] = self._having.get(mark, 0) | 1 << place

    def of(self, case: Case, without: Collection[str] = ()) -> list[Kin]:
        """The three cases most like this one, best first; none of those named in ``without``."""
        own, found = marks(case), list[Kin]()
        left_out = sum(1 << self._places[name] for name in {case.id, *without} if name in self._places)
        for same in self._by_score(own):
            fresh = same & ~left_out
            while fresh and len(found) < MOST:
                lowest = fresh & -fresh
                found.append(_kin(case, own, self.cases[lowest.bit_length() - 1]))
                fresh ^= lowest
                left_out |= lowest
        return found

    def _by_score(self, own: Sequence[Mark]) -> list[int]:
        """The sets of cases whose shared marks weigh at least so much, the heaviest first, down to the least that counts."""
        reached = [(1 << len(self.cases)) - 1]
        for mark in own:
            for _ in range(mark.weight):
                having = self._having.get(mark, 0)
                reached.append(0)
                for score in range(len(reached) - 1, 0, -1):
                    reached[score] |= reached[score - 1] & having
        return reached[: LEAST - 1 : -1]


def _kin(case: Case, own: Sequence[Mark], other: Case) -> Kin:
    theirs = {*marks(other)}
    shared = tuple(mark for mark in own if mark in theirs)
    told = any(mark.kind in VERDICTS for mark in shared) and "complaint" in {case.kind_, other.kind_}
    return Kin(other, shared, told)
