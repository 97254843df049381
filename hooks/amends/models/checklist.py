"""A checklist: a printable list whose items begin with a verb and point at a standard."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from amends.models.base import Model, Record, listed
from amends.models.source import SourceRef
from amends.models.standard import StandardRef
from amends.models.values import Id, Line, Prose


class Item(Model):
    """One line to tick: what to do, the standard it serves, and a short hint."""

    id: Id
    do: Line
    standard: StandardRef
    hint: Line | None = None


class Group(Model):
    """Items under one printed heading."""

    title: Line
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=14)]  # a longer group fills the sheet alone


class Checklist(Record):
    """A sheet of at most 16 items, so that it fits one page."""

    use_when: Line
    who: Line
    summary: Prose
    groups: tuple[Group, ...] = listed()
    after: Prose | None = None
    sources: tuple[SourceRef, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in order."""
        return tuple(item for group in self.groups for item in group.items)
