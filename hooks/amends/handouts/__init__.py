"""Every sheet that can be printed, as data made from records; ``store`` makes the files, and ``press`` one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from amends.handouts import cases, checklists, drills, examples, levels, packs, papers, standards
from amends.handouts.handout import PAPERS, Handout
from amends.handouts.text import Writer
from amends.playbook import Playbook

__all__ = ["KINDS_PRINTED", "PAPERS", "Handout", "gather", "own_pack"]

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
    sheets = _sheets(writer)
    bound = [
        replace(made, formerly=one.formerly) for one in playbook.packs for made in packs.handouts(writer, one, sheets)
    ]
    return [*(made for several in sheets.values() for made in several), *bound]


def own_pack(playbook: Playbook, site: str, identifier: str, targets: Sequence[str]) -> list[Handout]:
    """A pack that no record describes: the sheets of these records; raises KeyError for one that has none."""
    writer = Writer(playbook, site.rstrip("/") + "/")
    sheets = _sheets(writer)
    return packs.of_records(writer, identifier, targets, {target: sheets[target] for target in targets})


def _sheets(writer: Writer) -> dict[str, list[Handout]]:
    """The handouts of each record that has any, but packs, by kind and id."""
    return {
        entry.record.target: [replace(made, formerly=entry.record.formerly) for made in makes(writer, entry.record)]
        for kind, makes in KINDS_PRINTED.items()
        for _, entry in sorted(writer.playbook.entries[kind].items())
    }
