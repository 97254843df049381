"""A paper: a blank form to print, fill in by hand and keep, such as a decision log or a contact sheet."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from amends.models.base import Model, Record
from amends.models.standard import StandardRef
from amends.models.values import Called, Id, Line, Prose, Whole


class Box(Model):
    """One thing to fill in above the tables."""

    label: Called
    """What to write here. Example: When we knew"""
    hint: Line | None = None
    """A few words of help beneath the label. Example: Date, time and zone."""


class Column(Model):
    """One column of a table to fill in."""

    title: Called
    """What is written in this column. Example: What was decided"""
    hint: Line | None = None
    """A few words of help in small print. Example: One decision in each row."""


class Grid(Model):
    """A table to fill in: columns, and rows with a label, without one, or first those and then these."""

    id: Id
    """A short name for this table; its address on the page stays for ever. Example: decisions"""
    title: Called
    """What stands above the table. Example: Decisions"""
    note: Line | None = None
    """A line between the title and the table. Example: Write while you decide, not afterwards."""
    columns: Annotated[tuple[Column, ...], Field(min_length=2, max_length=6)]  # more leave no room to write
    """The columns from left to right. Rows with a label have it in the first one."""
    rows: tuple[Line, ...] = ()
    """What stands in the first column of a row. Example: The lead"""
    empty_rows: Whole | None = None
    """How many rows without a label follow. All rows together are at most 20. Example: 6"""

    @property
    def blanks(self) -> int:
        """How many rows have no label."""
        return self.empty_rows or 0


class Paper(Record):
    """A blank form: what to fill in above, and tables of columns and rows."""

    title: Called
    """What the form is called; no other paper may have the name. Example: The log of the day"""
    use_when: Line
    """The moment at which to take it out. Example: Somebody decides something."""
    who: Line
    """Who fills it in: a role, never a name. Example: Whoever keeps the log"""
    summary: Prose
    """What it is for, in a sentence or two. Example: What was decided, by whom, and what they knew."""
    how: Annotated[tuple[Line, ...], Field(min_length=1, max_length=6)]
    """One step of how to use it. Example: Write the time first."""
    boxes: Annotated[tuple[Box, ...], Field(max_length=8)] = ()
    """What to fill in above the tables, at most eight things."""
    tables: Annotated[tuple[Grid, ...], Field(min_length=1, max_length=4)]
    """The tables to fill in, at most four."""
    after: Prose | None = None
    """What to do with the sheet when it is full. Example: Keep it for the review."""
    standards: Annotated[tuple[StandardRef, ...], Field(min_length=1)]
    """The id of a standard that the form helps to keep. Example: told-early"""
