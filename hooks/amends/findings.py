"""What is wrong with a record, and where: a value, never an exception and never a print.

A finding names the place, the rule, what was found, what was expected and how to mend it, so that a person who is no
programmer can act on the one line alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Finding:
    """One thing wrong with a file: ``path`` is relative to the root, ``line`` and ``column`` count from 1."""

    path: str
    line: int
    column: int
    rule: str
    what: str
    expected: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        """The finding on one line: ``path:line:column rule: what; expected …. Remedy.``"""
        text = f"{self.path}:{self.line}:{self.column} {self.rule}: {self.what}"
        if self.expected:
            text += f"; expected {self.expected}"
        return " ".join(f"{text}. {self.remedy}".split())


def nearest(value: str, allowed: Iterable[str]) -> str:
    """The remedy for a word that is not on a list: the likeliest meant word, then the list.

    Example: ``Did you mean 'credit'? One of: credit, refund.``
    """
    words = sorted(allowed)
    if not words:
        return "There is none yet."
    close = get_close_matches(value.lower(), words, n=1, cutoff=0.6)
    guess = f"Did you mean '{close[0]}'? " if close else ""
    return f"{guess}One of: {', '.join(words)}."


def count(findings: Sequence[Finding]) -> str:
    """The closing line of a run: ``no findings``, ``1 finding`` or ``n findings in m files``."""
    if not findings:
        return "no findings"
    files = len({finding.path for finding in findings})
    noun = "finding" if len(findings) == 1 else "findings"
    return f"{len(findings)} {noun} in {files} {'file' if files == 1 else 'files'}"
