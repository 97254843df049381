"""The way through the site: two taps to everything that matters, where a page stands, its neighbours, what to do next."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from markupsafe import escape

from amends import pages, rulebook
from amends.models import KINDS
from amends.pages import onward, way
from amends.playbook import OPENING, Playbook, in_turn
from amends.prose import parse

PROSE = ("about", "contribute", "fairness", "how-it-works", "withdraw")
TAPS = {
    "checklist": 2,
    "level": 2,
    "standard": 2,
    "case": 2,
    "example": 2,
    "drill": 2,
    "pack": 2,
    "paper": 2,
    "framework": 2,
    "source": 3,
}


@dataclass
class Reading(HTMLParser):
    """A page's links by the part they stand in: the trail, the neighbours (by rel), the section that says what to do next."""

    here: str
    links: list[str] = field(default_factory=list)
    parts: dict[str, list[str]] = field(default_factory=dict)
    where: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"nav", "section", "dl"}:
            self.where.append((tag, given.get("class", "")))
        if tag == "a" and not given["href"].startswith(("https:", "mailto:", "#")):
            self._link(given["href"].partition("#")[0], given.get("rel", ""))

    def handle_endtag(self, tag: str) -> None:
        if self.where and self.where[-1][0] == tag:
            self.where.pop()

    def _link(self, href: str, rel: str) -> None:
        address = posixpath.normpath(posixpath.join("/" + self.here, href)).lstrip("/")
        self.links.append(f"{address}/" if address else "")
        for part in [name for _, name in self.where] + [rel]:
            self.parts.setdefault(part, []).append(self.links[-1])


def read(page: pages.Page) -> Reading:
    """The page, read."""
    reading = Reading(page.address)
    reading.feed(page.html)
    return reading


def address(kind: str, identifier: str) -> str:
    """Where a record's page stands."""
    return f"{KINDS[kind].plural}/{identifier}/"


@pytest.fixture(scope="module")
def made(shipped_pages: dict[str, pages.Page]) -> dict[str, pages.Page]:
    """The pages made from records, by address."""
    return shipped_pages


@pytest.fixture(scope="module")
def readings(made: dict[str, pages.Page]) -> dict[str, Reading]:
    """The pages, read."""
    return {address: read(page) for address, page in made.items()}


def taps(readings: dict[str, Reading]) -> dict[str, int]:
    """How many links lie between home and each page."""
    far, at = {"": 0}, [""]
    for here in at:
        for there in readings[here].links:
            if there in readings and there not in far:
                far[there] = far[here] + 1
                at.append(there)
    return far


def test_nothing_important_lies_more_than_two_taps_from_home(shipped, readings):
    """By links in the text alone: every record within two, every source and every rule within three."""
    far = taps(readings)
    assert {
        address(kind, one): far.get(address(kind, one))
        for kind, most in TAPS.items()
        for one in shipped.entries[kind]
        if far.get(address(kind, one), 99) > most
    } == {}
    assert set(TAPS) == set(KINDS)


def test_every_rule_is_three_taps_from_home_by_way_of_how_to_contribute(root, readings):
    """That page is written by hand: home links to it, and it to the rules."""
    assert "contribute/" in readings[""].links
    assert "(reference/rules.md" in (root / "docs" / "contribute.md").read_text()
    rules = {f"reference/rules/{rule}/" for rule in rulebook.rules()}
    assert rules <= set(readings["reference/rules/"].links)


def test_every_page_but_home_says_where_it_stands(made, readings):
    """The trail comes first, begins at home, goes down by pages that are there, and ends with the page itself as text."""
    for here, page in made.items():
        above = readings[here].parts.get("am-trail", [])
        if not here:
            assert above == []
            continue
        assert page.html.lstrip().startswith(
            '<div class="am-page">\n<nav class="am-trail" aria-label="Where you are"'
        ), here
        assert f'<li><span aria-current="page">{escape(page.title)}</span></li></ol>\n</nav>' in page.html, here
        assert above[0] == "" and here not in above, here
        assert len(set(above)) == len(above) and {*above} <= {*made, "contribute/"}, here


