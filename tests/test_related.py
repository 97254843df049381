"""Related cases: computed from what two records share, with the reason; one trivial thing in common is none."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

from amends import pages
from amends.assess.related import Kinship, Mark, marks
from amends.loader import load
from amends.models.assessment import Assessment, Judgement
from amends.models.case import Assessed, Case
from amends.pages import cases, facets
from amends.pages.render import Renderer
from amends.playbook import Entry, Playbook

SMALL = Path(__file__).parent / "fixtures" / "playbook"
ROOT = Path(__file__).parents[1]
SITE = pages.Site("https://example.org/report", {name: f"{name}/" for name in ("about", "fairness", "contribute")})
BOOK = load(SMALL)[0]
OUTAGE: Assessed = BOOK.get("case/larkmoor-outage")
BILL: Assessed = BOOK.get("case/larkmoor-bill")


def like(base: Assessed, name: str, *, remedies: str = "", related: Any = (), **given: Any) -> Assessed:
    """A case such as ``base`` under another name: no relations, these remedy types, and verdicts as standard=verdict."""
    fields = {name: given.pop(name) for name in ("failure_type", "whose_doing") if name in given}
    given = {standard.replace("_", "-"): verdict for standard, verdict in given.items()}
    judged = [{"standard": one, "verdict": verdict, "because": "So."} for one, verdict in given.items()]
    verdicts = tuple(map(Judgement.model_validate, judged))
    assessment = Assessment.model_construct(judged="It", as_known="Then", note=None, verdicts=verdicts)
    types = tuple(OUTAGE.remedies[0].model_copy(update={"type": one, "id": one}) for one in remedies.split())
    fields |= {"assessment": assessment, "remedies": types, "related": related, "title": name.title()}
    return base.model_copy(update=fields).named("case", name)


def names(found: list[Any]) -> list[str]:
    """The ids of the cases that were found."""
    return [one.case.id for one in found]


def test_the_marks_of_a_case() -> None:
    """The failure, whose doing, the remedies, verdicts that say something; never what is not stated or fits anything."""
    assert set(marks(OUTAGE)) == {
        Mark("failure", "outage"),
        Mark("doing", "supplier"),
        Mark("remedy", "credit"),
        Mark("met", "sorry-said"),
        Mark("missed", "told-early"),
    }
    assert marks(BOOK.get("case/larkmoor-advice")) == ()
    assert marks(BOOK.get("case/larkmoor-board")) == (Mark("failure", "outage"),)


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ({}, {}, ["failure", "doing"]),
        ({}, {"failure_type": "billing"}, ["doing"]),
        ({"whose_doing": "unknown"}, {"whose_doing": "unknown"}, ["failure"]),
        ({"whose_doing": "ours"}, {"whose_doing": "ours", "failure_type": "billing"}, []),
        (
            {"whose_doing": "ours", "remedies": "credit"},
            {"whose_doing": "ours", "failure_type": "billing", "remedies": "credit credit"},
            ["doing", "remedy"],
        ),
        ({"told_early": "missed"}, {"told_early": "missed"}, ["failure", "doing", "missed"]),
        ({"told_early": "missed"}, {"told_early": "met"}, ["failure", "doing"]),
        ({"told_early": "not-stated"}, {"told_early": "not-stated"}, ["failure", "doing"]),
        (
            {"whose_doing": "unknown", "told_early": "met"},
            {"whose_doing": "unknown", "failure_type": "billing", "told_early": "met"},
            [],
        ),
    ],
)
def test_what_two_cases_share(one: dict[str, str], other: dict[str, str], kinds: list[str]) -> None:
    """More than one trivial thing, or the failure, or that somebody else caused it; the unknown is shared by nobody."""
    first, second = like(OUTAGE, "first", **one), like(OUTAGE, "second", **other)
    found = Kinship([first, second]).of(first)
    assert [[mark.kind for mark in kin.shared] for kin in found] == ([kinds] if kinds else [])
    assert names(found) == (["second"] if kinds else [])


def test_the_best_three_come_best_first() -> None:
    """What shares most stands first, equals in the order of the cases; those that the record names are left out."""
    alike = {"told_early": "missed", "sorry_said": "met"}
    book = [
        like(OUTAGE, "plain"),
        like(OUTAGE, "closer", told_early="missed"),
        like(OUTAGE, "closest", **alike),
        like(OUTAGE, "again", told_early="missed"),
        like(OUTAGE, "far", failure_type="billing", whose_doing="ours", told_early="missed"),
        like(OUTAGE, "here", **alike),
    ]
    kinship = Kinship(book)
    assert names(kinship.of(book[-1])) == ["closest", "closer", "again"]
    assert names(kinship.of(book[-1], {"closest", "gone"})) == ["closer", "again", "plain"]


def test_one_sides_account_is_told_as_such() -> None:
    """A verdict on a complaint is as the customer tells it; what both records state without judging is not."""
    incident, complaint = (like(base, base.id, failure_type="billing", told_early="missed") for base in (OUTAGE, BILL))
    (kin,) = Kinship([incident, complaint]).of(incident)
    assert kin.told and kin.judged("missed") == ["told-early"] and kin.both == ["billing and charges"]
    silent = like(BILL, BILL.id, failure_type="billing")
    assert not Kinship([incident, silent]).of(incident)[0].told


def book_of(*found: Case) -> Playbook:
    """The fixture's playbook with these cases beside its own."""
    book = load(SMALL)[0]
    for case in found:
        book.entries["case"][case.id] = Entry(case, book.entries["case"]["larkmoor-outage"].document)
    return book


