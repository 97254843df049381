"""Every sheet that can be printed, as data made from records; ``store`` makes the files, and ``press`` one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from amends.handouts import cases, checklists, drills, examples, levels, papers, standards
from amends.handouts.handout import PAPERS, Handout
from amends.handouts.text import Writer
from amends.playbook import Playbook

__all__ = ["KINDS_PRINTED", "PAPERS", "Handout", "gather"]

_Makes = Callable[[Writer, Any], list[Handout]]
KINDS_PRINTED: dict[str, _Makes] = {
    "checklist": checklists.handouts,
    "drill": drills.handouts,
    "paper": papers.handouts,
    "level": levels.handouts,
    "standard": standards.handouts,
    "case": cases.handouts,
    "example": examples.handouts,
}


def gather(playbook: Playbook, site: str) -> list[Handout]:
    """All handouts of a playbook whose site has this address, by kind and id; a record's variants follow each other."""
    writer = Writer(playbook, site.rstrip("/") + "/")
    return [
        replace(made, formerly=entry.record.formerly)
        for kind, makes in KINDS_PRINTED.items()
        for _, entry in sorted(playbook.entries[kind].items())
        for made in makes(writer, entry.record)
    ]
