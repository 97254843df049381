"""Which lines of a file belong side by side: where a line should begin, going by the lines above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from amends.complaints.scene import NOWHERE, Homes
from amends.document import Mark

FIELD = re.compile(r"[ \t]*(?:- +)*[a-z][a-z0-9-]*:(?:\s|$)")
ITEM = re.compile(r"[ \t]*- ")
_OFF = re.compile(r"^( *)(?:# )+(?!#)")
_INNER = re.compile(r" *(?:- +)+(?=[a-z][a-z0-9-]*:(?:\s|$))")
_HYPHENS = re.compile(r"[ \t]*(?:- +)*")


class Name(NamedTuple):
    """A field as its line shows it: where it begins, its name, and the name of the field that it stands in."""

    line: int
    column: int
    name: str
    within: str


def begins(line: str) -> int:
    """The column at which a line begins."""
    return len(line) - len(line.lstrip()) + 1


def field_column(line: str) -> int:
    """The column at which a line's field or text begins: after the hyphens, if it is an item."""
    found = _HYPHENS.match(line)
    return found.end() + 1 if found else 1


def edge(line: str) -> int:
    """The column right of which a text that opens in this line goes on."""
    if FIELD.match(line):
        return field_column(line)
    return begins(line) if ITEM.match(line) else begins(line) - 1


def below(lines: Sequence[str], number: int) -> int:
    """The first line below that can be no part of a text that opens in line ``number``; 0 when there is none."""
    limit = edge(lines[number - 1])
    rest = enumerate(lines[number:], number + 1)
    return next((at for at, line in rest if line.strip() and begins(line) <= limit), 0)


def goes_to(lines: Sequence[str], number: int) -> int:
    """The last line of what opens in line ``number`` and is not closed, remarks left out."""
    until = below(lines, number) or len(lines) + 1
    texts = (at for at in range(until - 1, number, -1) if lines[at - 1].strip() and not _is_remark(lines[at - 1]))
    return next(texts, number)


def _is_remark(line: str) -> bool:
    return line.lstrip().startswith("#")


def names(lines: Sequence[str]) -> list[Name]:
    """Every line's field with the field that it stands in, going by where the lines begin."""
    found: list[Name] = []
    open_: list[Name] = []
    for number, line in enumerate(lines, 1):
        if FIELD.match(line):
            column = field_column(line)
            while open_ and open_[-1].column >= column:
                open_.pop()
            within = open_[-1].name if open_ else ""
            open_.append(Name(number, column, line[column - 1 :].partition(":")[0], within))
            found.append(open_[-1])
    return found


def is_known(lines: Sequence[str], number: int, name: str) -> bool:
    """Whether line ``number``, with a colon after its first word, is a field that others like it have and its group lacks."""
    begun = [_OFF.sub(r"\1", line) for line in lines]  # what is switched off shows the names too
    begun[number - 1] = " " * (begins(begun[number - 1]) - 1) + f"{name}:"
    every = names(begun)
    at = next(index for index, one in enumerate(every) if one.line == number)
    mine = every[at]
    like = [one for one in every if (one.name, one.within) == (name, mine.within) and one.line != number]
    return bool(like) and name not in _beside(begun, every, at)


def _beside(lines: Sequence[str], every: Sequence[Name], at: int) -> Iterator[str]:
    """The names of the fields in the group of one of them."""
    column = every[at].column
    for one in reversed(every[: at + 1]):
        if one.column == column and one is not every[at]:
            yield one.name
        if one.column < column or (one.column == column and ITEM.match(lines[one.line - 1])):
            break
    for one in every[at + 1 :]:
        if one.column < column or (one.column == column and ITEM.match(lines[one.line - 1])):
            break
        if one.column == column:
            yield one.name


def neighbour(lines: Sequence[str], number: int, homes: Homes = NOWHERE) -> Mark | None:
    """The place above, nearest to where line ``number`` begins, at which a line of its sort (field or item) begins; where
    it is known in which fields its own can stand (``homes``), the nearest in one of these."""
    line = lines[number - 1] if number <= len(lines) else ""
    written = begins(line)
    others = [mark for mark in open_places(lines[: number - 1], item=bool(ITEM.match(line))) if mark.column != written]
    mine = next((homes.get(one.name, ()) for one in names([line])), ())
    within = {one.line: one.within for one in names(lines[: number - 1])} if mine and not ITEM.match(line) else {}
    fitting = [mark for mark in others if within.get(mark.line) in mine]
    return min(fitting or others, key=lambda mark: (abs(mark.column - written), -mark.column), default=None)


def spaces(column: int) -> str:
    """How many spaces stand before a column, in words."""
    return "no space" if column == 1 else "1 space" if column == 2 else f"{column - 1} spaces"


def beside(lines: Sequence[str], mark: Mark) -> str:
    """Which line shows where to begin: one that begins there, or one with a hyphen whose first field stands there."""
    line = lines[mark.line - 1] if mark.line else ""
    if begins(line) == mark.column or not line:
        return f", as in line {mark.line}" if line else ""
    return f", so that it stands right below {line[mark.column - 1 :].partition(':')[0][:40]} in line {mark.line}"


def move(column: int, wanted: int) -> str:
    """The remedy for a line that begins at the wrong column."""
    steps = abs(column - wanted)
    return f"Move it {steps} space{'s' if steps != 1 else ''} to the {'left' if column > wanted else 'right'}."


def open_places(above: Sequence[str], *, item: bool) -> list[Mark]:
    """Where the fields (or items) that still stand open begin, the last line first."""
    places: list[Mark] = []
    limit = 10**6
    for number in range(len(above), 0, -1):
        line = above[number - 1]
        column = begins(line)
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
