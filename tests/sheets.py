"""Reads a printed sheet back, as tests ask of it: its text, its tags, its links, its boxes, its ink."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pypdf
import pypdfium2
import zxingcpp

from amends.handouts import signs
from amends.handouts.handout import Handout, Section, texts

MM = 72 / 25.4
_BOX = re.compile(r"\b0 0 m ([\d.]+) 0 l \1 \1 l 0 \1 l\nh\nS\b")
JOINTS = str.maketrans("", "", "\u200b\u00ad")


def squeezed(text: str) -> str:
    """A text without its blanks and joints: lines are broken anew on paper."""
    return "".join(text.translate(JOINTS).split())


@dataclass
class Sheet:
    """One PDF, read by two programs that are not the one that made it."""

    content: bytes

    @cached_property
    def pdf(self) -> pypdf.PdfReader:
        return pypdf.PdfReader(io.BytesIO(self.content))

    @property
    def root(self) -> Any:
        return self.pdf.trailer["/Root"]

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page in the order in which it is stored, without blanks."""
        return [squeezed(page.extract_text()) for page in self.pdf.pages]

    @property
    def text(self) -> str:
        """All text, without blanks."""
        return "".join(self.pages)

    def running(self, handouts: Sequence[Handout]) -> Iterator[str]:
        """The text of each handout bound here, without what stands at the head and the foot of its pages."""
        pages = self.pages
        for number, one in enumerate(pages, 1):
            assert one.endswith(f"Page{number}of{len(pages)}")
        starts = [*_starts(handouts, pages), len(pages)]
        for one, start, end in zip(handouts, starts, starts[1:], strict=False):
            foot = squeezed(f"{one.short_address} · Version {one.updated} · Text: CC BY 4.0")
            feet = (f"{foot}Page{number}of{len(pages)}" for number in range(start + 1, end + 1))
            yield "".join(
                page.removeprefix(one.banner).removesuffix(each)
                for page, each in zip(pages[start:end], feet, strict=True)
            )

    @property
    def tags(self) -> Iterator[Any]:
        """Every element of the tag tree, in order."""
        return _elements(self.root["/StructTreeRoot"])

    @property
    def counted(self) -> Counter[str]:
        """How many there are of each tag."""
        return Counter(tag["/S"] for tag in self.tags)

    @property
    def headings(self) -> list[tuple[str, str]]:
        """Every heading: its tag, and its title without blanks."""
        return [(tag["/S"], squeezed(tag.get("/T", ""))) for tag in self.tags if re.fullmatch(r"/H\d", tag["/S"])]

    @property
    def links(self) -> set[str]:
        """Where all links lead."""
        notes = [one.get_object() for page in self.pdf.pages for one in page.get("/Annots", ())]
        return {one["/A"]["/URI"] for one in notes if one["/Subtype"] == "/Link" and "/URI" in one.get("/A", ())}

    @property
    def boxes(self) -> list[float]:
        """The sides of all boxes to tick, in millimetres."""
        streams = [page.get_contents() for page in self.pdf.pages]
        drawn = [side for one in streams if one is not None for side in _BOX.findall(one.get_data().decode("latin-1"))]
        return [float(side) / MM for side in drawn]

    @property
    def fonts(self) -> dict[str, bool]:
        """Every font, and whether it lies in the file."""
        found: dict[str, bool] = {}
        for page in self.pdf.pages:
            for one in page["/Resources"].get("/Font", {}).values():
                for part in one.get_object().get("/DescendantFonts", [one]):
                    within = part.get_object()["/FontDescriptor"].keys()
                    found[part.get_object()["/BaseFont"]] = any(key.startswith("/FontFile") for key in within)
        return found

    def drawn(self, page: int, dots: float = 2) -> tuple[int, int, bytes]:
        """A page as greys: width, height and one byte for each dot."""
        picture = pypdfium2.PdfDocument(self.content)[page].render(scale=dots, grayscale=True)
        rows = memoryview(picture.buffer).cast("B")
        lines = (bytes(rows[y * picture.stride :][: picture.width]) for y in range(picture.height))
        return picture.width, picture.height, b"".join(lines)

    def codes(self) -> list[str]:
        """What the QR codes on the first page say."""
        width, height, dots = self.drawn(0)
        return [one.text for one in zxingcpp.read_barcodes(memoryview(dots).cast("B", (height, width)))]

    def outside(self, sides: float = 16, ends: float = 8) -> list[int]:
        """The pages on which something dark stands nearer to an edge than so many millimetres."""
        found = []
        for page in range(len(self.pdf.pages)):
            width, height, dots = self.drawn(page, dots=1)
            side, end = int(sides * MM), int(ends * MM)
            rows = [dots[y * width :][:width] for y in range(height)]
            edges = [*rows[:end], *rows[-end:], *(row[:side] for row in rows), *(row[-side:] for row in rows)]
            if min(map(min, edges)) < 250:
                found.append(page)
        return found


