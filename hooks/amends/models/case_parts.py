"""The parts of a case beside its events: reach, effort, remedies, verdicts, stances, reviews, a board's ideas."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from amends.models.base import Model, listed
from amends.models.choices import Flag, YesNo
from amends.models.event import EventIfKnown, Evidence, Witnesses
from amends.models.lists import (
    Basis,
    BoardLabel,
    EffortMeasure,
    Exactness,
    RemedyPurpose,
    RemedyType,
    ReviewSubject,
    Stance,
    Unit,
    Verdict,
)
from amends.models.source import SourceRef
from amends.models.standard import StandardRef
from amends.models.time import Length
from amends.models.values import Country, Id, Line, Prose, Refers, Whole, Words

RecordLink = Annotated[Line, Refers("standing")]


class Organisation(Model):
    """Who took part, under which name, in which part."""

    name: Line
    part: Line


class Name(Model):
    """A name that stands differently in a source and on the public record."""

    as_quoted: Line
    on_record: Line
    evidence: Witnesses


class Reach(Model):
    """How many were touched: a number with its unit and exactness. Never compared across units."""

    id: Id
    number: Whole
    unit: Unit
    exactness: Exactness
    of_whom: Line
    said_by: Line
    share: Line | None = None
    disputed: Line | None = None
    evidence: Witnesses


class Effort(Model):
    """What it cost the customer: a count, or a length of time; never a score."""

    id: Id
    measure: EffortMeasure
    exactness: Exactness
    count: Whole | None = None
    length: Length | None = None
    what: Line
    evidence: Witnesses


class Remedy(Model):
    """What was given: for what, to whom and not to whom, announced, paid and provided by whom, and on what terms."""

    id: Id
    type: RemedyType
    for_: tuple[RemedyPurpose, ...] = listed()
    what: Prose
    who_qualifies: Line
    left_out: Line
    announced_by: Line
    paid_by: Line
    provided_by: Line
    claim_needed: YesNo
    rights_given_up: YesNo
    announced: EventIfKnown
    delivered: EventIfKnown
    evidence: Witnesses


class Question(Model):
    """One of the four questions before an apology, with our answer from the evidence. Judged by what was knowable then."""

    principle: Annotated[Line, Refers("framework#")]
    knowable_then: Prose
    what_happened: Prose | None = None
    basis: Basis | None = None
    evidence: tuple[Evidence, ...] = ()


class Review(Model):
    """What somebody else judged, in their exact words; ``beside_card`` puts a grade of theirs next to our report card."""

    id: Id
    reviewer: Line
    on: ReviewSubject
    words: Words | None = None
    source: SourceRef
    place: Line
    says: Prose
    beside_card: Flag = False
    standards: tuple[StandardRef, ...] = ()


class Criticism(Model):
    """What was held against the response, and by whom."""

    id: Id
    by: Line
    what: Prose
    evidence: Witnesses


class Judgement(Model):
    """One standard's verdict. ``absence`` says what shows that something was not done: ``missed`` needs it."""

    standard: StandardRef
    verdict: Verdict
    because: Prose
    basis: Basis | None = None
    absence: Line | None = None
    evidence: tuple[Evidence, ...] = ()


class Assessment(Model):
    """Whose response is judged, by what was known when, standard by standard."""

    judged: Line
    as_known: Line
    note: Prose | None = None
    verdicts: tuple[Judgement, ...] = listed()


class Position(Model):
    """Where guidance or a board stands on one of our standards."""

    standard: StandardRef
    stance: Stance
    because: Prose
    evidence: tuple[Evidence, ...] = ()


class Idea(Model):
    """One idea of a board: its words, its label as printed, what it became or why not."""

    id: Id
    words: Words
    source: SourceRef
    place: Line
    label: BoardLabel
    tells: Prose
    became: tuple[RecordLink, ...] = ()
    why_not: Prose | None = None
    same_as: tuple[Id, ...] = ()
    gaps: tuple[Line, ...] = ()


class Contradiction(Model):
    """Two or more statements that do not go together, and how we read that."""

    id: Id
    title: Line
    between: tuple[Id, ...] = ()
    text: Prose


class Point(Model):
    """One point that a text makes, in our words, with the standards it touches."""

    id: Id
    title: Line
    text: Prose
    standards: tuple[StandardRef, ...] = ()
    evidence: Witnesses


class Lesson(Model):
    """What to take from the case, and the standards that carry it."""

    id: Id
    text: Prose
    standards: tuple[StandardRef, ...] = ()


class Related(Model):
    """Another case worth reading beside this one, and why."""

    case: Annotated[Id, Refers("case")]
    because: Line


class Reply(Model):
    """The right of reply: whether the organisation was asked, whether it answered, and its words."""

    asked: YesNo
    answered: YesNo
    words: Prose | None = None


Countries = Annotated[tuple[Country, ...], Field(min_length=1)]
