"""A checklist: a printable list whose items begin with a verb and point at a standard."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from amends.models.base import Model, Record, listed
from amends.models.source import SourceRef
from amends.models.standard import StandardRef
from amends.models.values import Called, Id, Line, Prose


class Item(Model):
    """One line to tick: what to do, the standard it serves, and a short hint."""

    id: Id
    """A short name for this line; its address on the page stays for ever. Example: tell"""
    do: Line
    """One thing to do. Begin with the verb. Example: Tell people what you know."""
    standard: StandardRef
    """The id of the standard that the item serves. Example: told-early"""
    hint: Line | None = None
    """A few words of help for somebody in a hurry. Example: Cause and blame come later."""


class Group(Model):
    """Items under one printed heading."""

    title: Called
    """The printed heading: a time or a part of the work. Example: Now"""
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=14)]  # a longer group fills the sheet alone
    """The lines to tick, at most 14 in a group and 16 on the sheet."""


class Checklist(Record):
    """A sheet of at most 16 items, so that it fits one page."""

    title: Called
    """What the sheet is called; no other checklist may have the name. Example: The first hour"""
    use_when: Line
    """The moment at which to take the sheet out. Example: Something has just failed."""
    who: Line
    """Who ticks it: a role, never a name. Example: The duty manager"""
    summary: Prose
    """What the sheet is for and how to use it, in a sentence or two.
    Example: Three things to do before the hour is over."""
    groups: tuple[Group, ...] = listed()
    """The items under their headings. At most 16 items in all, so that they fit one page."""
    after: Prose | None = None
    """What to do when everything is ticked. Example: Hand the sheet to whoever comes on duty."""
    sources: tuple[SourceRef, ...] = ()
    """The id of a source on which the sheet rests. Example: larkmoor-handbook"""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in order."""
        return tuple(item for group in self.groups for item in group.items)
