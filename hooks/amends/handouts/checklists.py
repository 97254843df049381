"""A checklist as a sheet: one page, a box for each item, room for notes and a sign-off."""

from __future__ import annotations

from amends.handouts import blocks
from amends.handouts.handout import Block, Handout, Section
from amends.handouts.text import Writer, page_address
from amends.models.checklist import Checklist


def handouts(writer: Writer, one: Checklist) -> list[Handout]:
    """The sheet of one checklist."""
    groups = [
        (
            group.title,
            [blocks.tick(item.do, item.hint or "", writer.standard(item.standard)) for item in group.items],
        )
        for group in one.groups
    ]
    lead = (blocks.facts([("Use it", one.use_when), ("Who", one.who)]), blocks.prose(writer.prose(one.summary)))
    sections = [
        Section("", (blocks.blanks(["What it is about", "Date and time"]), blocks.ticks(groups))),
        Section("Notes and sign-off", (blocks.notes(), blocks.signoff())),
        *_after(writer, one),
    ]
    made = Handout(
        "checklist", one.id, "checklists", "Checklist", one.title, one.updated,
        writer.site + page_address("checklist", one.id), (tuple(sections),), lead=lead, fit="must",
    )  # fmt: skip
    return [made]


def _after(writer: Writer, one: Checklist) -> list[Section]:
    """What comes when everything is ticked, and what the sheet rests on."""
    found: list[Block] = [blocks.prose(writer.prose(one.after), small=True)] if one.after else []
    sections = [Section("When everything is ticked", tuple(found))] if found else []
    if one.sources:
        sections.append(Section("Sources", (blocks.points([writer.source(name) for name in one.sources], small=True),)))
    return sections
