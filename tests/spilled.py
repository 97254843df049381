"""Sees words that are not where they belong on a printed sheet: across a line, on other words, or parted by a page's end.

A table's cells, frames and boxes all have lines, so words that leave their cell cross one. Places are in points, from the
bottom left of a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from amends.handouts import signs
from amends.handouts.handout import Handout, texts
from sheets import blocks, squeezed

THIN = 3  # a stroke is thinner; what is thicker is a frame, with a line on each side
SHORT = 8  # shorter strokes are parts of a drawing or of a word's mark
DEEP = 0.3  # how far into a row of letters something must reach: the tails of letters may touch the next row


class Area(NamedTuple):
    """A rectangle on a page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def within(self) -> Area:
        """The same without its brims, which may touch a neighbour."""
        side, end = 0.7, DEEP * (self.top - self.bottom)
        return Area(self.left + side, self.bottom + end, self.right - side, self.top - end)

    @property
    def edges(self) -> list[Area]:
        """The lines around it, or the one line that it is."""
        left, bottom, right, top = self
        across = [(left + right) / 2] if right - left < THIN else [left, right]
        along = [(bottom + top) / 2] if top - bottom < THIN else [bottom, top]
        upright = [Area(x, bottom, x, top) for x in across if top - bottom > SHORT]
        return upright + [Area(left, y, right, y) for y in along if right - left > SHORT]

    def meets(self, other: Area) -> bool:
        """Whether they share a point."""
        beside = self.left <= other.right and other.left <= self.right
        return beside and self.bottom <= other.top and other.bottom <= self.top


def spilled(content: bytes) -> Iterator[tuple[int, str]]:
    """Each page and row of words that crosses a line, or stands on other words."""
    for number, page in enumerate(pypdfium2.PdfDocument(content), 1):
        drawn = (Area(*one.get_bounds()) for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]))
        edges = [edge for one in drawn for edge in one.edges]
        objects = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage())
        words = [(Area(*one.get_bounds()).within, one.extract().strip()) for one in objects]
        words = [(area, text) for area, text in words if text and area.left < area.right]
        yield from ((number, text) for area, text in words if any(area.meets(edge) for edge in edges))
        yield from ((number, one) for (area, one), (other, _) in combinations(words, 2) if area.meets(other))


def parted(handout: Handout, pages: Sequence[str]) -> Iterator[list[str]]:
    """What the end of a page has parted: a box's lines, or a part's heading and what stands beneath it.

    ``pages`` are their texts without blanks.
    """
    steps = blocks(handout, "step")
    groups = [*steps, *(group for block in blocks(handout, "ticks") for group in block["groups"])]
    kept = [item for group in groups for item in group["items"]]
    kept += [(step["title"], step["small"], step["body"][0]) for step in steps]
    for one in kept:
        words = [squeezed(signs.printable(each)) for each in texts(one) if " " in each]
        if not any(all(each in page for each in words) for page in pages):
            yield words
