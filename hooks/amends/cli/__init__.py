"""The ``amends`` command: the only place that prints and exits. 0 is fine, 1 is findings, 2 could not run.

Each command is a module here with ``add``, which describes it, and a function that runs it and returns the exit status.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from amends import reader
from amends.cli import build, check, explain, handouts, links, new, schema
from amends.cli.common import cannot

COMMANDS = (check, new, explain, build, handouts, schema, links)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # what a terminal's encoding lacks is printed as its number
        sys.stdout.reconfigure(errors="backslashreplace")
    options = parser().parse_args(arguments)
    if not reader.available():
        return cannot(
            "PyYAML is here without its C parser (libyaml); install a wheel of it: pip install --force-reinstall PyYAML"
        )
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough, as in: amends explain | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except OSError as error:  # a file or folder that cannot be read or written is no finding
        return cannot(str(error))
    return status


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    whole = argparse.ArgumentParser(
        prog="amends", description="Check the records of a service-recovery playbook, and build its site."
    )
    commands = whole.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    return whole
