"""Reads every record below a root into a Playbook, and gathers everything that is wrong with a file or its shape.

A file that lies where no record is read is a finding too: nothing that somebody wrote is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from amends import reader, shape
from amends.document import Document
from amends.findings import Finding
from amends.models import KINDS, Kind
from amends.models.base import Record, Tombstone
from amends.models.case import Case
from amends.models.values import is_id
from amends.playbook import Entry, Playbook


def load(root: Path) -> tuple[Playbook, list[Finding]]:
    """Read and shape every record below ``root``; the rules across records are ``checks.check``."""
    playbook, findings = Playbook(root), []
    for kind in reversed(KINDS.values()):  # cases last: the sources that they define in place must be new
        for path in sorted((root / kind.folder).glob("*")):
            if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                findings += _load_one(playbook, kind, path)
    return playbook, [*findings, *_strays(root)]


def _strays(root: Path) -> Iterator[Finding]:
    """Files and folders beside the places where records are read."""
    folders = {root / kind.folder for kind in KINDS.values()}
    for parent in {root / "cases", root / "docs" / "playbook", *folders}:
        for path in parent.iterdir() if parent.is_dir() else ():
            elsewhere = path.is_symlink() or not path.is_file() if parent in folders else path not in folders
            if elsewhere and not path.name.startswith("."):
                yield Finding(
                    path.relative_to(root).as_posix(),
                    1,
                    1,
                    "stray-file",
                    "no record is read here (folders and links to other files are not followed)",
                    "cases/<id>.yml or docs/playbook/<kinds>/<id>.yml",
                    f"The kinds are {', '.join(kind.plural for kind in KINDS.values())}; move it, or delete it.",
                )


def _load_one(playbook: Playbook, kind: Kind, path: Path) -> list[Finding]:
    name = path.relative_to(playbook.root).as_posix()
    if path.suffix != ".yml" or not is_id(path.stem):
        return [_bad_name(name, path)]
    playbook.known[kind.name].add(path.stem)
    with path.open("rb") as file:  # one byte more than allowed is enough to refuse a file
        document, findings = reader.read(file.read(reader.MAX_BYTES + 1), name)
    if findings:
        return findings
    record, findings = shape.record(document, kind, path.stem)
    if record is None:
        playbook.known["source"] |= _meant_sources(document)
    elif isinstance(record, Tombstone):
        playbook.tombstones.append(record)
    else:
        playbook.entries[kind.name][path.stem] = Entry(record, document)
        findings += _own_sources(playbook, record, document)
    return findings


def _bad_name(name: str, path: Path) -> Finding:
    return Finding(
        name,
        1,
        1,
        "bad-file-name",
        f"'{path.name}' is no name for a record",
        "an id and .yml: small letters, digits and single hyphens, not index or by",
        "Rename the file; its name is the record's id and address.",
    )


def _meant_sources(document: Document) -> set[str]:
    """The ids that a broken case gives to sources of its own: whoever refers to them has made no mistake."""
    own = document.data.get("own-sources") if isinstance(document.data, dict) else None
    ids = (source.get("id") for source in own if isinstance(source, dict)) if isinstance(own, list) else ()
    return {one for one in ids if isinstance(one, str)}


def _own_sources(playbook: Playbook, record: Record, document: Document) -> list[Finding]:
    """Sources that a case defines in place become records of their own."""
    findings = []
    for index, source in enumerate(record.own_sources if isinstance(record, Case) else ()):
        place = ("own-sources", index)
        if source.id_ in playbook.known["source"]:
            findings.append(
                document.finding(
                    (*place, "id"),
                    "duplicate-id",
                    f"the source '{source.id_}' exists already",
                    "an id of its own",
                    "Use the source that exists, or choose another id.",
                )
            )
            continue
        playbook.known["source"].add(source.id_)
        playbook.entries["source"][source.id_] = Entry(source.named("source", source.id_), document, place)
    return findings
