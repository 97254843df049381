"""A file as read: plain data, and where in the file each part of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from amends.findings import Finding

Path = tuple[str | int, ...]
Data = str | list[Any] | dict[str, Any]


@dataclass(frozen=True)
class Mark:
    """A place in a file; lines and columns count from 1."""

    line: int
    column: int


@dataclass
class Document:
    """One file as read: its data (text, lists and mappings only), where each part of it stands, and its lines."""

    path: str
    data: Data = ""
    lines: list[str] = field(default_factory=list)
    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)

    def mark(self, path: Path, *, key: bool = False) -> Mark:
        """Where the value (or the key) at ``path`` stands, or the nearest place that encloses it."""
        places: Mapping[Path, Mark] = self.keys if key else self.values
        while path and path not in places and path not in self.values:
            path = path[:-1]
        return places.get(path) or self.values.get(path) or Mark(1, 1)

    def line(self, mark: Mark) -> str:
        """The line of the file in which a place stands; empty where the file is not known line by line."""
        return self.lines[mark.line - 1] if mark.line <= len(self.lines) else ""

    def finding(
        self,
        path: Path,
        rule: str,
        what: str,
        expected: str = "",
        remedy: str = "",
        near: str = "",
        example: str = "",
        *,
        key: bool = False,
    ) -> Finding:
        """A finding at ``path`` of this document."""
        mark = self.mark(path, key=key)
        return Finding(self.path, mark.line, mark.column, rule, what, expected, remedy, near, example)


def last_name(path: Path) -> str:
    """The name of the field at ``path``, or of the list or the group that an item without one stands in."""
    names = [part for part in path if isinstance(part, str)]
    return names[-1] if names else "the file"
