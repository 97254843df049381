"""A case: one documented episode or practice. Its kind decides what it can hold.

An incident and a complaint can be assessed. Guidance and a board report no response of their own: they take a stance per
standard instead, and there is no field for a verdict.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from amends.models.base import Record, listed
from amends.models.case_parts import (
    Assessment,
    Contradiction,
    Countries,
    Criticism,
    Effort,
    Idea,
    Lesson,
    Name,
    Organisation,
    Point,
    Position,
    Question,
    Reach,
    Related,
    Remedy,
    Reply,
    Review,
)
from amends.models.event import Clock, Event
from amends.models.lists import CaseKind, Channel, Doer, Failure, Industry, Nature, Role, Severity, Turn
from amends.models.source import Quotation, Source, SourceRef
from amends.models.time import When
from amends.models.values import Id, Line, Prose, Refers


class SourceInPlace(Source):
    """A source defined in the case that uses it: the same model, a global id, a page of its own."""

    id_: Id


class Case(Record):
    """What every kind of case has."""

    kind_: CaseKind
    summary: Prose
    story: Prose | None = None
    organisations: tuple[Organisation, ...] = listed()
    names: tuple[Name, ...] = ()
    industry: Industry
    failure_type: Failure
    countries: Countries
    channels: Annotated[tuple[Channel, ...], Field(min_length=1)]
    as_of: When
    quotations: tuple[Quotation, ...] = ()
    points: tuple[Point, ...] = ()
    lessons: tuple[Lesson, ...] = listed()
    unsettled: tuple[Prose, ...] = listed()
    related: tuple[Related, ...] = ()
    checklists: tuple[Annotated[Id, Refers("checklist")], ...] = ()
    frameworks: tuple[Annotated[Id, Refers("framework")], ...] = ()
    reply: Reply
    sources: Annotated[tuple[SourceRef, ...], Field(min_length=1)]
    own_sources: tuple[SourceInPlace, ...] = ()

    @property
    def all_events(self) -> tuple[Event, ...]:
        """Every event of the case; advice has none."""
        return ()


class Assessed(Case):
    """An episode with a response that can be judged."""

    one_sided: Line | None = None
    whose_doing: Doer
    nature: Nature
    severity: Severity
    turn: Turn
    apologised: Annotated[tuple[Role, ...], Field(min_length=1)]
    reach: tuple[Reach, ...] = ()
    events: tuple[Event, ...] = listed()
    later: tuple[Event, ...] = ()
    elsewhere: tuple[Event, ...] = ()
    clock: Clock
    effort: tuple[Effort, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    questions: tuple[Question, ...] = ()
    reviews: tuple[Review, ...] = ()
    criticism: tuple[Criticism, ...] = ()
    assessment: Assessment

    @property
    def all_events(self) -> tuple[Event, ...]:
        """The timeline, what happened later, and other events told for comparison."""
        return self.events + self.later + self.elsewhere


class Incident(Assessed):
    """An organisation's response to a failure."""


class Complaint(Assessed):
    """A customer's account. ``one_sided`` says so in words that stand on the page."""

    one_sided: Line


class Advised(Case):
    """Advice or ideas: a stance per standard, never a verdict."""

    stances: tuple[Position, ...] = listed()


class Guidance(Advised):
    """Advice, with the failure pattern that it answers."""

    answers: Prose


class Board(Advised):
    """A collection of standards and ideas from inside, with their labels as printed."""

    labels: Prose
    ideas: tuple[Idea, ...] = listed()
    contradictions: tuple[Contradiction, ...] = ()


CASE_MODELS: dict[str, type[Case]] = {
    "incident": Incident,
    "complaint": Complaint,
    "guidance": Guidance,
    "board": Board,
}
