"""Rules about ids: each stands once in a record, and none is taken over from another record.

An id that stands twice was often written over another: then something refers to one that is not there any more.
"""

from __future__ import annotations

from collections.abc import Iterator

from amends.checks import Breach, rule
from amends.models import KINDS
from amends.models.base import Record
from amends.models.case import Case
from amends.models.event import Event
from amends.models.source import Quotation, Source
from amends.models.values import NOT_STATED
from amends.models.walk import models, references
from amends.playbook import Entry, Playbook

_PREFIXES = {"": "source", "quote": "quotation", "event": "event"}  # as evidence names them
_MOST = 3  # so many missing ids are named in one finding

Twins = dict[tuple[str, str], list[int]]


def named(kind: str, target: str) -> tuple[str, str]:
    """The kind of thing that a reference names, and its id."""
    match kind:
        case "evidence":
            prefix, _, name = target.rpartition(":")
            return _PREFIXES[prefix], name
        case "framework#":
            return "principle", target
        case "record" | "standing":
            noun, _, name = target.partition("#")[0].partition("/")
            return (noun, name) if noun in KINDS else ("page", target)
    return kind.removesuffix("?"), target


@rule("duplicate-id")
def duplicate_ids(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    seen: dict[tuple[str, str], int] = {}
    lost = _lost(entry.record)
    for path, model in models(entry.record):
        identifier = getattr(model, "id", None)
        if not path or not isinstance(identifier, str) or isinstance(model, Source):
            continue
        scope = "" if model.anchored else "/".join(str(part) for part in path[:-1])
        if (scope, identifier) in seen:
            yield Breach(
                (*path, "id"),
                f"the id '{identifier}' stands twice in this record (first in line {seen[scope, identifier]})",
                "an id of its own",
                _other([name for noun, name in lost if noun == _part(model)]),
            )
        seen.setdefault((scope, identifier), entry.line((*path, "id")))


def twins(entry: Entry) -> Twins:
    """The ids that stand at more than one event, or at more than one quotation, of a case, each with its lines."""
    lines: Twins = {}
    for path, model in models(entry.record) if isinstance(entry.record, Case) else ():
        if isinstance(model, Event | Quotation):
            lines.setdefault((_part(model), model.id), []).append(entry.line((*path, "id")))
    return {key: found for key, found in lines.items() if len(found) > 1}


def overwritten(twice: Twins, noun: str, name: str) -> str:
    """The remedy for a reference to an id that is not there, where others stand twice; or nothing."""
    places = [(one, " and ".join(map(str, lines[:2]))) for (kind, one), lines in twice.items() if kind == noun]
    told = ", ".join(f"'{one}' stands twice (lines {where})" for one, where in places[:_MOST])
    return f"{told}: if one of them is '{name}', write that there." if told else ""


def _lost(record: Record) -> list[tuple[str, str]]:
    """The events and quotations to which something in a case refers and which are not there."""
    if not isinstance(record, Case):
        return []
    there = {NOT_STATED, *(one.id for one in record.all_events), *(one.id for one in record.quotations)}
    asked = dict.fromkeys(named(kind, target) for _, kind, target in references(record))
    return [(noun, name) for noun, name in asked if noun in {"event", "quotation"} and name not in there]


def _other(lost: list[str]) -> str:
    """The remedy for an id that stands twice, where these are missing."""
    if not lost:
        return "Choose another here; the id is its address on the page."
    them, are = " or ".join(f"'{name}'" for name in lost[:_MOST]), "is" if len(lost) == 1 else "are"
    return f"One of the two may be {them}, which something refers to and which {are} not there. If not, choose another here."


def _part(model: object) -> str:
    """What evidence calls such a part of a case; nothing for others."""
    return "event" if isinstance(model, Event) else "quotation" if isinstance(model, Quotation) else ""


@rule("reused-id")
def reused_id(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    record = entry.record
    for index, old in enumerate(record.formerly):
        others = [one for one in playbook.entries[record.kind].values() if old in one.record.formerly]
        if old in playbook.known[record.kind] or len(others) > 1:
            yield Breach(
                ("formerly", index),
                f"the id '{old}' belongs to {_where(playbook, record, old, others)} too",
                "an id that no other record has or had",
                "Choose a new id for the newer record.",
            )


def _where(playbook: Playbook, record: Record, old: str, others: list[Entry]) -> str:
    """The file of the record that has an old id now, or had it before."""
    if (now := playbook.entries[record.kind].get(old)) or old not in playbook.known[record.kind]:
        return (now or next(one for one in others if one.record.id != record.id)).document.path
    return f"{KINDS[record.kind].folder}/{old}.yml"  # broken or withdrawn: only known to be there
