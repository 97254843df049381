"""A standard: one testable sentence of ours that a response meets or misses."""

from __future__ import annotations

from typing import Annotated

from amends.models.base import Model, Record, listed
from amends.models.choices import Flag
from amends.models.lists import Phase, Seen
from amends.models.values import Id, Line, Prose, Refers

StandardRef = Annotated[Id, Refers("standard")]


class Origin(Model):
    """Where a standard comes from: a framework's principle, a source, a case, or ourselves. Exactly one of the four."""

    principle: Annotated[Line, Refers("framework#")] | None = None
    source: Annotated[Id, Refers("source")] | None = None
    case: Annotated[Id, Refers("case")] | None = None
    ours: Line | None = None
    note: Line | None = None


class Standard(Record):
    """One testable sentence, with why it matters, how to see that it is met or missed, and its caution."""

    sentence: Line
    phase: Phase
    seen: Seen
    core: Flag
    origin: tuple[Origin, ...] = listed()
    why: Prose
    met_when: tuple[Line, ...] = listed()
    missed_when: tuple[Line, ...] = listed()
    caution: Prose
    who: Line
