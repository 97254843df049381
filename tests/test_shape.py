"""The shape of a record: a document becomes a typed record, or findings at exact places."""

from __future__ import annotations

import pytest

from amends import reader, shape
from amends.findings import Finding
from amends.models import KINDS, Kind
from amends.models.base import Model, Record, Tombstone
from amends.models.case import CASE_MODELS
from amends.models.source import Source
from amends.models.standard import Standard
from amends.models.values import Line

SOURCE = """\
title: A letter
author: A. Writer
publisher: Example Press
published: 2015-10-01
address: https://example.org/letter
accessed: 2026-01-31
perspective: press
read: whole
"""
STANDARD = """\
title: Brief
updated: 2026-01-31
sentence: It is brief.
phase: apologise
seen: words
core: yes
origin:
  - ours: We found it so.
why: It is read.
met-when:
  - It fits a screen.
missed-when:
  - It does not.
caution: None.
who: The writer
"""
CHECKLIST = """\
title: Before you send
updated: 2026-01-31
use-when: The letter is ready.
who: The writer
summary: What to look at.
"""

UPDATED = "updated: 2026-01-31\n"


def shaped(kind: str, text: str) -> tuple[Record | None, list[Finding]]:
    """A file's text as a record of this kind."""
    document, findings = reader.read(text.encode(), "x.yml")
    assert findings == []
    return shape.record(document, KINDS[kind], "an-id")


def lines(kind: str, text: str) -> list[str]:
    """What is wrong with a text's shape, as it is printed, without the file's name."""
    record, findings = shaped(kind, text)
    assert record is None
    return [str(finding).removeprefix("x.yml:") for finding in findings]


@pytest.mark.parametrize(
    ("kind", "text", "model"),
    [("source", SOURCE + "updated: 2026-01-31\n", Source), ("standard", STANDARD, Standard)],
)
def test_a_sound_document_becomes_a_record_that_knows_its_kind_and_id(
    kind: str, text: str, model: type[Record]
) -> None:
    record, findings = shaped(kind, text)
    assert findings == []
    assert type(record) is model
    assert record.target == f"{kind}/an-id"


@pytest.mark.parametrize("kind", KINDS)
def test_a_withdrawn_record_of_any_kind_is_a_tombstone(kind: str) -> None:
    record, findings = shaped(
        kind, "title: T\nupdated: 2026-01-31\nwithdrawn:\n  on: 2026-01-30\n  reason: Another company.\n"
    )
    assert findings == []
    assert isinstance(record, Tombstone)
    assert record.kind == kind


def test_every_kind_lies_in_a_folder_of_its_plural() -> None:
    folders = {kind.folder for kind in KINDS.values()}
    assert {name: kind.name for name, kind in KINDS.items()} == {name: name for name in KINDS}
    assert folders == {"cases"} | {f"docs/playbook/{kind.plural}" for kind in KINDS.values() if kind.name != "case"}


@pytest.mark.parametrize("word", CASE_MODELS)
def test_a_case_has_the_model_of_its_own_kind(word: str) -> None:
    assert KINDS["case"].model_for({"kind": word}) is CASE_MODELS[word]


@pytest.mark.parametrize("text", ["just text", "- a\n- b\n"])
def test_a_file_without_fields_is_one_finding(text: str) -> None:
    assert lines("source", text) == [
        "1:1 wrong-shape: the file holds no fields; expected lines such as title: …. Copy a record of the same kind and fill it in."
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "title: T\n",
            "1:1 missing-field: kind: 'kind' is missing; expected one of incident, complaint, guidance, board. Add a line such as kind: incident.",
        ),
        (
            "title: T\nkind: incidents\n",
            "2:7 unknown-word: kind: 'incidents' is no kind of case; expected a word of the list. Did you mean 'incident'? One of: board, complaint, guidance, incident.",
        ),
        (
            "kind: [board]\n",
            "1:7 wrong-shape: kind: a list stands here; expected text. Check the indentation, or put the text in quotes.",
        ),
    ],
)
def test_a_case_without_a_known_kind_is_one_finding_at_its_kind(text: str, line: str) -> None:
    assert lines("case", text) == [line]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("read: whole\n", "", "1:1 missing-field: 'read' is missing; expected a line that begins with read:. Add it."),
        (
            "read: whole",
            "reed: whole\nread: whole",
            "8:1 unknown-key: 'reed' is no field; expected a field that belongs here. Did you mean 'read'? It is there already: keep one of the two.",
        ),
        (
            "read: whole",
            "read: hole",
            "8:7 unknown-word: read: 'hole' is no reading; expected a word of the list. Did you mean 'whole'? One of: excerpt, second-hand, whole.",
        ),
        (
            "published: 2015-10-01",
            "published: soon",
            "4:12 bad-date: published: 'soon' is no date or time; expected a year, a month or a day (2015, 2015-10, 2015-10-31), or a time with its zone (2021-10-09T14:30+01:00). Write the year first, then the month, then the day, each in digits. Write not-stated where nothing is known.",
        ),
        (
            "read: whole",
            "read: whole\nformerly: an-old-id",
            "9:11 wrong-shape: text stands in 'formerly'; expected a list (lines that begin with a hyphen). Put it in square brackets, or on a line of its own that begins with a hyphen.",
        ),
        (
            "read: whole",
            "read: whole\nformerly:\n  a: b",
            "10:3 wrong-shape: a group of fields stands in 'formerly'; expected a list (lines that begin with a hyphen). Check where the lines begin, and the hyphens.",
        ),
        (
            "read: whole",
            "read: whole\nformerly:\n  - old\n  - Old",
            "11:5 bad-id: formerly: 'Old' is no id; expected small letters, digits and single hyphens, at most 60 characters, not index or by. Example: t-mobile-experian-2015.",
        ),
    ],
)
def test_a_field_of_the_wrong_shape_is_one_finding_at_its_place(old: str, new: str, line: str) -> None:
    assert lines("source", SOURCE.replace(old, new) + "updated: 2026-01-31\n") == [line]


