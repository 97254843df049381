"""Every rule explained: what it asks, why, and what it looks like broken and mended.

The explanations lie beside the code, in ``rules/<group>.yml``; ``amends explain``, the rule reference, the findings and
the editors all take them from here. A test holds the ids against the code, and each example against the check itself.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from amends import reader

GROUPS = {
    "files": "Files and their names",
    "yaml": "Plain YAML",
    "fields": "Fields",
    "values": "Values",
    "references": "References and ids",
    "time": "Dates and times",
    "quotations": "Quotations and sources",
    "evidence": "Verdicts and evidence",
    "standards": "Standards, checklists, examples, drills, packs and papers",
    "levels": "Response levels",
    "history": "What was published stays",
    "handouts": "Sheets to print",
}
PARTS = ("sentence", "why", "failing", "mended")


@dataclass(frozen=True)
class Explanation:
    """One rule: the sentence that holds where it is kept, why we ask it, and an example broken and mended.

    ``failing`` and ``mended`` are pieces of a record. Where the rule is about a file as a whole, they are words about it.
    """

    id: str
    group: str
    sentence: str
    why: str
    failing: str
    mended: str


@cache
def rules() -> dict[str, Explanation]:
    """Every rule by its id, group by group; raises ValueError when the rulebook itself is not sound."""
    found: dict[str, Explanation] = {}
    for group in GROUPS:
        found.update(_group(group))
    return found


def _group(group: str) -> dict[str, Explanation]:
    raw = resources.files("amends").joinpath("rules", f"{group}.yml").read_bytes()
    document, findings = reader.read(raw, f"rules/{group}.yml")
    if findings or not isinstance(document.data, dict):
        raise ValueError(f"the rulebook cannot be read: {[*map(str, findings)]}")
    data: dict[str, Any] = document.data
    if lacking := [identifier for identifier, parts in data.items() if set(parts) != set(PARTS)]:
        raise ValueError(f"rules/{group}.yml: {', '.join(lacking)} must have {', '.join(PARTS)}")
    return {identifier: Explanation(identifier, group, **parts) for identifier, parts in data.items()}


def address(rule: str) -> str:
    """The address of the rule's page on the site, whose own address is AMENDS_URL where that is set."""
    return f"{os.environ.get('AMENDS_URL', 'https://amends.example/').rstrip('/')}/reference/rules/{rule}/"
