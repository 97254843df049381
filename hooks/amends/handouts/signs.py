"""Which signs can be printed: those of the fonts that lie beside the templates, and no font of the machine.

A font's own table (``cmap``, formats 4 and 12) says which signs it has. What no font has is printed as ``[?]`` and told as a
finding, so that one rare letter never stops a whole site.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent.parent / "templates" / "handouts" / "fonts"
INSTEAD = "[?]"
_UNSEEN = {0x20, 0xA0, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060}  # blanks and joints need no shape of their own


def missing(text: str) -> set[str]:
    """The signs of a text that none of the fonts has."""
    return {sign for sign in text if ord(sign) not in known()}


def printable(text: str) -> str:
    """The text with ``[?]`` for each sign that none of the fonts has."""
    lost = missing(text)
    return "".join(INSTEAD if sign in lost else sign for sign in text) if lost else text


@cache
def known() -> frozenset[int]:
    """The numbers of all signs that can be printed."""
    found = set(_UNSEEN)
    for path in sorted(FONTS.glob("*-Regular.otf")):
        found.update(_signs(path.read_bytes()))
    return frozenset(found)


def _signs(font: bytes) -> Iterator[int]:
    """The signs that an OpenType font has, by the widest of its tables that we can read."""
    tables = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    count = struct.unpack_from(">H", font, start + 2)[0]
    places = {start + struct.unpack_from(">HHI", font, start + 4 + 8 * number)[2] for number in range(count)}
    for place in sorted(places):
        form = struct.unpack_from(">H", font, place)[0]
        if form == 12:
            yield from _format_12(font, place)
        elif form == 4:
            yield from _format_4(font, place)


def _format_12(font: bytes, place: int) -> Iterator[int]:
    """Runs of signs that follow each other, each with its first and its last."""
    count = struct.unpack_from(">I", font, place + 12)[0]
    for number in range(count):
        first, last, _ = struct.unpack_from(">III", font, place + 16 + 12 * number)
        yield from range(first, last + 1)


def _format_4(font: bytes, place: int) -> Iterator[int]:
    """Runs of signs below 65,536. (A sign within a run may be empty; the fonts beside the templates have none such.)"""
    double = struct.unpack_from(">H", font, place + 6)[0]
    ends = struct.unpack_from(f">{double // 2}H", font, place + 14)
    starts = struct.unpack_from(f">{double // 2}H", font, place + 16 + double)
    for first, last in zip(starts, ends, strict=True):
        yield from (sign for sign in range(first, last + 1) if sign != 0xFFFF)
