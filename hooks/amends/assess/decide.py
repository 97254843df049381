"""The decision table at work: answers in, the first matching row and the level out (DMN, hit policy “first”)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from amends.models.level import Condition, Levels, Rule

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Outcome:
    """The row that matched, whether the level was lifted, and the level."""

    rule: Rule
    lifted: bool
    level: int


def decide(table: Levels, answers: Answers) -> Outcome | None:
    """The outcome for one answer to each input; None when no row fits."""
    row = next((row for row in table.rules if _hold(row.when, answers)), None)
    if row is None:
        return None
    highest = max(level.level for level in table.levels)
    lifted = row.own_lift is None and row.level < highest and _hold(table.lift.when, answers)
    return Outcome(row, lifted, min(row.level + lifted, highest))


def combinations(table: Levels) -> Iterator[dict[str, str]]:
    """Every combination of answers: one dictionary, input id → value id, for each."""
    names = [one.id for one in table.inputs]
    for values in product(*([value.id for value in one.values] for one in table.inputs)):
        yield dict(zip(names, values, strict=True))


def worse_neighbours(table: Levels, answers: Answers) -> Iterator[tuple[str, dict[str, str]]]:
    """The same answers with one of them a step worse. Unknown is neither better nor worse than a known answer."""
    for one in table.inputs:
        known = [value.id for value in one.values if value.id != "unknown" and not value.apart]
        if answers[one.id] in known[:-1]:
            worse = known[known.index(answers[one.id]) + 1]
            yield one.id, {**answers, one.id: worse}


def _hold(conditions: tuple[Condition, ...], answers: Answers) -> bool:
    return all(answers[condition.input] in condition.among for condition in conditions)
