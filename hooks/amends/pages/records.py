"""The pages of standards, levels, checklists, examples, drills, packs, papers, frameworks and sources, and of what was withdrawn or renamed."""

from __future__ import annotations

from collections.abc import Iterator

from amends.assess.cost import bill, shown
from amends.models import KINDS
from amends.models.base import Tombstone
from amends.models.checklist import Checklist
from amends.models.drill import ALWAYS, Drill
from amends.models.example import Example
from amends.models.framework import Framework
from amends.models.level import Levels
from amends.models.pack import Pack
from amends.models.paper import Paper
from amends.models.source import Source
from amends.models.standard import Standard
from amends.pages.page import Page
from amends.pages.render import Renderer


def pages(renderer: Renderer) -> list[Page]:
    """The page of every record that is no case."""
    playbook = renderer.playbook
    found = [standard(renderer, one) for one in playbook.standards]
    found += [levels(renderer, one) for one in playbook.levels]
    found += [checklist(renderer, one) for one in playbook.checklists]
    found += [example(renderer, one) for one in playbook.examples]
    found += [drill(renderer, one) for one in playbook.drills]
    found += [pack(renderer, one) for one in playbook.packs]
    found += [paper(renderer, one) for one in playbook.papers]
    found += [framework(renderer, one) for one in playbook.frameworks]
    found += [source(renderer, one) for one in playbook.sources]
    found += [tombstone(renderer, one) for one in playbook.tombstones]
    return [*found, *moved(renderer)]


def standard(renderer: Renderer, one: Standard) -> Page:
    """The page of one standard, with the cases that met or missed it."""
    playbook = renderer.playbook
    items = [(sheet, item) for sheet in playbook.checklists for item in sheet.items if item.standard == one.id]
    stances = [
        (case, position)
        for case in playbook.cases
        for position in getattr(case, "stances", ())
        if position.standard == one.id
    ]
    sections = [
        ("why_it_matters", "Why it matters"),
        ("how_to_see", "How to see it"),
        ("take_care", "Take care"),
        ("in_the_cases", "In the cases"),
        ("in_the_examples", "In worked examples"),
        ("in_the_drills", "In the fire drills"),
        ("where_from", "Where it comes from"),
        ("in_the_frameworks", "Frameworks that carry it"),
    ]
    injects = [(drill, card) for drill in playbook.drills for card in drill.injects if one.id in card.standards]
    return renderer.page(
        "standard.html", f"standards/{one.id}/", one.title, one.sentence, sections,
        record=one, judgements=playbook.judgements(one.id), items=items, stances=stances, injects=injects,
        examples=playbook.users(one.target, "example"), frameworks=playbook.users(one.target, "framework"),
    )  # fmt: skip


def levels(renderer: Renderer, one: Levels) -> Page:
    """The page of a table of response levels."""
    sections = [
        ("danger_first", "Before anything else"),
        ("which_level", "Which level is it?"),
        ("what_it_asks", "What each level asks"),
        ("chief_executive", "When the chief executive apologises"),
        ("most_senior", "When the most senior person contacts one customer"),
        ("the_thresholds", "Each threshold, and why"),
        ("known_events", "Known events, placed"),
        ("cases_with_it", "Cases to read with it"),
    ]
    cases = renderer.playbook.users(one.target, "case")
    description = one.opening.plain.split("\n")[0]
    return renderer.page("level.html", f"levels/{one.id}/", one.title, description, sections, record=one, cases=cases)


def checklist(renderer: Renderer, one: Checklist) -> Page:
    """The page of a checklist."""
    sections = [
        ("the_list", "The list"),
        ("cases_with_it", "Cases to read with it"),
        ("it_rests_on", "It rests on"),
    ]
    cases = renderer.playbook.users(one.target, "case")
    return renderer.page(
        "checklist.html", f"checklists/{one.id}/", one.title, one.use_when, sections, record=one, cases=cases
    )


