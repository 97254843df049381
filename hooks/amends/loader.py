"""Reads every record below a root into a Playbook, and gathers everything that is wrong with a file or its shape.

A file that lies where no record is read is a finding too: nothing that somebody wrote is passed over in silence. Only an
ordinary file is ever opened, and no link is followed.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from amends import mistaken, reader, shape
from amends.document import Document
from amends.findings import Finding
from amends.models import KINDS, Kind
from amends.models.base import Record, Tombstone
from amends.models.case import Case
from amends.models.fields import homes
from amends.models.values import MAX_ID, RESERVED, WINDOWS, is_id
from amends.playbook import Entry, Playbook

_FILE_NAME = "an id and .yml: small letters, digits and single hyphens"


def load(root: Path) -> tuple[Playbook, list[Finding]]:
    """Read and shape every record below ``root``; the rules across records are ``checks.check``."""
    playbook, findings = Playbook(root), []
    for kind in reversed(KINDS.values()):  # cases last: the sources that they define in place must be new
        for path in _inside(root, root / kind.folder):
            if path.is_file() and not path.is_symlink():
                findings += _load_one(playbook, kind, path)
    return playbook, [*findings, *_strays(root)]


def take(playbook: Playbook, kind: Kind, identifier: str, name: str, raw: bytes) -> list[Finding]:
    """Add the record that these bytes hold to the playbook; returns what is wrong with its shape."""
    document, findings = reader.read(raw, name, homes(kind.models))
    if findings:
        return findings
    record, findings = shape.record(document, kind, identifier)
    if record is None:
        playbook.known["source"] |= _meant_sources(document)
        if isinstance(document.data, dict) and (meant := mistaken.looks_like(document.data, kind)):
            playbook.known[kind.name].discard(identifier)
            playbook.known[meant.name].add(identifier)  # in the wrong folder: who refers to it has made no mistake
    elif isinstance(record, Tombstone):
        playbook.tombstones.append(record)
    else:
        playbook.entries[kind.name][identifier] = Entry(record, document)
        findings += _own_sources(playbook, record, document)
    return findings


def reads(root: Path, path: Path) -> bool:
    """Whether a record is read from this file, or from files in this folder."""
    root = Path(os.path.realpath(root))
    folders = [root / kind.folder for kind in KINDS.values()]
    if path.is_dir() and not path.is_symlink():
        return any(folder.is_relative_to(os.path.realpath(path)) for folder in folders)
    path = Path(os.path.realpath(path.parent), path.name)
    return any(path in _inside(root, folder) for folder in folders)


def shown(text: str) -> str:
    """Text from outside, fit to print: what cannot be seen or decoded is written as an escape."""
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def _inside(root: Path, folder: Path) -> list[Path]:
    """What lies in a folder, but for hidden files; nothing where the way there from the root is a link."""
    way = [one for one in (folder, *folder.parents) if one != root and one.is_relative_to(root)]
    if any(one.is_symlink() for one in way) or not folder.is_dir():
        return []
    found = (path for path in folder.iterdir() if not path.name.startswith("."))
    return sorted(found, key=lambda path: (path.stem, path.name))  # x-copy.yml after x.yml, which was there first


def _strays(root: Path) -> Iterator[Finding]:
    """What lies beside the places where records are read, or there but is no ordinary file."""
    folders = {root / kind.folder for kind in KINDS.values()}
    for parent in (root / "cases", root / "docs", root / "docs" / "playbook"):
        if parent.is_symlink():
            yield _stray(_name(root, parent))
    for parent in {root / "cases", root / "docs" / "playbook", *folders}:
        for path in _inside(root, parent):
            name = _name(root, path)
            if path.is_symlink() or path.is_dir():
                if path.is_symlink() or path not in folders:
                    yield _stray(name)
            elif not path.is_file():
                yield _odd(name, "this is a pipe or a device", "Delete it, and save the record as a text file.")
            elif parent not in folders:
                yield _stray(name)


def _load_one(playbook: Playbook, kind: Kind, path: Path) -> list[Finding]:
    name = _name(playbook.root, path)
    if is_id(path.stem) and path.suffix.lower() in {".yml", ".yaml"}:
        playbook.known[kind.name].add(path.stem)  # under whatever ending: who refers to it has made no mistake
    if path.suffix != ".yml" or not is_id(path.stem):
        return [_bad_name(name, path)]
    try:
        with path.open("rb") as file:  # one byte more than allowed is enough to refuse a file
            mode, raw = os.fstat(file.fileno()).st_mode, file.read(reader.MAX_BYTES + 1)
    except OSError as error:
        return [_odd(name, f"the file cannot be read ({error.strerror})", "Allow everybody to read it.")]
    findings = take(playbook, kind, path.stem, name, raw)
    if mode & 0o111 and os.name != "nt":
        findings.append(_odd(name, "the file is marked as a program", "Take the mark away: chmod a-x with its name."))
    return findings


def _name(root: Path, path: Path) -> str:
    return shown(path.relative_to(root).as_posix())


def _stray(name: str) -> Finding:
    return Finding(
        name,
        1,
        1,
        "stray-file",
        "no record is read here (folders and links to other files are not followed)",
        "cases/<id>.yml or docs/playbook/<kinds>/<id>.yml",
        f"The kinds are {', '.join(kind.plural for kind in KINDS.values())}; move it, or delete it.",
    )


def _odd(name: str, what: str, remedy: str) -> Finding:
    return Finding(name, 1, 1, "odd-file", what, "an ordinary text file that everybody can read", remedy)


def _bad_name(name: str, path: Path) -> Finding:
    what, expected = f"'{shown(path.name)}' is no name for a record", _FILE_NAME
    better = _id_like(path.name)
    remedy = f"Rename it to {better}.yml" if is_id(better) else "Rename the file"
    twins = [one.name for one in path.parent.iterdir() if one != path and one.name.lower() == path.name.lower()]
    if twins:
        what = f"'{shown(path.name)}' and '{shown(twins[0])}' differ only in their capitals"
        remedy = "Many computers cannot hold both; delete one, or rename it"
    elif better in WINDOWS:
        remedy = "Windows cannot hold a file of this name; rename it"
    elif better in RESERVED:
        expected += f", not {better}, which is the address of another page"
    elif len(path.stem) > MAX_ID:
        expected += f", at most {MAX_ID} characters"
    elif not re.search(r"\.ya?ml", path.name.lower()):
        remedy += " if it is a record, or move it elsewhere"
    return Finding(name, 1, 1, "bad-file-name", what, expected, f"{remedy}; its name is the record's id and address.")


def _id_like(name: str) -> str:
    """The id that a file's name comes nearest to: without its endings, in small letters and hyphens; it may be none."""
    stem = re.sub(r"(?<=.)(\.(ya?ml|txt|md|docx?|bak|json))+$", "", unicodedata.normalize("NFKD", name).lower())
    plain = "".join(one for one in stem if not unicodedata.combining(one))
    return re.sub("[^a-z0-9]+", "-", plain)[:MAX_ID].strip("-")


