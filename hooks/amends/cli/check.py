"""``amends check``: every record read and held against every rule."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from amends import history
from amends.checks import quotations
from amends.cli.common import Commands, add_root, cannot, checked, report
from amends.findings import Finding
from amends.loader import reads, shown
from amends.models import KINDS
from amends.playbook import Playbook
from amends.report import FORMATS
from amends.revision import Unreadable

_FILE = re.compile(r"(?<!\S)(?:cases|docs/playbook/[a-z]+)/[a-z0-9-]+\.yml(?!\S)")


def add(commands: Commands[Any]) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "check",
        help="check every record and print what is wrong with it",
        description="Check every record; print each finding on a line of its own, and beneath it what helps to mend it.",
    )
    command.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="report only on these files or folders (everything is read all the same)",
    )
    add_root(command)
    command.add_argument(
        "--archive", type=Path, metavar="DIR", help="prove each quotation against the archived texts in this folder"
    )
    command.add_argument(
        "--against", metavar="REV", help="see that nothing is lost that was published at this git revision"
    )
    command.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        metavar="FORMAT",
        help=f"how to print the findings: {', '.join(FORMATS)} (default: text)",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check, and print what was found."""
    if not options.root.is_dir() or (options.archive and not options.archive.is_dir()):
        return cannot(f"there is no folder {options.root if not options.root.is_dir() else options.archive}")
    if lost := [path for path in options.paths if not Path(path).exists()]:
        return cannot(f"there is no file or folder {lost[0]}")
    playbook, found = checked(options.root)
    if unread := [path for path in options.paths if not _told(path, found, options.root)]:
        return cannot(
            f"no record is read from {shown(unread[0])}: a case lies in cases/ itself, any other record in docs/playbook/ "
            f"and the folder of its kind ({', '.join(kind.plural for kind in KINDS.values() if kind.name != 'case')})"
        )
    proof = None
    if options.archive:
        proof = quotations.prove(playbook, options.archive)
        found += proof.findings
    compared = ""
    if options.against is not None:
        try:
            then = history.at(options.root, options.against)
        except Unreadable as why:
            return cannot(shown(str(why)))
        found += history.compare(playbook, then)
        compared = f"compared with {shown(options.against)}: {_records(then)} there"
    return report(_narrowed(found, options.paths, options.root), playbook, proof, options.format, compared)


def _records(playbook: Playbook) -> str:
    number = sum(len(ids) for ids in playbook.known.values())
    return f"{number} {'record' if number == 1 else 'records'}"


def _narrowed(found: list[Finding], paths: Sequence[str], root: Path) -> list[Finding]:
    """Only the findings in the named files and folders, or about the whole; all of them when none is named."""
    if not paths:
        return found
    wanted, here = [*map(_real, paths)], _real(root)

    def named(one: Finding) -> bool:
        # a link lies in its folder, and leads elsewhere; a finding about two records names the other one's file
        ways = (here / one.path, _real(root / one.path), *(here / other for other in _FILE.findall(one.what)))
        return one.path == "." or any(way.is_relative_to(path) for way in ways for path in wanted)

    return [one for one in found if named(one)]


def _told(path: str, found: list[Finding], root: Path) -> bool:
    """Whether what is said of this file or folder is worth anything: records are read there, or there is a finding."""
    return reads(root, Path(path)) or bool([one for one in _narrowed(found, [path], root) if one.path != "."])


def _real(path: str | Path) -> Path:
    """Where the path leads, written as findings write it; links may lead in a circle."""
    return Path(shown(os.path.realpath(path)))
