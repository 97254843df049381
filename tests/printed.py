"""Prints a page as a reader's browser does, reads the sheets back, and says what is wrong with them.

Two programs that did not make the sheets read them: pdfium where text stands, pypdf in which colours it is drawn.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import pypdf
import pypdfium2

from every_page import Wrong, ask
from sheets import MM, squeezed
from test_browser import Visit

SIDE, TOP, BOTTOM = 15 * MM, 16 * MM, 18 * MM  # the margins, in points; the comparison has its own
WIDTH = 680  # what A4 leaves for the text, in pixels
TALL = 780  # what is lower than this many pixels fits any sheet well
DARK = 0.2  # no ink is paler
# The numbers and the operator of each step of a drawing that tells a colour or uses one.
_OPERATORS = re.compile(
    r"(?<![^\s>\]])((?:-?[\d.]+ )*)([qQ]|rg|g|RG|G|k|K|sh|scn|SCN|Tj|TJ|[Ss]|f\*?|F|[Bb]\*?|BI)(?=\s|$)"
)


def letters(text: str) -> str:
    """Latin letters alone: lists get numbers on paper, and a Chinese sign can come back as its radical."""
    plain = unicodedata.normalize("NFKD", text.replace("ʼ", "")).casefold()  # a glyph that the heading's ’ shares
    return "".join(one for one in plain if one.isascii() and one.isalpha())


class Printed:
    """The sheets of one page."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    @cached_property
    def sheets(self) -> list[tuple[str, str, str, str]]:
        """The text of each sheet: what stands above, in the middle, below, and at the sides, where nothing may be."""
        return [self._parts(page) for page in pypdfium2.PdfDocument(self.content)]

    def _parts(self, page: Any) -> tuple[str, str, str, str]:
        width, height = page.get_size()
        text, top, right = page.get_textpage(), height - TOP, width - SIDE
        boxes = [(0, top, width, height), (0, BOTTOM, width, top), (0, 0, width, BOTTOM)]
        above, middle, below = (text.get_text_bounded(*box) for box in boxes)
        return (
            above,
            middle,
            below,
            text.get_text_bounded(0, 0, SIDE - 3, height) + text.get_text_bounded(right + 3, 0, width, height),
        )

    @cached_property
    def letters(self) -> list[str]:
        """The letters of each sheet's own text."""
        return [letters(middle) for _, middle, _, _ in self.sheets]

    def whole(self, texts: Iterable[str]) -> bool:
        """Whether all these texts stand on one sheet."""
        wanted = [letters(one) for one in texts]
        return any(all(one in sheet for one in wanted) for sheet in self.letters)

    @cached_property
    def inks(self) -> set[tuple[str, float]]:
        """What is drawn how pale: text, areas and lines; 0 is black, 1 is white."""
        found: set[tuple[str, float]] = set()
        for page in pypdf.PdfReader(io.BytesIO(self.content)).pages:
            for drawing in _drawings(page):
                found |= _inks(drawing.decode("latin-1"))
        return found


def _drawings(part: Any) -> Iterator[bytes]:
    """What a page draws, and each part that it draws as a whole."""
    yield part.get_contents().get_data() if isinstance(part, pypdf.PageObject) else part.get_data()
    for one in part.get("/Resources", {}).get("/XObject", {}).values():
        yield from _drawings(one.get_object())


def _inks(drawing: str) -> set[tuple[str, float]]:
    found, fill, line, kept = set(), 0.0, 0.0, []
    for numbers, operator in _OPERATORS.findall(drawing):
        match operator:
            case "q":
                kept.append((fill, line))
            case "Q":
                fill, line = kept.pop()
            case "rg" | "g":
                fill = max(map(float, numbers.split()))
            case "RG" | "G":
                line = max(map(float, numbers.split()))
            case "Tj" | "TJ":
                found.add(("text", fill))
            case "S" | "s":
                found.add(("line", line))
            case "f" | "f*":
                found.add(("area", fill))
            case _:
                found.add((f"what “{operator}” draws", 0.5))
    return found


def prints(visit: Visit, path: str, paper: str, ground: bool = False) -> list[Wrong]:
    """Print the page that is open on A4 or Letter, with the browser's own head and foot off; what is wrong with the sheets."""
    visit.page.emulate_media(media="print")
    visit.page.set_viewport_size({"width": WIDTH, "height": 900})
    asked = ask(visit, f"paper.asks({TALL})")
    visit.page.emulate_media(media="null")  # “screen” would hold on paper, too
    made = Printed(visit.page.pdf(format=paper, prefer_css_page_size=True, print_background=ground))
    return [Wrong(path or "home", rule, paper, detail) for rule, detail in _wrong(made, asked)]


def _wrong(made: Printed, asked: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from _bands(made, asked)
    running = "".join(made.letters)
    yield from (("text is lost", one) for one in asked["words"] + asked["folded"] if letters(one) not in running)
    for rule, name in {
        "a row is cut": "rows",
        "a block is cut": "blocks",
        "a heading stands alone": "headings",
    }.items():
        yield from ((rule, " | ".join(part)[:200]) for part in asked[name] if not made.whole(part))
    yield from (("part of the screen", one) for one in asked["screen"])
    yield from (
        (f"pale {what}", f"{grey:.2f}")
        for what, grey in made.inks
        if not (grey <= DARK or (grey == 1 and what == "area"))
    )
    yield from (("nearly empty sheet", one) for one in made.letters[:-1] if len(one) < 100)


def _bands(made: Printed, asked: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The same head and foot on every sheet, its number, and nothing else in the margins."""
    version = f"Version {asked['updated']}" if asked["updated"] else ""
    for number, (above, _, below, beside) in enumerate(made.sheets, 1):
        pages = f"Page {number} of {len(made.sheets)}"
        if sorted(squeezed(above)) != sorted(squeezed(asked["title"] + version)):
            yield "head", above
        if sorted(squeezed(below)) != sorted(squeezed(asked["address"] + pages)):
            yield "foot", below
        if beside.strip():
            yield "text in a side margin", beside
