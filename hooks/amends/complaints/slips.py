"""Slips that the parser takes without a word, or for something else: a text that a # cuts off, a dash or a bullet for a
hyphen, an item without its hyphen, a blank that is no ordinary space, a line that is still switched off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import yaml

from amends.complaints.levelling import FIELD, ITEM, begins, names, spaces
from amends.complaints.quotemarks import MAX_SHOWN, held
from amends.complaints.scene import Complaint, Scene
from amends.document import Mark

_REMARK = re.compile(r"[ \t]+(?=#)")
_ITEM_END = re.compile(r"[^,\]}]*")
_DASHED = re.compile(r"[ \t]*(?P<dash>[‐‑‒–—―−*](?=\s)|[•‣▪◦●·])\s*(?=\S)")
_BULLETS = "•‣▪◦●·*"
_HYPHEN = re.compile(r"[ \t]*-(?=\s)")
_ITEM_BEGINS = re.compile(r"- $")
_WHOLE = "Put straight quotation marks around the whole text."
_OFF = re.compile(r"( *)# (?! )(.*)")
_HEAD = re.compile(r"\s*(?:-\s*)*(?:[a-z][a-z0-9-]*:)?\s*")


def cut(lines: Sequence[str], start: Mark, end: Mark, edge: int, *, listed: bool) -> Complaint | None:
    """A text without quotation marks that a # ends; its field begins at column ``edge``, ``listed`` in brackets or not."""
    line = lines[end.line - 1]
    if not (found := _REMARK.match(line, end.column - 1)):
        return None
    text = line[start.column - 1 : end.column - 1]
    last = end.line if listed else _goes_on(lines, end.line, edge)
    if start.line < last:
        remedy = _WHOLE if listed else _around(lines, start, last)
    elif text and " " not in text and _is_remark(line, found.end()) and not (listed and _ends(line, found.end())):
        remedy = "Move the remark to a line of its own, above this one."
    else:
        remedy = _shown(line, start.column if text else found.end() + 1, listed=listed)
    return Complaint(
        Mark(end.line, found.end() + 1),
        "a # after a blank ends the text here, and the rest is lost",
        "quotation marks around the whole text, or the remark on a line of its own",
        remedy,
    )


def _is_remark(line: str, at: int) -> bool:
    """Whether a # begins a remark: a space stands after it, and no number as in “comment # 3”."""
    return bool(re.match(r"# +(?!\d)", line[at:]))


def _shown(line: str, column: int, *, listed: bool) -> str:
    """The line with quotation marks around what begins at the column: to the line's end, or to that of a list's item."""
    hash_at = line.index("#", column - 1)
    end = _ends(line, hash_at) if listed else 0
    until = end or len(line.rstrip())
    shown = f"{line[: column - 1]}{held(line[column - 1 : until].rstrip())}{line[until:]}".strip()
    return f"Write: {shown}" if len(shown) <= MAX_SHOWN else _WHOLE


def _ends(line: str, start: int) -> int:
    """Where an item of a list in brackets ends, by the next comma or closing bracket; 0 when there is none."""
    found = _ITEM_END.match(line, start)
    return found.end() if found and found.end() < len(line) else 0


def _goes_on(lines: Sequence[str], number: int, edge: int) -> int:
    """The last line of a text that was cut off in a line: as long as lines begin further to the right than its field."""
    while number < len(lines) and lines[number].strip() and begins(lines[number]) > edge:
        if lines[number].lstrip().startswith("#"):
            break
        number += 1
    return number


def _around(lines: Sequence[str], start: Mark, last: int) -> str:
    """The remedy for a text of several lines."""
    text = "\n".join(lines[start.line - 1 : last])[start.column - 1 :]
    sign = "'" if set(text) & set('"\\') else '"'
    twice = ", and each ' inside it twice" if sign == "'" and "'" in text else ""
    return f"Put {sign} before the text in line {start.line} and {sign} after it, at the end of line {last}{twice}."


def dash(lines: Sequence[str], number: int) -> Complaint | None:
    """A dash, a bullet or an unusual blank, where a hyphen and a space begin an item of a list."""
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    hyphen = _HYPHEN.match(line)
    if hyphen and is_odd_blank(line[hyphen.end()]):
        return unusual(Mark(number, hyphen.end() + 1), line[hyphen.end()], "here")
    if not (found := _DASHED.match(line)):
        return None
    shown = f"- {line[found.end() :].rstrip()}"
    return Complaint(
        Mark(number, found.start("dash") + 1),
        f"this is a {'bullet' if found['dash'] in _BULLETS else 'dash'} ({found['dash']})",
        "a hyphen (-)",
        f"Write: {shown}" if len(shown) <= MAX_SHOWN else "Write a hyphen and a space there.",
    )


def dashed(scene: Scene) -> Complaint | None:
    """The same where the parser gave up."""
    return dash(scene.lines, scene.place.line) or dash(scene.lines, scene.begun.line)


def unhyphened(lines: Sequence[str], item: dict[str, Mark], name: str, again: Mark) -> str:
    """The remedy where a field of an item (its fields so far, with their places) stands again since a new item begins there
    and its hyphen was forgotten: the item's first field, or the same two in a row; or nothing."""
    start, order = next(iter(item.values())), [*item]
    hyphen = _ITEM_BEGINS.search(lines[start.line - 1][: start.column - 1])
    if not hyphen or begins(lines[again.line - 1]) != again.column:
        return ""
    following = next((one.name for one in names(lines[again.line :]) if one.column <= again.column), "")
    if name != order[0] and following not in order[order.index(name) + 1 :][:1]:
        return ""
    shown, before = f"- {lines[again.line - 1].strip()}", spaces(hyphen.start() + 1)
    if len(shown) > MAX_SHOWN:
        return f"If a new item begins here, begin it with {before}, a hyphen and a space."
    return f"If a new item begins here, write: {shown} (with {before} before the hyphen)."


def odd_blank(scene: Scene) -> Complaint | None:
    """A blank that is no ordinary space, after a hyphen or after the colon of a name."""
    for number in (scene.begun.line, scene.place.line, scene.place.line - 1):
        line = scene.line(number)
        head = _HEAD.match(line)
        at = next((at for at in range(head.end() if head else 0) if is_odd_blank(line[at])), None)
        if at is not None:
            return unusual(Mark(number, at + 1), line[at], "here")
    return None


def is_odd_blank(character: str) -> bool:
    """Whether the character looks like a space and is none."""
    return character != " " and unicodedata.category(character) == "Zs"


def unusual(place: Mark, character: str, where: str) -> Complaint:
    """What to say of such a blank."""
    what = f"an unusual blank (U+{ord(character):04X}) stands {where}"
    return Complaint(place, what, "ordinary spaces", "Write ordinary spaces there.")


def switched_off(lines: Sequence[str], number: int) -> str:
    """The remedy when the line above still begins with # and the file can be read on without it; or nothing."""
    above = number - 1
    while above > 0 and lines[above - 1].lstrip().startswith(("##", "# ##")):
        above -= 1
    found = _OFF.match(lines[above - 1]) if above > 0 else None
    if not found or not (FIELD.match(found[2]) or ITEM.match(found[2])):
        return ""
    try:
        for _ in yaml.parse("\n".join([*lines[: above - 1], found[1] + found[2], *lines[above:]]), yaml.CLoader):
            pass
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        if not mark or mark.line < number:
            return ""
    return f"Line {above} still begins with #: delete the # and the blank after it."
