"""Stage two: the rules across fields and records. A rule is one small function with an id, under which
``rulebook`` says what it asks and shows it broken and mended.

``check`` runs them all over a loaded playbook and gathers every finding. Rules see sound records only, so that one mistake
is one finding; a reference to a record that exists but is broken is not held against the one who refers to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from amends.document import Path as Place
from amends.findings import Finding
from amends.playbook import Entry, Playbook


class Breach(NamedTuple):
    """Where in a record a rule is not kept: the place, what was found, what was expected, how to mend it, what is near."""

    path: Place
    what: str
    expected: str = ""
    remedy: str = ""
    near: str = ""


Check = Callable[[Entry, Playbook], Iterator[Breach]]


@dataclass(frozen=True)
class Rule:
    """A rule: its id, under which ``rulebook`` explains it, and the function that finds where it is not kept."""

    id: str
    breaches: Check

    def check(self, entry: Entry, playbook: Playbook) -> Iterator[Finding]:
        """A finding under this rule's id for each breach in one record."""
        for breach in self.breaches(entry, playbook):
            yield entry.finding(breach.path, self.id, *breach[1:])


RULES: dict[str, Rule] = {}


def rule(identifier: str) -> Callable[[Check], Check]:
    """Register a function as a rule."""

    def register(function: Check) -> Check:
        RULES[identifier] = Rule(identifier, function)
        return function

    return register


def check(playbook: Playbook, *, whole: bool = True) -> list[Finding]:
    """All findings of all rules. ``whole`` is false when records are missing for their shape: then nobody is unused."""
    rules = [one for one in RULES.values() if whole or one.id not in {"unused-source", "unused-standard"}]
    found = [finding for entry in playbook.all_entries() for one in rules for finding in one.check(entry, playbook)]
    if not any(playbook.known.values()):
        found.append(
            Finding(
                ".",
                1,
                1,
                "no-records",
                "there is no record at all",
                "cases/*.yml and docs/playbook/*/*.yml",
                "Check the folder, or name another with --root.",
            )
        )
    return found


from amends.checks import cases, clocks, ids, levels, quotations, references, sources, standards, times  # noqa: E402, F401  (they register)
