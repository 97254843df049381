"""The record files of a git revision, as bytes straight from git's store: nothing is checked out, nothing written.

Somebody else may have made the repository. No name in it becomes a file of ours, no link is followed, and git runs no hook
and no pager and asks no other host, not even for what a partial clone lacks.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from amends.reader import MAX_BYTES

_PLAIN = (b"100644", b"100755")  # ordinary files; links and other repositories have modes of their own
_QUIET = ("core.fsmonitor=false", f"core.hooksPath={os.devnull}", "protocol.allow=never")
_ENVIRONMENT = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class Unreadable(Exception):
    """Why a revision cannot be read, in one plain sentence."""


def files(root: Path, revision: str, folders: Sequence[str]) -> dict[str, bytes | None]:
    """Every ordinary file directly in these folders below ``root``, as it was; None for one too large to be a record."""
    prefix = _git(root, "rev-parse", "--show-prefix").removesuffix(b"\n")
    commit = _commit(root, revision)
    places = [prefix + os.fsencode(folder) + b"/" for folder in folders]
    try:
        listing = _git(root, "ls-tree", "-z", "--long", "--full-tree", commit, "--", *places)
        return dict(_contents(root, _plain(listing, prefix)))
    except Unreadable:
        raise Unreadable(f"git has the revision '{revision}' only in part here; fetch the whole of it first") from None


def _commit(root: Path, revision: str) -> bytes:
    try:
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    except Unreadable:
        found = b""
    if not re.fullmatch(rb"[0-9a-f]+", found):  # git also takes ^main, which is everything but main
        raise Unreadable(
            f"git knows no revision '{revision}' here; name a branch, a tag or a commit, and in a shallow clone fetch it first"
        )
    return found


def _plain(listing: bytes, prefix: bytes) -> Iterator[tuple[str, bytes, int]]:
    """Name, object and size of each ordinary file of a listing (``mode type object size<tab>name``, each ended by NUL)."""
    for line in listing.split(b"\0")[:-1]:
        facts, _, name = line.partition(b"\t")
        mode, _, identifier, size = facts.split()
        if mode in _PLAIN and not size.isdigit():
            raise Unreadable("git does not have the file")
        if mode in _PLAIN:
            yield os.fsdecode(name.removeprefix(prefix)), identifier, int(size)


def _contents(root: Path, plain: Iterator[tuple[str, bytes, int]]) -> Iterator[tuple[str, bytes | None]]:
    """The text of each file, from one process for all of them."""
    wanted: list[tuple[str, int]] = []
    asked = b""
    for name, identifier, size in plain:
        if size > MAX_BYTES:
            yield name, None
        else:
            wanted.append((name, size))
            asked += identifier + b"\n"
    answer = _git(root, "cat-file", "--batch", given=asked)
    start = 0
    for name, size in wanted:  # each: a line about the object, its bytes, the end of a line
        start = answer.index(b"\n", start) + 1
        yield name, answer[start : start + size]
        start += size + 1


def _git(root: Path, *arguments: str | bytes, given: bytes = b"") -> bytes:
    """What git answers, apart from whatever repository or setting the environment names; raises Unreadable."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    settings = [part for setting in _QUIET for part in ("-c", setting)]
    command = ["git", "--no-pager", *settings, "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, env=environment | _ENVIRONMENT, check=False)
    except FileNotFoundError:
        raise Unreadable("git is not installed here, and --against needs it") from None
    if done.returncode:
        why = done.stderr.decode(errors="replace").partition("\n")[0].removeprefix("fatal: ")
        raise Unreadable(f"git finds no repository for {root}: {why}")
    return done.stdout
