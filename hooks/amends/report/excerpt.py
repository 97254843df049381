"""The line of a file in which a finding stands, with a caret under the place."""

from __future__ import annotations

from pathlib import Path

from amends.reader import MAX_BYTES
from amends.report.safe import COMMAND, first, last, width

_COLUMNS = 100
_BEFORE = 60  # so many at most stand before the place


def lines(root: Path, name: str) -> list[str]:
    """The lines of the file ``name`` below ``root``; none when it is no file there, or cannot be read.

    A link is not followed: it could lead to what the author of a record must not see, and others see the report.
    """
    try:
        root = root.resolve()
        path = root / name
        if path.resolve() != path or not path.is_relative_to(root) or not path.is_file():
            return []
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1).decode("utf-8", errors="replace").split("\n")
    except (OSError, ValueError, RuntimeError):  # gone, unreadable, a name that no file can have, links in a circle
        return []


def excerpt(lines: list[str], line: int, column: int) -> tuple[str, str]:
    """The line with its number, and the beginning of the line beneath it, at whose end the caret goes; or nothing."""
    text = lines[line - 1].removesuffix("\r") if 0 < line <= len(lines) else ""
    if not text.strip() or COMMAND in text:  # a line that gives commands is not repeated
        return "", ""
    before = last(text[: column - 1], _BEFORE)
    after = first(text[column - 1 :], _COLUMNS - width(before))
    margin = f"{line:6} | "
    return margin + before + after, " " * (len(margin) - 2) + "| " + " " * width(before)
