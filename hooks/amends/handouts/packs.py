"""A pack as one document: cover, agenda, the facilitator's notes with the answers, and the sheets of its records.

The sheets are those that the records have anyhow, bound in the order of who gets them. No answer stands on anything that
participants or observers get.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from amends.handouts import blocks, drills
from amends.handouts.handout import Block, Handout, Section
from amends.handouts.large import enlarged
from amends.handouts.text import Words, Writer, page_address
from amends.models.pack import AgendaPart, Pack

Sheets = Mapping[str, Sequence[Handout]]
AUDIENCES = {
    "everybody": "For everybody",
    "facilitator": "For the facilitator alone",
    "cards": "To cut, once in all",
    "participants": "For participants",
    "observers": "For observers",
}
PRINTING = {  # how to print the sheets of each audience that a pack has
    "everybody": "Print on one side, in black and white.",
    "facilitator": "Keep the pages for the facilitator apart: the answers stand there.",
    "cards": "Print the cards once in all, and cut them along the dashed lines.",
    "participants": "Print the pages for participants once for each person.",
    "observers": "Print the pages for observers once for each of them.",
}
LARGE = "Print the large edition for whoever asks for it. It holds the same words."
MENDS = 3  # rows to write in


def handouts(writer: Writer, one: Pack, sheets: Sheets) -> list[Handout]:
    """The whole pack, and the same in large print; ``sheets`` has what was made of each record."""
    own = [_agenda(writer, one), _notes(writer, one)]
    if any(part.observe for part in one.parts):
        own.append(_observers(writer, one))
    lead = (
        blocks.prose(writer.prose(one.summary)),
        blocks.facts([("Time", f"{one.minutes} minutes"), ("For", one.for_whom), ("Group", one.group)]),
    )
    bring = Section("What to bring", (blocks.ticks([("", [blocks.tick(line) for line in one.bring])]),))
    cover = _own(writer, one, "Workshop pack", one.title, "", (bring,), lead)
    return editions(cover, _ordered([*own, *_bound(one.uses, {**sheets, **_shortened(writer, one)})]))


def _shortened(writer: Writer, one: Pack) -> Sheets:
    """The sheets of those drills that are played in their short version, since their part of the agenda is shorter."""
    played = {
        target: (writer.playbook.get(target), part.minutes)
        for part in one.parts
        for target in part.uses
        if target.startswith("drill/")
    }
    return {
        target: drills.handouts(writer, drill.within(minutes))
        for target, (drill, minutes) in played.items()
        if drill.minutes > minutes
    }


def of_records(writer: Writer, identifier: str, targets: Sequence[str], sheets: Sheets) -> list[Handout]:
    """A pack of one's own without an agenda: the sheets of these records, in the order of who gets them."""
    bound = _bound(targets, sheets)
    title = identifier.replace("-", " ").capitalize()
    updated = max((one.updated for one in bound), default=date.min)
    named: list[Words] = [writer.record(target) for target in targets]
    made_of = Section("Made of", (blocks.points(named),))
    cover = Handout(
        "pack", identifier, "packs", "Workshop pack", title, updated, f"{writer.site}packs/", ((made_of,),),
        name="The whole pack",
    )  # fmt: skip
    return editions(cover, _ordered(bound))


def editions(cover: Handout, bound: Sequence[Handout]) -> list[Handout]:
    """The pack as it is printed and its large edition: a cover that says on which page each sheet begins."""
    groups = [
        (title, [(one.title, number) for number, one in enumerate(bound, 1) if one.audience == audience])
        for audience, title in AUDIENCES.items()
    ]
    inside = Section("", (blocks.contents([group for group in groups if group[1]]),))
    present = {"everybody", *(one.audience for one in bound)}
    how = [line for audience, line in PRINTING.items() if audience in present]
    print_it = Section("How to print it", (blocks.points([*how, LARGE]),))
    whole = replace(cover, sheets=((inside, print_it, *cover.sheets[0]),), bound=tuple(bound))
    return [whole, enlarged(whole)]


