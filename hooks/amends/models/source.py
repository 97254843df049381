"""A source: a published document, recorded once and used by many cases; and what is quoted from one."""

from __future__ import annotations

from typing import Annotated

from amends.models.base import Model, Record
from amends.models.lists import HowSaid, Perspective, Reading, Role
from amends.models.time import When
from amends.models.values import NOT_STATED, Address, Called, Day, Id, Line, Prose, Refers, Words

SourceRef = Annotated[Id, Refers("source")]


class Source(Record):
    """A published document: who wrote it, where it stands, from whose perspective, and how much of it was read."""

    title: Called
    """The document's title as printed. If it has none, write one and say under about that it is yours.
    Example: Larkmoor's notice"""
    author: Line
    """Who wrote it, as it is signed; not-stated where it is unsigned. Never try to find out who an anonymous author is.
    Example: Larkmoor Water"""
    publisher: Line
    """Who put it before the public: a paper, a site, an authority, a firm. not-stated where nobody is named.
    Example: The town paper"""
    published: When
    """When it appeared, no finer than it says itself: a year, a month, a day, or a time with its zone; else not-stated.
    Example: 2025-03-02"""
    address: Address
    """The https address at which you read it. If you know it only in part, write not-stated and never complete it.
    Example: https://larkmoor.example/notice"""
    archive: Address = NOT_STATED
    """The address of a lasting copy in a web archive. If there is none, leave this out and say why in archive-note.
    Example: https://archive.example/larkmoor-notice"""
    archive_note: Line | None = None
    """Why there is no archived copy. A source with an address needs this line or archive.
    Example: No archived copy was looked up when this was read."""
    accessed: Day
    """The day on which you read it: not before it was published, and not later than today. Example: 2026-01-05"""
    perspective: Perspective
    """From whose side it is written, whoever owns the site on which it stands. Example: company"""
    read: Reading
    """How much of it you read yourself. What you read in part never shows that something is missing from the rest.
    Example: whole"""
    archived_as: Line | None = None
    """The name of the file with its archived text, against which quotations are proved. Leave it out if there is none.
    Example: larkmoor-handbook.txt"""
    about: Prose | None = None
    """What a reader should know of the document itself: what it is, and what of it you could not read.
    Example: The notice stood on the site for one day."""


class Quotation(Model):
    """Exact words, at most 25 of them, with who said them and where they stand."""

    id: Id
    """A short name for this quotation. Evidence points at it as quote:sorry does, and its address on the page stays for
    ever.
    Example: sorry"""
    words: Words
    """The exact words in their own language, letter for letter, at most 25. Mark nothing and leave nothing out.
    Example: We are sorry for the dry day."""
    speaker: Line
    """Whose words they are. A name only for somebody in a public role; for all others a part, such as a customer.
    Example: Larkmoor Water"""
    role: Role
    """In which role the speaker speaks; not-stated where the source does not say. A company's unsigned words are
    company.
    Example: company"""
    how: HowSaid
    """Whether the words were said, were written, or are a paraphrase: somebody else's words for what was meant. A
    paraphrase needs gloss-by.
    Example: written"""
    gloss_by: Line | None = None
    """Who put it into these words, if the speaker did not. A paraphrase needs this line. Example: The town paper"""
    source: SourceRef
    """The id of the source in which you read these very words. Example: larkmoor-notice"""
    place: Line
    """Where in the source the words stand, so that others find them. Example: First sentence"""
    also_in: tuple[SourceRef, ...] = ()
    """The id of another source that prints the same words, letter for letter. Example: larkmoor-handbook"""
    note: Prose | None = None
    """What a reader needs beside the words: what they answer, or a translation that says that it is ours.
    Example: It is the first sentence that Larkmoor Water wrote."""
