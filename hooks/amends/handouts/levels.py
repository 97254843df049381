"""The response levels as a sheet: the questions, the table from situation to level, and what each level asks."""

from __future__ import annotations

from amends.handouts import blocks
from amends.handouts.handout import Block, Handout, Section
from amends.handouts.text import Words, Writer, page_address
from amends.models.level import Input, Levels, Rule, Value

UNKNOWN = "unknown"


def handouts(writer: Writer, one: Levels) -> list[Handout]:
    """The sheet of one table of levels: how to find the level, then what it asks."""
    ask = (
        Section("Before anything else", (blocks.prose(writer.prose(one.gate)),)),
        Section("Which level is it? Tick one answer to each", (blocks.ticks(map(_question, one.inputs), columns=2),)),
        Section("What we know, what we do not, and since when", (blocks.notes(),)),
    )
    find = (
        Section("Read down: the first row that fits gives the level", (_rows(one),)),
        Section("Then the lift", (blocks.text(one.lift.say), blocks.text(one.lowering))),
        Section("What each level asks", (_asks(one),)),
    )
    know = (
        Section("How to read it", tuple(blocks.prose(writer.prose(note)) for note in one.notes)),
        Section("When the chief executive apologises", (blocks.points([each.say for each in one.chief_executive]),)),
        Section("When the most senior person contacts one customer", _senior(writer, one)),
    )
    made = Handout(
        "level", one.id, "levels", "Response levels", one.title, one.updated,
        writer.site + page_address("level", one.id), (ask, find, know), fit="may",
    )  # fmt: skip
    return [made]


def _senior(writer: Writer, one: Levels) -> tuple[Block, ...]:
    """Any one of the conditions is enough; then how the contact is made."""
    conditions = blocks.points([each.say for each in one.most_senior])
    return blocks.text("Any one of these is enough."), conditions, blocks.prose(writer.prose(one.most_senior_how))


def _question(one: Input) -> tuple[str, list[dict[str, Words]]]:
    """A question and its answers, each with a box; an unknown answer says what it counts as."""
    return one.question, [_answer(value, one.unknown_counts_as) for value in one.values]


def _answer(one: Value, unknown: str | None) -> dict[str, Words]:
    words: Words = [one.label, f": {one.meaning}"] if one.meaning else one.label
    return blocks.tick(words, unknown or "" if one.id == UNKNOWN else "")


def _rows(one: Levels) -> Block:
    rows: list[list[Words | None]] = [
        [str(number), _row(rule), str(rule.level)] for number, rule in enumerate(one.rules, 1)
    ]
    return blocks.table(["Row", "If", "Level"], rows, widths=(1, 12, 1.2))


def _row(rule: Rule) -> Words:
    return f"{rule.say} {rule.own_lift}" if rule.own_lift else rule.say


def _asks(one: Levels) -> Block:
    """Every aspect, level by level, the mildest first."""
    levels = sorted(one.levels, key=lambda each: each.level)
    head = ["", *(f"{each.level} · {each.name}" for each in levels)]
    rows = [[aspect.title, *(each.asks.get(aspect.id, "") for each in levels)] for aspect in one.aspects]
    return blocks.table(head, rows, widths=(1.6, *[2] * len(levels)), named=True, tight=True)
