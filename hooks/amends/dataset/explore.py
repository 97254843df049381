"""What the case explorer sifts: for each case its value in each facet, and where it stands in each order.

A case that has too little on record for an order has no place in it (None): it is shown apart, and never as a bad one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from amends.assess.card import Column, report_card
from amends.assess.clock import began, between
from amends.assess.lapse import at_most
from amends.dataset.search import script
from amends.models import lists
from amends.models.case import Assessed, Case
from amends.models.event import Event
from amends.models.values import NOT_STATED, upfirst
from amends.pages import facets
from amends.pages.facets import Tag
from amends.playbook import Playbook

PATH = "assets/explore/cases.js"
TITLES = {
    "kind": "Kind", "industry": "Industry", "failure": "Failure", "whose-doing": "Whose doing", "severity": "Severity",
    "reach": "Reach", "turn": "First or again", "remedy": "Remedy", "channel": "Channel", "apologised": "Who apologised",
    "country": "Country", "year": "Year", "met": "Standard met", "partly": "Standard partly met", "missed": "Standard missed",
}  # fmt: skip
BANDS = (0, 1_000, 10_000, 100_000, 1_000_000, 10_000_000)  # where the bands of a reach begin
PLACES = {"strong": 2, "mixed": 1, "weak": 0}
Keys = tuple[list[Any] | None, ...]


def files(playbook: Playbook) -> dict[str, str]:
    """The one file, by its path below the site's root."""
    return {PATH: script("explore", data(playbook))}


def data(playbook: Playbook) -> dict[str, Any]:
    """Facets with their values, which are numbered through, units of reach, and a line for each case as the page lists them."""
    tagged = {case.id: [*tags(case, playbook)] for case in playbook.cases}
    known = _in_order({tag for found in tagged.values() for tag in found}, playbook)
    number = {tag: place for place, tag in enumerate(known)}
    units = {one.unit for case in playbook.assessed for one in case.reach}
    return {
        "facets": [
            {"name": name, "title": title, "values": [[tag.value, tag.label] for tag in known if tag.facet == name]}
            for name, title in TITLES.items()
        ],
        "units": [[unit, label] for unit, label in lists.UNITS.items() if unit in units],
        "cases": [
            [case.id, _also(case), sorted(number[tag] for tag in tagged[case.id]), *_places(case, playbook)]
            for case in playbook.cases
        ],
    }


def tags(case: Case, playbook: Playbook) -> Iterator[Tag]:
    """Every value of every facet that a case has, each once."""
    for tag in facets.values(case):
        yield Tag(tag.facet, tag.value, upfirst(tag.label))
    begun = began(case)
    year = str(begun.first.year) if begun and begun.first else NOT_STATED
    yield Tag("year", year, year if begun else "Not stated")
    if not isinstance(case, Assessed):
        return
    yield from dict.fromkeys(_band(one.unit, one.number) for one in case.reach)
    if not case.reach:
        yield Tag("reach", NOT_STATED, "Not stated")
    for one in case.assessment.verdicts:
        if one.verdict in ("met", "partly", "missed"):
            yield Tag(one.verdict, one.standard, playbook.get(f"standard/{one.standard}").title)


def _band(unit: str, number: int) -> Tag:
    """The band of a number within its unit; bands of two units are never one."""
    least = max(start for start in BANDS if start <= number)
    above = [start for start in BANDS if start > number]
    words = (
        f"{least:,} or more"
        if not above
        else f"fewer than {above[0]:,}"
        if not least
        else f"{least:,} to {above[0] - 1:,}"
    )
    return Tag("reach", f"{unit}-from-{least}", f"{lists.UNITS[unit].capitalize()}: {words}")


def _in_order(found: set[Tag], playbook: Playbook) -> list[Tag]:
    """Values as their closed list has them, standards as the playbook has them, years from the last; not stated at the end."""
    standards = [one.id for one in playbook.standards]
    orders: dict[str, list[str]] = {
        "kind": [*lists.CASE_KINDS], "industry": [*lists.INDUSTRIES], "failure": [*lists.FAILURES], "whose-doing": [*lists.DOERS],
        "severity": [*lists.SEVERITIES], "turn": [*lists.TURNS], "remedy": [*lists.REMEDY_TYPES], "channel": [*lists.CHANNELS],
        "apologised": [*lists.ROLES], "reach": [f"{unit}-from-{least}" for unit in lists.UNITS for least in BANDS],
        "year": [str(year) for year in range(9999, 0, -1)], "met": standards, "partly": standards, "missed": standards,
    }  # fmt: skip
    at = {(facet, value): place for facet, order in orders.items() for place, value in enumerate(order)}
    titles = [*TITLES]

    def place(tag: Tag) -> tuple[int, bool, int, str]:
        return titles.index(tag.facet), tag.value == NOT_STATED, at.get((tag.facet, tag.value), 0), tag.label

    return sorted(found, key=place)


def _also(case: Case) -> str:
    """Names under which people look for the case, which its card does not show."""
    return "\n".join([*(one.name for one in case.organisations), *(one.on_record for one in case.names)])


def _places(case: Case, playbook: Playbook) -> Iterator[Any]:
    """Where the case stands by date, words, remedy, way and speed, each a number and what to say of it; then its reach by unit."""
    begun = began(case)
    yield [begun.first.toordinal(), str(begun)] if begun and begun.first else None
    if not isinstance(case, Assessed):
        yield from (None, None, None, None, {})
        return
    yield from (standing(column) for column in report_card(case, playbook).columns)
    yield first_word(case)
    yield {unit: _widest(case, unit) for unit in dict.fromkeys(one.unit for one in case.reach)}


def standing(column: Column) -> float | None:
    """Where a case stands in one column: by its word, then by the share that was met; None where too little is on record."""
    if column.word not in PLACES:
        return None
    share = (column.counts["met"] + column.counts["partly"] / 2) / column.judged if column.judged else 0
    return round(PLACES[column.word] + share / 2, 3)


def first_word(case: Assessed) -> list[Any] | None:
    """How long the first word took at the most after the public knew, in seconds and as the response clock says it."""
    events: Mapping[str, Event] = {event.id: event for event in case.all_events}
    start, end = events.get(case.clock.public_at), events.get(case.clock.first_word)
    if not start or not end:
        return None
    most = at_most(case, start, end)
    return None if most is None else [most, between(case, start, end)]


def _widest(case: Assessed, unit: str) -> list[Any]:
    widest = max((one for one in case.reach if one.unit == unit), key=lambda one: one.number)
    return [widest.number, widest.counted]
