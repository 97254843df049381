"""Lines that begin where they should not: after a tab, out of line with those beside them, or one line between two others.

Where several places could be meant, the file's other lines are asked: what stands below, and where the same name stands
elsewhere. Where they do not tell, no place is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from amends.complaints.levelling import (
    FIELD,
    ITEM,
    begins,
    beside,
    field_column,
    move,
    names,
    neighbour,
    open_places,
    spaces,
)
from amends.complaints.scene import Complaint, Scene
from amends.document import Mark

_TABBED = re.compile(r" *\t")
_OPENS = re.compile(r".*: +[>|][-+]?\s*$")  # what stands below is text, however it looks
_EMPTY = re.compile(r" *(?:- +)*[a-z][a-z0-9-]*:\s*$")


def tab(scene: Scene) -> Complaint | None:
    """A tab where spaces should show what belongs together."""
    number = scene.place.line
    if not (found := _TABBED.match(scene.line(number))):
        return None
    columns = _without_tabs(scene.lines, number)
    remedy = "Replace the tab by spaces: as many as the lines beside it begin with."
    if columns:
        remedy = f"{', '.join(_told(number, columns))}."
    return Complaint(Mark(number, found.end()), "the line begins with a tab", "spaces", remedy)


def _without_tabs(lines: Sequence[str], number: int) -> list[int]:
    """Where this line and those right below it that begin with tabs should begin, as far as that is sure."""
    mended, found = list(lines), []
    while number <= len(mended) and _TABBED.match(mended[number - 1]) and (goal := _meant(mended, number)):
        found.append(goal.column)
        mended[number - 1] = " " * (goal.column - 1) + mended[number - 1].lstrip()
        number += 1
    return found


def _told(number: int, columns: Sequence[int]) -> Iterator[str]:
    """How the lines begin, those together that begin alike: ``Begin it with 2 spaces, lines 4 to 6 with 4 spaces``."""
    first, start = number, "Begin "
    for column, alike in groupby(columns):
        last = first + len(list(alike)) - 1
        which = f"lines {first} to {last}" if last > first else "it" if first == number else f"line {first}"
        yield f"{start}{which} with {spaces(column)}"
        first, start = last + 1, ""


def _meant(lines: Sequence[str], number: int) -> Mark | None:
    """Where a line that begins with a tab should begin, and the line that shows it (0: none does); None if unsure."""
    line, above = lines[number - 1], _content(lines, range(number - 1, 0, -1))
    below = _content(lines, range(number + 1, len(lines) + 1))
    head = lines[above - 1] if above else ""
    item = bool(ITEM.match(line))
    if not above:
        return Mark(0, 1)
    if _OPENS.match(head):
        return Mark(0, field_column(head) + 2)
    if _EMPTY.match(head):  # a list or a group begins
        same = below and item and ITEM.match(lines[below - 1]) and begins(lines[below - 1]) >= begins(head)
        return Mark(below, begins(lines[below - 1])) if same else Mark(0, field_column(head) + 2)
    if not item and not FIELD.match(line):
        own = FIELD.match(head) or ITEM.match(head)
        return Mark(0, field_column(head) + 2 * bool(FIELD.match(head))) if own else Mark(above, begins(head))
    return _among(lines, number, open_places(lines[: number - 1], item=item), below)


def _among(lines: Sequence[str], number: int, places: Sequence[Mark], below: int) -> Mark | None:
    """The one of several places that the rest of the file speaks for."""
    if len({mark.column for mark in places}) < 2:
        return places[0] if places else None
    name = next(iter(names(lines[number - 1 : number])), None)
    elsewhere = {one.column for one in names(lines) if name and one.name == name.name and one.line != number}
    if fitting := [mark for mark in places if mark.column in elsewhere]:
        return fitting[0] if len({mark.column for mark in fitting}) == 1 else None
    if not below:  # the file's last line: mostly it goes on with what has just begun
        return places[0] if ITEM.match(lines[places[0].line - 1]) else None
    return places[0] if field_column(lines[below - 1]) == places[0].column else None


def between(scene: Scene) -> Complaint | None:
    """A field too far to the left between two that stand deeper: the parser complains about the second of them."""
    lines, here = scene.lines, scene.place.line
    if not FIELD.match(scene.line(here)):
        return None
    deep = field_column(scene.line(here))
    middle = _content(lines, range(here - 1, 0, -1))
    above = _content(lines, range(middle - 1, 0, -1), deep)
    if not middle or not above or not FIELD.match(lines[middle - 1]) or not FIELD.match(lines[above - 1]):
        return None
    shallow = field_column(lines[middle - 1])
    if ITEM.match(lines[middle - 1]) or shallow >= deep or field_column(lines[above - 1]) != deep:
        return None
    sure = _belongs(lines, above, middle, here)
    if sure is False:
        return None
    other = f", or line {here} {move(deep, shallow).removeprefix('Move it ')}" if sure is None else "."
    others, number = (
        (f"line {here} begins", "both")
        if ITEM.match(lines[above - 1])
        else (f"lines {above} and {here} begin", "all three")
    )
    return Complaint(
        Mark(middle, shallow),
        f"{others} with {spaces(deep)}, and line {middle} with {spaces(shallow)}",
        f"{spaces(deep)} before {number}",
        move(shallow, deep).replace("it", f"line {middle}", 1).removesuffix(".") + other,
    )


def _belongs(lines: Sequence[str], above: int, middle: int, here: int) -> bool | None:
    """Whether the middle line belongs to the group of the line above, by where the same names stand elsewhere."""
    every = names(lines)
    at = {one.line: one for one in every}
    inside, outside = at[above].within, at[middle].within
    for number in (middle, here):
        others = {one.within for one in every if one.name == at[number].name and one.line not in (middle, here)}
        if (inside in others) != (outside in others):
            return inside in others
    below = _content(lines, range(here + 1, len(lines) + 1))
    return True if below and field_column(lines[below - 1]) == field_column(lines[here - 1]) else None


def depth(scene: Scene) -> Complaint | None:
    """A line that begins at another column than those that it belongs with."""
    number = scene.place.line
    line = scene.line(number)
    column = begins(line)
    if not (FIELD.match(line) or ITEM.match(line)):
        return _text_depth(scene, Mark(number, column))
    goal = neighbour(scene.lines, number, scene.homes)
    if not goal or goal.column == column:
        return None
    return Complaint(
        Mark(number, column),
        f"the line begins with {spaces(column)}, out of line with those above it",
        f"{spaces(goal.column)}{beside(scene.lines, goal)}",
        move(column, goal.column),
    )


def _text_depth(scene: Scene, mark: Mark) -> Complaint | None:
    """A line of a text that begins further to the left than the text's other lines."""
    above = next((n for n in range(mark.line - 1, 0, -1) if scene.line(n).strip()), 0)
    column = begins(scene.line(above))
    if column <= mark.column:
        return None
    what = f"the line begins with {spaces(mark.column)}, and the text above it with {spaces(column)}"
    return Complaint(mark, what, f"{spaces(column)}, as in line {above}", move(mark.column, column))


def _content(lines: Sequence[str], numbers: range, deepest: int = 10**6) -> int:
    """The first of these lines that holds more than a remark, begins with no tab and no deeper than asked; 0 for none."""
    for number in numbers:
        line = lines[number - 1]
        begun = line.lstrip()
        if begun and not begun.startswith("#") and "\t" not in line[: begins(line)] and begins(line) <= deepest:
            return number
    return 0
