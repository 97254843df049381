"""A page is data: address, title, description and sections. Contents, anchors, search and the site all come from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

from markupsafe import Markup


@dataclass(frozen=True)
class Section:
    """A part of a page under a heading of level 2. Section ids hold an underscore, record ids never do: no clash."""

    id: str
    title: str
    html: Markup


@dataclass(frozen=True)
class Page:
    """One page. ``address`` is relative to the site's root and ends in a slash (``""`` is home); ``asked_as`` and ``updated`` are
    what a record says itself."""

    address: str
    title: str
    description: str
    html: Markup
    sections: tuple[Section, ...] = ()
    asked_as: tuple[str, ...] = ()
    updated: date | None = None

    @property
    def anchors(self) -> set[str]:
        """Every id on the page."""
        parser = _Ids()
        parser.feed(self.html)
        return parser.ids


@dataclass(frozen=True)
class Print:
    """A sheet to print: its name, its file on each paper and how many pages that has, the names by which an address may ask
    for it (today's first), who gets it in a pack, the day of its record's last change, and the script to bind it from."""

    name: str
    files: Mapping[str, str]
    pages: Mapping[str, int] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    audience: str = ""
    updated: str = ""
    script: str = ""


@dataclass(frozen=True)
class Binding:
    """How sheets are bound into a pack: who gets them, in order; papers, the usual one first; how to print what each gets; the site's address."""

    audiences: Mapping[str, str] = field(default_factory=dict)
    papers: Mapping[str, str] = field(default_factory=dict)
    printing: Mapping[str, str] = field(default_factory=dict)
    site: str = ""
    letters: str = ""


@dataclass(frozen=True)
class Site:
    """What pages must know of the site: where mistakes are reported, which other pages there are, how links are written,
    which sheets there are to print for a page, by its address, and how they are bound."""

    report_address: str
    other_pages: Mapping[str, str]
    offline: bool = False
    prints: Mapping[str, tuple[Print, ...]] = field(default_factory=dict)
    binding: Binding = field(default_factory=Binding)


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids.update(value for name, value in attrs if name == "id" and value)
