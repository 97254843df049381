"""A contributor's own line, put right: what a finding can show instead of an example from elsewhere."""

from __future__ import annotations

import re
from typing import Any

from amends.complaints.quotemarks import MAX_SHOWN, quoted
from amends.document import Document, Path

_BARE = re.compile(r"\w.*")  # what begins with a sign may mean something to YAML
_WORDS = re.compile(r"[\w:-]+((, ?| and )[\w:-]+)*")


def line(path: Path, value: Any) -> str:
    """The value on a line of its own, under the last name of the path or as a list's item; nothing if it is no short text."""
    start = "-" if isinstance(path[-1], int) else f"{path[-1]}:"
    text = f"[{', '.join(map(_plain, value))}]" if _is_list(value) else _plain(value) if _is_text(value) else ""
    return _short(f"{start} {text}") if text else ""


def as_list(name: str, value: str) -> str:
    """A text that stands where a list belongs, in the brackets of a list: ``countries: [GB, NG]``."""
    items = re.split(", ?| and ", value) if _WORDS.fullmatch(value) else [value]
    return line((name,), items)


def colon(document: Document, path: Path, value: Any) -> str:
    """The line whose text was read as a field for the colon in it, with quotation marks; nothing if it was no such line."""
    if not isinstance(value, dict) or len(value) != 1:
        return ""
    ((name, rest),) = value.items()
    inside = (*path, name)
    key, place = document.keys.get(inside), document.values.get(inside)
    if not _is_text(rest) or not key or not place or key != document.values.get(path) or key.line != place.line:
        return ""
    start = "-" if isinstance(path[-1], int) else f"{path[-1]}:"
    return _short(f"{start} {quoted(f'{name}: {rest}')}")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and "\n" not in value.strip()


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _plain(text: str) -> str:
    """The text as YAML reads it whole: in quotation marks where it needs them."""
    text = text.strip()
    bare = _BARE.fullmatch(text) and not re.search(r":(\s|$)|\s#|[\[\]{}]|, ?", text)
    return text if bare else quoted(text)


def _short(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else ""
