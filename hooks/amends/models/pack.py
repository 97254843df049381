"""A pack: an agenda for a workshop, minute by minute, with the records whose sheets it needs.

What participants get and what is only for the facilitator are separate fields, so that no answer stands on a sheet that is
handed out. Where each part starts is counted from the lengths of those before it.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Annotated

from pydantic import Field

from amends.models.advice import RecordLink
from amends.models.base import Model, Record
from amends.models.values import Called, Id, Line, Prose, Whole

Lines = Annotated[tuple[Line, ...], Field(min_length=1, max_length=8)]


class AgendaPart(Model):
    """One part of the agenda: how long it takes, who does what, and the records that are on the table."""

    id: Id
    """A short name for this part; its address on the page stays for ever. Example: play"""
    title: Called
    """What the part is called. Everybody sees it. Example: Play the drill"""
    minutes: Whole
    """How long it takes. The lengths of all parts add up to the length of the whole. Example: 45"""
    facilitator: Lines
    """One thing that the facilitator does or says. Example: Hand out each card at its minute."""
    participants: Lines
    """One thing that the participants do. They read it too. Example: Say what you do, and write the words."""
    uses: tuple[RecordLink, ...] = ()
    """A record whose sheet is on the table, as kind/id. Example: drill/dry-tap"""
    answers: Annotated[tuple[Line, ...], Field(max_length=8)] = ()
    """One thing to hear or see if the part goes well. Only the facilitator sees it. Example: Somebody asks about danger."""
    observe: Annotated[tuple[Line, ...], Field(max_length=8)] = ()
    """One thing that an observer watches for and writes down. It gives no answer away. Example: Who reads aloud first?"""


class Pack(Record):
    """A workshop in one bundle: the agenda, the facilitator’s notes and the sheets of the records that it uses."""

    title: Called
    """What the workshop is called; no other pack may have the name. Example: The dry hour"""
    summary: Prose
    """What people can do afterwards, in a sentence or two. Example: You have sent a first notice against the clock."""
    for_whom: Line
    """Who should be in the room: roles, never names. Example: Those who answer when the taps are dry"""
    group: Line
    """How many people, and how they sit. Example: 4 to 12 people, with one facilitator"""
    minutes: Whole
    """How long it takes in all, in minutes. Example: 45"""
    parts: Annotated[tuple[AgendaPart, ...], Field(min_length=1, max_length=12)]
    """The parts of the agenda in their order, at most twelve."""
    bring: Lines
    """One thing to have in the room. Example: A clock that everybody can see"""
    notes: Lines
    """One piece of advice for the facilitator, before or during the workshop. Example: Nobody is named beside a fault."""
    take_home: Lines
    """One thing that people leave with. Example: One mend, with an owner and a date"""
    after: Prose | None = None
    """What to do in the weeks after the workshop. Example: Ask each owner whether the mend is done."""

    @property
    def starts(self) -> tuple[int, ...]:
        """The minute at which each part starts."""
        return (0, *accumulate(one.minutes for one in self.parts))[:-1]

    @property
    def uses(self) -> tuple[str, ...]:
        """``kind/id`` of every record on the table, each once, in the order of the agenda."""
        return tuple(dict.fromkeys(target.partition("#")[0] for one in self.parts for target in one.uses))
