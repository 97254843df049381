"""Handouts as files: each is made once, and again only when something changed that it is made from.

What a file is made from (its data, the templates, the fonts, the version of Typst) has a hash; under it the file lies in a
folder of its own, also the word that it could not be made. Losing the folder costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from amends.findings import Finding
from amends.handouts import press
from amends.handouts.faults import told
from amends.handouts.handout import PAPERS, Handout
from amends.playbook import Playbook

_KEPT = 30 * 24 * 3600  # seconds; what nobody asked for in so long is thrown away


@dataclass(frozen=True)
class Made:
    """One handout on one paper: its file's content, or nothing where it could not be made, and what is wrong with it."""

    handout: Handout
    paper: str
    content: bytes | None
    findings: tuple[Finding, ...]
    fresh: bool

    @property
    def path(self) -> str:
        """Where the file stands below the handouts' folder."""
        return self.handout.path(self.paper)


def make(handouts: Sequence[Handout], playbook: Playbook, publisher: str, kept: Path) -> Iterator[Made]:
    """Every handout on every paper, made now or kept from before."""
    kept.mkdir(parents=True, exist_ok=True)
    for one in handouts:
        for paper in PAPERS:
            content = press.data([one], paper, publisher)
            file, fault, fresh = _kept_or_made(content, kept)
            yield Made(one, paper, file, tuple(told(one, paper, fault, playbook)), fresh)
    _tidy(kept.iterdir())


def _kept_or_made(content: str, kept: Path) -> tuple[bytes | None, str, bool]:
    """The file, what its press said where there is none, and whether it was made now."""
    name = hashlib.sha256(f"{press.press()}\n{content}".encode()).hexdigest()
    file, fault = kept / f"{name}.pdf", kept / f"{name}.txt"
    for path in (file, fault):
        if path.is_file():
            os.utime(path)
            return (path.read_bytes(), "", False) if path == file else (None, path.read_text("utf-8"), False)
    try:
        made = press.make(content)
    except press.Unmade as why:
        _write(fault, str(why).encode())
        return None, str(why), True
    _write(file, made)
    return made, "", True


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: another run may read it meanwhile."""
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(path)


def _tidy(paths: Iterable[Path]) -> None:
    """Throw away what was not asked for in a long time."""
    oldest = time.time() - _KEPT
    for path in paths:
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
