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

from amends.complaints import explain, slips
from amends.complaints.levelling import begins
from amends.complaints.quotemarks import at_margin, written
from amends.complaints.scene import NOWHERE, Complaint, Homes, Quotation
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

    def __init__(self, document: Document, homes: Homes = NOWHERE) -> None:
        self.document = document
        self.homes = homes
        self.events: Iterator[Any] = iter(())
        self.lines: list[str] = []
        self.last: Quotation | None = None
        self.brackets: list[Mark] = []  # the lists and groups in brackets that are not closed yet

    def build(self, text: str) -> None:
        """Fill the document from the text, or raise Refused."""
        self.lines = self.document.lines = [line.removesuffix("\r") for line in text.split("\n")]
        try:
            self.events = iter(yaml.parse(text, Loader=yaml.CLoader))
            self._open()
            self.document.data = self._node(next(self.events), (), 0)
            self._close()
        except (yaml.YAMLError, UnicodeError, StopIteration) as error:
            raise _unreadable(explain(error, self.lines, self.last, self.brackets, self.homes)) from None

    def _open(self) -> None:
        next(self.events)  # the stream's start
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            raise Refused(
                1, 1, "not-yaml", "the file is empty", "a record", "Copy a record of the same kind and fill it in."
            )
        if event.version or event.tags:
            self._refuse(
                event, "not-plain-yaml", "a line cannot begin with %", "a line such as name: text", "Delete this line."
            )

    def _close(self) -> None:
        next(self.events)  # the document's end
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            self._refuse(
                event,
                "not-plain-yaml",
                "a second record begins here",
                "one record a file",
                "Move it into a file of its own, or delete the line of dashes.",
            )

    def _node(self, event: Any, path: Path, depth: int) -> Data:
        self._plain(event)
        self.document.values[path] = _mark(event)
        if isinstance(event, yaml.ScalarEvent):
            self._quotation(event, path)
            self._slips(event, path)
            return self._scalar(event)
        if depth >= MAX_DEPTH:
            self._refuse(
                event,
                "too-deep",
                f"lists and fields stand more than {MAX_DEPTH} deep in each other here",
                "a record with fewer of them in each other",
                "Compare where the lines begin with a record that works.",
            )
        if event.flow_style:
            self.brackets.append(_mark(event))
        listed = isinstance(event, yaml.SequenceStartEvent)
        data: Data = self._sequence(path, depth) if listed else self._mapping(path, depth)
        if event.flow_style:
            self.brackets.pop()
        return data

    def _scalar(self, event: Any) -> str:
        text: str = event.value
        if not text.isprintable() and any(is_hidden(one) for one in text if one not in "\n\t"):
            self._refuse(
                event,
                "hidden-character",
                "a code with a backslash in this text makes an invisible character",
                "text that one can see",
                "Delete the code.",
            )
        if event.style == ">":  # in folded text a blank line is what people mean by a new paragraph
            text = re.sub(r"\n+", "\n\n", text.strip("\n"))
        return unicodedata.normalize("NFC", text)

    def _quotation(self, event: Any, path: Path) -> None:
        """Remember a quotation, and refuse one that goes on at the margin: it is mostly one that was never closed."""
        end = Mark(event.end_mark.line + 1, event.end_mark.column + 1)
        self.last = Quotation(event.style, _mark(event), end) if event.style in {'"', "'"} else None
        if self.last and path and (found := at_margin(self.lines, self.last, self._edge(path))):
            raise _unreadable(found)

    def _slips(self, event: Any, path: Path) -> None:
        """Refuse a text without quotation marks that a # cuts off, and one that begins with a dash or a bullet."""
        if event.style or not path or event.end_mark.line >= len(self.lines):  # an empty text may stand past the end
            return
        start, end = _mark(event), Mark(event.end_mark.line + 1, event.end_mark.column + 1)
        if found := slips.cut(self.lines, start, end, self._edge(path), listed=bool(self.brackets)):
            place, what, expected, remedy = found
            raise Refused(place.line, place.column, "cut-by-comment", what, expected, remedy)
        self._dash(event)

    def _dash(self, event: Any) -> None:
        mark = _mark(event)
        line = "".join(self.lines[mark.line - 1 : mark.line])
        if begins(line) == mark.column and (found := slips.dash(self.lines, mark.line)):
            raise _unreadable(found)

    def _edge(self, path: Path) -> int:
        """The column at which the field or the list begins that a value belongs to."""
        return (self.document.keys.get(path) or self.document.mark(path[:-1])).column

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
                "a list or a group of fields stands where a name should",
                "a name and a colon",
                "Put it in quotation marks if it is meant as text.",
            )
        self._dash(event)
        key = self._scalar(event)
        if key == "<<":
            self._refuse(
                event,
                "not-plain-yaml",
                "<< stands where a name should",
                "a name and a colon",
                "Write every field out here.",
            )
        if key in mapping:
            self._twice(event, path, key, mapping)
        return key

    def _twice(self, event: Any, path: Path, key: str, mapping: dict[str, Any]) -> NoReturn:
        """Refuse a name that stands a second time, where mostly a new item of a list was to begin."""
        places = {one: self.document.keys[(*path, one)] for one in mapping}
        remedy = "Delete one of the two, or make one of both."
        if path and isinstance(path[-1], int) and (item := slips.unhyphened(self.lines, places, key, _mark(event))):
            remedy = f"{item} If not, delete one of the two, or make one of both."
        what = f"'{_short(key)}' stands here a second time (first in line {places[key].line})"
        self._refuse(event, "duplicate-key", what, "each name once", remedy)

    def _plain(self, event: Any) -> None:
        """Refuse what YAML means by *, & and ! before a value; whoever writes them mostly means text."""
        if isinstance(event, yaml.AliasEvent):
            self._sign(event, "*")
        if event.anchor:
            self._sign(event, "&")
        if event.tag:
            self._sign(event, "!")

    def _sign(self, event: Any, sign: str) -> NoReturn:
        mark = _mark(event)
        rest = self.lines[mark.line - 1][mark.column - 1 :].rstrip()
        remedy = "Delete it, or put the text that it begins in quotation marks."
        if isinstance(event, yaml.ScalarEvent | yaml.AliasEvent) and rest.startswith(sign) and ":" not in rest:
            remedy = written(self.lines[mark.line - 1], mark.column, rest)
        self._refuse(event, "not-plain-yaml", f"a text cannot begin with {sign}", "the text in quotation marks", remedy)

    def _refuse(self, event: Any, rule: str, what: str, expected: str, remedy: str) -> NoReturn:
        mark = _mark(event)
        raise Refused(mark.line, mark.column, rule, what, expected, remedy)


def _unreadable(found: Complaint) -> Refused:
    return Refused(found.place.line, found.place.column, "not-yaml", found.what, found.expected, found.remedy)


def _mark(event: Any) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def _short(text: str | None) -> str:
    text = text or ""
    return text if len(text) <= 40 else text[:39] + "…"
