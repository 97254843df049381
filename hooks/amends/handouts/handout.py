"""A handout is data: title, language, date, address and sheets of sections. Templates give it its looks.

Nothing here knows Typst. A pack binds the handouts of other records into one document.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]
PAPERS = {"a4": "A4", "letter": "US Letter"}


@dataclass(frozen=True)
class Section:
    """What stands under one heading; without a title it goes on from what stands above."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Handout:
    """One printable document about one record.

    ``sheets`` are groups of sections that begin on a page of their own. With ``fit`` the template chooses columns and size
    so that each is one page, on every paper: what ``must`` fit and does not is a finding, what ``may`` fit flows on.
    ``bound`` are the handouts that follow it in the same document, and ``audience`` is who gets it there.
    ``address`` is the whole address of the record's page; ``banner`` stands at the top of every page.
    """

    kind: str
    id: str
    folder: str
    label: str
    title: str
    updated: dt.date
    address: str
    sheets: tuple[tuple[Section, ...], ...]
    variant: str = ""
    name: str = "The sheet"
    lead: tuple[Block, ...] = ()
    banner: str = ""
    language: str = "en"
    fit: str = ""
    wide: bool = False
    large: bool = False
    audience: str = "participants"
    bound: tuple[Handout, ...] = ()
    formerly: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """The address of the record's page below the site's root."""
        return f"{self.folder}/{self.id}/"

    @property
    def target(self) -> str:
        """The record: ``kind/id``."""
        return f"{self.kind}/{self.id}"

    def sheet(self, identifier: str = "") -> str:
        """The name of one of the record's sheets: ``drill/dry-tap-observers``; also under an old id."""
        return f"{self.kind}/{identifier or self.id}" + (f"-{self.variant}" if self.variant else "")

    def path(self, paper: str, identifier: str = "") -> str:
        """Where the file stands below the handouts' folder: ``checklists/first-hour-a4.pdf``; also under an old id."""
        return f"{self.folder}/{self.sheet(identifier).partition('/')[2]}-{paper}.pdf"

    @property
    def script(self) -> str:
        """Where the script stands from which a browser binds the sheet: beside its files."""
        return f"{self.folder}/{self.sheet().partition('/')[2]}.js"

    def paths(self, paper: str) -> list[str]:
        """The same, and then where the file stood before its record was renamed: no published address dies."""
        return [self.path(paper, identifier) for identifier in (self.id, *self.formerly)]

    @property
    def short_address(self) -> str:
        """The address as people type it."""
        return re.sub(r"^https?://(www\.)?", "", self.address).rstrip("/")


def texts(value: Any) -> Iterator[str]:
    """Every text in a handout's data, in the order of reading."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from texts(one)
    elif isinstance(value, Section):
        yield from texts((value.title, value.blocks))
