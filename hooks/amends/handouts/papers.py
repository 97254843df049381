"""A paper as a form: labels with room to write, and tables with high rows."""

from __future__ import annotations

from amends.handouts import blocks
from amends.handouts.handout import Block, Handout, Section
from amends.handouts.text import Words, Writer, page_address
from amends.models.paper import Column, Grid, Paper

MANY = 5  # a table with more columns than this lies across the paper


def handouts(writer: Writer, one: Paper) -> list[Handout]:
    """The form of one paper."""
    lead = (
        blocks.facts([("Use it", one.use_when), ("Who", one.who)]),
        blocks.prose(writer.prose(one.summary)),
    )
    sections = [Section("How to use it", (blocks.points(one.how, numbered=True),))]
    if one.boxes:
        labels = [_hinted(box.label, box.hint) for box in one.boxes]
        sections.append(Section("To begin with", (blocks.blanks(labels, down=True),)))
    sections += [Section(grid.title, tuple(_grid(grid))) for grid in one.tables]
    if one.after:
        sections.append(Section("When it is full", (blocks.prose(writer.prose(one.after)),)))
    helps = [writer.standard(name) for name in one.standards]
    sections.append(Section("Standards that it helps to keep", (blocks.points(helps, small=True),)))
    made = Handout(
        "paper", one.id, "papers", "Paper to fill in", one.title, one.updated,
        writer.site + page_address("paper", one.id), (tuple(sections),), name="The form", lead=lead,
        wide=any(len(grid.columns) > MANY for grid in one.tables),
    )  # fmt: skip
    return [made]


def _grid(grid: Grid) -> list[Block]:
    """A table to write in, with the line above it."""
    width = len(grid.columns)
    rows: list[list[Words | None]] = [[label, *[None] * (width - 1)] for label in grid.rows]
    rows += [[None] * width for _ in range(grid.blanks)]
    head = [_head(column) for column in grid.columns]
    table = blocks.table(head, rows, tall=True, named=bool(grid.rows))
    return [blocks.text(grid.note), table] if grid.note else [table]


def _head(column: Column) -> Words:
    return _hinted(column.title, column.hint)


def _hinted(label: str, hint: str | None) -> Words:
    """A label with its hint in small print."""
    return [label, " ", {"kind": "small", "children": [hint]}] if hint else label
