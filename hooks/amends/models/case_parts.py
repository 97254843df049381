"""The parts that every kind of case has: who took part, what is worth knowing, what to learn, what to read beside it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from amends.models.base import Model
from amends.models.choices import YesNo
from amends.models.event import Witnesses
from amends.models.standard import StandardRef
from amends.models.values import Called, Country, Id, Line, Prose, Refers

Countries = Annotated[tuple[Country, ...], Field(min_length=1)]


class Organisation(Model):
    """Who took part, under which name, in which part."""

    name: Line
    """The public name of a firm or an authority. For private people a description, such as a customer.
    Example: Larkmoor Water"""
    part: Line
    """Its part in the story. Say of one that its response is judged. Example: The firm whose response is judged"""


class Name(Model):
    """A name that stands differently in a source and on the public record."""

    as_quoted: Line
    """The name exactly as the source writes it, mistakes too. Example: Larkmore"""
    on_record: Line
    """The same name as the public record has it. Only for people in a public role, and for firms. Example: Larkmoor"""
    evidence: Witnesses
    """The source with the odd name, and what shows the right one. Example: larkmoor-notice"""


class Point(Model):
    """One point that a text makes, in our words, with the standards it touches."""

    id: Id
    """A short name for this point; its address on the page stays for ever. Example: short-words"""
    title: Called
    """The point in a few words, as a heading. Example: Short words"""
    text: Prose
    """What the text says, in your own words; what you add yourself says that it is ours.
    Example: It asks for words that everybody knows."""
    standards: tuple[StandardRef, ...] = ()
    """The id of a standard that the point touches. Example: told-early"""
    evidence: Witnesses
    """Where the point stands: a source's id, or quote: with a quotation's id. Example: larkmoor-handbook"""


class Lesson(Model):
    """What to take from the case, and the standards that carry it."""

    id: Id
    """A short name for this lesson; its address on the page stays for ever. Example: say-it-at-seven"""
    text: Prose
    """What others can do better or as well, from this case alone. Example: Say it when you know it."""
    standards: tuple[StandardRef, ...] = ()
    """The id of a standard that carries the lesson. Example: told-early"""


class Related(Model):
    """Another case worth reading beside this one, and why."""

    case: Annotated[Id, Refers("case")]
    """The id of another case; never of this one. Example: larkmoor-bill"""
    because: Line
    """Why it is worth reading beside this one. Example: The same firm"""


class Reply(Model):
    """The right of reply: whether the organisation was asked, whether it answered, and its words."""

    asked: YesNo
    """Whether anybody asked the organisation for a reply. Ask a living firm first if you can, before you call anything
    missed.
    Example: no"""
    answered: YesNo
    """Whether it answered; no where nobody asked it. Example: no"""
    words: Prose | None = None
    """Its reply in its own words, unchanged. Look at the verdicts again when it comes.
    Example: We have bought a second pump."""
