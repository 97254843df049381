"""Rules about a case's sources: each is listed, used, and stands in the playbook once."""

from __future__ import annotations

from collections.abc import Iterator

from amends import mending
from amends.checks import Breach, rule
from amends.findings import closest
from amends.models.base import Record
from amends.models.case import Case
from amends.models.source import Source
from amends.models.values import NOT_STATED
from amends.models.walk import references
from amends.playbook import Entry, Playbook


def standing(playbook: Playbook, kind: str) -> set[str]:
    """The ids that a field may name; only a link in a text may lead to what was withdrawn."""
    return playbook.known[kind] - {stone.id for stone in playbook.tombstones if stone.kind == kind}


@rule("unlisted-source")
def unlisted_source(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    record = entry.record
    if not isinstance(record, Case):
        return
    own, known = {source.id_ for source in record.own_sources}, standing(playbook, "source")
    used = {name.partition("/")[2] for name in _source_uses(record)}
    misspelt = {
        closest(name, used, strict=True) for name in set(record.sources) - known
    }  # dangling-reference tells of those
    if lacking := sorted((used & known) - {*record.sources, *own, *misspelt}):
        yield Breach(
            ("sources",),
            f"{' and '.join(map(repr, lacking))} {'are' if len(lacking) > 1 else 'is'} used but not listed",
            "every source that the case uses",
            _list_them(entry, record, lacking),
        )
    for index, name in enumerate(record.sources):
        if name in known and name not in used:
            yield Breach(
                ("sources", index),
                f"'{name}' is listed but nothing in the case uses it",
                "only sources that the case uses",
                "Name it as evidence, or delete it.",
            )


def _list_them(entry: Entry, record: Case, lacking: list[str]) -> str:
    """The remedy for sources that are used and not listed: the line ``sources:`` with them in it."""
    them = " and ".join(lacking)
    below = entry.line(("sources", 0)) > entry.document.mark(("sources",), key=True).line
    line = mending.listed("sources", [*record.sources, *lacking])
    if not record.sources:
        return f"Add a line: {line}" if line else f"Add a list sources: with {them}."
    return f"Write: {line}" if line and not below else f"Add {them} to the list sources."


def _source_uses(record: Case) -> Iterator[str]:
    for path, kind, target in references(record):
        if path[0] not in {"sources", "own-sources"}:
            if kind == "source" or (kind == "evidence" and ":" not in target):
                yield f"source/{target}"
            elif kind == "record" and target.startswith("source/"):
                yield target.partition("#")[0]


@rule("unused-source")
def unused_source(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    if isinstance(entry.record, Source) and not playbook.uses.get(entry.record.target):
        yield Breach(
            (),
            f"no record uses the source '{entry.record.id}'",
            "at least one",
            "Delete it, or name it as evidence.",
        )


@rule("same-address")
def same_address(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    record = entry.record
    if not isinstance(record, Source) or record.address == NOT_STATED:
        return
    alike = [one for one in playbook.by_address[record.address.rstrip("/")] if _is_same_document(one.record, record)]
    first = min(alike, key=lambda one: (bool(one.within), one.record.id))
    if first is not entry and first.document.data != entry.document.data:
        yield Breach(
            ("address",),
            f"the source '{first.record.id}' in {first.document.path} has this address too",
            "each document once",
            f"Name {first.record.id} as your source and delete this one; for two versions of a page, give each its archive.",
            first.record.id,
        )


def _is_same_document(one: Record, other: Source) -> bool:
    """Whether two sources at one address are not told apart by their archived copies."""
    return isinstance(one, Source) and (one.archive == other.archive or NOT_STATED in {one.archive, other.archive})
