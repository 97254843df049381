"""The parts of advice and of a board of ideas: where it stands on our standards, its ideas, what does not go together."""

from __future__ import annotations

from typing import Annotated

from amends.models.base import Model
from amends.models.event import Evidence
from amends.models.lists import BoardLabel, Stance
from amends.models.source import SourceRef
from amends.models.standard import StandardRef
from amends.models.values import Called, Id, Line, Prose, Refers, Words

RecordLink = Annotated[Line, Refers("standing")]


class Position(Model):
    """Where guidance or a board stands on one of our standards."""

    standard: StandardRef
    """The id of the standard; each standard once in a case. Example: told-early"""
    stance: Stance
    """Where the text stands on it. silent is an answer, and no reproach. Example: asks-for"""
    because: Prose
    """What in the text shows the stance, in your own words. Example: One note asks for it."""
    evidence: tuple[Evidence, ...] = ()
    """Where it shows: a source's id, or quote: with a quotation's id. Example: larkmoor-handbook"""


class Idea(Model):
    """One idea of a board: its words, its label as printed, what it became or why not."""

    id: Id
    """A short name for this idea. Other ideas point at it, and its address on the page stays for ever.
    Example: tell-them"""
    words: Words
    """The note's exact words as printed, at most 25. Example: Tell them at once."""
    source: SourceRef
    """The id of the source that shows the board. Example: larkmoor-handbook"""
    place: Line
    """Where on the board the note hangs. Example: Upper row"""
    label: BoardLabel
    """The label as printed on the board, also where you would choose another; none where there is none.
    Example: can-do"""
    tells: Prose
    """What the idea asks for, in your own words and without judging it. Example: It asks for speed."""
    became: tuple[RecordLink, ...] = ()
    """What it became here, as kind/id. An idea needs became or why-not. Example: standard/told-early"""
    why_not: Prose | None = None
    """Why it became nothing, or with which limit. An idea needs became or why-not. Example: Nobody says who pays."""
    same_as: tuple[Id, ...] = ()
    """The id of another idea of this board that says the same. Example: free-water"""
    gaps: tuple[Line, ...] = ()
    """One thing that the idea leaves open, such as who does it, by when or how much. Example: Who tells them"""


class Contradiction(Model):
    """Two or more statements that do not go together, and how we read that."""

    id: Id
    """A short name for this contradiction; its address on the page stays for ever. Example: who-pays"""
    title: Called
    """What they disagree about, in a few words. Example: Who pays"""
    between: tuple[Id, ...] = ()
    """The id of one of the ideas, or other parts of this record, that do not go together. Example: free-water"""
    text: Prose
    """What each of them says, and how we read it. Be as fair to the one as to the other.
    Example: The one costs nothing; the other says nothing of who pays."""
