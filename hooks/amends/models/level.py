"""Response levels: how grave a failure is, as a decision table (DMN), and what each level asks.

Inputs have values in order from best to worst; the first rule whose conditions all hold gives the level; the lift may then
raise it. ``unknown`` is one of an input's values and each input says what it counts as.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from amends.models.base import Model, Record, listed
from amends.models.choices import Flag
from amends.models.source import SourceRef
from amends.models.standard import StandardRef
from amends.models.values import Id, Line, Prose, Whole


class Value(Model):
    """One answer to an input's question; ``apart`` when it is neither better nor worse than the others (a one-off)."""

    anchored: ClassVar[bool] = False

    id: Id
    label: Line
    meaning: Line | None = None
    apart: Flag = False


class Input(Model):
    """A question, with its answers from best to worst. ``unknown_counts_as`` tells how an unknown answer is treated."""

    id: Id
    question: Line
    values: tuple[Value, ...] = listed(2)
    unknown_counts_as: Line | None = None


class Condition(Model):
    """An input and the answers that satisfy it."""

    input: Id
    among: tuple[Id, ...] = listed()


class Rule(Model):
    """A row of the table: when all conditions hold, this level. ``own_lift`` rows are not lifted again."""

    id: Id
    say: Line
    when: tuple[Condition, ...] = ()
    level: Whole
    own_lift: Line | None = None


class Lift(Model):
    """One level up (at most the highest) when all conditions hold."""

    say: Line
    when: tuple[Condition, ...] = listed()
    reason: Prose


class Level(Model):
    """What one level asks, by aspect id."""

    level: Whole
    name: Line
    asks: dict[str, Line]


class Aspect(Model):
    """A row of the table of what each level asks: who speaks, acknowledge within, ..."""

    anchored: ClassVar[bool] = False

    id: Id
    title: Line
    standards: tuple[StandardRef, ...] = ()


class Because(Model):
    """A condition with its reason; ``ours`` says what of it is our own proposal."""

    id: Id
    say: Line
    reason: Prose
    sources: tuple[SourceRef, ...] = ()
    ours: Line | None = None


class Placed(Model):
    """A known event and the level the table gives it; the check computes it from the answers."""

    event: Line
    answers: dict[str, str]
    level: Whole


class Levels(Record):
    """The response levels of an organisation: one record that each organisation edits."""

    opening: Prose
    gate: Prose
    inputs: tuple[Input, ...] = listed()
    rules: tuple[Rule, ...] = listed()
    lift: Lift
    lowering: Line
    aspects: tuple[Aspect, ...] = listed()
    levels: tuple[Level, ...] = listed(2)
    notes: tuple[Prose, ...] = ()
    chief_executive: Annotated[tuple[Because, ...], Field(min_length=1)]
    most_senior: Annotated[tuple[Because, ...], Field(min_length=1)]
    most_senior_how: Prose
    thresholds: Annotated[tuple[Because, ...], Field(min_length=1)]
    placed: tuple[Placed, ...] = ()
