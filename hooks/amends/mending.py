"""A contributor's own line, put right: what a finding can show instead of an example from elsewhere.

What is shown is the whole line as it stands in the file, with one thing changed, so that whoever writes it over the old
one loses nothing that stands beside or below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from amends.complaints.quotemarks import CLOSING, MAX_SHOWN, OPENING, quoted
from amends.document import Document, Path

_BARE = re.compile(r"\w.*")  # what begins with a sign may mean something to YAML
_ID = re.compile(
    r"(quote|event):[a-z0-9-]{1,60}|(?=.*-)[a-z0-9-]{1,60}"
)  # a word without a hyphen may be one of a title
_WORDS = re.compile(r"[\w:-]+((, ?| and )[\w:-]+)*")
_MARKED = re.compile(f"[{OPENING}]([^{OPENING}{CLOSING}]*)[{CLOSING}\"']")


def renamed(document: Document, path: Path, name: str) -> str:
    """A field's line with another name in it; nothing if the line is long."""
    mark = document.mark(path, key=True)
    line, old = document.line(mark), f"{path[-1]}:"
    here = line.startswith(old, mark.column - 1)
    return short(f"{line[: mark.column - 1]}{name}:{line[mark.column - 1 + len(old) :]}") if here else ""


def unmarked(document: Document, path: Path) -> str:
    """A value's line without the curly quotation marks around what stands in it; nothing if the line is long."""
    mark, list_ = document.mark(path), document.mark(path[:-1] if isinstance(path[-1], int) else path)
    line, mark = document.line(mark), list_ if list_.line == mark.line else mark
    return short(line[: mark.column - 1] + _MARKED.sub(r"\1", line[mark.column - 1 :]))


def listed(name: str, items: Sequence[str]) -> str:
    """A list on a line: ``sources: [larkmoor-notice]``; nothing if the line is long."""
    return short(f"{name}: [{', '.join(map(_plain, items))}]")


def as_list(value: str) -> list[str]:
    """The items that a text names which stands where a list belongs: ``GB, NG and US``."""
    return re.split(", ?| and ", value) if _WORDS.fullmatch(value) else [value]


def colon(document: Document, path: Path, value: Any) -> str:
    """The line whose text was read as a field for the colon in it, with quotation marks; nothing if it was no such line."""
    if not isinstance(value, dict) or len(value) != 1:
        return ""
    ((name, rest),) = value.items()
    inside = (*path, name)
    key, place = document.keys.get(inside), document.values.get(inside)
    if not _is_text(rest) or not key or not place or key != document.values.get(path) or key.line != place.line:
        return ""
    line, old = document.line(key), f"{name}: {rest.strip()}"
    here = line.startswith(old, key.column - 1)
    return short(line[: key.column - 1] + quoted(old) + line[key.column - 1 + len(old) :]) if here else ""


def joined(document: Document, path: Path, value: Any) -> str:
    """The line with ``quote:`` or ``event:`` and the id after it, without the blank that made a field of them."""
    if not isinstance(value, dict) or not set(value) <= {"quote", "event"}:
        return ""
    mark = document.mark(path)
    line = document.line(mark)
    return short(line[: mark.column - 1] + re.sub(r"\b(quote|event): +", r"\1:", line[mark.column - 1 :]))


def ids(value: Any) -> list[str]:
    """The ids, or pieces of evidence, of which a text consists that has blanks between them; nothing for other texts."""
    parts = value.split() if isinstance(value, str) else []
    return parts if len(parts) > 1 and all(map(_ID.fullmatch, parts)) else []


def parted(document: Document, path: Path, value: str, ids: Sequence[str]) -> str:
    """The line with commas between the ids that a value consists of; nothing if it is long or stands in several lines."""
    mark = document.mark(path)
    line, begun = document.line(mark), mark.column - 1
    here = line.startswith(value, begun)
    return short(f"{line[:begun]}{', '.join(ids)}{line[begun + len(value) :]}") if here else ""


def short(text: str) -> str:
    """A line as it is shown; nothing if it is too long to write out again."""
    text = text.strip()
    return text if len(text) <= MAX_SHOWN else ""


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and "\n" not in value.strip()


def _plain(text: str) -> str:
    """The text as YAML reads it whole: in quotation marks where it needs them."""
    text = text.strip()
    bare = _BARE.fullmatch(text) and not re.search(r":(\s|$)|\s#|[\[\]{}]|, ?", text)
    return text if bare else quoted(text)
