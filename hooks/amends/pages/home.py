"""The home page: something has happened, one customer or many? Then get ready, learn, run a workshop."""

from __future__ import annotations

from amends.assess.card import report_cards
from amends.pages.page import Page
from amends.pages.render import Renderer

FEW = 6  # cases and examples on home; the others are one tap away
TITLE = "Home"
DESCRIPTION = "A service-recovery playbook: what to say and give back when your service has failed, with real cases, checklists and response standards."


def page(renderer: Renderer) -> Page:
    """The home page."""
    sections = [
        ("something_happened", "Something has happened: one customer, or many?"),
        ("get_ready", "Get ready"),
        ("learn_from_others", "Learn from others"),
        ("run_a_workshop", "Run a workshop"),
        ("take_part", "Take part"),
    ]
    cases = renderer.playbook.cases[:FEW]
    return renderer.page(
        "home.html",
        "",
        TITLE,
        DESCRIPTION,
        sections,
        cases=cases,
        cards=report_cards(renderer.playbook),
        examples=renderer.playbook.examples[:FEW],
    )
