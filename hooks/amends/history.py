"""What was published stays: the records now against those of an earlier revision.

An address that somebody has written down must go on leading to the same record, or say why there is none any more. So an
id is never lost, never given to something else, and the parts of a record keep theirs. Each comparison is one small
function with an id, under which ``rulebook`` explains it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from amends import loader, revision
from amends.document import Path as Place
from amends.findings import Finding
from amends.models import KINDS
from amends.models.base import Record, Tombstone
from amends.models.case import Case
from amends.models.values import is_id
from amends.models.walk import anchors
from amends.playbook import Playbook


class Loss(NamedTuple):
    """What is lost: the kind and id of the record to name it at, the place there, what, what was expected, how to mend it."""

    kind: str
    id: str
    path: Place
    what: str
    expected: str
    remedy: str


Comparison = Callable[[Playbook, Playbook], Iterator[Loss]]
RULES: dict[str, Comparison] = {}


def rule(identifier: str) -> Callable[[Comparison], Comparison]:
    """Register a function as a rule about history; it takes the playbook now and then."""

    def register(function: Comparison) -> Comparison:
        RULES[identifier] = function
        return function

    return register


def at(root: Path, name: str) -> Playbook:
    """The playbook at a git revision, as far as it fits today's models; raises ``revision.Unreadable``."""
    then, texts = Playbook(root), revision.files(root, name, [kind.folder for kind in KINDS.values()])
    for kind in reversed(KINDS.values()):
        for file, raw in sorted(texts.items()):
            path = PurePosixPath(file)
            if path.parent == PurePosixPath(kind.folder) and path.suffix == ".yml" and is_id(path.stem):
                then.known[kind.name].add(path.stem)
                if raw is not None:
                    loader.take(then, kind, path.stem, file, raw)
    return then


def compare(now: Playbook, then: Playbook) -> list[Finding]:
    """Everything that stood then and is lost now."""
    return [_finding(now, then, name, loss) for name, function in RULES.items() for loss in function(now, then)]


def _finding(now: Playbook, then: Playbook, name: str, loss: Loss) -> Finding:
    """The finding where the record stands now, or at the top of the file where it stood."""
    line, column = 1, 1
    path = f"{KINDS[loss.kind].folder}/{loss.id}.yml"
    if entry := now.entries[loss.kind].get(loss.id):
        mark = entry.document.mark((*entry.within, *loss.path))
        path, line, column = entry.document.path, mark.line, mark.column
    elif entry := then.entries[loss.kind].get(loss.id):
        path = entry.document.path
    return Finding(path, line, column, name, loss.what, loss.expected, loss.remedy)


@rule("id-deleted")
def id_deleted(now: Playbook, then: Playbook) -> Iterator[Loss]:
    for kind in KINDS:
        if _broken(now, kind) - then.known[kind]:  # whose successor a new record is, it can say once it can be read
            continue
        formerly = {record.id: record.formerly for record in _records(then, kind)}
        for old in sorted(then.known[kind] - now.known[kind] - set(_heirs(now, kind))):
            entry = then.entries[kind].get(old)
            if entry and entry.within and _broken(now, "case"):  # nor which sources are its own
                continue
            file = f"{KINDS[kind].folder}/{old}.yml"
            ids = ", ".join((old, *formerly.get(old, ())))
            yield Loss(
                kind,
                old,
                (),
                f"the {kind} '{old}' was published and is gone",
                "the record, its successor, or a word why it was withdrawn",
                f"If it has another name now, write formerly: [{ids}] in that record. If it must go, keep {file} with a "
                "neutral title, the day under updated, and withdrawn: {on: the day, reason: why}.",
            )


@rule("id-reused")
def id_reused(now: Playbook, then: Playbook) -> Iterator[Loss]:
    for kind in KINDS:
        heirs = _heirs(now, kind)
        for record in _records(then, kind):
            gone = [record.id] if isinstance(record, Tombstone) else []
            for old in [*gone, *(one for one in record.formerly if heirs.get(record.id) != one)]:
                if old in now.entries[kind]:
                    what = f"'{old}' was withdrawn" if old in gone else f"'{old}' is an old id of '{record.id}'"
                    yield Loss(
                        kind,
                        old,
                        (),
                        f"{what}, and another record has it now",
                        "an id that no record ever had",
                        "Give this record a new id, and put back what stood at this address.",
                    )
    for case in now.cases:
        was = then.entries["case"].get(case.id)
        if was and isinstance(was.record, Case) and was.record.kind_ != case.kind_:
            yield Loss(
                "case",
                case.id,
                ("kind",),
                f"'{case.id}' was published as kind: {was.record.kind_}",
                "the kind that it had",
                "Give the new text an id of its own, and keep or withdraw the old record.",
            )


@rule("formerly-dropped")
def formerly_dropped(now: Playbook, then: Playbook) -> Iterator[Loss]:
    for kind in KINDS:
        heirs = _heirs(now, kind)
        for record in _records(then, kind):
            heir = heirs.get(record.id, "")
            lost = (old for old in record.formerly if heirs.get(old) != heir and old not in now.known[kind])
            for old in lost if heir else ():
                yield Loss(
                    kind,
                    heir,
                    ("formerly",),
                    f"the old id '{old}' no longer stands under formerly",
                    f"formerly with {old} in it",
                    "Write it there again: old links still lead to it.",
                )


@rule("part-deleted")
def part_deleted(now: Playbook, then: Playbook) -> Iterator[Loss]:
    for kind in KINDS:
        heirs = _heirs(now, kind)
        for old, was in sorted(then.entries[kind].items()):
            heir = heirs.get(old, "")
            entry = now.entries[kind].get(heir)
            merged = heir != old and heir in then.known[kind]  # two records in one: both cannot keep their ids
            if entry is None or merged or type(entry.record) is not type(was.record):
                continue
            kept = anchors(entry.record)
            for part, path in anchors(was.record).items():
                if part not in kept:
                    yield Loss(
                        kind,
                        heir,
                        path[:1],
                        f"the part '{part}' was published and is gone",
                        f"a part with id: {part}",
                        "Put it back: its text may change or say that it no longer holds, but links lead to its id.",
                    )


def _records(playbook: Playbook, kind: str) -> list[Record]:
    """Every sound record of a kind and what was withdrawn, by id."""
    stones: list[Record] = [stone for stone in playbook.tombstones if stone.kind == kind]
    return sorted([*stones, *(entry.record for entry in playbook.entries[kind].values())], key=lambda one: one.id)


def _heirs(playbook: Playbook, kind: str) -> dict[str, str]:
    """Each id that a record has or had, and the record that its address leads to."""
    records = _records(playbook, kind)
    return {old: one.id for one in records for old in one.formerly} | {one.id: one.id for one in records}


def _broken(playbook: Playbook, kind: str) -> set[str]:
    """The ids of records that are there but cannot be understood: nothing is held against them but that."""
    return playbook.known[kind] - {record.id for record in _records(playbook, kind)}
