"""What the explorer and the comparison are given: each case's values, its place in each order, and its cells, row by row."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

import pytest

from amends.assess.card import TOO_LITTLE, report_card
from amends.dataset import compare, explore
from amends.loader import load
from amends.models.lists import UNITS
from amends.pages import compare as page
from amends.pages import facets
from amends.playbook import Playbook
from conftest import SMALL
from synthetic import many


@pytest.fixture(scope="module")
def small() -> Playbook:
    """The fixture playbook."""
    return load(SMALL)[0]


@pytest.fixture(scope="module")
def data(shipped: Playbook) -> dict[str, Any]:
    """What the explorer is given of the shipped playbook."""
    return explore.data(shipped)


def given(data: dict[str, Any], identifier: str) -> list[str]:
    """A case's values as ``facet/value``."""
    known = [f"{facet['name']}/{value}" for facet in data["facets"] for value, _ in facet["values"]]
    return [known[number] for number in next(line[2] for line in data["cases"] if line[0] == identifier)]


def test_every_case_has_its_line_in_the_order_of_the_page(shipped, data):
    """Nothing is left out, and the list without an order is the list as it is built."""
    assert [line[0] for line in data["cases"]] == [case.id for case in shipped.cases]
    assert all(len(line) == 9 for line in data["cases"])


def test_values_are_those_of_the_pages_by_tag_and_more(shipped, data):
    """What stands in the address of a page by tag is what stands in the address of a view."""
    for case in shipped.cases:
        found = given(data, case.id)
        assert len(set(found)) == len(found)
        assert {f"{tag.facet}/{tag.value}" for tag in facets.values(case)} <= {*found}
        assert len([one for one in found if one.startswith("year/")]) == 1
    assert [facet["name"] for facet in data["facets"]] == [*explore.TITLES]


def test_a_name_in_the_address_is_readable_and_means_one_thing(data):
    """Facets and values are plain words; none begins as the negation of another does, or is called as what is not a facet."""
    names = [facet["name"] for facet in data["facets"]]
    assert not {"q", "sort", "unit", "compare"} & {*names}
    assert not [name for name in names if name.startswith("not-")]
    for facet in data["facets"]:
        values = [value for value, _ in facet["values"]]
        assert len({*values}) == len(values)
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one) for one in [*names, *values])


def test_verdicts_are_values_and_what_was_not_judged_is_none(small):
    """Met, partly and missed name their standard; not stated is no verdict."""
    found = given(explore.data(small), "larkmoor-outage")
    verdicts = {one.standard: one.verdict for one in small.get("case/larkmoor-outage").assessment.verdicts}
    assert [one for one in found if one.startswith(("met/", "partly/", "missed/"))]
    for standard, verdict in verdicts.items():
        assert (f"{verdict}/{standard}" in found) is (verdict in {"met", "partly", "missed"})


@pytest.mark.parametrize(
    ("number", "value", "words"),
    [
        (0, "from-0", "fewer than 1,000"),
        (999, "from-0", "fewer than 1,000"),
        (1_000, "from-1000", "1,000 to 9,999"),
        (9_999_999, "from-1000000", "1,000,000 to 9,999,999"),
        (10_000_000, "from-10000000", "10,000,000 or more"),
    ],
)
@pytest.mark.parametrize("unit", ["accounts", "people"])
def test_a_band_lies_within_one_unit(unit, number, value, words):
    """Accounts are not people: the same number in two units is in two bands."""
    assert explore._band(unit, number) == facets.Tag("reach", f"{unit}-{value}", f"{unit.capitalize()}: {words}")


@pytest.mark.parametrize(
    ("number", "exactness", "words"),
    [
        (1, "at-least", "at least 1 account"),
        (1200, "exactly", "1,200 accounts"),
        (2000, "about", "about 2,000 accounts"),
    ],
)
def test_a_reach_is_told_with_its_unit(small, number, exactness, words):
    """One is not many; what was counted exactly needs no word for it."""
    one = small.get("case/larkmoor-outage").reach[0]
    changed = one.model_copy(update={"number": number, "exactness": exactness, "unit": "accounts"})
    assert changed.counted == words


