"""The parts of a case: events, reach, remedies, verdicts, stances, reviews, a board's ideas.

Every fact names its evidence: a source's id, ``quote:`` and the id of a quotation of the case, or ``event:`` and the id of
one of its events.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from amends.models.base import Country, Flag, Id, Line, Model, Prose, Refers, Whole, Words, YesNo, listed, refuse, text
from amends.models.lists import (
    Basis,
    BoardLabel,
    Channel,
    EffortMeasure,
    EventState,
    Exactness,
    Kept,
    Legal,
    Offset,
    RemedyPurpose,
    RemedyType,
    ReviewSubject,
    Role,
    Stance,
    Unit,
    Verdict,
)
from amends.models.source import SourceRef
from amends.models.standard import StandardRef
from amends.models.time import Length, When

_EVIDENCE = re.compile(r"((quote|event):)?[a-z0-9]+(-[a-z0-9]+)*")


def _evidence(value: Any) -> str:
    written = text(value)
    if not _EVIDENCE.fullmatch(written):
        raise refuse(
            "bad-evidence",
            f"'{written[:60]}' names no evidence",
            "a source's id, quote: and a quotation's id, or event: and an event's id",
        )
    return written


Evidence = Annotated[str, BeforeValidator(_evidence), Refers("evidence")]
EventRef = Annotated[Id, Refers("event")]
EventIfKnown = Annotated[Id, Refers("event?")]
Witnesses = Annotated[tuple[Evidence, ...], Field(min_length=1)]
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


class After(Model):
    """A moment known only as a distance from another event."""

    event: EventRef
    by: Length
    how: Offset


class Legal_(Model):
    """A step in law. A settlement is not a finding; whether anything was admitted is said, or not stated."""

    type: Legal
    admission: YesNo
    includes: Line | None = None


class Message(Model):
    """The message that an event was: through which channel, from whom, to whom."""

    channel: Channel
    sender: Role
    audience: Line


class Event(Model):
    """One step of the timeline. ``at`` is a date or time; ``after`` a distance from another event; one of the two."""

    id: Id
    at: When | None = None
    after: After | None = None
    actor: Line
    what: Prose
    status: EventState = "happened"
    kept: Kept | None = None
    kept_by: EventRef | None = None
    message: Message | None = None
    legal: Legal_ | None = None
    disputed: Line | None = None
    evidence: Witnesses


class Clock(Model):
    """Which events are the clock's zero points and its steps; ``not-stated`` where the sources do not say."""

    failed_at: EventIfKnown
    supplier_knew_at: EventIfKnown
    knew_at: EventIfKnown
    public_at: EventIfKnown
    first_word: EventIfKnown
    first_apology: EventIfKnown
    chief_executive_apology: EventIfKnown
    remedy_announced: EventIfKnown
    remedy_delivered: EventIfKnown
    closed_by_the_customer: EventIfKnown
    note: Prose | None = None


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
