"""A framework: a published way of thinking about recovery, its principles, what it shows and what it does not."""

from __future__ import annotations

from typing import Annotated

from amends.models.base import Model, Record, listed
from amends.models.lists import Grounds, Status
from amends.models.source import Quotation, SourceRef
from amends.models.standard import StandardRef
from amends.models.values import Id, Line, Prose, Refers


class Principle(Model):
    """One part of a framework, with an id that is an anchor on its page."""

    id: Id
    title: Line
    text: Prose
    standards: tuple[StandardRef, ...] = ()


class Fact(Model):
    """One fact or claim, and what says so. ``claimed`` names whose claim it is when nobody else confirms it."""

    id: Id
    text: Prose
    sources: tuple[SourceRef, ...] = listed()
    claimed_by: Line | None = None


class Framework(Record):
    """A published way of thinking and its parts."""

    authors: Line
    grounds: Grounds
    status: Status
    summary: Prose
    principles: tuple[Principle, ...] = listed()
    shows: Prose
    limits: Prose
    quotations: tuple[Quotation, ...] = ()
    facts: tuple[Fact, ...] = ()
    related: tuple[Annotated[Id, Refers("framework")], ...] = ()
    sources: tuple[SourceRef, ...] = listed()
