"""Bytes in, plain data with positions out: a strict subset of YAML, read from the parser's event stream.

Every file is written by a stranger. Nothing is built that the stream has not already been found harmless for: no tags,
anchors, aliases, merge keys, second documents, duplicate keys, control or bidirectional characters, at most 64 KiB and
12 levels. Every scalar stays text until a model types it (YAML 1.1 would read ``no`` as False and ``2:20:37`` as 8437).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from amends.findings import Finding

MAX_BYTES = 64 * 1024
MAX_DEPTH = 12

Path = tuple[str | int, ...]
Data = str | list[Any] | dict[str, Any]


@dataclass(frozen=True)
class Mark:
    """A place in a file; lines and columns count from 1."""

    line: int
    column: int


@dataclass
class Document:
    """One file as read: its data (text, lists and mappings only) and where each part of it stands."""

    path: str
    data: Data = ""
    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)

    def mark(self, path: Path, *, key: bool = False) -> Mark:
        """Where the value (or the key) at ``path`` stands, or the nearest place that encloses it."""
        places: Mapping[Path, Mark] = self.keys if key else self.values
        while path and path not in places and path not in self.values:
            path = path[:-1]
        return places.get(path) or self.values.get(path) or Mark(1, 1)

    def finding(
        self, path: Path, rule: str, what: str, expected: str = "", remedy: str = "", *, key: bool = False
    ) -> Finding:
        """A finding at ``path`` of this document."""
        mark = self.mark(path, key=key)
        return Finding(self.path, mark.line, mark.column, rule, what, expected, remedy)


class Refused(Exception):
    """Raised inside the reader only: carries the one finding for which the file was refused."""

    def __init__(self, line: int, column: int, rule: str, what: str, expected: str, remedy: str) -> None:
        super().__init__(what)
        self.parts = (line, column, rule, what, expected, remedy)


def read(raw: bytes, path: str) -> tuple[Document, list[Finding]]:
    """Read one file. The document is empty when there is a finding; nothing is ever raised."""
    document = Document(path)
    try:
        text = _text(raw)
        _characters(text)
        _Builder(document).build(text)
    except Refused as refused:
        return Document(path), [Finding(path, *refused.parts)]
    return document, []


def _text(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise Refused(
            1,
            1,
            "too-large",
            f"the file has {len(raw):,} bytes",
            f"at most {MAX_BYTES:,}",
            "Move what is long into a record of its own.",
        )
    if raw.startswith(b"\xef\xbb\xbf"):
        raise Refused(
            1,
            1,
            "not-plain-text",
            "the file begins with a byte order mark",
            "UTF-8 without one",
            "Save it as “UTF-8”, not “UTF-8 with BOM”.",
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise Refused(
            line, column, "not-plain-text", "a byte here is not UTF-8", "UTF-8 text", "Save the file as UTF-8."
        ) from None


def _characters(text: str) -> None:
    """Refuse characters that a reader cannot see or that turn text around; normalised text only."""
    for number, line in enumerate(text.split("\n"), 1):
        for column, character in enumerate(line.removesuffix("\r"), 1):
            if character == "\t" or not _hidden(character):
                continue
            raise Refused(
                number,
                column,
                "hidden-character",
                f"an invisible character (U+{ord(character):04X}) stands here",
                "text that one can see",
                "Delete it, or type the passage again.",
            )


def _hidden(character: str) -> bool:
    code = ord(character)
    if 0x20 <= code < 0x7F:
        return False
    return (
        unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp", "Co", "Cn"}
        or character in "\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
    )


class _Builder:
    """Walks the event stream once and keeps every value's and key's place."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.events: Iterator[Any] = iter(())

    def build(self, text: str) -> None:
        try:
            self.events = iter(yaml.parse(text, Loader=yaml.CLoader))
            self._open()
            self.document.data = self._node(next(self.events), (), 0)
            self._close()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            problem = " ".join(part for part in (error.context, error.problem) if part)
            raise Refused(
                line, column, "not-yaml", f"the file cannot be read from here: {problem}", "YAML", _mend(problem)
            ) from None
        except (yaml.YAMLError, UnicodeError, StopIteration) as error:
            raise Refused(
                1,
                1,
                "not-yaml",
                f"the file cannot be read: {error}".split("\n")[0],
                "YAML",
                "Compare it with a record that works.",
            ) from None

    def _open(self) -> None:
        next(self.events)  # the stream's start
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            raise Refused(
                1, 1, "not-yaml", "the file is empty", "a record", "Copy a record of the same kind and fill it in."
            )
        if event.version or event.tags:
            self._refuse(
                event, "not-plain-yaml", "a YAML directive stands here", "none", "Delete the line that begins with %."
            )

    def _close(self) -> None:
        next(self.events)  # the document's end
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            self._refuse(
                event,
                "not-plain-yaml",
                "a second document begins here",
                "one record a file",
                "Move it into a file of its own, or delete the line of dashes.",
            )

    def _node(self, event: Any, path: Path, depth: int) -> Data:
        self._plain(event)
        self.document.values[path] = _mark(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth >= MAX_DEPTH:
            self._refuse(
                event,
                "too-deep",
                f"lists and mappings are nested more than {MAX_DEPTH} deep here",
                "a flatter record",
                "Compare the indentation with a record that works.",
            )
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _scalar(self, event: Any) -> str:
        text: str = event.value
        if any(_hidden(character) for character in text if character not in "\n\t"):
            self._refuse(
                event,
                "hidden-character",
                "an escape in this text makes an invisible character",
                "text that one can see",
                "Delete the escape.",
            )
        return unicodedata.normalize("NFC", text)

    def _sequence(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, path, mapping)
            self.document.keys[(*path, key)] = _mark(event)
            mapping[key] = self._node(next(self.events), (*path, key), depth + 1)
        return mapping

    def _key(self, event: Any, path: Path, mapping: dict[str, Any]) -> str:
        self._plain(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(
                event,
                "not-plain-yaml",
                "a list or a mapping stands where a name should",
                "a name and a colon",
                "Put the text in quotes if it is meant as text.",
            )
        key = self._scalar(event)
        if key == "<<":
            self._refuse(
                event,
                "not-plain-yaml",
                "a merge key (<<) stands here",
                "every field written out",
                "Write the fields out.",
            )
        if key in mapping:
            first = self.document.keys[(*path, key)].line
            self._refuse(
                event,
                "duplicate-key",
                f"'{_short(key)}' stands here a second time (first in line {first})",
                "each key once",
                "Delete one of the two, or merge them.",
            )
        return key

    def _plain(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse(
                event,
                "not-plain-yaml",
                f"an alias (*{_short(event.anchor)}) stands here",
                "the text itself",
                "Write the text out, or put it in quotes if it begins with a star.",
            )
        if event.anchor:
            self._refuse(
                event,
                "not-plain-yaml",
                f"an anchor (&{_short(event.anchor)}) stands here",
                "plain text",
                "Delete it, or put the text in quotes if it begins with an ampersand.",
            )
        if event.tag:
            self._refuse(
                event,
                "not-plain-yaml",
                f"a tag ({_short(event.tag)}) stands here",
                "plain text",
                "Delete it, or put the text in quotes if it begins with an exclamation mark.",
            )

    def _refuse(self, event: Any, rule: str, what: str, expected: str, remedy: str) -> NoReturn:
        mark = _mark(event)
        raise Refused(mark.line, mark.column, rule, what, expected, remedy)


def _mark(event: Any) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def _short(text: str | None) -> str:
    text = text or ""
    return text if len(text) <= 40 else text[:39] + "…"


def _mend(problem: str) -> str:
    """What most often causes a parser's complaint, in plain words."""
    if ("cannot start any token" in problem and "\\t" in problem) or "tab" in problem:
        return "Replace the tab by spaces."
    if "mapping values are not allowed" in problem:
        return "Put the text in quotes if it holds a colon, or check the indentation."
    if "quoted scalar" in problem:
        return "Close the quotation marks; write an apostrophe inside '…' twice."
    return "Check the indentation, and put text that begins with a sign in quotes."
