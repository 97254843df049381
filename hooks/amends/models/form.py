"""What a value looks like from outside: in words, as a pattern, as a list. Editors, the field reference and the template
for a new record take it from here; what is truly accepted is decided by the type's validator, and a test holds the two
against each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

TEXT = ("string", "number", "boolean")  # an editor's YAML reads 2015 as a number; for us every value is text


@dataclass(frozen=True, eq=False)
class Form:
    """One form of a value: ``says`` ends the sentence “Write …”; ``pattern`` is a regular expression that JavaScript
    reads too; ``types`` are what an editor may take the text for; ``options`` are the only words, with their meaning."""

    says: str
    pattern: str = ""
    longest: int = 0
    types: tuple[str, ...] = TEXT
    options: Mapping[str, str] = field(default_factory=dict)
