"""The YAML parser's complaints in plain words.

The parser says what it was doing and which of its own parts it missed; a contributor needs to know what to change, and
where. Each of its complaints stands here with the clues to look for, likeliest first, and with words of our own for when no
clue is found. Its own words never come out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import yaml

from amends.complaints import brackets, clues, columns, quotemarks, slips
from amends.complaints.scene import NOWHERE, Clue, Complaint, Homes, Quotation, Scene
from amends.document import Mark


class _Plain(NamedTuple):
    """What to say when no clue is found; ``begun`` where the finding belongs at the start of what was being read."""

    what: str
    expected: str
    remedy: str
    begun: bool = False


_A_TEXT = "a text, in quotation marks if it begins with a sign"
_FIELD = "a line such as name: text"
_COMPARE = "Compare this line, and the one above it, with a record that works."
_QUOTE = "Put quotation marks around the text, or delete the sign."
_UNKNOWN = _Plain("the file cannot be read from here on", _FIELD, _COMPARE)
_SIGN = _Plain("a sign that has a meaning of its own begins a text here", _A_TEXT, _QUOTE, True)
_PERCENT = _Plain("a line cannot begin with %", _FIELD, "Delete the line, or put its text in quotation marks.", True)
_BYTES = _Plain("a character here cannot be read", "plain text", "Delete it, or type the passage again.")
_LINE = _Plain("the line does not fit the lines above it", _FIELD, _COMPARE)

# What the parser may say → the clues to look for, and the words to use without one.
TABLE: dict[str, tuple[tuple[Clue, ...], _Plain]] = {
    "mapping values are not allowed in this context": (
        (
            quotemarks.curly,
            clues.glued,
            clues.glued_above,
            clues.colon,
            clues.fallen,
            columns.between,
            columns.depth,
            clues.item,
            clues.nameless_above,
        ),
        _Plain("a colon stands here and no name before it", _FIELD, _COMPARE),
    ),
    "mapping keys are not allowed in this context": ((clues.sign,), _SIGN),
    "block sequence entries are not allowed in this context": (
        (),
        _Plain(
            "a hyphen and a space stand at the beginning of a text",
            "each item of a list on a line of its own, below the list's name",
            "Move it to a line of its own, or put quotation marks around the text.",
        ),
    ),
    "could not find expected ':'": (
        (quotemarks.line_by_line_below, clues.glued_at_start, clues.nameless),
        _UNKNOWN,
    ),
    "found unexpected ':'": ((clues.sign,), _UNKNOWN),
    "did not find expected key": (
        (
            quotemarks.after_quotation,
            quotemarks.line_by_line,
            quotemarks.curly,
            clues.glued,
            brackets.bracketed,
            clues.item,
            clues.stray,
            clues.fallen,
            columns.between,
            columns.depth,
        ),
        _LINE,
    ),
    "did not find expected '-' indicator": (
        (quotemarks.after_quotation, clues.glued, brackets.bracketed, columns.depth, clues.unlisted),
        _UNKNOWN,
    ),
    "did not find expected ',' or ']'": ((brackets.open_bracket,), _UNKNOWN),
    "did not find expected ',' or '}'": ((brackets.open_bracket,), _UNKNOWN),
    "did not find expected node content": ((clues.sign, clues.stray), _SIGN),
    "found character that cannot start any token": ((clues.sign,), _SIGN),
    "did not find expected alphabetic or numeric character": ((clues.sign,), _SIGN),
    "did not find expected '!'": ((clues.sign,), _SIGN),
    "did not find expected tag URI": ((clues.sign,), _SIGN),
    "did not find the expected '>'": ((clues.sign,), _SIGN),
    "did not find URI escaped octet": ((clues.sign,), _SIGN),
    "did not find expected whitespace or line break": ((clues.sign,), _SIGN),
    "found an incorrect leading UTF-8 octet": ((clues.sign,), _SIGN),
    "found an incorrect trailing UTF-8 octet": ((clues.sign,), _SIGN),
    "found undefined tag handle": ((clues.sign,), _SIGN),
    "did not find expected comment or line break": ((clues.sign,), _SIGN),
    "found an indentation indicator equal to 0": ((clues.sign,), _SIGN),
    "found a tab character where an indentation space is expected": (
        (),
        _Plain("the line begins with a tab", "spaces", "Replace the tab by spaces."),
    ),
    "found a tab character that violates indentation": (
        (),
        _Plain("a tab stands here", "spaces", "Replace the tab by spaces."),
    ),
    "found unexpected end of stream": ((quotemarks.unclosed,), _UNKNOWN),
    "found unexpected document indicator": ((quotemarks.unclosed,), _UNKNOWN),
    "found unknown escape character": ((clues.backslash,), _UNKNOWN),
    "did not find expected hexdecimal number": ((clues.backslash,), _UNKNOWN),
    "found invalid Unicode character escape code": ((clues.backslash,), _UNKNOWN),
    "did not find expected <document start>": (
        (),
        _Plain("text stands after the record's end", "nothing more", "Delete it, or the dots or brackets before it."),
    ),
    "could not find expected directive name": ((), _PERCENT),
    "did not find expected digit or '.' character": ((), _PERCENT),
    "did not find expected version number": ((), _PERCENT),
    "did not find expected whitespace": ((), _PERCENT),
    "found extremely long version number": ((), _PERCENT),
    "found unexpected non-alphabetical character": ((), _PERCENT),
    "found unknown directive name": ((), _PERCENT),
    "found duplicate %TAG directive": ((), _PERCENT),
    "found duplicate %YAML directive": ((), _PERCENT),
    "found incompatible YAML document": ((), _PERCENT),
    "control characters are not allowed": ((), _BYTES),
    "invalid Unicode character": ((), _BYTES),
    "input is too long": ((), _UNKNOWN),
    "did not find expected <stream-start>": ((), _UNKNOWN),
}


# What is looked for whatever the parser says.
_FIRST: tuple[Clue, ...] = (columns.tab, brackets.left_open, slips.dashed, slips.odd_blank)


def explain(
    error: Exception,
    lines: Sequence[str],
    last: Quotation | None,
    brackets_open: Sequence[Mark] = (),
    homes: Homes = NOWHERE,
) -> Complaint:
    """What a contributor has to change: ``last`` is the quotation that was read last before the parser gave up,
    ``brackets_open`` are the lists and groups in brackets that it was in, the outermost first, and ``homes`` says in which
    fields each field can stand."""
    context_mark, problem_mark = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    place = _place(problem_mark or context_mark, lines)
    scene = Scene(lines, place, _place(context_mark or problem_mark, lines), last, brackets_open, homes)
    found = _found(scene, str(getattr(error, "problem", "")))
    remedy = slips.switched_off(lines, place.line)
    return found._replace(remedy=remedy) if remedy else found


def _found(scene: Scene, problem: str) -> Complaint:
    """What the first clue says that is found, or the words for when none is."""
    to_look_for, plain = TABLE.get(problem, ((), _UNKNOWN))
    if scene.rest(scene.begun).startswith("%") and scene.begun.column == 1:
        to_look_for, plain = (), _PERCENT
    for clue in (*_FIRST, *to_look_for):
        if (found := clue(scene)) is not None:
            return found
    return Complaint(scene.begun if plain.begun else scene.place, plain.what, plain.expected, plain.remedy)


def _place(mark: yaml.Mark | None, lines: Sequence[str]) -> Mark:
    """The parser's place counted from 1; past the last line that is not blank, the end of that line."""
    number = mark.line + 1 if mark else 1
    if mark and number <= len(lines) and any(line.strip() for line in lines[number - 1 :]):
        return Mark(number, mark.column + 1)
    while number > 1 and (number > len(lines) or not lines[number - 1].strip()):
        number -= 1
    return Mark(number, len(lines[number - 1]) + 1 if mark else 1)
