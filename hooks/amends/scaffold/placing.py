"""Where a new record may go, and putting it there: an id that nobody has or had, a file that is not there yet."""

from __future__ import annotations

import os
from pathlib import Path

from amends.models import KINDS
from amends.models.values import MAX_ID, is_id
from amends.playbook import Playbook


class NoPlace(Exception):
    """The new file cannot be where it should; the message says why."""


def clash(playbook: Playbook, kind: str, identifier: str) -> str:
    """Why a new record of this kind cannot have this id; empty where it can."""
    if not is_id(identifier):
        return (
            f"'{identifier[:70]}' is no id: small letters, digits and single hyphens, at most {MAX_ID}, not index or by"
        )
    if identifier in playbook.known[kind] or os.path.lexists(playbook.root / file(kind, identifier)):
        return f"there is a {kind} '{identifier}' already, or was: choose another id"
    for one in playbook.entries[kind].values():
        if identifier in one.record.formerly:
            return f"'{identifier}' was the id of the {kind} '{one.record.id}': choose another"
    return ""


def file(kind: str, identifier: str) -> str:
    """The record's file, below the root."""
    return f"{KINDS[kind].folder}/{identifier}.yml"


def place(root: Path, path: str, text: str) -> Path:
    """Write a new file whole, or not at all; raises NoPlace where there is something, or a link leads elsewhere."""
    target = root / path
    for folder in (root / part for part in reversed(Path(path).parents[:-1])):
        if folder.is_symlink():
            raise NoPlace(f"{folder} is a link to another folder; no record is read there")
        folder.mkdir(exist_ok=True)
    try:
        new = target.open("xb")
    except FileExistsError:
        raise NoPlace(f"there is something at {target} already; nothing was written") from None
    try:
        with new:
            new.write(text.encode())
    except BaseException:  # whatever stops it, half a file is no record
        target.unlink()
        raise
    return target
