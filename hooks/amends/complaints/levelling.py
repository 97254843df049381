"""Which lines of a file belong side by side: where a line should begin, going by the lines above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from amends.document import Mark

FIELD = re.compile(r"[ \t]*(?:- +)*[a-z][a-z0-9-]*:(?:\s|$)")
ITEM = re.compile(r"[ \t]*- ")
_INNER = re.compile(r" *(?:- +)+(?=[a-z][a-z0-9-]*:(?:\s|$))")


def neighbour(lines: Sequence[str], number: int) -> Mark | None:
    """The place above, nearest to where line ``number`` begins, at which a line of its sort (field or item) begins."""
    line = lines[number - 1] if number <= len(lines) else ""
    places = _places(lines[: number - 1], item=bool(ITEM.match(line)))
    written = len(line) - len(line.lstrip()) + 1
    others = [mark for mark in places if mark.column != written or "\t" in line]
    if "\t" in line:  # how wide a tab looks is anybody's guess
        return others[0] if others else None
    return min(others, key=lambda mark: (abs(mark.column - written), -mark.column), default=None)


def move(column: int, wanted: int) -> str:
    """The remedy for a line that begins at the wrong column."""
    steps = abs(column - wanted)
    return f"Move it {steps} space{'s' if steps != 1 else ''} to the {'left' if column > wanted else 'right'}."


def _places(above: Sequence[str], *, item: bool) -> list[Mark]:
    """Where the fields (or items) that still stand open begin, the last line first."""
    places: list[Mark] = []
    limit = 10**6
    for number in range(len(above), 0, -1):
        line = above[number - 1]
        column = len(line) - len(line.lstrip()) + 1
        if not line.strip() or line.lstrip().startswith("#") or column >= limit or "\t" in line[:column]:
            continue
        if ITEM.match(line):
            inner = _INNER.match(line)
            if item:
                places.append(Mark(number, column))
            elif inner and inner.end() + 1 < limit:
                places.append(Mark(number, inner.end() + 1))
        elif FIELD.match(line) and not item:
            places.append(Mark(number, column))
        limit = column if FIELD.match(line) or ITEM.match(line) else limit
    return places
