"""What most likely went wrong where a file could not be read: the lines themselves are looked at.

A clue looks at the place where the parser gave up and at the lines around it, and makes a complaint that names the place
to change, what was found, what was expected and the mend; or nothing, when it is not the one to blame.
"""

from __future__ import annotations

import re
from dataclasses import replace

from amends.complaints.levelling import FIELD, ITEM, move, neighbour
from amends.complaints.quotemarks import MAX_SHOWN, written
from amends.complaints.scene import Complaint, Scene
from amends.document import Mark

NAMELESS = (
    "a line without a name and a colon stands at the beginning of a field",
    "a line such as name: text, or text that stands further to the right",
    "If it goes on with the text above, put two more spaces before it; if it is a field, write its name and a colon.",
)
SIGNS = "@`%&*!|>[]{},?#"
_TEXT = re.compile(r" *(?:- +)*(?:\w[\w-]*: +)?(?P<text>\S.*)")
_CODE = re.compile(r"\\(?:x\w{0,2}|u\w{0,4}|U\w{0,8}|.)")
_GLUED = {
    "colon": re.compile(r" *(?:- +)*[a-z][a-z0-9-]*:(?!//)(?=[^\s:])"),
    "hyphen": re.compile(r" *-(?=[^\s-])"),
}


def tab(scene: Scene) -> Complaint | None:
    """A tab where spaces should show what belongs together."""
    if not (found := re.match(r" *\t", scene.line(scene.place.line))):
        return None
    above = scene.line(scene.place.line - 1)
    beside = neighbour(scene.lines, scene.place.line)
    if beside:
        goal = f", so that the line begins at column {beside.column}, as in line {beside.line}"
    else:  # the first of a list
        goal = (
            f", so that the line begins at column {len(above) - len(above.lstrip()) + 3}" if FIELD.match(above) else ""
        )
    mark = Mark(scene.place.line, found.end())
    return Complaint(mark, "the line begins with a tab", "spaces", f"Replace the tab by spaces{goal}.")


def colon(scene: Scene) -> Complaint | None:
    """A colon and a space within a text."""
    place = scene.place
    line = scene.line(place.line)
    found = _TEXT.match(line)
    if not found or _is_name(line, place.column):
        return None
    what = "a colon with a space after it stands inside a text"
    if (
        not FIELD.match(line) and not ITEM.match(line) and FIELD.match(scene.line(place.line - 1))
    ):  # the text began in the line above
        remedy = f"Write >- after the colon in line {place.line - 1}, and begin the text in a line below it."
        return Complaint(place, what, "the text in quotation marks, or >- before it", remedy)
    remedy = written(line, found.start("text") + 1, found["text"].rstrip())
    return Complaint(place, what, "quotation marks around the whole text", remedy)


def glued(scene: Scene) -> Complaint | None:
    """A colon after a name, or a hyphen before an item, that lacks its space."""
    number = scene.place.line
    return _glued(scene, number)


def glued_above(scene: Scene) -> Complaint | None:
    """The same in the line above, which was taken for a text that goes on in this line."""
    here = _is_name(scene.line(scene.place.line), scene.place.column)
    return _glued(scene, scene.place.line - 1) if here else None


def glued_at_start(scene: Scene) -> Complaint | None:
    """The same where the parser looked for a name's colon and went on past the line's end."""
    return _glued(scene, scene.begun.line)


def _glued(scene: Scene, number: int) -> Complaint | None:
    line = scene.line(number)
    for name, pattern in _GLUED.items():
        if found := pattern.match(line):
            shown = f"{line[: found.end()]} {line[found.end() :]}".strip()
            remedy = f"Write: {shown}" if len(shown) <= MAX_SHOWN else "Put a space there."
            return Complaint(
                Mark(number, found.end()), f"no space stands after this {name}", f"a {name} and a space", remedy
            )
    return None


def depth(scene: Scene) -> Complaint | None:
    """A line that begins at another column than those that it belongs with."""
    number = scene.place.line
    line = scene.line(number)
    column = len(line) - len(line.lstrip()) + 1
    if not (FIELD.match(line) or ITEM.match(line)):
        return _text_depth(scene, Mark(number, column))
    beside = neighbour(scene.lines, number)
    if not beside or beside.column == column:
        return None
    return Complaint(
        Mark(number, column),
        f"the line begins at column {column}, out of line with those above it",
        f"column {beside.column}, as in line {beside.line}",
        move(column, beside.column),
    )