@pytest.mark.parametrize(
    ("here", "above"),
    [
        ("", []),
        ("cases/", ["home"]),
        ("cases/x/", ["home", "cases"]),
        ("compare/", ["home", "cases"]),
        ("cases/by/", ["home", "cases"]),
        ("cases/by/turn/first/", ["home", "cases", "by"]),
        ("reference/fields/", ["home", "contribute"]),
        ("reference/rules/", ["home", "contribute"]),
        ("reference/rules/x/", ["home", "contribute", "rules"]),
    ],
)
def test_a_trail_follows_the_address(here, above):
    """Each page stands below its index; what is for contributors below how to contribute."""
    assert [stop.target for stop in way.trail(here)] == above


def test_before_and_next_are_each_others_inverse(readings):
    """Whoever goes on and back is where they were."""
    pairs = {(here, there) for here, one in readings.items() for there in one.parts.get("next", [])}
    assert pairs == {(there, here) for here, one in readings.items() for there in one.parts.get("prev", [])}
    assert pairs


@pytest.mark.parametrize("index", [*(f"{kind.plural}/" for kind in KINDS.values()), "reference/rules/"])
def test_neighbours_follow_the_order_of_their_index(index, made, readings):
    """From the first page of an index, "Next" leads through all of them, as the index shows them."""
    last = made[index].sections[-2].html if index == "standards/" else made[index].html
    shown = [there for there in dict.fromkeys(listed(index, last)) if there.startswith(index)]
    walked = shown[:1]
    while after := readings[walked[-1]].parts.get("next"):
        walked += after
    assert walked == shown
    assert "prev" not in readings[shown[0]].parts


def listed(index: str, html: str) -> list[str]:
    """The records and rules that a piece of an index page links to, in order; a pack of one's own is no record."""
    reading = Reading(index)
    reading.feed(html)
    depth = index.count("/") + 1
    others = ("cases/by/", "packs/your-own/")
    return [there for there in reading.links if there.count("/") == depth and not there.startswith(others)]


def test_every_page_but_home_says_what_to_do_next(made, readings):
    """One section, the last of the page, with ways on that lead to other pages; none on home, which is all ways on."""
    for here, page in made.items():
        ways = readings[here].parts.get("am-next", [])
        if not here:
            assert ways == []
            continue
        assert page.sections[-1].title == "What to do next", here
        assert [part.title for part in page.sections].count("What to do next") == 1, here
        assert page.html.count('<section class="am-next">') == 1, here
        assert 'class="am-section"' not in page.html.partition('class="am-next"')[2], here
        assert len(set(ways)) > 1 and here not in ways, here


