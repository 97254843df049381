"""The strict subset of YAML, built from the parser's events: what is not plain is refused where it stands.

Nothing is composed by the YAML library itself: tags, anchors, aliases, merge keys, directives, second documents and deep
nesting are stopped while the events are read, before they can cost anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from amends.document import Data, Document, Mark, Path

MAX_DEPTH = 12
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"}  # Cf: what turns text around, and the tags that can hide a text
_JOINERS = "\u00ad\u200c\u200d"  # a soft hyphen, and what parts or joins letters and pictures


class Refused(Exception):
    """Raised inside the reader only: carries the one finding for which the file was refused."""

    def __init__(self, line: int, column: int, rule: str, what: str, expected: str, remedy: str) -> None:
        super().__init__(what)
        self.parts = (line, column, rule, what, expected, remedy)


def is_hidden(character: str) -> bool:
    """Whether a reader cannot see the character, or sees what stands around it in another order."""
    code = ord(character)
    if 0x20 <= code < 0x7F:
        return False
    return unicodedata.category(character) in _UNSEEN and character not in _JOINERS


class Builder:
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
            raise _unreadable(error, text) from None
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
        if any(is_hidden(character) for character in text if character not in "\n\t"):
            self._refuse(
                event,
                "hidden-character",
                "an escape in this text makes an invisible character",
                "text that one can see",
                "Delete the escape.",
            )
        if event.style == ">":  # in folded text a blank line is what people mean by a new paragraph
            text = re.sub(r"\n+", "\n\n", text.strip("\n"))
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


def _unreadable(error: yaml.MarkedYAMLError, text: str) -> Refused:
    """The parser's complaint, with its place counted from 1 and the likeliest mend."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = " ".join(part for part in (error.context, error.problem) if part)
    remedy = _mend(problem, text.split("\n")[line - 1 : line], column)
    return Refused(line, column, "not-yaml", f"the file cannot be read from here: {problem}", "YAML", remedy)


def _mend(problem: str, line: list[str], column: int) -> str:
    """What most often causes a parser's complaint, in plain words."""
    if "tab character" in problem or any(text[column - 1 : column] == "\t" for text in line):
        return "Replace the tab by spaces."
    if "mapping values are not allowed" in problem:
        return "Put the text in quotes if it holds a colon, or check the indentation."
    if "quoted scalar" in problem:
        return "Close the quotation marks; write an apostrophe inside '…' twice."
    return "Check the indentation, and put text that begins with a sign in quotes."
