"""Whom a failure touched, what it cost them, and what was given for it."""

from __future__ import annotations

from amends.models.base import Model, listed
from amends.models.choices import YesNo
from amends.models.event import EventIfKnown, Witnesses
from amends.models.lists import EXACTNESS, ONE_OF, UNITS, EffortMeasure, Exactness, RemedyPurpose, RemedyType, Unit
from amends.models.time import Length
from amends.models.values import Id, Line, Prose, Whole


class Reach(Model):
    """How many were touched: a number with its unit and exactness. Never compared across units."""

    id: Id
    """A short name for this number; its address on the page stays for ever. Example: homes"""
    number: Whole
    """How many, in digits only and without commas. Where sources disagree, add an item or use disputed; never an
    average.
    Example: 1200"""
    unit: Unit
    """What was counted, in the source's own term. Accounts are not people: never turn one into the other.
    Example: customers"""
    exactness: Exactness
    """How exact the source says the number is; exactly only where it claims to have counted. Example: about"""
    of_whom: Line
    """Who is counted: which group, where and when. Example: Homes in the town on 2 March 2025"""
    said_by: Line
    """Who gave the number first, not who repeated it. Example: Larkmoor Water"""
    share: Line | None = None
    """What part of all that was, in words, and only where a source says so. Never worked out by yourself.
    Example: a third of its customers"""
    disputed: Line | None = None
    """Another number for the same people, and who gives it. Example: The town paper says 1500 homes."""
    evidence: Witnesses
    """What the number is told from: a source's id, or quote: or event: with an id of this case.
    Example: larkmoor-notice"""

    @property
    def counted(self) -> str:
        """The number in words: ``about 1,200 customers``."""
        unit = (ONE_OF if self.number == 1 else UNITS)[self.unit]
        return f"{EXACTNESS[self.exactness]} {self.number:,} {unit}".strip()


class Effort(Model):
    """What it cost the customer: a count, or a length of time; never a score."""

    id: Id
    """A short name for this count or time; its address on the page stays for ever. Example: calls"""
    measure: EffortMeasure
    """What was measured. contacts, transfers and repeats take count; time and waiting take length. Example: contacts"""
    exactness: Exactness
    """How exact the source is; at-least where the customer may have had more. Example: at-least"""
    count: Whole | None = None
    """How many, in digits, for contacts, transfers and repeats. For time and waiting write length in its place.
    Example: 2"""
    length: Length | None = None
    """How long, no finer than told: PT45M is 45 minutes, PT2H two hours, P3D three days (ISO 8601). For time and
    waiting only; for the rest write count in its place.
    Example: PT45M"""
    what: Line
    """What was counted or timed, as words that follow the number. Example: Calls about the one bill"""
    evidence: Witnesses
    """Who tells of it. One customer's account is evidence, and stays one side's. Example: larkmoor-diary"""


class Remedy(Model):
    """What was given: for what, to whom and not to whom, announced, paid and provided by whom, and on what terms."""

    id: Id
    """A short name for this remedy. Reviews and links point at it, and its address on the page stays for ever.
    Example: credit"""
    type: RemedyType
    """What people get, whatever the firm calls it. Example: credit"""
    for_: tuple[RemedyPurpose, ...] = listed()
    """What it makes good, by its own terms; more than one item where it serves more than one purpose. Example: loss"""
    what: Prose
    """What people get, in your own words and without praise: for how long, and how much, with its currency (ISO 4217),
    such as 20 GBP.
    Example: A credit of 2.50 GBP for the day without water."""
    who_qualifies: Line
    """Who gets it, as the terms say; not-stated where they do not say. Example: Every home in the town"""
    left_out: Line
    """Who was touched and does not get it, if a source says so; else not-stated. Example: Shops"""
    announced_by: Line
    """Who announced it, which need not be who pays; not-stated where no source says. Example: Larkmoor Water"""
    paid_by: Line
    """Who bears the cost; not-stated where no source says. Do not infer it from who announced it.
    Example: Larkmoor Water"""
    provided_by: Line
    """Who hands it out or runs it, such as a supplier; not-stated where no source says. Example: Larkmoor Water"""
    claim_needed: YesNo
    """yes if people must ask for it, no if it comes unasked. Example: no"""
    rights_given_up: YesNo
    """Whether taking it means giving up a claim or a right. If you have not read the terms, write not-stated.
    Example: not-stated"""
    announced: EventIfKnown
    """The id of the event at which it was announced, or not-stated. Example: credit-promised"""
    delivered: EventIfKnown
    """The id of the event at which people had it in hand; a promise is not enough. Else not-stated.
    Example: credit-paid"""
    evidence: Witnesses
    """What tells of the remedy: its terms if you can, or a source's id, or quote: or event: with an id.
    Example: event:credit-promised"""
