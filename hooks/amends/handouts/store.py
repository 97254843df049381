"""Handouts as files: each is made once, and again only when something changed that it is made from.

What a file is made from (its data, the templates, the fonts, the version of Typst) has a hash; under it the file lies in a
folder of its own, also the word that it could not be made. Losing the folder costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from amends.findings import Finding
from amends.handouts import press
from amends.handouts.faults import told
from amends.handouts.handout import PAPERS, Handout
from amends.playbook import Playbook

_MANY = 20  # from so many on, starting two processes costs less than it saves
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
    wanted = [(one, paper) for one in handouts for paper in PAPERS]
    orders = [_Order.of(press.data([one, *one.bound], paper, publisher), kept) for one, paper in wanted]
    for (one, paper), (file, fault, fresh) in zip(wanted, _done(orders), strict=True):
        yield Made(one, paper, file, tuple(told(one, paper, fault, playbook)), fresh)
    _tidy(kept.iterdir())


@dataclass(frozen=True)
class _Order:
    """The data of one file, where the file lies once it is made, and where the word that it could not be made."""

    content: str
    file: Path
    fault: Path

    @classmethod
    def of(cls, content: str, kept: Path) -> _Order:
        name = hashlib.sha256(f"{press.press()}\n{content}".encode()).hexdigest()
        return cls(content, kept / f"{name}.pdf", kept / f"{name}.txt")


def _done(orders: Sequence[_Order]) -> Iterator[tuple[bytes | None, str, bool]]:
    """Each order carried out; where there is much to do, by two processes, which begin afresh (a fork may hang)."""
    lacking = [one for one in orders if not one.file.is_file() and not one.fault.is_file()]
    if len(lacking) <= _MANY:
        yield from map(_kept_or_made, orders)
        return
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(_kept_or_made, orders)


def _kept_or_made(order: _Order) -> tuple[bytes | None, str, bool]:
    """The file, what its press said where there is none, and whether it was made now."""
    if order.file.is_file():
        os.utime(order.file)
        return order.file.read_bytes(), "", False
    if order.fault.is_file():
        return None, order.fault.read_text("utf-8"), False
    try:
        made = press.make(order.content)
    except press.Unmade as why:
        _write(order.fault, str(why).encode())
        return None, str(why), True
    _write(order.file, made)
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
