"""The page on which people build their own pack, as data: every sheet by kind, its names, its pages, its links."""

from __future__ import annotations

import re

import pytest

from amends import pages
from amends.handouts import PAPERS
from amends.handouts.packs import AUDIENCES
from amends.models.values import is_id
from amends.pages import own_pack
from amends.pages.render import Renderer

OTHERS = {name: f"{name}/" for name in ("about", "fairness", "contribute", "how-it-works")}
BINDING = pages.Binding(AUDIENCES, PAPERS, {"everybody": "Print it."}, "https://amends.example", "handouts/letters.js")


def sheet(name: str, *sheets: str, audience: str = "participants", papers: dict[str, int] | None = None) -> pages.Print:
    """A sheet of so many pages on each paper."""
    counts = papers or {"A4": 1, "US Letter": 2}
    files = {paper: f"handouts/{sheets[0]}-{paper[:2]}.pdf" for paper in counts}
    return pages.Print(name, files, counts, sheets, audience, "2026-11-02", f"handouts/{sheets[0]}.js")


PRINTS = {
    "checklists/first-hour/": (sheet("The sheet", "checklist/first-hour", "checklist/hour-one"),),
    "drills/national-outage/": (
        sheet("Cards to cut", "drill/national-outage"),
        sheet("Facilitator’s sheet", "drill/national-outage-facilitator", audience="facilitator", papers={"A4": 3}),
    ),
    "packs/readiness-audit/": (sheet("The whole pack", "pack/readiness-audit"),),
}


@pytest.fixture(scope="module")
def rendered(shipped) -> pages.Page:
    """The page of a site with these sheets."""
    return own_pack.page(Renderer(shipped, pages.Site("mailto:a@b.example", OTHERS, prints=PRINTS, binding=BINDING)))


def row(page: pages.Page, name: str) -> str:
    """The row of one sheet."""
    return re.search(rf'<li data-sheets="{name}[" ].*?</li>', page.html, re.DOTALL)[0]


def test_every_sheet_is_listed_once_and_no_pack(rendered):
    """By kind, with a title that no other sheet has; a pack is bound already."""
    found = re.findall(r'data-sheets="([^"]+)"', rendered.html)
    assert found == [
        "checklist/first-hour checklist/hour-one",
        "drill/national-outage",
        "drill/national-outage-facilitator",
    ]
    assert [*re.findall(r'<h3 id="own_(\w+)">', rendered.html)] == ["checklist", "drill"]
    titles = re.findall(r'<span class="am-own-title">(.*?)</span>', rendered.html)
    assert titles == ["The first hour", "A national outage: Cards to cut", "A national outage: Facilitator’s sheet"]


def test_a_sheet_has_a_link_for_each_paper_with_its_pages(rendered):
    """The links work without a script; a paper on which the sheet could not be made has none."""
    one = row(rendered, "checklist/first-hour")
    assert 'href="../../handouts/checklist/first-hour-A4.pdf"' in one and 'data-pages="2"' in one
    assert "A4, 1 page</a>" in one and "US Letter, 2 pages</a>" in one
    assert "US Letter" not in row(rendered, "drill/national-outage-facilitator")


def test_who_gets_a_sheet_is_told_where_it_is_not_everybody_in_the_room(rendered):
    """The answers are for the facilitator alone."""
    assert AUDIENCES["facilitator"] in row(rendered, "drill/national-outage-facilitator")
    assert AUDIENCES["participants"] not in row(rendered, "drill/national-outage")


def test_the_page_knows_its_whole_address(rendered):
    """From which the pack can be made again, wherever the page was read."""
    assert 'data-address="https://amends.example/packs/your-own/"' in rendered.html
    assert rendered.address == "packs/your-own/" and not is_id("your-own")


def test_a_site_without_sheets_says_so(shipped):
    """There is nothing to tick, and nothing to print."""
    page = own_pack.page(Renderer(shipped, pages.Site("mailto:a@b.example", OTHERS)))
    assert "without sheets to print" in page.html and "print_it" not in page.html and "<template" not in page.html
