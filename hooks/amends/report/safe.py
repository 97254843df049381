"""A stranger's text made safe to look at: nothing in it moves the cursor, colours the screen or turns words around."""

from __future__ import annotations

import unicodedata

from amends.events import is_hidden
from amends.findings import Finding

COMMAND = "##["  # begins a command anywhere in a line of a GitHub log
_NO_WIDTH = {"Mn", "Me", "Cf"}  # marks stand on the letter before them; what joins letters takes no room
_SOFT_HYPHEN = "\u00ad"  # which terminals show


def visible(text: str) -> str:
    """The text on one line, with each invisible character as its number: ``<U+202E>``."""
    return "".join(map(_shown, text)).replace(COMMAND, "##<U+005B>")


def _shown(character: str) -> str:
    if character == "\t":
        return " "
    return f"<U+{ord(character):04X}>" if is_hidden(character) else character


def told(finding: Finding) -> str:
    """What a finding says, without its place and rule, for where a report has places for these."""
    example = finding.example.removesuffix(".")
    return visible(f"{finding.message} Example: {example}." if example else finding.message)


def width(text: str) -> int:
    """How many columns of a terminal a visible text takes."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH and character != _SOFT_HYPHEN:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def first(text: str, columns: int) -> str:
    """As much of the beginning as fits into so many columns, visible, with … where it is cut."""
    taken = _fitting(text, columns)
    return "".join(taken) + ("…" if len(taken) < len(text) else "")


def last(text: str, columns: int) -> str:
    """As much of the end as fits into so many columns, visible, with … where it is cut."""
    taken = _fitting(text[::-1], columns)
    return ("…" if len(taken) < len(text) else "") + "".join(reversed(taken))


def _fitting(text: str, columns: int) -> list[str]:
    taken = []
    for character in text[:columns]:  # characters without a width could otherwise go on for ever
        shown = _shown(character)
        columns -= width(shown)
        if columns < 0:
            break
        taken.append(shown)
    return taken
