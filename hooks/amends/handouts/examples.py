"""A worked example: the texts with their numbered marks; and blank, the first text alone, to mark by hand."""

from __future__ import annotations

from typing import Any

from amends.assess.cost import bill, shown
from amends.handouts import blocks
from amends.handouts.handout import Block, Handout, Section
from amends.handouts.text import Words, Writer, page_address
from amends.models import lists
from amends.models.example import Cost, Example, Note, Paragraph, Version

ROWS = 8  # to write marks in


def handouts(writer: Writer, one: Example) -> list[Handout]:
    """The annotated sheet and the blank one."""
    case = ["Read it beside the case: ", writer.record(f"case/{one.case}")]
    lead = (blocks.text(one.invented), blocks.prose(writer.prose(one.summary)), blocks.text(case))
    sections = [_version(writer, version) for version in one.versions]
    if one.cost:
        sections.append(Section("What it costs", tuple(_cost(writer, one.cost))))
    sections.append(Section("What to take from it", (blocks.prose(writer.prose(one.lesson)),)))
    marked = _sheet(writer, one, "", "With our marks", lead, (tuple(sections),))
    return [
        marked,
        _sheet(writer, one, "blank", "Blank, for practice", (blocks.text(one.invented),), _blank(writer, one)),
    ]


def _sheet(
    writer: Writer, one: Example, variant: str, name: str, lead: tuple[Block, ...], sheets: tuple[tuple[Section, ...], ...]
) -> Handout:  # fmt: skip
    form = lists.EXAMPLE_FORMS[one.form]
    return Handout(
        "example", one.id, "examples", f"Worked example · {form}", one.title, one.updated,
        writer.site + page_address("example", one.id), sheets, variant, name, lead,
        fit="may" if variant else "",
        audience="participants" if variant else "facilitator",  # our marks are the answers
    )  # fmt: skip


def _version(writer: Writer, version: Version) -> Section:
    """One text: each paragraph with the notes on its marked parts; numbers go on through the text."""
    found: list[dict[str, Any]] = []
    number = 0
    for paragraph in version.paragraphs:
        spans, notes = [], []
        for segment in paragraph.segments:
            number += bool(segment.marks)
            spans.append({"words": segment.text, "number": number if segment.marks else 0})
            if segment.marks:
                notes.append({"number": number, "words": [_mark(writer, one) for one in segment.marks]})
        found.append({"label": paragraph.label or "", "spans": spans, "notes": notes})
    intro = (blocks.prose(writer.prose(version.intro)),) if version.intro else ()
    absent: list[Words] = [_mark(writer, one) for one in version.absent]
    missing = (blocks.text("What is not there:"), blocks.points(absent, small=True)) if absent else ()
    return Section(version.title, (*intro, blocks.draft(found), *missing))


def _mark(writer: Writer, one: Note) -> list[Words]:
    """A verdict in words, its standard, and why."""
    word = lists.MARKS[one.mark]
    return [
        {"kind": "strong", "children": [word[:1].upper() + word[1:], ": "]},
        writer.standard(one.standard),
        f". {one.because}",
    ]


def _blank(writer: Writer, one: Example) -> tuple[tuple[Section, ...], ...]:
    """The first text without its marks, with room between its lines, and a table for marks of one's own."""
    version = one.versions[0]
    plain = [_plain(paragraph) for paragraph in version.paragraphs]
    intro = (blocks.prose(writer.prose(version.intro)),) if version.intro else ()
    head = ["Words", "Standard", "Met, partly, missed", "Why"]
    rows: list[list[Words | None]] = [[None] * len(head) for _ in range(ROWS)]
    how = "Mark the words that meet a standard or miss it. Number each mark, and say why beneath. Then compare with ours, on the page."
    text = (
        Section("How to use it", (blocks.text(how), blocks.blanks(["Name", "Date"]))),
        Section(version.title, (*intro, blocks.draft(plain, blank=True))),
    )
    marks = (
        Section("Your marks", (blocks.table(head, rows, widths=(3, 2, 1.6, 4), tall=True),)),
        Section("What is not there, and how you would write it", (blocks.notes(),)),
    )
    return text, marks


def _plain(one: Paragraph) -> dict[str, Any]:
    spans = [{"words": segment.text, "number": 0} for segment in one.segments]
    return {"label": one.label or "", "spans": spans, "notes": []}


def _cost(writer: Writer, cost: Cost) -> list[Block]:
    """The numbers, then the formula multiplied out."""
    total = bill(cost)
    numbers: list[list[Words | None]] = [
        [term.label, f"{shown(term)} {term.unit or ''}".strip()] for term in cost.terms
    ]
    lines: list[list[Words | None]] = [[line.label, " × ".join(line.factors), line.result] for line in total.lines]
    lines.append(["Together", "", {"kind": "strong", "children": [total.total]}])
    lines += [[line.label, " × ".join(line.factors), line.result] for line in total.beside]
    return [
        blocks.text(cost.note),
        blocks.table(["Number", "Value"], numbers, widths=(3, 2), named=True),
        blocks.table(["What is paid for", "Sum", "Result"], lines, widths=(3, 3, 1.5), named=True),
        blocks.prose(writer.prose(cost.reading)),
    ]
