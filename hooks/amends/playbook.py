"""Everything loaded and linked: the one object that is checked, and that all outputs are made from.

It answers what belongs together (which cases met a standard, which examples a case has, who uses a source), so that no page
has to work it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

from amends.document import Document
from amends.document import Path as Place
from amends.findings import Finding
from amends.models import KINDS
from amends.models.assessment import Judgement
from amends.models.base import Record, Tombstone
from amends.models.case import Assessed, Case
from amends.models.checklist import Checklist
from amends.models.drill import Drill
from amends.models.example import Example
from amends.models.framework import Framework
from amends.models.level import Levels
from amends.models.lists import CASE_KINDS, PHASES
from amends.models.pack import Pack
from amends.models.paper import Paper
from amends.models.source import Source
from amends.models.standard import Standard
from amends.models.walk import references

R = TypeVar("R", bound=Record)
OPENING = ("a-customer-in-a-loop", "first-hour")  # the sheets that an incident opens with: one customer, or many


@dataclass(frozen=True)
class Entry:
    """A record with the document it was read from and, where it is defined inside another file, its place there."""

    record: Record
    document: Document
    within: Place = ()

    def line(self, path: Place) -> int:
        """The line of the file in which ``path`` of this record stands."""
        return self.document.mark((*self.within, *path)).line

    def finding(
        self, path: Place, rule: str, what: str, expected: str = "", remedy: str = "", near: str = ""
    ) -> Finding:
        """A finding at ``path`` of this record."""
        return self.document.finding((*self.within, *path), rule, what, expected, remedy, near)


@dataclass
class Playbook:
    """All sound records by kind and id; ``known`` also holds the ids of those that are broken or withdrawn."""

    root: Path
    entries: dict[str, dict[str, Entry]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    known: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in KINDS})
    tombstones: list[Tombstone] = field(default_factory=list)

    def all_entries(self) -> Iterator[Entry]:
        """Every entry, by kind and id."""
        for kind in KINDS:
            yield from (entry for _, entry in sorted(self.entries[kind].items()))

    def _all(self, kind: str, model: type[R]) -> list[R]:
        return [cast(R, entry.record) for _, entry in sorted(self.entries[kind].items())]

    @cached_property
    def cases(self) -> list[Case]:
        """All cases: incidents, complaints, guidance, boards; by id within each."""
        order = list(CASE_KINDS)
        return sorted(self._all("case", Case), key=lambda one: order.index(one.kind_))

    @cached_property
    def assessed(self) -> list[Assessed]:
        """The cases that can be judged."""
        return [case for case in self.cases if isinstance(case, Assessed)]

    @cached_property
    def standards(self) -> list[Standard]:
        """All standards, by phase as the phases follow each other, then by id."""
        order = list(PHASES)
        return sorted(self._all("standard", Standard), key=lambda one: (order.index(one.phase), one.id))

    @cached_property
    def levels(self) -> list[Levels]:
        """All tables of response levels."""
        return self._all("level", Levels)

    @cached_property
    def checklists(self) -> list[Checklist]:
        """All checklists, in the order of an incident."""
        return in_turn(self._all("checklist", Checklist))

    @cached_property
    def examples(self) -> list[Example]:
        """All worked examples, by id."""
        return self._all("example", Example)

    @cached_property
    def drills(self) -> list[Drill]:
        """All fire drills, by id."""
        return self._all("drill", Drill)

    @cached_property
    def packs(self) -> list[Pack]:
        """All packs, the shortest workshop first."""
        return sorted(self._all("pack", Pack), key=lambda one: one.minutes)

    @cached_property
    def papers(self) -> list[Paper]:
        """All papers to fill in, by id."""
        return self._all("paper", Paper)

    @cached_property
    def frameworks(self) -> list[Framework]:
        """All frameworks, by id."""
        return self._all("framework", Framework)

    @cached_property
    def sources(self) -> list[Source]:
        """All sources, by id."""
        return self._all("source", Source)

    @cached_property
    def by_address(self) -> dict[str, list[Entry]]:
        """The sources that stand at each address, a slash at its end left out."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries["source"].values():
            found.setdefault(cast(Source, entry.record).address.rstrip("/"), []).append(entry)
        return found

    @cached_property
    def prose_pages(self) -> set[str]:
        """The names of the pages that people write as Markdown: ``docs/<name>.md``."""
        return {path.stem for path in (self.root / "docs").glob("*.md")}

    def get(self, target: str) -> Any:
        """The record that ``kind/id`` names; raises KeyError."""
        kind, _, identifier = target.partition("/")
        return self.entries[kind][identifier].record

    def judgements(self, standard: str) -> list[tuple[Assessed, Judgement]]:
        """Each case that judges this standard, with its judgement."""
        return [(case, one) for case in self.assessed for one in case.assessment.verdicts if one.standard == standard]

    @cached_property
    def uses(self) -> dict[str, list[Record]]:
        """Which records refer to which: ``kind/id`` → the records that name it, each once."""
        found: dict[str, list[Record]] = {}
        for entry in self.all_entries():
            for target in dict.fromkeys(named_records(entry.record)):
                if target != entry.record.target:
                    found.setdefault(target, []).append(entry.record)
        return found

    def users(self, target: str, kind: str) -> list[Any]:
        """The records of one kind that refer to ``target``."""
        return [record for record in self.uses.get(target, []) if record.kind == kind]


def named_records(record: Record) -> Iterator[str]:
    """``kind/id`` of everything a record refers to: sources as evidence, principles' frameworks, links in prose."""
    for _, kind, target in references(record):
        if kind == "evidence":
            if ":" not in target:
                yield f"source/{target}"
        elif kind == "framework#":
            yield f"framework/{target.partition('#')[0]}"
        elif kind in {"record", "standing"}:
            yield target.partition("#")[0]
        elif kind in KINDS:
            yield f"{kind}/{target}"


def in_turn(sheets: list[Checklist]) -> list[Checklist]:
    """Checklists as an incident goes: from those that open it, each before the sheets that its ``after`` names."""
    known = {sheet.id: sheet for sheet in sheets}
    turn: dict[str, Checklist] = {}
    for opening in (*OPENING, *known):
        found: dict[str, Checklist] = {}
        _follow(opening, known, {*turn}, found)
        turn.update(reversed(found.items()))
    return [*turn.values()]


def _follow(identifier: str, known: dict[str, Checklist], seen: set[str], found: dict[str, Checklist]) -> None:
    """Put a sheet below all that follow it, the last of an incident first; a way back to where we were is not followed."""
    if identifier in seen or identifier not in known:
        return
    seen.add(identifier)
    after = known[identifier].after
    for target in reversed([*after.targets()] if after else []):
        if target.startswith("checklist/"):
            _follow(target.removeprefix("checklist/").partition("#")[0], known, seen, found)
    found[identifier] = known[identifier]
