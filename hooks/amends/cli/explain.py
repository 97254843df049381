"""``amends explain``: what a rule asks, why, and what it looks like broken and mended."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from typing import Any

from amends import rulebook
from amends.cli.common import Commands, cannot
from amends.findings import closest
from amends.rulebook import Explanation


def add(commands: Commands[Any]) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "explain",
        help="say what a rule asks and why, with an example",
        description="Say what a rule asks and why, and show it broken and mended; without RULE, list every rule.",
    )
    command.add_argument("rule", nargs="?", metavar="RULE", help="a rule's id, as it stands in a finding")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print one rule, or all of them by group."""
    rules = rulebook.rules()
    wanted: str | None = options.rule
    if wanted is None:
        print("\n".join(_all(rules)))
    elif wanted in rules:
        print("\n".join(_one(rules[wanted])))
    else:
        close = closest(wanted, rules)
        guess = f" Did you mean '{close}'?" if close else ""
        return cannot(f"there is no rule '{wanted}'.{guess} To see all rules: amends explain")
    return 0


def _all(rules: dict[str, Explanation]) -> Iterator[str]:
    width = max(map(len, rules))
    for number, (group, title) in enumerate(rulebook.GROUPS.items()):
        yield f"\n{title}" if number else title
        yield from (f"  {one.id:{width}}  {one.sentence}" for one in rules.values() if one.group == group)


def _one(one: Explanation) -> Iterator[str]:
    yield f"{one.id} ({rulebook.GROUPS[one.group]})\n"
    yield textwrap.fill(one.sentence, 80)
    yield "\n" + textwrap.fill(f"Why: {one.why}", 80)
    for label, piece in (("Broken", one.failing), ("Mended", one.mended)):
        yield f"\n{label}:\n" + textwrap.indent(piece, "    ")
    yield f"\n{rulebook.address(one.id)}"
