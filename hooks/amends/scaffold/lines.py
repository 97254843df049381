"""Lines of YAML as people read them: a text as a scalar, a remark, a blank, an item, a part that is switched off.

A line that begins with ``##`` explains. One that begins with a single ``#`` is a part of the record that is switched
off: without the sign and the space after it, it stands at its place.
"""

from __future__ import annotations

import json
import textwrap
import unicodedata
from collections.abc import Sequence

from amends import reader

WIDTH = 110


def scalar(text: str) -> str:
    """The text as our own reader reads it back: plain where that works in a field and in a list, else in quotes."""
    probe, _ = reader.read(f"field: {text}\nlist:\n  - {text}\n".encode(errors="surrogatepass"), "")
    same = unicodedata.normalize("NFC", text)
    return text if probe.data == {"field": same, "list": [same]} else json.dumps(text, ensure_ascii=False)


def blank(says: str) -> str:
    """A place that is still to be filled in: what is wanted, between single guillemets."""
    return f"‹{says}›"


def blanks(text: str) -> int:
    """How many blanks a file has, without those in parts that are switched off."""
    return sum("‹" in line and not line.lstrip().startswith("#") for line in text.splitlines())


def remark(text: str) -> list[str]:
    """Lines that explain what follows."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent="## ",
        subsequent_indent="## ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def inside(lines: list[str]) -> list[str]:
    """The lines as they stand within a field."""
    return ["  " + line for line in lines]


def item(lines: list[str], above: Sequence[str] = ()) -> list[str]:
    """The lines as one item of a list; what is said about it, and about its first field, stands above the hyphen."""
    first = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    return [*lines[:first], *above, f"- {lines[first]}", *inside(lines[first + 1 :])]


def off(lines: list[str]) -> list[str]:
    """The lines switched off."""
    return ["# " + line for line in lines]
