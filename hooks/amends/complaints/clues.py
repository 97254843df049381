"""What most likely went wrong where a file could not be read: the lines themselves are looked at.

A clue looks at the place where the parser gave up and at the lines around it, and makes a complaint that names the place
to change, what was found, what was expected and the mend; or nothing, when it is not the one to blame.
"""

from __future__ import annotations

import re

from amends.complaints.levelling import FIELD, ITEM, begins, edge, field_column, is_known, neighbour
from amends.complaints.quotemarks import MAX_SHOWN, written
from amends.complaints.scene import Complaint, Scene
from amends.document import Mark

SIGNS = "@`%&*!|>[]{},?#"
TEXT = re.compile(r" *(?:- +)*(?:\w[\w-]*: +)?(?P<text>\S.*)")
_REFERENCE = re.compile(r"(quote|event): +([a-z0-9-]+)\s*")  # what evidence names, with a space in it
_BELOW = re.compile(r"([>|][-+]) +\S")  # a text on the line of the sign that lets it begin below
_BEGINNING = re.compile(r" *(?P<name>[a-z][a-z0-9-]*) +(?P<rest>.{1,80})$")
_CODE = re.compile(r"\\(?:x\w{0,2}|u\w{0,4}|U\w{0,8}|.)")
_GLUED = {
    "colon": re.compile(r" *(?:- +)*[a-z][a-z0-9-]*:(?!//)(?=[^\s:])"),
    "hyphen": re.compile(r" *-(?=[^\s-])"),
}


def colon(scene: Scene) -> Complaint | None:
    """A colon and a space within a text."""
    place = scene.place
    line = scene.line(place.line)
    found = TEXT.match(line)
    if not found or _is_name(line, place.column):
        return None
    what = "a colon with a space after it stands inside a text"
    if (
        not FIELD.match(line) and not ITEM.match(line) and FIELD.match(scene.line(place.line - 1))
    ):  # the text began in the line above
        remedy = f"Write >- after the colon in line {place.line - 1}, and begin the text in a line below it."
        return Complaint(place, what, "the text in quotation marks, or >- before it", remedy)
    if reference := _REFERENCE.fullmatch(found["text"]):
        shown = f"{line[: found.start('text')]}[{reference[1]}:{reference[2]}]".strip()
        return Complaint(place, "a space stands after this colon", f"{reference[1]}: and the id", f"Write: {shown}")
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
        found = TEXT.match(line)
        if found and (sign := _BELOW.match(found["text"])):
            return _beside(scene, mark.line, found.start("text") + 1, sign[1])
        if found and found["text"][0] in SIGNS and found.start("text") < mark.column:
            what = f"a text cannot begin with {found['text'][0]}"
            remedy = written(line, found.start("text") + 1, found["text"].rstrip())
            return Complaint(Mark(mark.line, found.start("text") + 1), what, "the text in quotation marks", remedy)
    return None


def _beside(scene: Scene, number: int, column: int, sign: str) -> Complaint:
    """A text that begins on the line of >-, and not below it."""
    line = scene.line(number)
    below = scene.line(number + 1)
    spaces = begins(below) - 1 if below.strip() and begins(below) > edge(line) else field_column(line) + 1
    return Complaint(
        Mark(number, column + len(sign) + 1),
        f"a text stands on the line of the sign {sign}",
        f"nothing after {sign}",
        f"Move the text to a line of its own below, with {spaces} spaces before it.",
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


def nameless_above(scene: Scene) -> Complaint | None:
    """A line above that has no name and colon, so that this line's name was taken for a part of it."""
    above = scene.place.line - 1
    text = scene.line(above)
    if FIELD.match(text) or not text.strip() or not _is_name(scene.line(scene.place.line), scene.place.column):
        return None
    return nameless(Scene(scene.lines, Mark(above, begins(text)), Mark(above, begins(text))))


def fallen(scene: Scene) -> Complaint | None:
    """A line of the text above that stands too far to the left for it: the lines below it then fit no more."""
    number, texts = scene.place.line - 1, []
    while number > 0 and not (FIELD.match(scene.line(number)) or ITEM.match(scene.line(number))):
        texts.append(number)
        number -= 1
    limit = edge(scene.line(number))
    found = [at for at in texts if _holds(scene.line(at)) and begins(scene.line(at)) <= limit]
    if number < 1 or not found:
        return None
    mark = Mark(found[-1], begins(scene.line(found[-1])))
    return nameless(Scene(scene.lines, mark, mark))


def nameless(scene: Scene) -> Complaint:
    """A line without a name and a colon: a field, or the rest of the text above, whose place is then known."""
    line = scene.line(scene.begun.line)
    remedy = _goes_on(scene, scene.begun.line, "if it is a field, write its name and a colon.")
    found = _BEGINNING.match(line)
    if found and is_known(scene.lines, scene.begun.line, found["name"]):
        remedy = f"Write: {found['name']}: {found['rest']}".rstrip()
    return Complaint(
        scene.begun,
        "a line without a name and a colon stands at the beginning of a field",
        "a line such as name: text, or text that stands further to the right",
        remedy,
    )


def unlisted(scene: Scene) -> Complaint:
    """A line that stands where an item of a list should begin."""
    return Complaint(
        scene.place,
        "a line that belongs to no item of the list stands here",
        "a hyphen and a space, as before the other items",
        _goes_on(scene, scene.place.line, "if it is an item, put a hyphen and a space before it."),
    )


def _goes_on(scene: Scene, number: int, otherwise: str) -> str:
    """The remedy for a line that may go on with the text above, by so many spaces, or be something else."""
    above = next((scene.line(at) for at in range(number - 1, 0, -1) if _holds(scene.line(at))), "")
    own = FIELD.match(above) or ITEM.match(above)
    wanted = field_column(above) + 2 * bool(FIELD.match(above)) if own else begins(above)
    steps = wanted - begins(scene.line(number))
    if not above or steps <= 0:
        return f"{otherwise[0].upper()}{otherwise[1:]}"
    more = f"put {steps} more space{'s' if steps != 1 else ''} before it"
    if FIELD.match(above) and not above.rstrip().endswith(("-", ">", "|", ":")):  # a text that looks whole
        return f"{otherwise[0].upper()}{otherwise[1:-1]}; if it goes on with the text above, {more}."
    return f"If it goes on with the text above, {more}; {otherwise}"


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


def _holds(line: str) -> bool:
    """Whether a line holds more than a remark."""
    return bool(line.strip()) and not line.lstrip().startswith("#")
