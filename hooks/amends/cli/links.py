"""``amends links``: ask whether the addresses of sources still answer. It judges no record, and so finds nothing."""

from __future__ import annotations

import argparse
from typing import Any

from amends import linkcheck
from amends.cli.common import Commands, add_root, cannot
from amends.linkcheck import VERDICTS
from amends.loader import load


def add(commands: Commands[Any]) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "links",
        help="ask whether the addresses of sources still answer",
        description="Ask each address of a source, and print those that moved, are gone, or could not be told.",
    )
    add_root(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Ask, and print what wants a look; the status is 0 whatever the hosts answered."""
    if not options.root.is_dir():
        return cannot(f"there is no folder {options.root}")
    users = linkcheck.addresses(load(options.root)[0])
    if not users:
        return cannot(f"no source in {options.root} gives an address")
    checker = linkcheck.Checker()
    answers = sorted(map(checker.check, users), key=lambda one: (VERDICTS.index(one.verdict), one.address))
    for one in answers:
        if one.verdict != "ok":
            print(f"{one.verdict}: {one.address} ({one.detail}); source: {', '.join(users[one.address])}")
    counts = (f"{sum(one.verdict == verdict for one in answers)} {verdict}" for verdict in reversed(VERDICTS))
    print(f"{len(answers)} addresses: {', '.join(counts)}")
    return 0
