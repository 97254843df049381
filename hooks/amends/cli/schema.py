"""``amends schema``: what an editor needs to help with a record."""

from __future__ import annotations

import argparse
import json
from typing import Any

from amends.cli.common import Commands, add_root, cannot
from amends.loader import load
from amends.models import KINDS
from amends.schema import schema


def add(commands: Commands[Any]) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "schema",
        help="print the JSON Schema of a kind of record, for editors",
        description="Print the JSON Schema of one kind of record, or of every kind by its name.",
    )
    command.add_argument("kind", nargs="?", choices=KINDS, metavar="KIND", help=f"one of {', '.join(KINDS)}")
    add_root(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the schema. Broken records do not matter here: their ids are known all the same."""
    if not options.root.is_dir():
        return cannot(f"there is no folder {options.root}")
    playbook, _ = load(options.root)
    wanted = schema(options.kind, playbook) if options.kind else {kind: schema(kind, playbook) for kind in KINDS}
    print(json.dumps(wanted, indent=1))
    return 0
