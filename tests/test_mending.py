"""Slips of a newcomer: each finding says what to write, where it can with the contributor's own line put right."""

from __future__ import annotations

import pytest

from conftest import SMALL
from test_shape import lines, shaped

INCIDENT = (SMALL / "cases" / "larkmoor-outage.yml").read_text(encoding="utf-8")
COLON = "wrong-shape: a colon with a space stands in the text, so it reads as a field; expected text. Write: "
LIST = "expected a list (lines that begin with a hyphen)."
BRACKETS = "Put it in square brackets, or on a line of its own that begins with a hyphen."
NO_EVIDENCE = "bad-evidence: evidence: this is never not-stated; expected a source, a quotation or an event. Write its id, or leave out what nobody tells."


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "industry: utilities",
            "industy: utilities",
            "12:1 unknown-key: 'industy' is no field; expected a field that belongs here. Did you mean 'industry'? Write: industry: utilities",
        ),
        (
            "countries: [GB]",
            "country: [GB, NG]",
            "14:1 unknown-key: 'country' is no field; expected a field that belongs here. Did you mean 'countries'? Write: countries: [GB, NG]",
        ),
        (
            "    reviewer: The town paper",
            '    reviewr: "The paper: of the town"',
            "100:5 unknown-key: 'reviewr' is no field in 'reviews'; expected a field that belongs here. Did you mean 'reviewer'? Write: reviewer: \"The paper: of the town\"",
        ),
        (
            "clock:",
            "clok:",
            "69:1 unknown-key: 'clok' is no field; expected a field that belongs here. Did you mean 'clock'? Write: clock:",
        ),
        (
            "kind: incident",
            "kid: incident",
            "3:1 unknown-key: 'kid' is no field; expected a field that belongs here. Did you mean 'kind'? Write: kind: incident",
        ),
        (
            "      how: about\n    actor",
            "      how: about\n      zz: 1\n    actor",
            "41:7 unknown-key: 'zz' is no field in 'after'; expected a field that belongs here. Every field is there; delete this one.",
        ),
        (
            "apologised: [company]",
            "apologised: company",
            f"21:13 wrong-shape: text stands in 'apologised'; {LIST} {BRACKETS}",
        ),
        (
            "countries: [GB]",
            "countries:",
            "14:11 empty-field: nothing stands in 'countries'; expected a list (lines that begin with a hyphen). Fill it in.",
        ),
        (
            "frameworks: [three-steps]",
            "frameworks:",
            "147:12 empty-field: nothing stands in 'frameworks'; expected a list (lines that begin with a hyphen). Fill it in, or delete the line.",
        ),
        (
            "  - Whether the credit came. [The notice](source/larkmoor-notice) does not say.",
            "  - Open question: whether the credit came",
            f'142:5 {COLON}- "Open question: whether the credit came"',
        ),
        (
            "    of-whom: Homes in the town",
            "    of-whom:\n      Homes: in the town",
            f'28:7 {COLON}"Homes: in the town"',
        ),
        (
            '    evidence: ["event:credit-promised"]',
            "    evidence: not-stated",
            f"94:15 {NO_EVIDENCE}",
        ),
        (
            '    evidence: ["event:credit-promised"]',
            "    evidence: [not-stated]",
            f"94:16 {NO_EVIDENCE}",
        ),
    ],
)
def test_a_slip_of_a_newcomer_is_one_finding_with_the_line_put_right(old: str, new: str, line: str) -> None:
    """A misspelt name, a word for a list, nothing, a colon in a text, no evidence: what to write stands in the finding."""
    assert INCIDENT.count(old) == 1
    assert lines("case", INCIDENT.replace(old, new)) == [line]


@pytest.mark.parametrize(
    ("old", "new", "example"),
    [
        ("apologised: [company]", "apologised: chief-executive", "apologised: [chief-executive]"),
        ("countries: [GB]", "countries: GB, NG and US", "countries: [GB, NG, US]"),
        ("countries: [GB]", "countries:", "countries: [‹such as GB›]"),
        (
            "  - Whether the credit came. [The notice](source/larkmoor-notice) does not say.",
            "  Whether, and when, it came",
            'unsettled: ["Whether, and when, it came"]',
        ),
        ("frameworks: [three-steps]", f"frameworks: {'x' * 100}", ""),
        ("apologised: [company]", "apologised: {company: yes}", ""),
    ],
)
def test_a_text_in_place_of_a_list_is_shown_as_a_list(old: str, new: str, example: str) -> None:
    """The contributor's own words in brackets; an empty list is shown the field's example."""
    (finding,) = shaped("case", INCIDENT.replace(old, new))[1]
    assert finding.example == example


def test_what_is_missing_or_unknown_in_a_part_is_told_with_the_name_of_the_part() -> None:
    text = "title: T\nupdated: 2026-01-31\nwithdrawn:\n  on: 2026-01-30\n  reasons: R\n"
    assert lines("source", text) == [
        "5:3 unknown-key: 'reasons' is no field in 'withdrawn'; expected a field that belongs here. Did you mean 'reason'? Write: reason: R",
    ]