def _starts(handouts: Sequence[Handout], pages: Sequence[str]) -> Iterator[int]:
    """The place of the page on which each handout begins, with its label and its title."""
    at = 0
    for one in handouts:
        head = squeezed(f"{one.banner}{one.label} · Amends{one.title}").upper()
        at = next(number for number in range(at, len(pages)) if pages[number].upper().startswith(head))
        yield at
        at += 1


def _elements(node: Any) -> Iterator[Any]:
    node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
    if isinstance(node, dict) and "/S" in node:
        yield node
    inside = node.get("/K") if isinstance(node, dict) else None
    inside = inside.get_object() if isinstance(inside, pypdf.generic.IndirectObject) else inside
    for one in inside if isinstance(inside, list) else [inside]:
        if isinstance(one, (dict, pypdf.generic.IndirectObject)):
            yield from _elements(one)


def blocks(handout: Handout, name: str) -> list[dict[str, Any]]:
    """All blocks of one kind in a handout."""
    parts = [section.blocks for sheet in handout.sheets for section in sheet]
    return [block for some in (handout.lead, *parts) for block in some if block["block"] == name]


def boxes(handout: Handout) -> int:
    """How many boxes to tick there must be."""
    groups = [group for block in blocks(handout, "ticks") for group in block["groups"]]
    steps = sum(len(block["items"]) for block in blocks(handout, "step"))
    cells = [cell for block in blocks(handout, "table") for row in block["rows"] for cell in row]
    return sum(len(group["items"]) for group in groups) + steps + cells.count("[ ]")


def headings(handout: Handout) -> list[str]:
    """Every heading there must be, without blanks; the title first."""
    found = [handout.title]
    for sheet in handout.sheets:
        for section in sheet:
            found += [section.title] if section.title else []
            for block in section.blocks:
                named = block.get("groups", []) + block.get("parts", [])
                named += block["items"] if block["block"] == "cards" else []
                found += [part["title"] for part in named if part["title"]]
                found += [block["title"]] if block["block"] == "step" else []
    return [squeezed(one) for one in found]


def listed(handout: Handout) -> int:
    """How many items of lists there must be: points, boxes, notes to a draft, and lists within prose."""
    found = 0
    for sheet in [[Section("", handout.lead)], *handout.sheets]:
        for block in (each for section in sheet for each in section.blocks):
            groups = block.get("groups", []) + block.get("parts", [])
            found += sum(len(group["items"]) for group in groups)
            found += len(block["items"]) if block["block"] in {"points", "step"} else 0
            found += sum(len(part["notes"]) for part in block.get("paragraphs", ()))
            found += _items(block)
    return found


def _items(value: Any) -> int:
    """The items of all lists in a tree of prose."""
    if isinstance(value, dict):
        own = len(value["children"]) if value.get("kind") in {"bullets", "numbers"} else 0
        return own + _items([*value.values()])
    return sum(map(_items, value)) if isinstance(value, (list, tuple)) else 0


def in_order(handout: Handout, text: str) -> None:
    """Every text of the handout stands on it, sheet by sheet and section by section in its order."""
    start = 0
    for block in (each for sheet in handout.sheets for section in sheet for each in section.blocks):
        words = [squeezed(signs.printable(each)) for each in texts(block) if " " in each and each != "[ ]"]
        assert all(each in text for each in words), ([each for each in words if each not in text], text)
        first = next(iter(words), "")
        start = text.index(first, 0 if block["block"] in {"ticks", "beside", "table", "facts"} else start)