def _meant_sources(document: Document) -> set[str]:
    """The ids that a broken case gives to sources of its own: whoever refers to them has made no mistake."""
    own = document.data.get("own-sources") if isinstance(document.data, dict) else None
    ids = (source.get("id") for source in own if isinstance(source, dict)) if isinstance(own, list) else ()
    return {one for one in ids if isinstance(one, str) and is_id(one)}


def _own_sources(playbook: Playbook, record: Record, document: Document) -> list[Finding]:
    """Sources that a case defines in place become records of their own."""
    findings = []
    for index, source in enumerate(record.own_sources if isinstance(record, Case) else ()):
        place = ("own-sources", index)
        if source.id_ in playbook.known["source"]:
            if _is_copy(playbook, source.id_, document):  # the whole file is one, and same-title tells of it
                continue
            findings.append(
                document.finding(
                    (*place, "id"),
                    "duplicate-id",
                    f"the source '{source.id_}' stands in {_standing(playbook, source.id_)}",
                    "an id of its own",
                    "To use it, name its id and delete this one; if it is another document, choose another id.",
                )
            )
            continue
        playbook.known["source"].add(source.id_)
        playbook.entries["source"][source.id_] = Entry(source.named("source", source.id_), document, place)
    return findings


def _is_copy(playbook: Playbook, source: str, document: Document) -> bool:
    """Whether the source stands in another file that says the same as this one, word for word."""
    entry = playbook.entries["source"].get(source)
    return entry is not None and entry.document is not document and entry.document.data == document.data


def _standing(playbook: Playbook, source: str) -> str:
    """Where a source stands: in a file of its own, or in a line of a case; a broken one is only known to exist."""
    if not (entry := playbook.entries["source"].get(source)):
        path = f"{KINDS['source'].folder}/{source}.yml"
        return path if (playbook.root / path).exists() else "another case"
    line = f" line {entry.document.mark(entry.within).line}" if entry.within else ""
    return f"{entry.document.path}{line}"
