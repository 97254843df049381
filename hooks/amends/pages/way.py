"""Where a page stands: the trail that leads to it, and what comes before and after it in its index.

The order of neighbours is the order that the index page of the kind shows, and is told here once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from amends import rulebook
from amends.models import KINDS
from amends.models.lists import GROUNDS, PERSPECTIVES
from amends.playbook import Playbook

NAMES = {
    "home": "Home",
    "cases": "Cases",
    "by": "Cases by what they share",
    "coverage": "Coverage",
    "comparison": "Compare cases",
    "standards": "Standards",
    "levels": "Response levels",
    "checklists": "Checklists",
    "examples": "Worked examples",
    "drills": "Fire drills",
    "packs": "Workshop packs",
    "own-pack": "Build your own pack",
    "papers": "Papers to fill in",
    "frameworks": "Frameworks",
    "sources": "Sources",
    "contribute": "How to contribute",
    "rules": "Rules of the check",
    "fields": "Field reference",
}  # what a trail calls the pages that others stand below, by link target


@dataclass(frozen=True)
class Stop:
    """A page that is named on the way to another: what a link to it is written as, and what it is called."""

    target: str
    title: str


@dataclass(frozen=True)
class Beside:
    """The pages before and after one page; None at the ends."""

    before: Stop | None = None
    after: Stop | None = None


def trail(address: str) -> list[Stop]:
    """The pages above this one, home first; none above home."""
    return [Stop(target, NAMES[target]) for target in _above(address)]


def _above(address: str) -> list[str]:
    match address.split("/")[:-1]:
        case []:
            return []
        case ["reference", _]:
            return ["home", "contribute"]
        case ["reference", "rules", _]:
            return ["home", "contribute", "rules"]
        case ["cases", "by"] | ["compare"]:
            return ["home", "cases"]
        case ["cases", "by", *_]:
            return ["home", "cases", "by"]
        case [_]:
            return ["home"]
        case [plural, *_]:
            return ["home", plural]
    raise ValueError(f"'{address}' is no address of a page")


def beside(playbook: Playbook) -> dict[str, Beside]:
    """What stands before and after each record and each rule, by the page's address."""
    found: dict[str, Beside] = {}
    for row in _rows(playbook):
        stops = [None, *(stop for _, stop in row), None]
        neighbours = zip(stops, stops[2:], strict=False)
        found.update({address: Beside(*two) for (address, _), two in zip(row, neighbours, strict=True)})
    return found


def _rows(playbook: Playbook) -> Iterator[list[tuple[str, Stop]]]:
    """The records of each kind with their addresses, in the order of their index page; then the rules."""
    grounds, perspectives = list(GROUNDS), list(PERSPECTIVES)
    kinds = (
        playbook.cases,
        playbook.standards,
        playbook.levels,
        playbook.checklists,
        playbook.examples,
        playbook.drills,
        playbook.packs,
        playbook.papers,
        sorted(playbook.frameworks, key=lambda one: grounds.index(one.grounds)),
        sorted(playbook.sources, key=lambda one: perspectives.index(one.perspective)),
    )
    for records in kinds:
        yield [(f"{KINDS[one.kind].plural}/{one.id}/", Stop(one.target, one.title)) for one in records]
    yield [(f"reference/rules/{one}/", Stop(f"rule/{one}", one)) for one in rulebook.rules()]
