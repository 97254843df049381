"""Bytes in, plain data with positions out: a strict subset of YAML, read from the parser's event stream.

Every file is written by a stranger. Nothing is built that the stream has not already been found harmless for: no tags,
anchors, aliases, merge keys, second documents, duplicate keys, control or bidirectional characters, at most 64 KiB and
12 levels. Every value stays text until a model types it (YAML 1.1 would read ``no`` as False and ``2:20:37`` as 8437).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import yaml

from amends.complaints.levelling import begins
from amends.complaints.scene import NOWHERE, Homes
from amends.complaints.slips import is_odd_blank, unusual
from amends.document import Document, Mark
from amends.events import Builder, Refused, is_hidden
from amends.findings import Finding

MAX_BYTES = 64 * 1024
MAX_HIDDEN = 20  # so many hidden characters are named in one run; a file may hold thousands


def available() -> bool:
    """Whether PyYAML has the C parser that we read with; the Python one is too slow for hostile files."""
    return bool(yaml.__with_libyaml__)


def read(raw: bytes, path: str, homes: Homes = NOWHERE) -> tuple[Document, list[Finding]]:
    """Read one file. The document is empty when there is a finding; nothing is ever raised. ``homes`` says in which fields
    each field of such a record can stand; it helps where a line begins at the wrong place."""
    document = Document(path)
    try:
        text = _text(raw)
        if hidden := [Finding(path, *one.parts) for one in islice(_hidden(text), MAX_HIDDEN)]:
            return Document(path), hidden
        Builder(document, homes).build(text)
    except Refused as refused:
        return Document(path), [Finding(path, *refused.parts)]
    return document, []


def _text(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise Refused(
            1,
            1,
            "too-large",
            "the file is too large",
            f"at most {MAX_BYTES:,} bytes",
            "Move what is long into a record of its own.",
        )
    if raw.startswith(b"\xef\xbb\xbf"):
        raise Refused(
            1,
            1,
            "not-plain-text",
            "an invisible mark (a byte order mark, BOM) stands at the file's beginning",
            "UTF-8 text without it",
            "Save it as “UTF-8”, not “UTF-8 with BOM”.",
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:4]:
        raise Refused(
            1, 1, "not-plain-text", "the file is saved as UTF-16 or UTF-32", "UTF-8 text", "Save it as “UTF-8”."
        )
    if raw.count(b"\r") > raw.count(b"\n"):
        raise Refused(
            1,
            1,
            "not-plain-text",
            "the lines end in an old way (CR alone)",
            "lines that end with LF or CRLF",
            "Save it with the line ends LF or CRLF (“Unix” or “Windows”).",
        )
    return _decoded(raw)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        raise Refused(
            line, column, "not-plain-text", "a byte here is not UTF-8", "UTF-8 text", "Save the file as UTF-8."
        ) from None


def _hidden(text: str) -> Iterator[Refused]:
    """The characters that a reader cannot see, that turn text around, or that only look like a line's first spaces."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.isprintable():  # most lines: no need to look at each character
            continue
        odd = next((at for at in range(begins(line) - 1) if is_odd_blank(line[at])), None)
        if odd is not None:
            place, what, expected, remedy = unusual(Mark(number, odd + 1), line[odd], "at the beginning of the line")
            yield Refused(place.line, place.column, "hidden-character", what, expected, remedy)
        for column, character in enumerate(line.removesuffix("\r"), 1):
            if character != "\t" and is_hidden(character):
                yield Refused(
                    number,
                    column,
                    "hidden-character",
                    f"an invisible character (U+{ord(character):04X}) stands here",
                    "text that one can see",
                    "Delete it, or type the passage again.",
                )
