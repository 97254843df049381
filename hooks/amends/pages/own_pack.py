"""The page at ``/packs/your-own/``: every sheet that there is to print, by kind, as links; a script binds those that are ticked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from amends.models import KINDS
from amends.pages import way
from amends.pages.page import Page, Print
from amends.pages.render import Renderer

TARGET = "own-pack"
DESCRIPTION = (
    "Tick the sheets that you want, choose the paper, and print one file: your own pack for a workshop or a drill."
)
KINDS_BOUND = ("checklist", "drill", "paper", "level", "example", "standard", "case")
SECTIONS = [("choose_sheets", "Choose the sheets"), ("print_it", "How to print it")]


@dataclass(frozen=True)
class Row:
    """One sheet to choose: its title in a pack, as ``amends handouts`` has it, and what there is of it."""

    title: str
    sheet: Print


def rows(renderer: Renderer, kind: str) -> Iterator[Row]:
    """The sheets of one kind of record, in the order of its index page."""
    plural = KINDS[kind].plural
    for record in getattr(renderer.playbook, plural):
        found = renderer.site.prints.get(f"{plural}/{record.id}/", ())
        for one in found:
            yield Row(f"{record.title}: {one.name}" if len(found) > 1 else record.title, one)


def page(renderer: Renderer) -> Page:
    """The page, with every sheet to choose from."""
    groups = [(kind, way.NAMES[KINDS[kind].plural], [*rows(renderer, kind)]) for kind in KINDS_BOUND]
    address = renderer.linker.addresses[TARGET]
    return renderer.page(
        "own-pack.html", address, way.NAMES[TARGET], DESCRIPTION, SECTIONS,
        groups=[group for group in groups if group[2]], binding=renderer.site.binding,
        whole=renderer.site.binding.site.rstrip("/") + f"/{address}",
        file=lambda path: renderer.linker.file(path, address),
    )  # fmt: skip
