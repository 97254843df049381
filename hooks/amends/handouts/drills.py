"""A drill's three sheets: cards to cut, the facilitator's sheet with the answers, and the observers' sheet.

EXERCISE stands on every card and on every page. No answer stands on anything that players get.
"""

from __future__ import annotations

from amends.handouts import blocks
from amends.handouts.handout import Block, Handout, Section
from amends.handouts.text import Words, Writer, page_address
from amends.models.drill import ALWAYS, Drill, Inject

MARK = "EXERCISE"
STAYS = "Drafts stay in the room. Whoever finds this: it is practice, and nothing has happened."


def handouts(writer: Writer, one: Drill) -> list[Handout]:
    """The cards, the facilitator's sheet and the observers' sheet."""
    return [
        _sheet(
            writer,
            one,
            "",
            "Cards to cut",
            _cut(one),
            (_turns(one), *((Section("", (block,)),) for block in (_parts(one), _cards(writer, one)))),
        ),
        _sheet(writer, one, "facilitator", "Facilitator’s sheet", _lead(writer, one), (_facilitator(writer, one),)),
        _sheet(writer, one, "observers", "Observers’ sheet", _watch(), (_observers(writer, one),), "may"),
    ]


def _sheet(
    writer: Writer, one: Drill, variant: str, name: str, lead: tuple[Block, ...], sheets: tuple[tuple[Section, ...], ...],
    fit: str = "",
) -> Handout:  # fmt: skip
    return Handout(
        "drill", one.id, "drills", f"Fire drill · {name}", one.title, one.updated,
        writer.site + page_address("drill", one.id), sheets, variant, name, lead, MARK, fit=fit,
        audience=variant or "cards",
    )  # fmt: skip


def _parts(one: Drill) -> Block:
    """A card for each part to play."""
    parts = [blocks.card(MARK, "Your part", player.name, "", [player.brief], STAYS) for player in one.players]
    return blocks.cards(parts, down=4)


def _cut(one: Drill) -> tuple[Block, ...]:
    how = "Cut along the dashed lines. Give each player a part, read the scenario aloud, and hand out each card at its minute."
    return (blocks.text(one.invented), blocks.text(how))


def _turns(one: Drill) -> tuple[Section, ...]:
    """When each card is handed out, and to whom; no answer stands here."""
    rows: list[list[Words | None]] = [[str(card.minute), card.title, card.to, "[ ]", None] for card in one.injects]
    head = ["Minute", "Card", "To", "Given", "Notes"]
    table = blocks.table(head, rows, widths=(0.9, 2.6, 2.6, 0.8, 3))
    return (Section("When each card is handed out", (table,)),)


def _cards(writer: Writer, one: Drill) -> Block:
    """What is read aloud or handed out while the clock runs."""
    scenario = blocks.card(MARK, "Minute 0", one.title, "Read aloud to everybody", writer.prose(one.scenario), STAYS)
    injects = [
        blocks.card(MARK, f"Minute {card.minute} · {card.time}", card.title, f"To: {card.to}", card.text, STAYS)
        for card in one.injects
    ]
    return blocks.cards([scenario, *injects], down=2)


def _lead(writer: Writer, one: Drill) -> tuple[Block, ...]:
    length = f"{one.minutes} minutes, then {one.debrief_minutes} of debrief"
    told: list[tuple[str, Words]] = [("Time", length), ("Parts", f"{len(one.players)}, shared as you like")]
    if one.short:
        told.append(("Short version", one.short_told))
    return (blocks.text(one.invented), blocks.prose(writer.prose(one.summary)), blocks.facts(told))


def _facilitator(writer: Writer, one: Drill) -> tuple[Section, ...]:
    """Everything in the order in which it is needed."""
    sections = [
        Section("In every drill", (blocks.points(ALWAYS),)),
        Section("Before the players come", (blocks.ticks([("", [blocks.tick(line) for line in one.prepare])]),)),
        Section("Who plays what", (blocks.facts([(player.name, player.brief) for player in one.players]),)),
        Section("Read aloud at minute 0", (blocks.prose(writer.prose(one.scenario)),)),
        Section("While it runs", (blocks.points(one.notes),)),
        Section("The cards, and what a good response does", tuple(_expected(writer, card) for card in one.injects)),
        Section(f"The debrief, {one.debrief_minutes} minutes", (blocks.points(one.debrief, numbered=True),)),
        Section("One mend each, with an owner and a date", (blocks.notes(),)),
    ]
    if one.after:
        sections.append(Section("Afterwards", (blocks.prose(writer.prose(one.after)),)))
    made_from: list[Words] = [[writer.record(origin.record), f": {origin.takes}"] for origin in one.comes_from]
    return (*sections, Section("Where it comes from", (blocks.points(made_from, small=True),)))


def _expected(writer: Writer, card: Inject) -> Block:
    """One card as players get it, and beneath it a box for each standard's response."""
    items = [blocks.tick(one.response, "", writer.standard(one.standard)) for one in card.expected]
    return blocks.step(f"Minute {card.minute}: {card.title}", f"{card.time}. To: {card.to}", card.text, items)


def _watch() -> tuple[Block, ...]:
    told = "Say nothing while it runs. Mark each standard as seen, partly or not seen, and write down the minute. Write no names."
    return (blocks.text(told), blocks.blanks(["Observer", "Date"]))


def _observers(writer: Writer, one: Drill) -> tuple[Section, ...]:
    """What to watch for, and a row for each standard of each card."""
    rows: list[list[Words | None]] = [
        [f"{card.minute}: {card.title}" if number == 0 else "", writer.standard(part.standard), "[ ]", "[ ]", "[ ]", None]
        for card in one.injects
        for number, part in enumerate(card.expected)
    ]  # fmt: skip
    head = ["Card", "Standard", "Seen", "Partly", "Not seen", "Minute, and what you saw"]
    table = blocks.table(head, rows, widths=(2.6, 2.8, 0.8, 0.9, 0.9, 4))
    return (
        Section("From beginning to end", (blocks.points(one.observe),)),
        Section("Card by card", (table,)),
        Section("What you will say in the debrief", (blocks.notes(),)),
    )