def section(book: Playbook, name: str) -> str:
    """The section of a case's page that says what to read beside it."""
    renderer = Renderer(book, SITE)
    renderer.linker.addresses = {
        **renderer.linker.addresses,
        **facets.addresses(book),
        "framework/customer-effort": "x/",
        "framework/organizational-apology": "y/",
    }
    parts = {part.id: part.html for part in cases.page(renderer, book.get(f"case/{name}")).sections}
    return str(parts["read_beside"])


def test_the_page_says_why(small_twin: Playbook) -> None:
    """A related case stands on the page with all that is shared, in the words of the closed lists."""
    html = section(small_twin, "larkmoor-outage")
    assert '<a href="../twin/">Twin</a>. Both: outage, a supplier’s doing, credit.' in html
    assert 'Both missed: <a href="../../standards/told-early/">' in html
    assert "Both met: " not in html


def test_a_case_that_is_linked_at_the_end_or_from_the_other_side_says_why_too() -> None:
    """As on the shipped pages of two breaches, and of an outage that one of them names."""
    shipped = load(ROOT)[0]
    html = section(shipped, "t-mobile-breach-2021")
    assert "T-Mobile and Experian, 2015</a>. Both: data breach, protection, compensation. Both met: " in html
    assert "T-Mobile and Experian, 2015</a>. Both met: " in section(shipped, "mtn-nigeria-outage-2021")
    assert "A billing loop at T-Mobile, as one customer tells it</a> names this one: The same firm again," in html


def test_no_case_stands_on_a_shipped_page_without_a_reason() -> None:
    """Behind each link to a case, its reason: as one of the two records gives it, or what both share."""
    shipped = load(ROOT)[0]
    for case in shipped.cases:
        for item in re.findall(r"<li>(.*?)</li>", section(shipped, case.id), re.DOTALL):
            assert re.search(r"</a>(:| names this one:|\. Both)", item), item


@pytest.fixture
def small_twin() -> Playbook:
    """The fixture's playbook with a second outage."""
    return book_of(like(OUTAGE, "twin", remedies="credit", told_early="missed"))


def test_nothing_stands_there_twice(small_twin: Playbook) -> None:
    """What either record names stands there once; a case without kin has no such list."""
    assert section(small_twin, "larkmoor-outage").count("twin/") == 1
    named = book_of(like(OUTAGE, "twin", related=OUTAGE.related), like(OUTAGE, "naming", related=OUTAGE.related))
    assert "Like it" in section(named, "twin")
    assert "twin/" not in section(named, "larkmoor-bill").partition("Like it")[2]
    assert "Like it" not in section(load(SMALL)[0], "larkmoor-bill")


def test_hostile_titles_stay_text() -> None:
    """Another record's title is text here, too."""
    twin = like(OUTAGE, "twin").model_copy(update={"title": "<img src=x onerror=alert(1)>{{ 7*7 }}"})
    html = section(book_of(twin.named("case", "twin")), "larkmoor-outage")
    assert "<img" not in html and "&lt;img src=x onerror=alert(1)&gt;{{ 7*7 }}" in html


def test_thousands_of_cases_are_compared_in_a_blink() -> None:
    """5,000 cases, each held against all others, within seconds."""
    failures, verdicts = ("outage", "billing", "data-breach", "delivery"), ("met", "partly", "missed")
    made = [
        like(OUTAGE, f"case-{n}", failure_type=failures[n % 4], told_early=verdicts[n % 3], sorry_said=verdicts[n % 2])
        for n in range(5000)
    ]
    start = time.process_time()
    kinship = Kinship(made)
    found = [kinship.of(one) for one in made]
    assert time.process_time() - start < 15
    assert all(len(one) == 3 for one in found)
    assert names(found[0]) == ["case-12", "case-24", "case-36"]
