"""Rules for standards, checklists, worked examples, fire drills, packs and papers."""

from __future__ import annotations

from collections.abc import Iterator

from amends.checks import Breach, rule
from amends.models.checklist import Checklist
from amends.models.drill import Drill
from amends.models.example import Example
from amends.models.pack import Pack
from amends.models.paper import Paper
from amends.models.standard import Standard
from amends.playbook import Entry, Playbook

MAX_ITEMS = 16
MAX_ROWS = 20


@rule("one-origin")
def one_origin(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    if isinstance(entry.record, Standard):
        for index, one in enumerate(entry.record.origin):
            if sum(part is not None for part in (one.principle, one.source, one.case, one.ours)) != 1:
                yield Breach(
                    ("origin", index),
                    "this origin is not exactly one thing",
                    "one of principle, source, case or ours",
                    "Make two origins of it.",
                )


@rule("one-page")
def one_page(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    if isinstance(entry.record, Checklist) and (found := len(entry.record.items)) > MAX_ITEMS:
        yield Breach(
            ("groups",),
            f"the checklist has {found} items",
            f"at most {MAX_ITEMS}",
            "Make two checklists of it.",
        )


@rule("says-invented")
def says_invented(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    if isinstance(entry.record, Example | Drill) and "invented" not in entry.record.invented.lower():
        yield Breach(
            ("invented",),
            "the first line does not say that the texts are invented",
            "the word “invented”",
            "Example: Invented for practice; no real firm.",
        )


@rule("cards-in-time")
def cards_in_time(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    record = entry.record
    if not isinstance(record, Drill):
        return
    yield from _in_time("minute", record.minutes, [(one.id, one.minute) for one in record.injects])
    short = [(one.id, one.short_minute) for one in record.injects]
    if record.short_minutes is not None:
        yield from _in_time("short-minute", record.short_minutes, short)
    else:
        for index, (name, minute) in enumerate(short):
            if minute is not None:
                yield Breach(
                    ("injects", index, "short-minute"),
                    f"'{name}' has a minute in a short version, and the drill has none",
                    "short-minutes beside minutes",
                    "Say how long the short version is played, or take the line away.",
                )


def _in_time(field: str, end: int, cards: list[tuple[str, int | None]]) -> Iterator[Breach]:
    """Whether the cards that have a minute come one after another from 0 on, and before the end."""
    before = -1
    timed = [(index, name, minute) for index, (name, minute) in enumerate(cards) if minute is not None]
    for turn, (index, name, minute) in enumerate(timed):
        place = ("injects", index, field)
        if turn == 0 and minute != 0:
            yield Breach(place, f"the first card comes at minute {minute}", "minute 0", "The story starts at once.")
        elif minute <= before:
            yield Breach(
                place,
                f"'{name}' comes at minute {minute}, the card above it at {before}",
                "a later minute on each card",
                "Move the card up, or correct its minute.",
            )
        elif minute >= end:
            yield Breach(
                place,
                f"'{name}' comes at minute {minute}, and the drill ends at {end}",
                f"a minute before {end}",
                "Hand it out earlier, or play longer.",
            )
        if minute < end:  # one mistyped minute is no fault of the cards below it
            before = max(before, minute)


@rule("agenda-adds-up")
def agenda_adds_up(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    record = entry.record
    if not isinstance(record, Pack):
        return
    found = sum(one.minutes for one in record.parts)
    if found != record.minutes:
        yield Breach(
            ("minutes",),
            f"the parts take {found} minutes, and the whole takes {record.minutes}",
            "the same number of minutes",
            f"Correct the length of a part, or write minutes: {found}.",
        )
    for index, one in enumerate(record.parts):
        if not one.minutes:
            yield Breach(
                ("parts", index, "minutes"),
                f"'{one.id}' takes no time",
                "1 minute or more",
                "Give it a length, or take it out.",
            )


@rule("drill-in-its-part")
def drill_in_its_part(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    for index, part in enumerate(entry.record.parts if isinstance(entry.record, Pack) else ()):
        for place, target in enumerate(part.uses):
            entry_used = playbook.entries["drill"].get(target.partition("#")[0].removeprefix("drill/"))
            drill = entry_used.record if entry_used else None
            if isinstance(drill, Drill) and not drill.within(part.minutes):
                shortest = drill.minutes if drill.short_minutes is None else drill.short_minutes
                yield Breach(
                    ("parts", index, "uses", place),
                    f"'{part.id}' takes {part.minutes} minutes, and the drill at least {shortest}",
                    "a drill that fits into its part",
                    f"Write minutes: {shortest} or more, or use another drill.",
                )


@rule("rows-on-a-sheet")
def rows_on_a_sheet(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    for index, one in enumerate(entry.record.tables if isinstance(entry.record, Paper) else ()):
        found = len(one.rows) + one.blanks
        if not 1 <= found <= MAX_ROWS:
            yield Breach(
                ("tables", index),
                f"the table '{one.id}' has {found or 'no'} rows",
                f"1 to {MAX_ROWS} rows, with labels or empty",
                "Make two tables of it." if found else "Name the rows, or write empty-rows: 6.",
            )


@rule("steps-in-pairs")
def steps_in_pairs(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    record = entry.record
    if isinstance(record, Example) and record.side_by_side:
        numbers = [len(version.paragraphs) for version in record.versions]
        if len(set(numbers)) > 1:
            yield Breach(
                ("versions",),
                f"the versions have {' and '.join(map(str, numbers))} paragraphs",
                "the same number in each",
                "Add the missing step, or delete side-by-side.",
            )


@rule("unknown-term")
def unknown_term(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    cost = entry.record.cost if isinstance(entry.record, Example) else None
    if cost is None:
        return
    terms = {term.id for term in cost.terms}
    for name, products in (("products", cost.products), ("beside", cost.beside)):
        for index, product in enumerate(products):
            for place, factor in enumerate(product.factors):
                for part, term in enumerate(factor):
                    if term not in terms:
                        yield Breach(
                            ("cost", name, index, "factors", place, part),
                            f"'{term}' is no term of this formula",
                            "a term's id",
                            "Define it under terms.",
                        )
