"""What several commands share: the options, the closing report, and how a command says that it could not run."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from amends import checks, findings
from amends.findings import Finding
from amends.loader import load
from amends.playbook import Playbook

Commands = argparse._SubParsersAction  # argparse has no public name for what add_subparsers returns


def add_root(command: argparse.ArgumentParser) -> None:
    """The option that names the playbook's folder."""
    command.add_argument(
        "--root", type=Path, default=Path(), metavar="DIR", help="the playbook's folder (default: this one)"
    )


def checked(root: Path) -> tuple[Playbook, list[Finding]]:
    """The playbook at ``root`` with everything that is wrong with it."""
    playbook, found = load(root)
    return playbook, found + checks.check(playbook, whole=not found)


def report(found: list[Finding], playbook: Playbook, closing: str = "") -> int:
    """Print every finding and the count; returns the exit status."""
    for finding in sorted(found):
        print(finding)
    records = sum(len(ids) for ids in playbook.known.values())
    print(f"{records} {'record' if records == 1 else 'records'}, {findings.count(found)}")
    if closing:
        print(closing)
    return 1 if found else 0


def cannot(why: str) -> int:
    """Say why the command could not run; returns the exit status."""
    print(f"amends: {why}", file=sys.stderr)
    return 2
