"""``amends handouts``: every sheet to print, as PDF on A4 and US Letter."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from amends.cli.common import Commands, add_root, cannot, checked, report
from amends.findings import Finding, nearest
from amends.handouts import Handout, gather, own_pack, settings, store
from amends.models.values import ID, MAX_ID
from amends.playbook import Playbook

FEW = 5  # so many are made before anybody wonders


def add(commands: Commands[Any]) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "handouts",
        help="make the sheets to print, as PDF on A4 and US Letter",
        description="Make the sheets to print, as PDF on A4 and US Letter. What has not changed is not made again.",
    )
    add_root(command)
    command.add_argument("--out", type=Path, metavar="DIR", help="where they go (default: handouts)")
    command.add_argument(
        "--only", metavar="KIND/ID,...", help="only those of these records, such as checklist/first-hour"
    )
    command.add_argument(
        "--pack", metavar="ID", help="only this pack; with --only a pack of your own, under this id, from those records"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make them, and say what is wrong with any."""
    root: Path = options.root
    if not root.is_dir():
        return cannot(f"there is no folder {root}")
    playbook, found = checked(root)
    if found:
        return report(found, playbook)
    site = settings.read(root)
    made = gather(playbook, site.address)
    try:
        wanted = _wanted(made, playbook, site.address, options)
    except LookupError as lost:
        return cannot(str(lost.args[0]))
    out: Path = options.out or root / "handouts"
    found = _write(wanted, playbook, site.name, root / settings.KEPT, out)
    return report(found, playbook) if found else 0


def _wanted(made: list[Handout], playbook: Playbook, site: str, options: argparse.Namespace) -> list[Handout]:
    """What the options ask for; raises LookupError with the reason when there is no such thing."""
    chosen = None if options.only is None else [name.strip() for name in options.only.split(",")]
    names = chosen or []
    if options.pack is not None and chosen is None:
        names = [f"pack/{options.pack}"]
    targets = {one.target for one in made}
    if lost := [name for name in names if name not in targets]:
        raise LookupError(f"there is no handout of '{lost[0]}'. {nearest(lost[0], targets)}")
    if options.pack is None or chosen is None:
        return [one for one in made if one.target in names] if names else made
    if not ID.fullmatch(options.pack) or len(options.pack) > MAX_ID or options.pack in playbook.known["pack"]:
        raise LookupError(
            f"'{options.pack}' is no id for a pack of your own: small letters, digits and hyphens, and no pack has it yet"
        )
    if bound := [name for name in names if name.startswith("pack/")]:
        raise LookupError(f"'{bound[0]}' is a pack itself; name the records that it uses")
    return own_pack(playbook, site, options.pack, [*dict.fromkeys(names)])


def _write(wanted: list[Handout], playbook: Playbook, publisher: str, kept: Path, out: Path) -> list[Finding]:
    """Put each into its place; says how far it is where many are made on a terminal."""
    found: list[Finding] = []
    files = fresh = 0
    for one in store.make(wanted, playbook, publisher, kept):
        found += one.findings
        path = out / one.path
        if one.content is None:
            path.unlink(missing_ok=True)  # an older one would say what the record no longer says
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.content)
        files, fresh = files + 1, fresh + one.fresh
        if sys.stderr.isatty() and fresh > FEW:
            print(f"\r{files} of {len(wanted) * 2}", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty() and fresh > FEW:
        print("\r", end="", file=sys.stderr)
    found = [*dict.fromkeys(found)]  # the sheets of one record tell of the same sign
    print(f"{files} handout{'s' * (files != 1)} in {out}: {fresh} made now, {files - fresh} unchanged")
    return found
