"""``amends new``: the file of a new record, which explains itself. On a terminal it asks for what is missing."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import Any

from amends.cli.common import Commands, add_root, cannot
from amends.cli.questions import QUESTIONS, Talk, Unfit
from amends.findings import nearest
from amends.loader import load
from amends.models import KINDS
from amends.models.base import Model
from amends.models.case import CASE_MODELS, Case
from amends.models.lists import CASE_KINDS
from amends.playbook import Playbook
from amends.scaffold import Scaffold, model_of
from amends.scaffold.lines import blanks
from amends.scaffold.placing import NoPlace, clash, place


def add(commands: Commands[Any]) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "new",
        help="write the file of a new record, which says how to fill it in",
        description="Write the file of a new record, with a blank for each thing to fill in. On a terminal it asks for "
        "what is missing; an empty answer leaves a blank. Nothing is ever overwritten.",
    )
    command.add_argument("record", nargs="?", metavar="KIND", help=f"one of {', '.join(KINDS)}")
    command.add_argument("id", nargs="?", metavar="ID", help="small letters, digits and hyphens; its address for ever")
    command.add_argument("--kind", metavar="CASE_KIND", help=f"of a case: one of {', '.join(CASE_KINDS)}")
    for question in QUESTIONS:
        command.add_argument(f"--{question.name}", metavar="TEXT", help=question.help)
    add_root(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the file, and say where it is and what comes next."""
    root: Path = options.root
    if not (root / "cases").is_dir() and not (root / "docs" / "playbook").is_dir():
        return cannot(f"there is no playbook in {root.resolve()}: no folder cases, and no folder docs/playbook")
    playbook, _ = load(root)
    talk = Talk(input) if sys.stdin.isatty() and sys.stdout.isatty() else Talk(None)
    try:
        new = wanted(options, playbook, talk)
        text = new.text()
        place(root, new.path, text)
    except (Unfit, NoPlace) as error:
        return cannot(str(error))
    except (KeyboardInterrupt, EOFError):
        return cannot("stopped; nothing was written")
    path = root / new.path
    print(f"{path} is there, with {blanks(text)} blanks to fill in.")
    print("1. Open it in a text editor and write over each blank; the lines with ## say how.")
    print(f"2. See what is left to do: {called()} check {path}" + (f" --root {root}" if root != Path() else ""))
    return 0


def wanted(options: argparse.Namespace, playbook: Playbook, talk: Talk) -> Scaffold:
    """The record that the options and the answers describe; raises Unfit where they describe none."""
    kinds = {name: _said(kind.model or Case) for name, kind in KINDS.items()}
    kind = options.record or talk.choose("Kind of record", kinds) or ""
    if kind not in KINDS:
        raise Unfit(_no_kind(kind))
    case_kind = _case_kind(options, kind, talk)
    model = model_of(kind, case_kind)
    identifier = options.id or talk.identifier(lambda name: clash(playbook, kind, name)) or ""
    if not identifier:
        raise Unfit(f"name an ID for the new {kind}, such as: {called()} new {kind} larkmoor-outage-2025")
    if why := clash(playbook, kind, identifier):
        raise Unfit(why)
    given = {question.name: getattr(options, question.name.replace("-", "_")) for question in QUESTIONS}
    return Scaffold(kind, identifier, playbook, case_kind, talk.answers(model, kind, given))


def called() -> str:
    """The command as whoever sits there called it, so that what we print can be typed again."""
    path = Path(sys.argv[0])
    if path.stem != "amends":
        return "python -m amends"
    here = os.path.relpath(path)
    return str(path) if here.startswith("..") else here


def _said(model: type[Model]) -> str:
    """What a kind of record is, in a few words: how its model begins."""
    return re.split("[:.]", model.__doc__ or "")[0]


def _no_kind(word: str) -> str:
    if not word:
        kinds = ", ".join(KINDS)
        return f"name a KIND of record, one of {kinds}, and an ID: {called()} new case larkmoor-outage-2025"
    if word in CASE_KINDS:
        return f"'{word}' is a kind of case: {called()} new case ID --kind {word}"
    return f"there is no kind '{word[:40]}'. {nearest(word, KINDS)}"


def _case_kind(options: argparse.Namespace, kind: str, talk: Talk) -> str:
    if kind != "case":
        if options.kind:
            raise Unfit(f"--kind is for cases; a {kind} has none")
        return ""
    kinds = {name: _said(model) for name, model in CASE_MODELS.items()}
    case_kind: str = options.kind or talk.choose("Kind of case (Enter: incident)", kinds, "incident") or "incident"
    if case_kind not in CASE_KINDS:
        raise Unfit(f"there is no kind of case '{case_kind[:40]}'. {nearest(case_kind, CASE_KINDS)}")
    return case_kind
