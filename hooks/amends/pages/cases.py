"""A case's page: the story and the report card first, then everything they rest on."""

from __future__ import annotations

from amends.assess.card import report_card
from amends.assess.clock import response_clock
from amends.assess.effort import customer_effort
from amends.models.case import Assessed, Case
from amends.pages import facets
from amends.pages.page import Page
from amends.pages.render import Renderer

SECTIONS = (
    ("report_card", "Report card"),
    ("in_facts", "The facts"),
    ("the_answer", "The failure that it answers"),
    ("the_points", "What it says"),
    ("what_happened", "What happened, step by step"),
    ("response_clock", "Response clock"),
    ("customer_effort", "What it cost the customer"),
    ("exact_words", "In their own words"),
    ("the_remedies", "What was given back"),
    ("the_ideas", "The ideas, and what became of them"),
    ("not_together", "What does not go together"),
    ("four_questions", "The four questions before an apology"),
    ("the_assessment", "Standard by standard"),
    ("the_stances", "Where it stands on our standards"),
    ("worth_knowing", "Worth knowing"),
    ("the_reviews", "What others judged"),
    ("the_criticism", "What was held against it"),
    ("the_lessons", "What to take from it"),
    ("still_open", "What the sources do not settle"),
    ("happened_later", "What happened later"),
    ("happened_elsewhere", "Other events, for comparison"),
    ("read_beside", "Read beside it"),
    ("the_sources", "Sources"),
    ("right_of_reply", "Right of reply"),
)


def page(renderer: Renderer, case: Case) -> Page:
    """The page of one case."""
    playbook = renderer.playbook
    judged = isinstance(case, Assessed)
    linked = [one.case for one in case.related]  # the first of them stands at the end, under what to do next
    alike = renderer.kinship.of(case, linked[1:])
    there = {*linked, *(one.case.id for one in alike)}
    return renderer.page(
        "case.html",
        f"cases/{case.id}/",
        case.title,
        case.summary.plain.split("\n")[0],
        SECTIONS,
        record=case,
        card=report_card(case, playbook) if isinstance(case, Assessed) else None,
        clock=response_clock(case) if isinstance(case, Assessed) else None,
        effort=customer_effort(case) if isinstance(case, Assessed) else None,
        judged=judged,
        events={event.id: event for event in case.all_events},
        quotations={quotation.id: quotation for quotation in case.quotations},
        tags=facets.values(case),
        examples=playbook.users(case.target, "example"),
        drills=playbook.users(case.target, "drill"),
        also={other: _named(other, case) for other in playbook.users(case.target, "case") if other.id not in there},
        alike=alike,
    )


def _named(other: Case, case: Case) -> str | None:
    """Why another record names this one among those to read beside it, in its words; None if it does so elsewhere."""
    return next((one.because for one in other.related if one.case == case.id), None)
