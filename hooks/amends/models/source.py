"""A source: a published document, recorded once and used by many cases; and what is quoted from one."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from amends.models.base import Model, Record
from amends.models.lists import HowSaid, Perspective, Reading, Role
from amends.models.time import When
from amends.models.values import NOT_STATED, Address, Day, Id, Line, Prose, Refers, Words

SourceRef = Annotated[Id, Refers("source")]


class Source(Record):
    """A published document: who wrote it, where it stands, from whose perspective, and how much of it was read."""

    author: Line
    publisher: Line
    published: When
    address: Address
    archive: Address = NOT_STATED
    archive_note: Line | None = None
    accessed: Day
    perspective: Perspective
    read: Reading
    archived_as: Line | None = None
    about: Prose | None = None


class Quotation(Model):
    """Exact words, at most 25 of them, with who said them and where they stand."""

    id: Id
    words: Words
    speaker: Line
    role: Role
    how: HowSaid
    gloss_by: Line | None = Field(None, description="who put it into these words, if not the speaker")
    source: SourceRef
    place: Line
    also_in: tuple[SourceRef, ...] = ()
    note: Prose | None = None
