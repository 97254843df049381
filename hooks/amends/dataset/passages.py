"""A page's HTML as the passages that a reader sees: one for each part of the page, with the anchor that leads to it.

What a search need not find is left out: lists of links to the page's own parts, what only the eye reads, code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

PARTS = {"h2", "h3"}  # a heading with an id begins a passage
HIDDEN = {"script", "noscript", "style", "template", "svg", "h1"}
WITHIN_WORDS = {"a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"}  # fmt: skip
VOID = {"br", "hr", "img", "input", "wbr", "col", "area", "link", "meta", "source", "track", "embed", "base"}


@dataclass
class Passage:
    """A part of a page: its section, the anchor that leads to it, its heading, and its text with a line for each block."""

    section: str
    anchor: str
    heading: str
    text: str


def passages(html: str) -> list[Passage]:
    """The passages of a page in reading order, those without text left out; the first has no anchor and no heading."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    found = [
        Passage(one.section, one.anchor, _line("".join(one.heading)), _lines("".join(one.text))) for one in parser.parts
    ]
    return [one for one in found if one.text or one.heading]


def _line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    return "\n".join(line for line in map(_line, text.split("\0")) if line)


@dataclass
class _Part:
    section: str = ""
    anchor: str = ""
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Parser(HTMLParser):
    """Sorts text into parts. A null character, which no page holds, ends each block."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = [_Part()]
        self.open: list[tuple[str, bool]] = []  # every open element, and whether it is hidden
        self.into = self.parts[0].text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in WITHIN_WORDS:
            self.into.append("\0")
        if tag in VOID:
            return
        hidden = tag in HIDDEN or "data-search-exclude" in given or given.get("aria-hidden") == "true"
        self.open.append((tag, hidden or bool(self.open and self.open[-1][1])))
        if tag in PARTS and given.get("id") and not self.open[-1][1]:
            anchor = given["id"] or ""
            self.parts.append(_Part(anchor if tag == "h2" else self.parts[-1].section, anchor))
            self.into = self.parts[-1].heading

    def handle_endtag(self, tag: str) -> None:
        if tag in (name for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass
        if tag in PARTS:
            self.into = self.parts[-1].text
        if tag not in WITHIN_WORDS:
            self.into.append("\0")

    def handle_data(self, data: str) -> None:
        if not (self.open and self.open[-1][1]):
            self.into.append(re.sub("\0", "", data))
