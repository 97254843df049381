"""The ``amends`` command: the only place that prints and exits. 0 is fine, 1 is findings, 2 could not run."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from amends import checks, findings, publish, reader
from amends.checks import quotations
from amends.findings import Finding
from amends.loader import load


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = _parser().parse_args(arguments)
    if not reader.available():
        return _cannot(
            "PyYAML is here without its C parser (libyaml); install a wheel of it: pip install --force-reinstall PyYAML"
        )
    try:
        status: int = options.run(options)
    except OSError as error:  # a file or folder that cannot be read or written is no finding
        return _cannot(str(error))
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="amends", description="Check the records of a service-recovery playbook, and build its site."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check",
        help="check every record and print what is wrong with it",
        description="Check every record; print each finding on a line of its own.",
    )
    check.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="report only on these files or folders (everything is read all the same)",
    )
    check.add_argument(
        "--root", type=Path, default=Path(), metavar="DIR", help="the playbook's folder (default: this one)"
    )
    check.add_argument(
        "--archive", type=Path, metavar="DIR", help="prove each quotation against the archived texts in this folder"
    )
    check.set_defaults(run=_check)
    build = commands.add_parser(
        "build",
        help="check, build, verify, and put the site in place",
        description="Check the records, build the site beside the old one, verify its links, and swap the two.",
    )
    build.add_argument(
        "--root", type=Path, default=Path(), metavar="DIR", help="the playbook's folder (default: this one)"
    )
    build.add_argument("--site-dir", type=Path, metavar="DIR", help="where the site goes (default: site)")
    build.set_defaults(run=_build)
    return parser


def _check(options: argparse.Namespace) -> int:
    if not options.root.is_dir() or (options.archive and not options.archive.is_dir()):
        return _cannot(f"there is no folder {options.root if not options.root.is_dir() else options.archive}")
    if lost := [path for path in options.paths if not Path(path).exists()]:
        return _cannot(f"there is no file or folder {lost[0]}")
    playbook, found = load(options.root)
    found += checks.check(playbook, whole=not found)
    closing = ""
    if options.archive:
        proof = quotations.prove(playbook, options.archive)
        found += proof.findings
        closing = f"{proof.proved} quotations proved, {proof.without} without an archive"
    return _report(
        _narrowed(found, options.paths, options.root), sum(len(ids) for ids in playbook.known.values()), closing
    )


def _narrowed(found: list[Finding], paths: Sequence[str], root: Path) -> list[Finding]:
    """Only the findings in the named files and folders, or about the whole; all of them when none is named."""
    wanted = [Path(path).resolve() for path in paths]
    if not wanted:
        return found
    return [
        one
        for one in found
        if one.path == "." or any((root / one.path).resolve().is_relative_to(path) for path in wanted)
    ]


def _report(found: list[Finding], records: int, closing: str = "") -> int:
    for finding in sorted(found):
        print(finding)
    print(f"{records} {'record' if records == 1 else 'records'}, {findings.count(found)}")
    if closing:
        print(closing)
    return 1 if found else 0


def _build(options: argparse.Namespace) -> int:
    root: Path = options.root.resolve()
    if not (root / "mkdocs.yml").is_file():
        return _cannot(f"there is no mkdocs.yml in {options.root}")
    playbook, found = load(root)
    found += checks.check(playbook, whole=not found)
    if found:
        return _report(found, sum(len(ids) for ids in playbook.known.values()))
    site = (options.site_dir or root / "site").resolve()
    try:
        built = publish.build(root, site)
    except publish.NoPlace as error:
        return _cannot(str(error))
    except publish.NotBuilt as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{built.pages} pages, {built.links} links, none of them broken")
    print(f"The site is at {site / 'index.html'}. To look at it in a browser: make serve")
    return 0


def _cannot(why: str) -> int:
    print(f"amends: {why}", file=sys.stderr)
    return 2
