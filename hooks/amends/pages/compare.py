"""The page at ``/compare/`` that sets cases side by side: the rows there are, in order; a script fills those of the cases chosen."""

from __future__ import annotations

from dataclasses import dataclass

from amends.assess.card import COLUMNS as CARDS
from amends.assess.clock import STEPS
from amends.models.lists import EFFORTS, REMEDY_TYPES, STANCES, VERDICTS
from amends.models.values import upfirst
from amends.pages import way
from amends.pages.page import Page
from amends.pages.render import Renderer
from amends.playbook import Playbook

ADDRESS = "compare/"
DESCRIPTION = "Two to four cases side by side: what differs comes first, what is the same is folded away."
FACTS = {
    "kind": "Kind", "judged": "Whose response", "sided": "One side’s account", "began": "When it failed, or the first date",
    "industry": "Industry", "failure": "Failure", "whose-doing": "Whose doing", "nature": "Kind of fault",
    "severity": "Severity", "turn": "First or again", "reach": "Reach", "apologised": "Who apologised",
    "channel": "Channels", "country": "Countries",
}  # fmt: skip
COLUMNS = {"words": "Words", "remedy": "Remedy", "way": "Way: speed, effort, ownership", "inside": "Inside only"}


@dataclass(frozen=True)
class Row:
    """One row: its name in the data, what a reader sees, and the page that explains it, if there is one."""

    id: str
    title: str
    target: str = ""


@dataclass(frozen=True)
class Group:
    """Rows that belong together, and what stands in the cell of a case that has nothing there."""

    title: str
    rows: tuple[Row, ...]
    missing: str = "not stated"


def groups(playbook: Playbook) -> list[Group]:
    """Every row of a comparison, in order."""
    found = [
        Group("The facts", tuple(Row(f"fact-{name}", title) for name, title in FACTS.items())),
        Group("Response clock", tuple(Row(f"clock-{name}", title) for name, title in STEPS.items())),
        Group("What it cost the customer", tuple(Row(f"effort-{name}", upfirst(label)) for name, label in EFFORTS.items())),
        Group("What was given back", tuple(Row(f"remedy-{name}", upfirst(label)) for name, label in REMEDY_TYPES.items()), "none on record"),
    ]  # fmt: skip
    for column, title in COLUMNS.items():
        card = [Row(f"card-{column}", "Report card")] if column in CARDS else []
        rows = [Row(f"standard-{one.id}", one.title, one.target) for one in playbook.standards if one.seen == column]
        found.append(Group(title, (*card, *rows), "not assessed"))
    return found


def page(renderer: Renderer) -> Page:
    """The page, with every case to choose from."""
    sections = [("choose_cases", "Choose the cases")]
    context = {"groups": groups(renderer.playbook), "verdicts": VERDICTS, "stances": STANCES}
    return renderer.page("compare.html", ADDRESS, way.NAMES["comparison"], DESCRIPTION, sections, **context)
