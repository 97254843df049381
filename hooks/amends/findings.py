"""What is wrong with a record, and where: a value, never an exception and never a print.

A finding names the place, the rule, what was found, what was expected and how to mend it, so that a person who is no
programmer can act on the one line alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

_AS_GOOD = 0.1  # a likeness less by this is as good
_SAME = 0.7  # so much alike are words of which one is the other misspelt


@dataclass(frozen=True, order=True)
class Finding:
    """One thing wrong with a file: ``path`` is relative to the root, ``line`` and ``column`` count from 1.

    ``near`` is the allowed value nearest to the one that was written. ``example`` is a line that would do, where there
    is one, with a blank ``‹…›`` for what only the contributor can know.
    """

    path: str
    line: int
    column: int
    rule: str
    what: str
    expected: str = ""
    remedy: str = ""
    near: str = ""
    example: str = ""

    @property
    def message(self) -> str:
        """What was found, what was expected and how to mend it, on one line: ``what; expected …. Remedy.``"""
        text = f"{self.what}; expected {self.expected}" if self.expected else self.what
        return " ".join(f"{text}. {self.remedy}".split())

    def __str__(self) -> str:
        """The finding on one line: ``path:line:column rule: what; expected …. Remedy.``"""
        return " ".join(f"{self.path}:{self.line}:{self.column} {self.rule}: {self.message}".split())


def closest(value: str, allowed: Iterable[str], wanted: Collection[str] = (), *, strict: bool = False) -> str:
    """The allowed word that looks most like the one that was written, or nothing; of those alike, one that is wanted.

    ``strict`` is for names of several words, of which many share a word: none is guessed that has another word there.
    """
    word = value.lower()
    near = get_close_matches(word, sorted(allowed), n=3, cutoff=0.6)
    near = [one for one in near if akin(word, one)] if strict else near
    best = near[0] if near else ""
    least = SequenceMatcher(None, best, word).ratio() - _AS_GOOD if wanted else 1
    alike = (one for one in near if one in wanted and SequenceMatcher(None, one, word).ratio() >= least)
    return next(alike, best)


def akin(name: str, other: str) -> bool:
    """Whether two names are the same but for a typing error or two, or for one word that only one of them has."""
    ours, theirs = ([*re.split(r"\W", one)] for one in (name, other))
    mine, yours = [one for one in ours if one not in theirs], [one for one in theirs if one not in ours]
    if not mine or not yours:
        return len(mine + yours) <= 1
    numbers = any(map(str.isdigit, mine)) and any(map(str.isdigit, yours))  # another year is no typing error
    return not numbers and SequenceMatcher(None, "".join(mine), "".join(yours)).ratio() >= _SAME


def nearest(value: str, allowed: Collection[str], more: str = "", *, strict: bool = False) -> str:
    """The remedy for a word that is not on a list: the likeliest meant word, then the list, and what is not told of it.

    Example: ``Did you mean 'credit'? One of: credit, refund.``
    """
    if not allowed:
        return "There is none yet."
    close = closest(value, allowed, strict=strict)
    guess = f"Did you mean '{close}'? " if close else ""
    return f"{guess}One of: {', '.join(sorted(allowed))}{more}."


def count(findings: Sequence[Finding]) -> str:
    """The closing line of a run: ``no findings``, ``1 finding`` or ``n findings in m files``."""
    if not findings:
        return "no findings"
    files = len({finding.path for finding in findings})
    noun = "finding" if len(findings) == 1 else "findings"
    return f"{len(findings)} {noun} in {files} {'file' if files == 1 else 'files'}"