@pytest.mark.parametrize(
    ("new", "line"),
    [
        (
            "origin: []",
            "7:9 too-few: 'origin' has 0 items; expected at least 1. Write each on a line that begins with a hyphen.",
        ),
        (
            "origin:\n  - text",
            "8:5 wrong-shape: text stands in 'origin'; expected fields (lines such as name: …). Check where the lines begin, and the hyphens.",
        ),
        (
            "origin:\n  - [text]",
            "8:5 wrong-shape: a list stands in 'origin'; expected fields (lines such as name: …). Check where the lines begin, and the hyphens.",
        ),
        (
            "origin:\n  - our: We.",
            "8:5 unknown-key: 'our' is no field in 'origin'; expected a field that belongs here. Did you mean 'ours'? Write: - ours: We.",
        ),
        (
            "origin:\n  - ours: We.\n  - {ours: [a]}",
            "9:12 wrong-shape: ours: a list stands here; expected text. Check the indentation, or put the text in quotes.",
        ),
    ],
)
def test_a_part_of_the_wrong_shape_is_one_finding_within_the_part(new: str, line: str) -> None:
    """A list that is too short only because its item was refused is not held against the list as well."""
    assert lines("standard", STANDARD.replace("origin:\n  - ours: We found it so.", new)) == [line]


def test_a_list_that_is_too_short_and_has_a_refused_item_is_told_of_the_item_only() -> None:
    text = "inputs:\n  - id: a\n    question: Q\n    values:\n      - id: B\n        label: L\n"
    assert [line for line in lines("level", text) if "missing-field" not in line] == [
        "5:13 bad-id: id: 'B' is no id; expected small letters, digits and single hyphens, at most 60 characters, not index or by. Example: t-mobile-experian-2015."
    ]


def test_a_list_that_is_too_long_says_how_many_are_allowed() -> None:
    items = "".join(f"      - {{id: i-{number}, do: Do it., standard: brief}}\n" for number in range(15))
    assert lines("checklist", f"{CHECKLIST}groups:\n  - title: G\n    items:\n{items}") == [
        "9:7 too-many: 'items' has 15 items; expected at most 14. Make two lists of it."
    ]


class Part(Model):
    """A part of a table."""

    said: Line


class Table(Record):
    """A record whose parts have names of the contributor's own."""

    parts: dict[str, Part]


def test_an_unknown_key_below_a_name_of_the_contributors_own_is_told_with_the_fields_of_the_part() -> None:
    document, _ = reader.read(b"title: T\nupdated: 2026-01-31\nparts:\n  one:\n    said: S\n    sayd: S\n", "x.yml")
    _, findings = shape.record(document, Kind("table", "tables", "tables", Table), "an-id")
    assert [str(finding) for finding in findings] == [
        "x.yml:6:5 unknown-key: 'sayd' is no field in 'one'; expected a field that belongs here. Did you mean 'said'? It is there already: keep one of the two."
    ]


def test_all_findings_of_a_record_come_at_once() -> None:
    found = lines("source", "title: T\nread: hole\nupdated: soon\n")
    rules = [line.split()[1] for line in found]
    assert sorted(set(rules)) == ["bad-date:", "missing-field:", "unknown-word:"]
    assert rules.count("missing-field:") == 6


@pytest.mark.parametrize(
    ("kind", "text", "example"),
    [
        ("source", UPDATED + SOURCE.replace("accessed: 2026-01-31\n", ""), "accessed: "),
        ("source", UPDATED + SOURCE.replace("perspective: press", "perspective: firm"), "perspective: "),
        ("standard", STANDARD.replace("met-when:\n  - It fits a screen.\n", ""), "met-when: ["),
        ("standard", STANDARD.replace("  - It fits a screen.\n", "  - [a]\n"), "- "),
        ("checklist", CHECKLIST, ""),
        ("standard", STANDARD + "whom: x\n", ""),
    ],
)
def test_a_finding_shows_what_would_do(kind: str, text: str, example: str) -> None:
    """An example of the field's own: a line, a list, an item; none for fields within a field or a name that is no field."""
    finding = shaped(kind, text)[1][0]
    assert finding.example.startswith(example) and bool(finding.example) == bool(example)