def test_no_page_has_more_than_four_steps_or_one_step_twice(shipped, made):
    """Few enough to choose from under stress."""
    for entry in shipped.all_entries():
        here = address(entry.record.kind, entry.record.id)
        steps = onward.steps(shipped, here, entry.record)
        assert len({step.target for step in steps}) == len(steps) <= 4, here
    for here in made:
        assert len(onward.steps(shipped, here, None)) <= 4, here


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (
            "standard/recognisably-yours",
            [("checklist/apology-message#", "item"), ("case/t-mobile-", "met"), ("case/mtn-nigeria-", "missed")],
        ),
        (
            "case/t-mobile-breach-2021",
            [
                ("standard/acknowledged-early", "lesson-missed"),
                ("checklist/first-hour", "sheet"),
                ("example/own-breach-letter", "practise"),
                ("case/t-mobile-experian-2015", "compare"),
            ],
        ),
        ("case/t-mobile-billing-loop", [("standard/one-owner", "told-lesson-missed")]),
        ("case/over-apologising-by-email", [("standard/four-questions-answered", "lesson")]),
        ("level/response-levels", [("checklist/a-customer-in-a-loop", "sheet"), ("checklist/first-hour", "sheet")]),
        (
            "example/supplier-breach-letter",
            [
                ("case/t-mobile-experian-2015", "made-from"),
                ("standard/", "shown"),
                ("checklist/a-supplier-caused-it", "own-text"),
                ("example/billing-loop-both-ways", "another"),
            ],
        ),
        (
            "drill/national-outage",
            [
                ("checklist/first-hour", "tried"),
                ("case/mtn-nigeria-outage-2021", "made-from-it"),
                ("paper/observers-sheet", "write-on"),
                ("drill/sim-swap-twelve-hours-late", "next-drill"),
            ],
        ),
        (
            "paper/observers-sheet",
            [
                ("standard/practised-like-a-fire-drill", "belongs"),
                ("checklist/", "item"),
                ("drill/", "try-it"),
                ("paper/readiness-evidence", "next-paper"),
            ],
        ),
        ("framework/customer-effort", [("standard/one-owner", "belongs"), ("standard/fix-explained", "belongs")]),
        (
            "source/amy-newman-2015-experian",
            [("case/t-mobile-experian-2015", "rests-case"), ("sources#from_", "same-side")],
        ),
        ("checklist/first-hour", []),
    ],
)
def test_the_ways_on_fit_who_came(target, expected, shipped):
    """By kind of page; a sheet whose own last words lead on needs no more."""
    record = shipped.get(target)
    steps = onward.steps(shipped, address(record.kind, record.id), record)
    assert len(steps) >= len(expected) and bool(steps) == bool(expected)
    for step, (start, reason) in zip(steps, expected, strict=False):
        assert step.target.startswith(start) and step.reason == reason


def test_a_sheet_that_leads_nowhere_gets_the_next_one_and_the_levels(shipped):
    """Where ``after`` names fewer than two pages, the order of an incident says what follows."""
    sheets = [one.model_copy(update={"after": None}) for one in shipped.checklists]
    bare = Playbook(shipped.root, shipped.entries, shipped.known)
    bare.__dict__["checklists"] = sheets
    found = onward.steps(bare, "checklists/first-hour/", sheets[1])
    assert [(step.target, step.reason) for step in found] == [
        (sheets[2].target, "sheet"),
        (bare.levels[0].target, "level"),
    ]


def test_checklists_stand_in_the_order_of_an_incident(shipped):
    """One customer, then many; each sheet before those that it leads to; the round of an incident ends at readiness."""
    order = [sheet.id for sheet in shipped.checklists]
    assert order[:2] == [*OPENING] and order[-1] == "readiness"
    for sheet in shipped.checklists[:-1]:
        led = [name.removeprefix("checklist/") for name in sheet.after.targets() if name.startswith("checklist/")]
        back = [name for name in led if order.index(name) < order.index(sheet.id)]
        assert back == [], sheet.id


def test_a_sheet_that_no_other_leads_to_stands_at_the_end(shipped):
    """Sheets of one's own get a place: after those that they are named by, or last."""
    first = shipped.get("checklist/first-hour")
    alone = first.model_copy(update={"after": None}).named("checklist", "alone")
    leading = first.model_copy(update={"after": parse("[On](checklist/first-hour#x), [gone](checklist/gone)")})
    leading = leading.named("checklist", "a-customer-in-a-loop")
    assert [one.id for one in in_turn([alone, first, leading])] == ["a-customer-in-a-loop", "first-hour", "alone"]
    assert in_turn([]) == []


def test_written_pages_have_a_way_too(built_site):
    """Pages from Markdown: a trail, what their front matter says to do next, and neighbours among themselves."""
    found = {}
    for name in PROSE:
        reading = Reading(f"{name}/")
        reading.feed((built_site[0] / name / "index.html").read_text())
        found[f"{name}/"] = reading.parts
        above = ["", "contribute/"] if name != "contribute" else [""]
        assert reading.parts["am-trail"] == above
        assert len(set(reading.parts["am-next"])) > 1 and f"{name}/" not in reading.parts["am-next"]
    pairs = {(here, there) for here, parts in found.items() for there in parts.get("next", [])}
    assert pairs == {(there, here) for here, parts in found.items() for there in parts.get("prev", [])}
    assert len(pairs) == len(PROSE) - 1
