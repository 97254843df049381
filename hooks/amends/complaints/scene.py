"""Where the parser gave up, and what a clue makes of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from amends.document import Mark

Homes = Mapping[str, Collection[str]]  # a field's name, and those of the fields that it stands in; "" is the top level
NOWHERE: Homes = MappingProxyType({})


class Complaint(NamedTuple):
    """What is wrong, and the place where it is to be mended."""

    place: Mark
    what: str
    expected: str
    remedy: str


@dataclass(frozen=True)
class Quotation:
    """A text in quotation marks: which mark, where it opens, and the place right after the closing one."""

    sign: str
    start: Mark
    end: Mark


@dataclass(frozen=True)
class Scene:
    """The lines, where the parser gave up, where that which it was reading began, the quotation it read last, the brackets
    that stood open there, the outermost first, and in which fields each field of such a record can stand, if known."""

    lines: Sequence[str]
    place: Mark
    begun: Mark
    last: Quotation | None = None
    brackets: Sequence[Mark] = ()
    homes: Homes = field(default_factory=dict)

    def line(self, number: int) -> str:
        """One line of the file; empty outside it."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def rest(self, mark: Mark) -> str:
        """What stands in a line from a place on."""
        return self.line(mark.line)[mark.column - 1 :].rstrip()


Clue = Callable[[Scene], Complaint | None]
