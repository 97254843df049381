"""Quotation marks that went wrong: not closed, closed too late, curly, or one kind inside the same kind.

The mend shows the contributor's own line, put right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from amends.complaints.levelling import FIELD, ITEM, below, goes_to, move, spaces
from amends.complaints.scene import Complaint, Quotation, Scene
from amends.document import Mark

MAX_SHOWN = 100  # a line longer than this is not written out again
_CURLY = re.compile(r"(?: *- +| *(?:- +)*\w[\w-]*: +)(?P<text>[“”„‘’«].*)")
_NEEDS_MARKS = re.compile(r"^[-@`%&*!|>\[\]{},?#:\"'‐-―−]|: | #|:$")
OPENING, CLOSING = "“”„‘«", "”“’»"  # the curly ones
_PAIRS = {"“”", "””", "„“", "„”", "‘’", "’’", "«»", '""', "''", '“"', '”"', '„"', '"”', '"“', "‘'", "'’"}


def quoted(text: str) -> str:
    """A text in straight quotation marks, whichever it does not hold; marks around it are put right."""
    return held(text[1:-1] if len(text) > 1 and text[0] + text[-1] in _PAIRS else text)


def left(text: str) -> str:
    """A text without the curly mark that was to close it, where none in it opened."""
    return text[:-1].rstrip() if text.endswith(("”", "“")) and not set(text[:-1]) & set("“„”") else text


def held(text: str) -> str:
    """The same, with all that stands in the text left there."""
    return f'"{text}"' if not set(text) & set('"\\') else "'" + text.replace("'", "''") + "'"


def bare(text: str) -> str:
    """A text as the value of a field: without quotation marks where it can do without."""
    return held(text) if _NEEDS_MARKS.search(text) else text


def written(line: str, column: int, text: str) -> str:
    """The remedy that shows the line put right: what stands before the column, and the text in quotation marks."""
    shown = f"{line[: column - 1]}{quoted(text)}".strip()
    return f"Write: {shown}" if len(shown) <= MAX_SHOWN else "Put straight quotation marks around the whole text."


def curly(scene: Scene) -> Complaint | None:
    """Curly quotation marks that were meant to hold a text together."""
    line = scene.line(scene.place.line)
    if not (found := _CURLY.match(line)) or found.start("text") >= scene.place.column:
        return None
    column = found.start("text") + 1
    return Complaint(
        Mark(scene.place.line, column),
        f"the curly quotation mark {found['text'][0]} does not hold a text together",
        "straight quotation marks around the text",
        written(line, column, found["text"].rstrip()),
    )


def unclosed(scene: Scene) -> Complaint:
    """A quotation mark that opens and is not closed."""
    text = scene.rest(scene.begun)
    line, ended = scene.begun.line, below(scene.lines, scene.begun.line)
    last = goes_to(scene.lines, line)
    shown = f"{scene.line(line)[: scene.begun.column - 1]}{held(left(text[1:]))}".strip()
    short = last == line and len(shown) <= MAX_SHOWN
    return Complaint(
        scene.begun,
        f"the quotation mark {text[:1]} that opens here is not closed{f' before line {ended}' if ended else ''}",
        f"a second {text[:1]} where the text ends",
        f"Write: {shown}" if short else f"Put {text[:1]} at the end of line {last}.",
    )


def after_quotation(scene: Scene) -> Complaint | None:
    """Text after a closing quotation mark: an apostrophe, marks within marks, or a mark that closes lines too late."""
    last, place = scene.last, scene.place
    line = scene.line(place.line)
    if not last or last.end.line != place.line or line[last.end.column - 1 : place.column - 1].strip():
        return None
    if last.start.line < place.line:
        return Complaint(
            last.start,
            f"the quotation mark {last.sign} that opens here is closed only in line {place.line}",
            f"a second {last.sign} where the text ends",
            written(scene.line(last.start.line), last.start.column, scene.rest(last.start)[1:]),
        )
    return Complaint(
        Mark(place.line, last.end.column - 1),
        f"the text ends at this {last.sign}, and more stands after it",
        "quotation marks around the whole text, and others inside it",
        written(line, last.start.column, scene.rest(last.start)),
    )


def line_by_line(scene: Scene) -> Complaint | None:
    """A text of several lines with quotation marks around each of them."""
    last, place = scene.last, scene.place
    before, here = scene.line(last.end.line if last else 0).rstrip(), scene.line(place.line).strip()
    if not last or place.line != last.end.line + 1 or last.end.column <= len(before) or here[:1] != last.sign:
        return None
    if len(here) < 2 or here[-1] != last.sign or place.column != len(scene.line(place.line)) - len(here) + 1:
        return None
    shown = f"{before[:-1].strip()} {here[1:]}"
    remedy = f"Delete the {last.sign} at the end of line {last.end.line}, and the one at the beginning of this line."
    if last.start.line == last.end.line and len(shown) <= MAX_SHOWN:
        remedy = f"Delete this line, and write in line {last.end.line}: {shown}"
    what = f"the text in quotation marks ended in line {last.end.line}, and here others begin"
    return Complaint(place, what, "one pair of quotation marks around the whole text", remedy)


def line_by_line_below(scene: Scene) -> Complaint | None:
    """The same where the second line stands where a field would begin."""
    return line_by_line(replace(scene, place=scene.begun))


def at_margin(lines: Sequence[str], found: Quotation, edge: int) -> Complaint | None:
    """A quotation that goes on in a line no further to the right than its field (column ``edge``) begins."""
    for number in range(found.start.line + 1, found.end.line + 1):
        line = lines[number - 1]
        column = len(line) - len(line.lstrip()) + 1
        if not line.strip() or column > edge:
            continue
        if FIELD.match(line) or ITEM.match(line) or line.lstrip().startswith("#"):  # there the text was meant to end
            return unclosed(Scene(lines, Mark(number, column), found.start))
        return Complaint(
            Mark(number, column),
            f"the text in quotation marks that opens in line {found.start.line} goes on too far to the left",
            f"{spaces(edge + 2)} before it, or more",
            move(column, edge + 2),
        )
    return None
