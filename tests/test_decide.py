"""The decision table at work: the first row that fits, the lift, and every combination of answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from amends import checks
from amends.assess.decide import combinations, decide, worse_neighbours
from amends.loader import load
from amends.models.level import Input, Levels
from amends.playbook import Entry, Playbook

FIXTURE = Path(__file__).parent / "fixtures" / "playbook"
TABLE: Levels = load(FIXTURE)[0].get("level/larkmoor-levels")


@pytest.mark.parametrize(
    ("danger", "harm", "turn", "row", "lifted", "level"),
    [
        ("no", "nuisance", "first", "all-else", False, 1),
        ("no", "nuisance", "again", "all-else", True, 2),
        ("no", "loss", "first", "costly", False, 2),
        ("no", "loss", "again", "costly", True, 3),
        ("no", "unknown", "first", "costly", False, 2),
        ("yes", "nuisance", "first", "in-danger", False, 3),
        ("yes", "loss", "again", "in-danger", False, 3),
    ],
)
def test_the_first_row_that_fits_decides(danger: str, harm: str, turn: str, row: str, lifted: bool, level: int) -> None:
    """The rows are tried from the top; the lift raises the level by one, and a row with its own lift not again."""
    outcome = decide(TABLE, {"danger": danger, "harm": harm, "turn": turn})
    assert outcome is not None
    assert (outcome.rule.id, outcome.lifted, outcome.level) == (row, lifted, level)


def test_the_highest_level_is_not_lifted() -> None:
    """A row that leads to the highest level has nowhere to be lifted to, even without a lift of its own."""
    top = TABLE.rules[0].model_copy(update={"own_lift": None})
    outcome = decide(TABLE.model_copy(update={"rules": (top,)}), {"danger": "yes", "harm": "loss", "turn": "again"})
    assert outcome is not None
    assert (outcome.lifted, outcome.level) == (False, 3)


def test_no_row_no_outcome() -> None:
    """Where no row fits there is no level, rather than a guessed one."""
    table = TABLE.model_copy(update={"rules": TABLE.rules[:2]})
    assert decide(table, {"danger": "no", "harm": "nuisance", "turn": "first"}) is None


def test_every_combination_stands_once() -> None:
    """Two, three and two answers combine in twelve ways, each with one answer to each question."""
    made = list(combinations(TABLE))
    assert len(made) == len({tuple(one.items()) for one in made}) == 12
    assert all(list(one) == ["danger", "harm", "turn"] for one in made)


@pytest.mark.parametrize(
    ("answers", "worse"),
    [
        (
            ("no", "nuisance", "first"),
            [("yes", "nuisance", "first"), ("no", "loss", "first"), ("no", "nuisance", "again")],
        ),
        (("yes", "unknown", "again"), []),
        (("yes", "loss", "first"), [("yes", "loss", "again")]),
    ],
)
def test_one_answer_a_step_worse(answers: tuple[str, ...], worse: list[tuple[str, ...]]) -> None:
    """Each answer in turn is made one step worse; unknown is neither better nor worse than a known one."""
    given = dict(zip(("danger", "harm", "turn"), answers, strict=True))
    assert [tuple(other.values()) for _, other in worse_neighbours(TABLE, given)] == worse


def test_an_answer_that_stands_apart_has_no_worse_one() -> None:
    """A value that is marked as apart takes no part in the order."""
    harm = TABLE.inputs[1]
    values = tuple(one.model_copy(update={"apart": one.id == "loss"}) for one in harm.values)
    table = TABLE.model_copy(update={"inputs": (harm.model_copy(update={"values": values}),)})
    assert list(worse_neighbours(table, {"harm": "nuisance"})) == []
    assert list(worse_neighbours(table, {"harm": "loss"})) == []


def findings(table: Levels) -> list[str]:
    """The ids of the rules that find something in this table alone."""
    playbook = Playbook(FIXTURE)
    document = load(FIXTURE)[0].entries["level"]["larkmoor-levels"].document
    playbook.entries["level"]["larkmoor-levels"] = Entry(table.named("level", "larkmoor-levels"), document)
    playbook.known = {kind: {"told-early"} for kind in playbook.known}
    return [one.rule for one in checks.check(playbook, whole=False)]


def test_a_question_that_stands_twice_stops_no_check() -> None:
    """Two questions with one id are a finding, and the rules about the table still come to an end."""
    turn = TABLE.inputs[2]
    third = turn.values[1].model_copy(update={"id": "always"})
    longer = turn.model_copy(update={"values": (*turn.values, third)})
    assert findings(TABLE.model_copy(update={"inputs": (*TABLE.inputs[:2], longer, turn)})) == ["duplicate-id"]


def test_a_table_that_is_too_large_is_not_tried() -> None:
    """A table with more combinations than could ever be tried is one finding, at once."""
    many: tuple[Input, ...] = tuple(
        TABLE.inputs[0].model_copy(update={"id": f"question-{number}"}) for number in range(200)
    )
    assert findings(TABLE.model_copy(update={"inputs": (*TABLE.inputs, *many)})) == ["too-many-answers"]
