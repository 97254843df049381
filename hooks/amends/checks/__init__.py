"""Stage two: the rules across fields and records. A rule is one small function with an id and a sentence.

``check`` runs them all over a loaded playbook and gathers every finding. Rules see sound records only, so that one mistake
is one finding; a reference to a record that exists but is broken is not held against the one who refers to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from amends.findings import Finding
from amends.playbook import Entry, Playbook

Check = Callable[[Entry, Playbook], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule: its id, what holds where it is kept, and the function that finds where it is not."""

    id: str
    sentence: str
    check: Check


RULES: dict[str, Rule] = {}


def rule(identifier: str, sentence: str) -> Callable[[Check], Check]:
    """Register a function as a rule."""

    def register(function: Check) -> Check:
        RULES[identifier] = Rule(identifier, sentence, function)
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


from amends.checks import cases, levels, quotations, references, standards, times  # noqa: E402, F401  (they register)
