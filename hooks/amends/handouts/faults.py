"""What is wrong with a handout, as findings at the record: a sheet too long for its page, a sign that no font has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from amends.document import Path as Place
from amends.findings import Finding
from amends.handouts.handout import PAPERS, Handout, texts
from amends.handouts.signs import missing
from amends.playbook import Entry, Playbook

RULES = ("handout-one-page", "handout-sign", "handout-not-made")


def told(handout: Handout, paper: str, fault: str, playbook: Playbook) -> Iterator[Finding]:
    """The findings about one handout on one paper; a missing sign is told with the first paper."""
    entry = _entry(handout, playbook)
    name = f"{handout.name} ({PAPERS[paper]})" if handout.variant else PAPERS[paper]
    if fault.startswith("too long"):
        yield entry.finding(
            (), "handout-one-page", f"the sheet for {name} is {fault}, even in the smallest type", "one page",
            "Shorten its hints and its longest lines, or take something away.",
        )  # fmt: skip
    elif fault:
        yield entry.finding(
            (), "handout-not-made", f"the sheet for {name} could not be made: {fault}", "a sheet to print",
            "Write what Typst names in another way.",
        )  # fmt: skip
    if paper == next(iter(PAPERS)):
        yield from _signs(handout, entry)


def _entry(handout: Handout, playbook: Playbook) -> Entry:
    """The record; of a pack that somebody made for themselves, the first record that is in it."""
    named = [handout, *handout.bound]
    return next(entry for one in named if (entry := playbook.entries[one.kind].get(one.id)))


def _signs(handout: Handout, entry: Entry) -> Iterator[Finding]:
    lost = {sign for one in texts((handout.title, handout.lead, handout.sheets)) for sign in missing(one)}
    for sign in sorted(lost):
        yield entry.finding(
            _place(entry, sign), "handout-sign", f"no font of ours has the sign U+{ord(sign):04X}, so a handout prints [?]",
            "Latin, Greek or Cyrillic letters and common signs", "Write it in other letters, or leave it to the page.",
        )  # fmt: skip


def _place(entry: Entry, sign: str) -> Place:
    """Where in the record the sign stands; the record as a whole where it comes from another one."""
    data: Any = entry.document.data
    for step in entry.within:
        data = data[step]
    return next(_places(data, sign), ())


def _places(value: Any, sign: str) -> Iterator[Place]:
    if isinstance(value, str) and sign in value:
        yield ()
    elif isinstance(value, dict):
        yield from ((key, *rest) for key, one in value.items() for rest in _places(one, sign))
    elif isinstance(value, list):
        yield from ((number, *rest) for number, one in enumerate(value) for rest in _places(one, sign))