def _bound(targets: Sequence[str], sheets: Sheets) -> list[Handout]:
    """The sheets of these records, each with a title that no other sheet in the pack has."""
    return [
        replace(one, title=f"{one.title}: {one.name}" if len(sheets[target]) > 1 else one.title, label=_for(one))
        for target in targets
        for one in sheets.get(target, ())
    ]


def _ordered(bound: Sequence[Handout]) -> list[Handout]:
    """All sheets in the order of who gets them."""
    order = list(AUDIENCES)
    return sorted(bound, key=lambda one: order.index(one.audience))


def _for(one: Handout) -> str:
    """What stands above a sheet's title: who gets it, and what it is."""
    return f"{AUDIENCES[one.audience]} · {one.label}"


def _own(
    writer: Writer, one: Pack, label: str, title: str, audience: str, sections: Sequence[Section],
    lead: tuple[Block, ...] = (),
) -> Handout:  # fmt: skip
    made = Handout(
        "pack", one.id, "packs", label, title, one.updated, writer.site + page_address("pack", one.id),
        (tuple(sections),), name="The whole pack", lead=lead, audience=audience or "everybody",
    )  # fmt: skip
    return replace(made, label=_for(made)) if audience else made


def _agenda(writer: Writer, one: Pack) -> Handout:
    """What participants do and when; nothing on it is an answer."""
    rows: list[list[Words | None]] = [
        [time, part.title, " ".join(part.participants), _titles(writer, part)] for time, part in _timed(one)
    ]
    table = blocks.table(["Minute", "Part", "What you do", "On the table"], rows, widths=(1.2, 2.2, 5, 3))
    mends: list[list[Words | None]] = [[None] * 4 for _ in range(MENDS)]
    sections = (
        Section("", (table,)),
        Section("What you take home", (blocks.points(one.take_home),)),
        Section("What I take on", (blocks.table(["What", "Owner", "By when", "Who asks"], mends, tall=True),)),
    )
    return _own(writer, one, "Agenda", f"{one.title}: the agenda", "everybody", sections)


def _timed(one: Pack) -> Iterator[tuple[str, AgendaPart]]:
    """Each part with the minutes from which to which it lasts."""
    for start, part in zip(one.starts, one.parts, strict=True):
        yield f"{start}–{start + part.minutes}", part


def _titles(writer: Writer, part: AgendaPart) -> Words:
    """The records on the table, one after the other."""
    names: list[Words] = [writer.record(target) for target in part.uses]
    return [word for number, name in enumerate(names) for word in (("; ", name) if number else (name,))]


def _notes(writer: Writer, one: Pack) -> Handout:
    """Everything that the facilitator does, part by part, with what there is to hear."""
    steps = tuple(
        blocks.step(
            f"{time}: {part.title}",
            f"{part.minutes} minutes",
            part.facilitator,
            [blocks.tick(line) for line in part.answers],
        )
        for time, part in _timed(one)
    )
    sections = [
        Section("Good to know", (blocks.points(one.notes),)),
        Section("Part by part: what you do, and boxes for what you hope to hear", steps),
    ]
    if one.after:
        sections.append(Section("Afterwards", (blocks.prose(writer.prose(one.after)),)))
    return _own(writer, one, "Notes with answers", f"{one.title}: the facilitator’s notes", "facilitator", sections)


def _observers(writer: Writer, one: Pack) -> Handout:
    """What to watch for, part by part, with room to write; no answer stands here."""
    told = "Say nothing while it runs. Write what was done and said, with its minute. Leave out what you think of it, and write no names."
    sections = [Section("", (blocks.text(told), blocks.blanks(["Observer", "Date"])))]
    for time, part in _timed(one):
        if part.observe:
            rows: list[list[Words | None]] = [[line, None, None] for line in part.observe]
            table = blocks.table(
                ["Watch for", "Minute", "What you saw or heard"], rows, tall=True, widths=(4, 1, 5), named=True
            )
            sections.append(Section(f"Minute {time}: {part.title}", (table,)))
    sections.append(Section("What you will say at the end", (blocks.notes(),)))
    made = _own(writer, one, "Observers’ sheet", f"{one.title}: the observers’ sheet", "observers", sections)
    return replace(made, fit="may")
