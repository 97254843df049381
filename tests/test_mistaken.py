"""A record taken for another kind: one finding at the mistake, and none for each field that seems to be wrong."""

from __future__ import annotations

import re

import pytest

from conftest import SMALL
from test_shape import STANDARD, lines

INCIDENT = (SMALL / "cases" / "larkmoor-outage.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "kind", "line"),
    [
        (
            "larkmoor-outage",
            "guidance",
            "3:7 wrong-kind: kind is guidance, but events, clock and assessment belong to an incident or a complaint; expected incident or complaint. Check the kind first.",
        ),
        (
            "larkmoor-bill",
            "board",
            "3:7 wrong-kind: kind is board, but events, clock and assessment belong to an incident or a complaint; expected incident or complaint. Check the kind first.",
        ),
        (
            "larkmoor-advice",
            "board",
            "3:7 wrong-kind: kind is board, but answers belongs to guidance; expected guidance. Check the kind first.",
        ),
        (
            "larkmoor-board",
            "incident",
            "3:7 wrong-kind: kind is incident, but stances, ideas and contradictions belong to a board; expected board. Check the kind first.",
        ),
    ],
)
def test_a_case_of_another_kind_is_one_finding_at_its_kind(file: str, kind: str, line: str) -> None:
    """Whatever else is wrong with it: none of it can be told before the kind is right."""
    text = re.sub("^kind: .*", f"kind: {kind}", (SMALL / f"cases/{file}.yml").read_text(), flags=re.M)
    assert lines("case", text.replace("industry: utilities", "industry: water")) == [line]


def test_fields_of_another_kind_in_a_case_of_the_right_kind_are_told_one_by_one() -> None:
    """One field too many does not make an incident a board, nor does a complaint's own sentence that is missing."""
    found = lines("case", INCIDENT + "stances: []\n")
    assert [line.split()[1] for line in found] == ["unknown-key:"]
    found = lines("case", INCIDENT.replace("kind: incident", "kind: complaint"))
    assert [line.split(";")[0] for line in found] == [
        "3:7 missing-field: kind is complaint, and 'one-sided' is missing"
    ]


@pytest.mark.parametrize(
    ("kind", "text", "line"),
    [
        (
            "case",
            STANDARD,
            "1:1 wrong-folder: this looks like a standard; expected in docs/playbook/standards/. Move the file there.",
        ),
        ("standard", INCIDENT, "1:1 wrong-folder: this looks like a case; expected in cases/. Move the file there."),
        ("source", "title: T\nphases: []\ninputs: []\nmoment: X\n", ""),
    ],
)
def test_a_record_in_the_folder_of_another_kind_is_one_finding(kind: str, text: str, line: str) -> None:
    """Most of its fields tell of which kind it is; where they do not, each is a finding."""
    found = lines(kind, text)
    assert found == [line] if line else "wrong-folder" not in "".join(found)