def example(renderer: Renderer, one: Example) -> Page:
    """The page of a worked example."""
    sections = [
        ("the_texts", "The texts, marked"),
        ("what_it_costs", "What it costs"),
        ("the_lesson", "What to take from it"),
    ]
    context = {
        "bill": bill(one.cost) if one.cost else None,
        "shown": shown,
        "case": renderer.playbook.get(f"case/{one.case}"),
    }
    return renderer.page(
        "example.html",
        f"examples/{one.id}/",
        one.title,
        one.summary.plain.split("\n")[0],
        sections,
        record=one,
        **context,
    )


def drill(renderer: Renderer, one: Drill) -> Page:
    """The page of a fire drill: first all that players see, then what only the facilitator and the observers do."""
    sections = [
        ("the_scenario", "Read aloud at minute 0"),
        ("the_players", "Who plays what"),
        ("the_cards", "The cards"),
        ("what_is_expected", "For the facilitator: what a good response does"),
        ("the_notes", "For the facilitator: before and during the drill"),
        ("to_observe", "For the observers"),
        ("the_debrief", "The debrief"),
        ("where_from", "Where it comes from"),
    ]
    description = one.summary.plain.split("\n")[0]
    return renderer.page("drill.html", f"drills/{one.id}/", one.title, description, sections, record=one, always=ALWAYS)


def pack(renderer: Renderer, one: Pack) -> Page:
    """The page of a workshop: the agenda and what to bring; then what only the facilitator and the observers do."""
    sections = [
        ("the_agenda", "The agenda"),
        ("what_is_in_it", "What is in it"),
        ("to_bring", "What to bring"),
        ("take_home", "What people take home"),
        ("the_notes", "For the facilitator: notes"),
        ("the_answers", "For the facilitator: what you hope to hear"),
        ("to_observe", "For the observers"),
    ]
    description = one.summary.plain.split("\n")[0]
    return renderer.page("pack.html", f"packs/{one.id}/", one.title, description, sections, record=one)


def paper(renderer: Renderer, one: Paper) -> Page:
    """The page of a blank form."""
    sections = [
        ("how_to_use", "How to use it"),
        ("the_form", "The form"),
        ("it_helps", "Standards that it helps to keep"),
    ]
    return renderer.page("paper.html", f"papers/{one.id}/", one.title, one.use_when, sections, record=one)


def framework(renderer: Renderer, one: Framework) -> Page:
    """The page of a framework."""
    sections = [
        ("the_parts", "Its parts"),
        ("what_it_shows", "What it shows"),
        ("what_it_does_not_show", "What it does not show"),
        ("exact_words", "In its own words"),
        ("further_facts", "Further facts and claims"),
        ("in_the_cases", "In the cases"),
        ("read_beside", "Read beside it"),
        ("the_sources", "Sources"),
    ]
    playbook = renderer.playbook
    context = {"standards": playbook.users(one.target, "standard"), "cases": playbook.users(one.target, "case")}
    return renderer.page(
        "framework.html",
        f"frameworks/{one.id}/",
        one.title,
        one.summary.plain.split("\n")[0],
        sections,
        record=one,
        **context,
    )


def source(renderer: Renderer, one: Source) -> Page:
    """The page of a source, with everything that rests on it."""
    sections = [("the_document", "The document"), ("about_it", "About it")]
    users = [record for record in renderer.playbook.uses.get(one.target, []) if record.kind != "source"]
    return renderer.page(
        "source.html",
        f"sources/{one.id}/",
        one.title,
        f"A source: {one.title}. Everything in the playbook that rests on it.",
        sections,
        record=one,
        users=users,
    )


def tombstone(renderer: Renderer, one: Tombstone) -> Page:
    """What stays where a record was withdrawn."""
    return renderer.page(
        "gone.html",
        f"{KINDS[one.kind].plural}/{one.id}/",
        one.title,
        "This record was withdrawn.",
        [],
        stone=one,
        moved=None,
    )


def moved(renderer: Renderer) -> Iterator[Page]:
    """A page at each old address of a record that was renamed, be it withdrawn since or not."""
    records = [entry.record for entry in renderer.playbook.all_entries()]
    for record in [*records, *renderer.playbook.tombstones]:
        for old in record.formerly:
            yield renderer.page(
                "gone.html",
                f"{KINDS[record.kind].plural}/{old}/",
                record.title,
                "This page has moved.",
                [],
                stone=None,
                moved=record,
            )
