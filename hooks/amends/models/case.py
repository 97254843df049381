"""A case: one documented episode or practice. Its kind decides what it can hold.

An incident and a complaint can be assessed. Guidance and a board report no response of their own: they take a stance per
standard instead, and there is no field for a verdict.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from amends.models.advice import Contradiction, Idea, Position
from amends.models.assessment import Assessment, Criticism, Question, Review
from amends.models.base import Record, listed
from amends.models.case_parts import Countries, Lesson, Name, Organisation, Point, Related, Reply
from amends.models.event import Clock, Event
from amends.models.lists import CaseKind, Channel, Doer, Failure, Industry, Nature, Role, Severity, Turn
from amends.models.losses import Effort, Reach, Remedy
from amends.models.source import Quotation, Source, SourceRef
from amends.models.time import When
from amends.models.values import Called, Id, Line, Prose, Refers


class SourceInPlace(Source):
    """A source defined in the case that uses it: the same model, a global id, a page of its own."""

    id_: Id
    """A short name for the source, unlike any other source's in the whole playbook; it is its address for ever.
    Example: larkmoor-notice"""


class Case(Record):
    """One documented episode or practice: who took part, exact words, lessons, open questions, sources."""

    title: Called
    """Whose failure it was, what failed and when, unlike any other case's title. No private person's name.
    Example: Larkmoor Water, a day without water, March 2025"""
    kind_: CaseKind
    """What the record tells, and so its fields: incident and complaint are judged, guidance and board never.
    Example: incident"""
    summary: Prose
    """What happened and how it was answered, in at most two sentences and 60 words. A complaint's says whose account it
    is.
    Example: A pump failed and a town had no water for a day. Larkmoor Water said sorry the same day."""
    story: Prose | None = None
    """The story in a few paragraphs for somebody who never heard of it. Facts from the sources, told apart from
    opinion.
    Example: At six in the morning the pump stopped. By noon the taps in the town were dry."""
    organisations: tuple[Organisation, ...] = listed()
    """Who took part, each with its part. Say of one that its response is judged."""
    names: tuple[Name, ...] = ()
    """Names that a source writes otherwise than the public record."""
    industry: Industry
    """The trade of the organisation; any only for advice that fits every trade. Example: utilities"""
    failure_type: Failure
    """What failed for the customers, not what caused it; any only for advice. Example: outage"""
    countries: Countries
    """A country in which people were touched: two capital letters, such as GB for the United Kingdom, or not-stated.
    If you write its name, the check tells you the letters.
    Example: GB"""
    channels: Annotated[tuple[Channel, ...], Field(min_length=1)]
    """A channel by which the organisation spoke to people. Example: web-page"""
    as_of: When
    """Up to when the facts are told. Example: 2026-01-05"""
    quotations: tuple[Quotation, ...] = ()
    """Exact words that the case needs; few from any one source."""
    points: tuple[Point, ...] = ()
    """What a text says point by point, or what else is worth knowing, each with its evidence."""
    lessons: tuple[Lesson, ...] = listed()
    """What to take from the case. At least one."""
    unsettled: tuple[Prose, ...] = listed()
    """One thing that the sources leave open or disagree about. There is always one.
    Example: Whether the credit came."""
    related: tuple[Related, ...] = ()
    """Other cases worth reading beside this one."""
    checklists: tuple[Annotated[Id, Refers("checklist")], ...] = ()
    """The id of a checklist that would have helped. Example: first-hour"""
    frameworks: tuple[Annotated[Id, Refers("framework")], ...] = ()
    """The id of a framework that explains the case. Example: three-steps"""
    reply: Reply
    """The right of reply: whether the organisation was asked, and what it said."""
    sources: tuple[SourceRef, ...] = ()
    """The id of a source in docs/playbook/sources that the case uses. List every one of them, and no other; what stands
    under own-sources need not stand here.
    Example: larkmoor-notice"""
    own_sources: tuple[SourceInPlace, ...] = ()
    """Sources that only this case uses, written out here. One that has a file in docs/playbook/sources belongs under
    sources, with its id only."""

    @property
    def all_events(self) -> tuple[Event, ...]:
        """Every event of the case; advice has none."""
        return ()


class Assessed(Case):
    """An episode with a response that can be judged."""

    one_sided: Line | None = None
    """If all the evidence comes from one side: a sentence that says so. It stands in the page's first lines.
    Example: All that we read comes from the firm itself."""
    whose_doing: Doer
    """Whose doing the failure was, as the evidence shows. unknown if nobody knows; not-stated if the sources do not
    say.
    Example: supplier"""
    nature: Nature
    """got-it-wrong is a mistake, did-wrong a wrong such as a lie. Accusations alone are not-stated.
    Example: got-it-wrong"""
    severity: Severity
    """The worst that the failure did to people, as far as the sources show it; not what could have come of it.
    Example: nuisance"""
    turn: Turn
    """Whether it was the first time. not-stated where no source says so, even if you remember another.
    Example: first"""
    apologised: Annotated[tuple[Role, ...], Field(min_length=1)]
    """A role in which somebody said sorry. not-stated where nothing that you read holds an apology. Example: company"""
    reach: tuple[Reach, ...] = ()
    """How many people were touched, one item for each number. Without an item the page says not stated."""
    events: tuple[Event, ...] = listed()
    """The response step by step, in the order of time. At least one."""
    later: tuple[Event, ...] = ()
    """What happened or came out afterwards, in the order of time. No verdict may rest on hindsight."""
    elsewhere: tuple[Event, ...] = ()
    """Other events, told for comparison only. They are no part of the judgement."""
    clock: Clock
    """Which of the events start the clock and which are its steps. The times are computed."""
    effort: tuple[Effort, ...] = ()
    """What it cost the customers in contacts, tellings and time, as the sources count it. Never a score."""
    remedies: tuple[Remedy, ...] = ()
    """What people were given or promised. Without an item the page says that no remedy is on record."""
    questions: tuple[Question, ...] = ()
    """The questions to ask before an apology, with our answers."""
    reviews: tuple[Review, ...] = ()
    """What others judged of the response, in their words and not mixed with ours."""
    criticism: tuple[Criticism, ...] = ()
    """What was held against the response, and by whom. Their claims, not our findings."""
    assessment: Assessment
    """Our verdicts. The report card is computed from them and never written."""

    @property
    def all_events(self) -> tuple[Event, ...]:
        """The timeline, what happened later, and other events told for comparison."""
        return self.events + self.later + self.elsewhere


class Incident(Assessed):
    """An organisation's response to a failure: what it said and gave, when, and how that meets our standards."""


class Complaint(Assessed):
    """A customer's account of a failure. ``one-sided`` says so in words that stand on the page."""

    one_sided: Line
    """A sentence that says whose account this is, and that it is one side's. It stands in the page's first lines.
    Example: This is one customer's account, and it is invented."""


class Advised(Case):
    """Advice or ideas: where they stand on each standard, and never a verdict."""

    stances: tuple[Position, ...] = listed()
    """Where the text stands on our standards. It is never a verdict."""


class Guidance(Advised):
    """Advice, with the failure pattern that it answers."""

    answers: Prose
    """Which failure of communication the advice answers. Example: Notices that nobody can read."""


class Board(Advised):
    """A collection of standards and ideas from inside, with their labels as printed."""

    labels: Prose
    """What the labels on the board mean, as printed, and what is not known of where it comes from.
    Example: Green notes can be done."""
    ideas: tuple[Idea, ...] = listed()
    """Every idea on the board, each with what it became or why not."""
    contradictions: tuple[Contradiction, ...] = ()
    """Ideas that do not go together, and how we read that."""


CASE_MODELS: dict[str, type[Case]] = {
    "incident": Incident,
    "complaint": Complaint,
    "guidance": Guidance,
    "board": Board,
}
