"""What several commands share: the options, the closing report, and how a command says that it could not run."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from amends import checks
from amends.checks.quotations import Proof
from amends.findings import Finding
from amends.loader import load
from amends.playbook import Playbook
from amends.report import FORMATS, Run

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


def report(
    found: list[Finding], playbook: Playbook, proof: Proof | None = None, form: str = "text", compared: str = ""
) -> int:
    """Print what was found in one of the formats; returns the exit status."""
    print(FORMATS[form](Run.of(found, playbook, proof, compared, colour=_colour())))
    return 1 if found else 0


def _colour() -> bool:
    """Whether somebody looks at a terminal that shows colours and wants them (NO_COLOR: https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def cannot(why: str) -> int:
    """Say why the command could not run; returns the exit status."""
    print(f"amends: {why}", file=sys.stderr)
    return 2
