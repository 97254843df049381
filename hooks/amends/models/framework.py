"""A framework: a published way of thinking about recovery, its principles, what it shows and what it does not."""

from __future__ import annotations

from typing import Annotated

from amends.models.base import Model, Record, listed
from amends.models.lists import Grounds, Status
from amends.models.source import Quotation, SourceRef
from amends.models.standard import StandardRef
from amends.models.values import Called, Id, Line, Prose, Refers


class Principle(Model):
    """One part of a framework, with an id that is an anchor on its page."""

    id: Id
    """A short name. Standards and cases point at it with # before it, and its address on the page stays for ever.
    Example: say-it"""
    title: Called
    """The principle as its authors call it, or in a few words of ours. Example: Say it"""
    text: Prose
    """What it asks for, in your own words. Example: Tell people before they ask."""
    standards: tuple[StandardRef, ...] = ()
    """The id of a standard of ours that carries it. Example: told-early"""


class Fact(Model):
    """One fact or claim, and what says so. ``claimed-by`` names whose claim it is when nobody else confirms it."""

    id: Id
    """A short name for this fact; its address on the page stays for ever. Example: nobody-tried"""
    text: Prose
    """One fact, with its number, unit and date if it has them. A study shows what it shows, and no more.
    Example: Nobody has tried it."""
    sources: tuple[SourceRef, ...] = listed()
    """The id of a source that says so. Example: larkmoor-handbook"""
    claimed_by: Line | None = None
    """Whose claim it is, when nobody else confirms it. Example: one commercial site"""


class Framework(Record):
    """A published way of thinking about recovery: its parts, what it shows, and what it does not."""

    title: Called
    """What it is called; no other framework may have the name. Example: Three steps"""
    authors: Line
    """Who thought it out, as published; not-stated where the text names nobody. Example: The handbook's authors"""
    grounds: Grounds
    """What it stands on: practice, research, or law and rules. Example: practice"""
    status: Status
    """How we know it. Write verified only if you read the text, the abstract or the official page yourself.
    Example: seed"""
    summary: Prose
    """What it says, in a few sentences of your own. Example: Say it, mend it, come back to it."""
    principles: tuple[Principle, ...] = listed()
    """Its parts, so that standards can name the one they come from."""
    shows: Prose
    """What has been shown by it, where and with whom. Example: In one town, early notices halved the calls."""
    limits: Prose
    """What it does not show: other places, other failures, studies that disagree.
    Example: It has never been tried on a breach."""
    quotations: tuple[Quotation, ...] = ()
    """Its own exact words, where they matter."""
    facts: tuple[Fact, ...] = ()
    """Further facts about it, each with what says so."""
    related: tuple[Annotated[Id, Refers("framework")], ...] = ()
    """The id of a framework worth reading beside it. Example: three-steps"""
    sources: tuple[SourceRef, ...] = listed()
    """The id of a source that the framework's page rests on. Example: larkmoor-handbook"""
