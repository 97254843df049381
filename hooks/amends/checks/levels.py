"""Rules for a decision table of response levels: complete, every row reached, and never kinder to a worse answer."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod
from typing import cast

from amends.assess.decide import combinations, decide, worse_neighbours
from amends.checks import Breach, rule
from amends.models.level import Condition, Levels
from amends.playbook import Entry, Playbook

MAX_COMBINATIONS = 10_000  # all of them are tried, with one row after the other
MAX_TRIES = 200_000


def _levels(entry: Entry) -> Levels | None:
    return cast(Levels, entry.record) if entry.record.kind == "level" else None


@rule("unknown-answer")
def unknown_answer(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    table = _levels(entry)
    if table is None:
        return
    answers = {one.id: {value.id for value in one.values} for one in table.inputs}
    places: list[tuple[tuple[str | int, ...], tuple[Condition, ...]]] = [(("lift", "when"), table.lift.when)]
    places += [(("rules", index, "when"), row.when) for index, row in enumerate(table.rules)]
    for path, conditions in places:
        for index, one in enumerate(conditions):
            for place, value in enumerate(one.among):
                if value not in answers.get(one.input, set()):
                    yield Breach(
                        (*path, index, "among", place),
                        f"'{value}' is no answer to '{one.input}'",
                        "an answer's id",
                        "Check both ids.",
                    )


@rule("too-many-answers")
def too_many_answers(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    table = _levels(entry)
    if table is None:
        return
    combinations = prod(len(one.values) for one in table.inputs)
    if combinations > MAX_COMBINATIONS or combinations * len(table.rules) > MAX_TRIES:
        yield Breach(
            ("inputs",),
            "the answers combine in too many ways to try them all",
            f"at most {MAX_COMBINATIONS:,} combinations, and {MAX_TRIES:,} when multiplied by the rows",
            "Ask fewer questions, offer fewer answers, or join rows.",
        )


def _sound(entry: Entry, playbook: Playbook) -> Levels | None:
    found = (*unknown_answer(entry, playbook), *too_many_answers(entry, playbook))
    return None if found else _levels(entry)


@rule("incomplete-table")
def incomplete_table(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    table = _sound(entry, playbook)
    if table is None:
        return
    reached = set()
    for answers in combinations(table):
        outcome = decide(table, answers)
        if outcome is None:
            words = ", ".join(f"{name} {value}" for name, value in answers.items())
            yield Breach(
                ("rules",),
                f"no row fits: {words}",
                "a row for every combination",
                "End the table with a row without conditions.",
            )
            return
        reached.add(outcome.rule.id)
    for index, row in enumerate(table.rules):
        if row.id not in reached:
            yield Breach(
                ("rules", index),
                f"the row '{row.id}' is never reached",
                "a row that some combination reaches",
                "Move it up, or delete it.",
            )


@rule("kinder-when-worse")
def kinder_when_worse(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    table = _sound(entry, playbook)
    if table is None or any(incomplete_table(entry, playbook)):
        return
    levels = {tuple(answers.items()): decide(table, answers) for answers in combinations(table)}
    for answers, outcome in levels.items():
        for name, worse in worse_neighbours(table, dict(answers)):
            lower = levels.get(tuple(worse.items()))
            if outcome and lower and lower.level < outcome.level:
                yield Breach(
                    ("rules",),
                    f"a worse '{name}' ({worse[name]}) lowers level {outcome.level} to {lower.level}",
                    "the same level or a higher one",
                    "Check the order of the rows and of the answers.",
                )
                return


@rule("unknown-level")
def unknown_level(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    table = _levels(entry)
    if table is None:
        return
    described, asked = {one.level for one in table.levels}, {aspect.id for aspect in table.aspects}
    for index, row in enumerate(table.rules):
        if row.level not in described:
            yield Breach(
                ("rules", index, "level"),
                f"level {row.level} is not described",
                "one of " + ", ".join(map(str, sorted(described))),
                "Describe it under levels, or correct the number.",
            )
    for index, level in enumerate(table.levels):
        if odd := sorted(asked ^ set(level.asks)):
            yield Breach(
                ("levels", index, "asks"),
                f"level {level.level} and the aspects differ in {', '.join(odd)}",
                "one answer for each aspect",
                "Add what is missing, delete what is too much.",
            )


@rule("misplaced-event")
def misplaced_event(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    table = _sound(entry, playbook)
    for index, placed in enumerate(table.placed if table else ()):
        names = {one.id: {value.id for value in one.values} for one in table.inputs} if table else {}
        if set(placed.answers) != set(names) or any(value not in names[name] for name, value in placed.answers.items()):
            yield Breach(
                ("placed", index, "answers"),
                "the answers do not fit the questions",
                "one answer to each question",
                "Check the ids.",
            )
        elif table and (outcome := decide(table, placed.answers)) and outcome.level != placed.level:
            yield Breach(
                ("placed", index, "level"),
                f"the table gives level {outcome.level}, the record says {placed.level}",
                "the table's level",
                "Correct one of the two.",
            )
