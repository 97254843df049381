"""Rules about what records point at: it exists, and it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from amends.checks import Breach, rule
from amends.checks.ids import named, overwritten, twins
from amends.checks.sources import standing
from amends.findings import akin, closest, nearest
from amends.models import KINDS
from amends.models.base import Record
from amends.models.case import Case
from amends.models.level import Level
from amends.models.source import Source
from amends.models.standard import Standard
from amends.models.values import NOT_STATED
from amends.models.walk import anchors, models, references
from amends.playbook import Entry, Playbook

_PARTS = {"event", "quotation"}


@rule("dangling-reference")
def dangling(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    twice = twins(entry)
    for path, kind, target in references(entry.record):
        allowed = _allowed(entry, playbook, kind, target)
        name = target.partition("#")[0] if kind in {"record", "standing"} else target
        if name not in allowed:
            lack = _lack(playbook, kind, target)
            noun, identifier = named(kind, target)
            pointed = overwritten(twice, noun, identifier)
            remedy, near = _guess(name, allowed, strict=noun == "source" or bool(pointed))
            if lack.startswith("there is no source") and ":" not in (near or name):
                remedy = _new_source(entry.record, name, near)
            if pointed:
                remedy = f"{pointed} If not, did you mean '{near}'?" if near else pointed
            yield Breach(path, lack, "an id that exists", remedy, near)


def _guess(name: str, allowed: set[str], *, strict: bool) -> tuple[str, str]:
    """The remedy for a name that is not allowed, and the allowed name that was probably meant, or nothing."""
    allowed = {one for one in allowed if one != NOT_STATED or akin(name, one)}  # a name was meant, not the lack of one
    prefix, _, bare = name.rpartition(":")
    for one in (f"quote:{bare}", f"event:{bare}", bare):
        if one in allowed:
            return f"Did you mean '{one}'?", one
    alike = {one for one in allowed if one.startswith(f"{prefix}:")} if prefix else set()
    few, near = _few(name, alike or allowed), closest(name, alike or allowed, strict=strict)
    more = ", among others" if len(few) < len(alike or allowed) else ""
    return (f"Did you mean '{near}'?" if few == [near] else nearest(name, few, more, strict=strict)), near


def _new_source(record: Record, name: str, near: str) -> str:
    """The remedy for a source that nobody has written out: a list of others would only lead to a wrong one."""
    guess = f"Did you mean '{near}'? If not, write" if near else "Write"
    if not isinstance(record, Case):
        return f"{guess} the source out in docs/playbook/sources/{name}.yml."
    own = list(dict.fromkeys([*(one.id_ for one in record.own_sources), *record.sources]))
    here = [one for one in own if one != name][:6]
    told = f" This case has {', '.join(here)}." if here and not near else ""
    return f"{guess} the source out under own-sources, with this id.{told}"


def _allowed(entry: Entry, playbook: Playbook, kind: str, target: str) -> set[str]:
    """Everything that a reference of this kind may name, written the way the reference writes it."""
    record = entry.record
    events = {event.id for event in record.all_events} if isinstance(record, Case) else set()
    quotations = {quotation.id for quotation in record.quotations} if isinstance(record, Case) else set()
    match kind:
        case "event":
            return events
        case "event?":
            return events | {NOT_STATED}
        case "evidence":
            own = {f"event:{one}" for one in events} | {f"quote:{one}" for one in quotations}
            return standing(playbook, "source") | own
        case "framework#":
            return _principles(playbook, target)
        case "record":
            pages = playbook.prose_pages | {"home", *(one.plural for one in KINDS.values())}
            return pages | {f"{name}/{one}" for name, ids in playbook.known.items() for one in ids}
        case "standing":
            return {f"{name}/{one}" for name in KINDS for one in standing(playbook, name)}
    return standing(playbook, kind)


def _lack(playbook: Playbook, kind: str, target: str) -> str:
    """What is wrong with the reference, with the kind of thing that it names."""
    noun, name = named(kind, target)
    framework = name.partition("#")[0]
    if noun == "principle" and framework not in standing(playbook, "framework"):
        noun, name = "framework", framework
    if f"{noun}/{name}" in {stone.target for stone in playbook.tombstones}:
        return f"the {noun} '{name}' was withdrawn"
    return f"there is no {noun} '{name}'{' in this case' if noun in _PARTS else ''}"


def _principles(playbook: Playbook, target: str) -> set[str]:
    name = target.partition("#")[0]
    found = {f"{one.id}#{principle.id}" for one in playbook.frameworks for principle in one.principles}
    broken = name in standing(playbook, "framework") - set(playbook.entries["framework"])
    return found | {target} if broken else found


def _few(name: str, allowed: set[str]) -> list[str]:
    """The allowed names worth printing: the six that share most words with the one that was written, or look like it."""
    words = _words(name)
    near = {one for one in allowed if words & _words(one)} | set(get_close_matches(name, allowed))
    return sorted(near or allowed, key=lambda one: (-len(words & _words(one)), one))[:6]


def _words(name: str) -> set[str]:
    return set(re.split(r"[-/#:]", name))


@rule("unused-standard")
def unused_standard(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    if isinstance(entry.record, Standard) and not playbook.users(entry.record.target, "checklist"):
        yield Breach(
            (),
            f"no checklist names '{entry.record.id}'",
            "an item that serves it",
            "Add an item, or withdraw the standard.",
        )


@rule("broken-fragment")
def broken_fragment(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    for path, kind, target in references(entry.record):
        name, _, fragment = target.partition("#")
        kind_name, _, identifier = name.partition("/")
        other = playbook.entries.get(kind_name, {}).get(identifier)
        if kind in {"record", "standing"} and fragment and other and fragment not in _anchors(other.record):
            yield Breach(
                path,
                f"'{name}' has no part '{fragment}'",
                "a part's id",
                nearest(fragment, _few(fragment, _anchors(other.record))),
                closest(fragment, _anchors(other.record)),
            )


def _anchors(record: Record) -> set[str]:
    """The ids of a record's parts, and of the sections that its page makes of levels."""
    return set(anchors(record)) | {f"level_{model.level}" for _, model in models(record) if isinstance(model, Level)}


@rule("same-title")
def same_title(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    record = entry.record
    others = [one for one in playbook.entries[record.kind].values() if one.record.title == record.title]
    copies = [one for one in others if one.document.data == entry.document.data and not one.within and not entry.within]
    if len(copies) > 1:
        if entry is copies[-1]:
            yield Breach(
                ("title",),
                f"{copies[0].document.path} says the same, word for word",
                "each record once",
                "Delete the file that is the copy; to make another record of it, change its title and the rest.",
            )
        return
    for other in others if not isinstance(record, Source) else ():
        if other.record.id != record.id:
            yield Breach(
                ("title",),
                f"{other.document.path} has the same title",
                "a title of its own",
                "Say what is different about this one, or delete it if it is a copy.",
            )
            return
