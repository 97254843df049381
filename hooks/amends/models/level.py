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
from amends.models.values import Called, Id, Line, Prose, Whole


class Value(Model):
    """One answer to an input's question; ``apart`` when it is neither better nor worse than the others (a one-off)."""

    anchored: ClassVar[bool] = False

    id: Id
    """A short name for the answer; rows name it. unknown is the answer of somebody who does not know yet.
    Example: loss"""
    label: Line
    """The answer as people read it. Example: Money or time"""
    meaning: Line | None = None
    """When this is the right answer, if the label does not say it all. Example: no water for less than a day"""
    apart: Flag = False
    """yes if the answer is neither better nor worse than the others. Left out, it is no. Example: yes"""


class Input(Model):
    """A question, with its answers from best to worst. ``unknown-counts-as`` tells how an unknown answer is treated."""

    id: Id
    """A short name for the question; rows and placed events name it, and its address on the page stays for ever.
    Example: harm"""
    question: Line
    """What to ask, so that somebody in a hurry can answer. Example: What did it cost people?"""
    values: tuple[Value, ...] = listed(2)
    """The answers in order, the best first and the worst last; unknown where people may not know."""
    unknown_counts_as: Line | None = None
    """How an unknown answer is treated, in words for the page; rows still have to name unknown.
    Example: counts as loss"""


class Condition(Model):
    """A question and the answers that fulfil it."""

    input: Id
    """The id of the question. Example: harm"""
    among: tuple[Id, ...] = listed()
    """The id of an answer that fulfils it; one of those listed is enough. Example: loss"""


class Rule(Model):
    """A row of the table: when all conditions hold, this level. A row with ``own-lift`` is not lifted again."""

    id: Id
    """A short name for the row; its address on the page stays for ever. Example: costly"""
    say: Line
    """The row in words, the same as its conditions. Example: It cost people money or time, or nobody knows."""
    when: tuple[Condition, ...] = ()
    """The conditions; all must hold. Leave it out in the last row, which catches the rest."""
    level: Whole
    """The level that the row gives, described under levels. A worse answer must never give a lower one. Example: 2"""
    own_lift: Line | None = None
    """Why this row is not lifted again; with this line, it is not. Example: It is the highest."""


class Lift(Model):
    """One level up (at most the highest) when all conditions hold."""

    say: Line
    """When a level is raised by one, in words for the page. Example: The same failure again is one level up."""
    when: tuple[Condition, ...] = listed()
    """The conditions; all must hold for the lift."""
    reason: Prose
    """Why the organisation goes one level up. Example: They have been patient once."""


class Level(Model):
    """What one level asks: one line for each aspect."""

    level: Whole
    """The level's number: 1 is the mildest. Example: 2"""
    name: Line
    """What the level is called. Example: A loss"""
    asks: dict[str, Line]
    """The id of each aspect, and after it what this level asks. One line for every aspect. Example: the duty manager"""


class Aspect(Model):
    """A row of the table of what each level asks: who speaks, acknowledge within, ..."""

    anchored: ClassVar[bool] = False

    id: Id
    """A short name for the aspect; every level's asks has a line with it. Example: speaks"""
    title: Called
    """What the line is about, as people read it. Example: Who speaks"""
    standards: tuple[StandardRef, ...] = ()
    """The id of a standard behind the aspect. Example: told-early"""


class Because(Model):
    """A condition with its reason; ``ours`` says what of it is our own proposal."""

    id: Id
    """A short name; its address on the page stays for ever. Example: within-the-hour"""
    say: Line
    """The condition or the threshold, in a sentence. Example: Within the hour."""
    reason: Prose
    """Why, and where the number comes from. Example: The handbook asks for it."""
    sources: tuple[SourceRef, ...] = ()
    """The id of a source for the reason. Example: larkmoor-handbook"""
    ours: Line | None = None
    """What of it is our own proposal; the page says so. Example: the limit of one hour"""


class Placed(Model):
    """A known event and the level the table gives it; the check computes it from the answers."""

    event: Line
    """A known event in one line: who, when, how many, and who says so.
    Example: Larkmoor Water, 2 March 2025; a town without water for a day."""
    answers: dict[str, Line]
    """The id of each question, and after it the id of the answer. One line for every question; unknown where nobody
    says.
    Example: loss"""
    level: Whole
    """The level that the table gives for these answers; the check computes it too. Example: 2"""


class Levels(Record):
    """The response levels of an organisation: one record that each organisation edits."""

    title: Called
    """What the page is called. Every organisation has one such record. Example: Larkmoor's levels"""
    opening: Prose
    """What the levels are for, whose numbers they are, and how to use them. Example: How grave is it?"""
    gate: Prose
    """What to ask before anything else: who could come to harm. Example: Danger comes first."""
    inputs: tuple[Input, ...] = listed()
    """The questions. All their answers may combine in 10,000 ways at most."""
    rules: tuple[Rule, ...] = listed()
    """The rows, read from the top: the first that fits gives the level. Some row must fit whatever the answers are."""
    lift: Lift
    """When the level that the rows give is raised by one."""
    lowering: Line
    """What it takes to go down a level. Example: Nobody lowers a level on the same day."""
    aspects: tuple[Aspect, ...] = listed()
    """What every level says something about, such as who speaks."""
    levels: tuple[Level, ...] = listed(2)
    """What each level asks. Two or more; every level that a row gives is described."""
    notes: tuple[Prose, ...] = ()
    """One remark on how to read the levels. Example: Times count from when you knew."""
    chief_executive: Annotated[tuple[Because, ...], Field(min_length=1)]
    """When the chief executive speaks, each condition with its reason. At least one."""
    most_senior: Annotated[tuple[Because, ...], Field(min_length=1)]
    """When one customer gets the most senior person, each condition with its reason. At least one."""
    most_senior_how: Prose
    """How that contact is made. Example: By phone."""
    thresholds: Annotated[tuple[Because, ...], Field(min_length=1)]
    """The numbers of this page, and where each comes from. At least one."""
    placed: tuple[Placed, ...] = ()
    """Known events with their answers, to see whether the levels are right."""
