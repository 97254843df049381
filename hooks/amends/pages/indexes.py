"""One index page for each kind of record, at ``/<kind>/``."""

from __future__ import annotations

from amends.assess.card import report_cards
from amends.models.lists import GROUNDS, PERSPECTIVES, PHASES
from amends.pages import way
from amends.pages.page import Page
from amends.pages.render import Renderer

INDEXES = {
    "cases": ("What organisations said and gave back when their service failed, with evidence.", [("the_cases", "All cases"), ("how_judged", "How we judge")]),
    "standards": ("Short, testable sentences that a response meets or misses.", [("core_twelve", "The core twelve"), ("by_phase", "All standards, phase by phase")]),
    "levels": ("How grave is it, who speaks, by when, and what is the least to give?", [("the_tables", "The tables")]),
    "checklists": ("Sheets for the moments when there is no time to think of everything.", [("the_sheets", "All checklists")]),
    "examples": ("Drafts marked up line by line against the standards, and the better version.", [("the_examples", "All examples")]),
    "drills": ("Fire drills to play against the clock: cards by the minute, and what a good response does.", [("the_drills", "All drills")]),
    "packs": ("Whole workshops, minute by minute: the agenda, the facilitator’s notes and every sheet, in one file to print.", [("the_packs", "All packs")]),
    "papers": ("Blank forms to print, fill in by hand and keep: a log, a contact sheet, a table of levels.", [("the_papers", "All papers")]),
    "frameworks": ("Published ways of thinking about recovery: what each shows, and what it does not.", [("the_frameworks", "All frameworks")]),
    "sources": ("Every document that a record rests on, from whose perspective, and how much of it was read.", [("the_documents", "All sources")]),
}  # fmt: skip


def pages(renderer: Renderer) -> list[Page]:
    """All index pages."""
    playbook = renderer.playbook
    context = {
        "cards": report_cards(playbook),
        "phases": PHASES,
        "grounds": GROUNDS,
        "perspectives": PERSPECTIVES,
    }
    return [
        renderer.page(f"index-{plural}.html", f"{plural}/", way.NAMES[plural], description, sections, **context)
        for plural, (description, sections) in INDEXES.items()
    ]
