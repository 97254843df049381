"""What is judged of a response: by us, standard by standard, and by others in their own words."""

from __future__ import annotations

from typing import Annotated

from amends.models.base import Model, listed
from amends.models.choices import Flag
from amends.models.event import Evidence, Witnesses
from amends.models.lists import Basis, ReviewSubject, Verdict
from amends.models.source import SourceRef
from amends.models.standard import StandardRef
from amends.models.values import Called, Id, Line, Prose, Refers, Words


class Question(Model):
    """One of the four questions before an apology, with our answer from the evidence, by what could be known then."""

    principle: Annotated[Line, Refers("framework#")]
    """Which of the four questions it is: the framework's id, # and the principle's id. Example: three-steps#say-it"""
    knowable_then: Prose
    """Our answer, only from what could be known at the time. Keep hindsight for what-happened.
    Example: Larkmoor Water could have said it at seven."""
    what_happened: Prose | None = None
    """What came out afterwards. It stands apart and does not change the answer.
    Example: The regulator closed the matter in June."""
    basis: Basis | None = None
    """What you read to answer it. Example: own-record"""
    evidence: tuple[Evidence, ...] = ()
    """What the answer rests on: a source's id, quote: with a quotation's id, or event: with an event's id.
    Example: larkmoor-notice"""


class Review(Model):
    """What somebody else judged, in their exact words; ``beside-card`` prints them next to our report card."""

    id: Id
    """A short name for this review; its address on the page stays for ever. Example: town-paper"""
    reviewer: Line
    """Who judged: a paper, an office, a role. Do not try to find out who an anonymous reviewer is.
    Example: The town paper"""
    on: ReviewSubject
    """Which part of the response the review is about; whole for all of it. Example: words"""
    words: Words | None = None
    """The judgement in the reviewer's exact words, at most 25. A review with beside-card needs them.
    Example: A plain notice."""
    source: SourceRef
    """The id of the source that holds the review. Example: larkmoor-notice"""
    place: Line
    """Where in the source the judgement stands, or not-stated. Example: In the margin"""
    says: Prose
    """What the reviewer means, in your words and as the reviewer's opinion. Do not add yours.
    Example: The paper found it plain, and asked for an hour."""
    beside_card: Flag = False
    """yes to print these words beside our report card, for a grade or a verdict of theirs. Left out, it is no.
    Example: yes"""
    standards: tuple[StandardRef, ...] = ()
    """The id of a standard that the review speaks about. Example: sorry-said"""


class Criticism(Model):
    """What was held against the response, and by whom."""

    id: Id
    """A short name for this criticism; its address on the page stays for ever. Example: shops"""
    by: Line
    """Who holds it against the response: an office or a role, and no private person's name. Example: A shopkeeper"""
    what: Prose
    """What they hold against it, told as theirs. An accusation is not a finding.
    Example: Says that shops got nothing."""
    evidence: Witnesses
    """Where the criticism stands: a source's id, or quote: or event: with an id of this case.
    Example: larkmoor-notice"""


class Judgement(Model):
    """One standard's verdict. ``absence`` says what shows that something was not done: ``missed`` needs it."""

    standard: StandardRef
    """The id of the standard that is judged; each standard once in a case. Example: sorry-said"""
    verdict: Verdict
    """met, partly and missed need evidence and basis. Where the material does not say, it is not-stated and never
    missed.
    Example: met"""
    because: Prose
    """Why, by what could be known then. Judge the response and not the person, and every firm in the same words.
    Example: It says sorry, and what for."""
    basis: Basis | None = None
    """What you read to judge it. missed never rests on an excerpt; a complaint has one-account only.
    Example: whole-message"""
    absence: Line | None = None
    """What shows that it was not done; missed needs it. That nobody mentions it shows nothing.
    Example: The notice bears its hour, and that is noon."""
    evidence: tuple[Evidence, ...] = ()
    """What shows it: a source's id, quote: with a quotation's id, or event: with an event's id. Example: quote:sorry"""


class Assessment(Model):
    """Whose response is judged, by what was known when, standard by standard."""

    judged: Called
    """The one organisation whose response is judged; never a person. Example: Larkmoor Water"""
    as_known: Line
    """By what knowledge it is judged, so that nobody judges with hindsight.
    Example: what could be known on 2 March 2025"""
    note: Prose | None = None
    """What to know before reading the verdicts: what you could not read, or that the matter is still moving.
    Example: We read the notice, and none of the calls."""
    verdicts: tuple[Judgement, ...] = listed()
    """One item for each standard that you looked at. A standard that is not listed counts as not assessed."""
