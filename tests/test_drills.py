"""The pages of fire drills and papers: what players see stands apart from the answers, and a form has its boxes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import escape

from amends import pages
from amends.checks.standards import cards_in_time
from amends.pages import records
from amends.pages.render import Renderer
from amends.playbook import Playbook

SITE = pages.Site("https://example.org/report", {name: f"{name}/" for name in ("about", "fairness", "contribute")})
FOR_PLAYERS = {"the_scenario", "the_players", "the_cards"}


@pytest.fixture(scope="module")
def renderer(shipped: Playbook) -> Renderer:
    """A renderer over the shipped playbook."""
    return Renderer(shipped, SITE)


def sections(page: pages.Page) -> dict[str, str]:
    """A page's sections by their ids."""
    return {part.id: part.html for part in page.sections}


def test_every_card_carries_the_word_exercise(shipped, renderer):
    """Once on each card, once above what is read aloud; no record needs to write it."""
    for drill in shipped.drills:
        parts = sections(records.drill(renderer, drill))
        assert parts["the_cards"].count(">EXERCISE<") == len(drill.injects)
        assert parts["the_scenario"].count(">EXERCISE<") == 1
        assert not any("EXERCISE" in line for card in drill.injects for line in card.text)


def test_no_answer_stands_where_players_look(shipped, renderer):
    """Responses, notes and observers' points stand below the cards, in sections that print on sheets of their own."""
    for drill in shipped.drills:
        parts = sections(records.drill(renderer, drill))
        shown = "".join(parts[name] for name in FOR_PLAYERS)
        answers = [part.response for card in drill.injects for part in card.expected]
        for line in (*answers, *drill.notes, *drill.prepare, *drill.observe, *drill.debrief):
            assert escape(line) not in shown, line
        assert all(escape(line) in parts["what_is_expected"] for line in answers)


def test_every_drill_says_that_no_check_is_skipped(shipped, renderer):
    """The lines that hold in every drill are the template's: a stop word, real is real, and identity checks stay."""
    for drill in shipped.drills:
        notes = sections(records.drill(renderer, drill))["the_notes"]
        for line in (
            "No identity or safety check is ever skipped",
            "safe word",
            "this is real",
            "Drafts stay in the room",
        ):
            assert line in notes


def test_observers_get_a_row_for_each_standard_of_each_card(shipped, renderer):
    """Seen, partly, not seen and the minute are empty; the card stands beside all of its standards."""
    for drill in shipped.drills:
        table = sections(records.drill(renderer, drill))["to_observe"]
        rows = sum(len(card.expected) for card in drill.injects)
        assert table.count("<td></td><td></td><td></td><td></td>") == rows
        assert table.count('scope="rowgroup"') == len(drill.injects)


def test_a_form_has_a_box_for_each_thing_to_write(shipped, renderer):
    """As many rows and cells as the record says; labels are heads of their rows."""
    for paper in shipped.papers:
        form = sections(records.paper(renderer, paper))["the_form"]
        cells = sum(len(grid.rows) * (len(grid.columns) - 1) + grid.blanks * len(grid.columns) for grid in paper.tables)
        assert form.count("<td></td>") == cells
        assert form.count('scope="row"') == sum(len(grid.rows) for grid in paper.tables)
        assert form.count("<dt>") == len(paper.boxes)


def test_a_standard_and_a_case_lead_to_their_drills(shipped, renderer, shipped_pages):
    """A standard's page names the card that tries it; a drill's case names the drill."""
    page = sections(records.standard(renderer, shipped.get("standard/recognised-next-time")))
    assert 'href="../../drills/sim-swap-twelve-hours-late/#next-week"' in page["in_the_drills"]
    assert "drills/billing-loop/" in shipped_pages["cases/t-mobile-billing-loop/"].html
    assert 'href="drills/"' in sections(shipped_pages[""])["run_a_workshop"]
    assert all(f'href="drills/{drill.id}/"' in shipped_pages[""].html for drill in shipped.drills)


def test_one_mistyped_minute_is_one_finding(shipped):
    """A card that comes after the end is told of; the sound cards below it are not."""
    entry = shipped.entries["drill"]["billing-loop"]
    late = [one.model_copy(update={"minute": 70}) if at == 1 else one for at, one in enumerate(entry.record.injects)]
    broken = replace(entry, record=entry.record.model_copy(update={"injects": tuple(late)}))
    (breach,) = cards_in_time(broken, shipped)
    assert breach.path == ("injects", 1, "minute")


def test_a_short_version_has_its_own_cards_and_minutes(shipped):
    """Only the cards that have a minute there, and the drill as it is played in a given time."""
    drill = shipped.get("drill/billing-loop")
    assert [(card.id, card.minute) for card in drill.short.injects] == [
        ("the-call-arrives", 0),
        ("four-fifths", 9),
        ("click", 17),
        ("the-file", 25),
    ]
    assert (drill.short.minutes, drill.short.short) == (35, None)
    assert (drill.within(45), drill.within(44), drill.within(35), drill.within(34)) == (
        drill,
        drill.short,
        drill.short,
        None,
    )
    assert drill.short_told.startswith("35 minutes: “The call arrives” at minute 0, “Four fifths” at minute 9")
    assert drill.short.short_told == ""


def test_a_drill_says_what_its_short_version_is(shipped, renderer):
    """Its length, its cards and their minutes, above the story."""
    for drill in shipped.drills:
        assert escape(drill.short_told) in records.drill(renderer, drill).html