def test_values_stand_in_the_order_of_their_lists(small):
    """Bands by size within each unit, years from the last, not stated at the end."""
    found = {facet["name"]: [value for value, _ in facet["values"]] for facet in explore.data(many(200))["facets"]}
    bands = [f"{unit}-from-{least}" for unit in UNITS for least in explore.BANDS]
    assert found["reach"][:-1] == [one for one in bands if one in found["reach"]]
    assert found["year"] == sorted(found["year"], reverse=True)
    assert all(values.index("not-stated") == len(values) - 1 for values in found.values() if "not-stated" in values)


def test_too_little_on_record_has_no_place(shipped, small):
    """Where the card says so, the case is not ranked at all; where it has a word, the word decides before the share does."""
    for playbook in (shipped, small, many(100)):
        for case in playbook.assessed:
            for one in report_card(case, playbook).columns:
                assert (explore.standing(one) is None) is (one.word == TOO_LITTLE)
                if one.word != TOO_LITTLE:
                    assert int(explore.standing(one) * 2) // 2 == {"weak": 0, "mixed": 1, "strong": 2}[one.word]


def test_advice_has_no_place_in_any_order(data):
    """Guidance and boards report no response: no date, no column, no clock, no reach."""
    lines = {line[0]: line[3:] for line in data["cases"]}
    assert lines["over-apologising-by-email"] == lines["mtn-control-the-damage"] == [None, None, None, None, None, {}]


def test_every_cell_has_a_row_and_every_anchor_its_place(shipped, small):
    """What the data hold is what the page can show, and each verdict leads to its reason on the case's page."""
    for playbook in (shipped, small):
        rows = {row.id for group in page.groups(playbook) for row in group.rows}
        for case in playbook.cases:
            cells = compare.data(case, playbook)["rows"]
            assert {*cells} <= rows
            assert all(cell["lines"] for cell in cells.values())
            anchored = {name: cell["anchor"] for name, cell in cells.items() if name.startswith("standard-")}
            assert all(re.fullmatch(r"(verdict|stance)_[a-z0-9-]+", anchor) for anchor in anchored.values())


def test_a_comparison_tells_the_facts_the_clock_the_effort_and_each_reason(shipped):
    """Some of every part of a case, in the words of its page."""
    rows = compare.data(shipped.get("case/t-mobile-experian-2015"), shipped)["rows"]
    assert rows["fact-whose-doing"]["lines"] == ["A supplier’s doing"]
    assert "10 days since the organisation knew" in rows["clock-first_word"]["lines"]
    assert rows["card-words"]["lines"] == ["Too little on record to say", "1 met, 2 partly met, 4 not stated"]
    verdicts = shipped.get("case/t-mobile-experian-2015").assessment.verdicts
    assert {rows[f"standard-{one.standard}"]["word"] for one in verdicts} == {one.verdict for one in verdicts}
    loop = compare.data(shipped.get("case/t-mobile-billing-loop"), shipped)["rows"]
    assert loop["effort-contacts"]["lines"][0].startswith("At least 2")
    advice = compare.data(shipped.get("case/over-apologising-by-email"), shipped)
    assert advice["judged"] is False and {cell["word"] for cell in advice["rows"].values() if "word" in cell} <= {"asks-for", "limits", "contradicts", "silent"}  # fmt: skip


def test_files_are_scripts_that_hand_over_one_text(shipped):
    """One for the explorer, one for each case; none can be more than data."""
    made = {**explore.files(shipped), **compare.files(shipped)}
    assert len(made) == 1 + len(shipped.cases)
    for path, script in made.items():
        name = "explore" if path == explore.PATH else f"case/{path.removeprefix(compare.FOLDER).removesuffix('.js')}"
        call = re.fullmatch(r"amendsSearch\.give\('([a-z0-9/-]+)','((?:[^'\\\n\r\u2028\u2029]|\\.)*)'\);\n", script)
        assert call and call[1] == name
        assert json.loads(re.sub(r"\\(.)", r"\1", call[2]))


def test_a_thousand_cases_fit(small):
    """The whole of what is sifted stays small enough for a slow line."""
    assert len(gzip.compress(explore.files(many(1_000))[explore.PATH].encode())) < 100_000
