"""``amends build``: check, build beside the old site, verify, swap."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from amends import publish
from amends.cli.common import Commands, add_root, cannot, checked, report


def add(commands: Commands[Any]) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "build",
        help="check, build, verify, and put the site in place",
        description="Check the records, build the site beside the old one, verify its links, and swap the two.",
    )
    add_root(command)
    command.add_argument("--site-dir", type=Path, metavar="DIR", help="where the site goes (default: site)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build, and say where the site is."""
    root: Path = options.root.resolve()
    if not (root / "mkdocs.yml").is_file():
        return cannot(f"there is no mkdocs.yml in {options.root}")
    playbook, found = checked(root)
    if found:
        return report(found, playbook)
    site = (options.site_dir or root / "site").resolve()
    try:
        built = publish.build(root, site)
    except publish.NoPlace as error:
        return cannot(str(error))
    except publish.NotBuilt as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{built.pages} pages, {built.links} links, none of them broken")
    print(f"The site is at {site / 'index.html'}. To look at it in a browser: make serve")
    return 0
