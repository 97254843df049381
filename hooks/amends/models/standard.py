"""A standard: one testable sentence of ours that a response meets or misses."""

from __future__ import annotations

from typing import Annotated

from amends.models.base import Model, Record, listed
from amends.models.choices import Flag
from amends.models.lists import Phase, Seen
from amends.models.values import Called, Id, Line, Prose, Refers

StandardRef = Annotated[Id, Refers("standard")]


class Origin(Model):
    """Where a standard comes from: a framework's principle, a source, a case, or ourselves. Exactly one of the four."""

    principle: Annotated[Line, Refers("framework#")] | None = None
    """A framework's principle, as the framework's id, # and the principle's id. An origin has one of principle, source,
    case, ours.
    Example: three-steps#say-it"""
    source: Annotated[Id, Refers("source")] | None = None
    """The id of the source that asks for it. An origin has one of principle, source, case and ours; for more, add an
    item.
    Example: larkmoor-handbook"""
    case: Annotated[Id, Refers("case")] | None = None
    """The id of the case that taught it. An origin has exactly one of principle, source, case and ours.
    Example: larkmoor-outage"""
    ours: Line | None = None
    """What of the standard is our own proposal; the page says so. An origin has one of principle, source, case and
    ours.
    Example: the limit of one hour"""
    note: Line | None = None
    """What exactly the standard takes from this origin, and no more than the origin shows.
    Example: The handbook asks for an early notice and names no hour."""


class Standard(Record):
    """One testable sentence, with why it matters, how to see that it is met or missed, and its caution."""

    title: Called
    """The short name that lists, checklists and cases print; no other standard may have it. Example: Told early"""
    sentence: Line
    """One sentence that a response meets or misses. Two people who read the same material should agree which.
    Example: People hear of the failure from the organisation within the hour."""
    phase: Phase
    """The phase of the work in which it is kept. Example: acknowledge"""
    seen: Seen
    """Where it shows. words, remedy and way are the report card's columns; inside is seen by insiders only and is never
    on a card.
    Example: way"""
    core: Flag
    """yes for one of the core twelve, which the list of standards shows first; no for all others. Example: yes"""
    origin: tuple[Origin, ...] = listed()
    """Where the standard comes from, one item for each origin: a principle, a source, a case, or ourselves."""
    why: Prose
    """Why it matters to the people touched, in your own words. A study shows only what it shows.
    Example: Who hears it first from us believes the next word too."""
    met_when: tuple[Line, ...] = listed()
    """One sign, seen in the material, that the standard was met. Example: A notice stands within the hour."""
    missed_when: tuple[Line, ...] = listed()
    """One sign, seen in the material, that it was missed. That nobody mentions it is no such sign.
    Example: The newspaper has it first."""
    caution: Prose
    """When keeping to it could do harm, and what comes before it. Example: A warning of danger goes out first."""
    who: Line
    """Who in the organisation does it: a role, never a name. Example: The duty manager"""