def _text_depth(scene: Scene, mark: Mark) -> Complaint | None:
    """A line of a text that begins further to the left than the text's other lines."""
    above = next((n for n in range(mark.line - 1, 0, -1) if scene.line(n).strip()), 0)
    column = len(scene.line(above)) - len(scene.line(above).lstrip()) + 1
    if column <= mark.column:
        return None
    what = f"the line begins at column {mark.column}, and the text that it goes on with at column {column}"
    return Complaint(mark, what, f"column {column}, as in line {above}", move(mark.column, column))


def backslash(scene: Scene) -> Complaint | None:
    """A backslash in straight double quotation marks, where it has a meaning of its own."""
    line = scene.line(scene.place.line)
    start = line.rfind("\\", 0, scene.place.column)
    code = _CODE.match(line, max(start, 0))
    return code and Complaint(
        Mark(scene.place.line, start + 1),
        f"the code {code[0]} stands for no character",
        "the character itself",
        "Type the character itself; for a backslash, use '…' as quotation marks.",
    )


def sign(scene: Scene) -> Complaint | None:
    """A text that begins with a sign that has a meaning of its own."""
    for mark in (scene.begun, scene.place):
        line = scene.line(mark.line)
        if (found := _TEXT.match(line)) and found["text"][0] in SIGNS and found.start("text") < mark.column:
            what = f"a text cannot begin with {found['text'][0]}"
            remedy = written(line, found.start("text") + 1, found["text"].rstrip())
            return Complaint(Mark(mark.line, found.start("text") + 1), what, "the text in quotation marks", remedy)
    return None


def bracketed(scene: Scene) -> Complaint | None:
    """A text that begins with a bracketed word: what stands after the bracket belongs to nothing."""
    found = _TEXT.match(scene.line(scene.place.line))
    opens = found and found["text"][0] in "[{" and found.start("text") + 1 < scene.place.column
    return sign(replace(scene, begun=scene.place)) if opens else None


def open_bracket(scene: Scene) -> Complaint:
    """A bracket that is not closed, or a comma that is missing in a list or group written in brackets."""
    bracket = scene.rest(scene.begun)[:1]
    closing = "]" if bracket == "[" else "}"
    line = scene.line(scene.begun.line)
    found = _TEXT.match(line)
    if found and 1 < found.start("text") + 1 == scene.begun.column and closing not in found["text"]:
        return Complaint(
            scene.begun,
            f"the bracket {bracket} that opens here is not closed",
            f"a {closing} where the list ends, or the text in quotation marks",
            written(line, scene.begun.column, found["text"].rstrip()),
        )
    return Complaint(
        scene.place,
        f"a comma or a closing {closing} is missing before this (the bracket {bracket} opens in line {scene.begun.line})",
        f"a comma between two parts, and a {closing} after the last",
        "Put it in; a text that holds commas, colons or brackets needs quotation marks.",
    )


def item(scene: Scene) -> Complaint | None:
    """An item of a list that has no name, or whose name has a text already."""
    found = ITEM.match(scene.line(scene.place.line))
    if not found or neighbour(scene.lines, scene.place.line) is not None:
        return None
    return Complaint(
        Mark(scene.place.line, found.end() - 1),
        "an item of a list (a hyphen) stands here, and no list begins above it",
        "above the first item, a line with the list's name, a colon and nothing more",
        "Write that line, or delete the hyphen.",
    )


def nameless(scene: Scene) -> Complaint | None:
    """A line above that has no name and colon, so that this line's name was taken for a part of it."""
    above = scene.place.line - 1
    if FIELD.match(scene.line(above)) or not _is_name(scene.line(scene.place.line), scene.place.column):
        return None
    text = scene.line(above)
    return Complaint(Mark(above, len(text) - len(text.lstrip()) + 1), *NAMELESS) if text.strip() else None


def stray(scene: Scene) -> Complaint | None:
    """A sign with nothing that it could belong to."""
    rest = scene.rest(scene.place)
    if not rest or rest[0] not in "]},:":
        return None
    return Complaint(
        scene.place,
        f"the sign {rest[0]} stands here and belongs to nothing",
        "a line such as name: text",
        "Delete it, or put the text that it belongs to in quotation marks.",
    )


def _is_name(line: str, column: int) -> bool:
    """Whether the colon at this column ends the name of a field, and so stands in no text."""
    return bool(FIELD.match(line)) and ":" not in line[: column - 1]
