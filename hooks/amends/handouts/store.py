"""Handouts as files: each is made once, and again only when something changed that it is made from.

What a file is made from (its data, the templates, the fonts, the version of Typst) has a hash; under it the file lies in a
folder of its own, also the word that it could not be made. Losing the folder costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    """Every handout on every paper, made now or kept from before; many are made by two processes."""
    kept.mkdir(parents=True, exist_ok=True)
    wanted = [
        (one, paper, _Place.of(press.data([one], paper, publisher), kept)) for one in handouts for paper in PAPERS
    ]
    lacking = {place: place.kept is None for _, _, place in wanted}
    with _several(sum(lacking.values()) > _MANY) as pool:
        working = {place: pool.submit(_made, place) for place, lacks in lacking.items() if lacks}
        for one, paper, place in wanted:
            file, fault = working[place].result() if place in working else place.kept or (None, "")
            yield Made(one, paper, file, tuple(told(one, paper, fault, playbook)), place in working)
    _tidy(kept.iterdir())


@dataclass(frozen=True)
class _Place:
    """Where the file made from this data lies, or the word that none could be made."""

    content: str
    file: Path
    fault: Path

    @classmethod
    def of(cls, content: str, kept: Path) -> _Place:
        name = hashlib.sha256(f"{press.press()}\n{content}".encode()).hexdigest()
        return cls(content, kept / f"{name}.pdf", kept / f"{name}.txt")

    @property
    def kept(self) -> tuple[bytes | None, str] | None:
        """The file, or what its press said where it could not be made; nothing before anybody tried."""
        for path in (self.file, self.fault):
            if path.is_file():
                os.utime(path)
                return (path.read_bytes(), "") if path == self.file else (None, path.read_text("utf-8"))
        return None


def _made(place: _Place) -> tuple[bytes | None, str]:
    """Make one file now, and keep it."""
    try:
        content = press.make(place.content)
    except press.Unmade as why:
        _write(place.fault, str(why).encode())
        return None, str(why)
    _write(place.file, content)
    return content, ""


class _Here(Executor):
    """Does the work when the result is asked for, in this process."""

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **_: Any) -> Future[Any]:
        return _Later(work, arguments)


class _Later(Future[Any]):
    def __init__(self, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        super().__init__()
        self.work, self.arguments = work, arguments

    def result(self, timeout: float | None = None) -> Any:
        return self.work(*self.arguments)


def _several(many: bool) -> Executor:
    """Two processes where there is much to do. They begin afresh: a fork of a program with threads may hang."""
    return ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) if many else _Here()


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
