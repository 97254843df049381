"""The page at ``/coverage/``: every standard by every case, how fast and how fully each response was, what advice asks for.

The data come from ``assess``. Here stands where a step of a clock lies on the axis of time, and what a column is called.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from amends.assess import coverage
from amends.assess.pace import TICKS, WORDS, Pace, Step, paces, spread
from amends.models.case import Assessed
from amends.models.lists import FAILURES, PHASES, STANCES, VERDICTS
from amends.pages import way
from amends.pages.page import Page
from amends.pages.render import Renderer

DESCRIPTION = (
    "Which standard was met or missed in which case, how fast and how fully each was answered, and what is missing."
)
MOST_COLUMNS = 40  # a table with more cannot be read, nor fits a sheet
EDGES = (180, 200_000_000)  # seconds at the two ends of the axis: three minutes, some six years
ROOM = 4  # per cent of the axis that stay free at either end, for what lies beyond
THIN = 2  # per cent: what is shorter could not be seen
COLOURS = {"remedy_announced": "remedy", "remedy_delivered": "remedy", "closed_by_the_customer": "way"}
SECTIONS = (
    ("the_matrix", "Every standard, every case"),
    ("no_case_yet", "What is missing"),
    ("how_fast", "How fast"),
    ("how_fully", "How fully: words against remedy"),
    ("advice_and_boards", "What advice and boards ask for"),
)


@dataclass(frozen=True)
class Stroke:
    """A step as drawn: ``left`` and ``right`` in per cent of the axis; the same where it is one moment."""

    step: Step
    colour: str
    left: float
    right: float


def page(renderer: Renderer) -> Page:
    """The coverage of all cases."""
    found = [*paces(renderer.playbook)]
    return renderer.page(
        "coverage.html", "coverage/", way.NAMES["coverage"], DESCRIPTION, SECTIONS,
        judged=coverage.verdicts(renderer.playbook), advice=coverage.stances(renderer.playbook), phases=PHASES,
        verdicts={**VERDICTS, coverage.NONE: "not assessed"}, stances={**STANCES, coverage.NONE: "takes no stance"},
        paces=found, strokes=strokes, ticks={tick: place(seconds) for tick, seconds in TICKS.items()},
        spread=spread(found), scale=WORDS, most=MOST_COLUMNS, name=name,
    )  # fmt: skip


def name(case: Assessed) -> str:
    """A case in few words, for the head of a column: whose response, to what, in which year."""
    years = [event.at.first.year for event in case.events if event.at and event.at.first]
    return ", ".join([case.assessment.judged, FAILURES[case.failure_type], *map(str, years[:1])])


def place(seconds: float) -> float:
    """Where a length of time lies on the logarithmic axis, in per cent; at the very edge what lies beyond."""
    least, most = EDGES
    if seconds < least:
        return 0
    if seconds > most:
        return 100
    return round(ROOM + (100 - 2 * ROOM) * log(seconds / least) / log(most / least), 1)


def strokes(pace: Pace) -> Iterator[Stroke]:
    """The steps of one case, as they are drawn."""
    for step in pace.steps:
        left, right = place(step.lapse.least), place(step.lapse.most)
        if step.lapse.exact:
            left = right = min(max(left, ROOM / 2), 100 - ROOM / 2)
        elif right - left < THIN:
            left = min(left, 100 - THIN)
            right = left + THIN
        yield Stroke(step, COLOURS.get(step.name, "words"), left, right)
