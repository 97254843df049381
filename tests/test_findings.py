"""A finding on one line, the likeliest meant word, and the closing line of a run."""

from __future__ import annotations

import pytest

from amends.findings import Finding, akin, closest, count, nearest


def at(path: str, line: int = 1, column: int = 1) -> Finding:
    """A finding of which only the place matters."""
    return Finding(path, line, column, "r", "w")


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (Finding("a.yml", 12, 9, "r", "w", "e", "Do it."), "a.yml:12:9 r: w; expected e. Do it."),
        (Finding("a.yml", 1, 1, "r", "w", remedy="Do it."), "a.yml:1:1 r: w. Do it."),
        (Finding("a.yml", 1, 1, "r", "w", "e"), "a.yml:1:1 r: w; expected e."),
        (Finding("a.yml", 1, 1, "r", "w"), "a.yml:1:1 r: w."),
    ],
)
def test_a_finding_is_one_line_with_place_rule_what_expected_and_remedy(finding: Finding, line: str) -> None:
    assert str(finding) == line


def test_text_of_a_stranger_cannot_break_a_finding_into_two_lines() -> None:
    """A line of its own could pass for a command of the build service."""
    found = Finding("a\nb.yml", 1, 1, "unknown-word", "'x\n::error::y\r' is no answer", "a\tword")
    assert str(found) == "a b.yml:1:1 unknown-word: 'x ::error::y ' is no answer; expected a word."


def test_findings_sort_by_file_then_by_place() -> None:
    last, first, second, third = at("b.yml"), at("a.yml", 2, 9), at("a.yml", 10, 1), at("a.yml", 10, 2)
    assert sorted([last, third, second, first]) == [first, second, third, last]


@pytest.mark.parametrize(
    ("value", "allowed", "remedy"),
    [
        ("credits", ["refund", "credit"], "Did you mean 'credit'? One of: credit, refund."),
        ("CREDIT", ["refund", "credit"], "Did you mean 'credit'? One of: credit, refund."),
        ("voucher", ["refund", "credit"], "One of: credit, refund."),
        ("", ["refund"], "One of: refund."),
        ("voucher", [], "There is none yet."),
    ],
)
def test_the_remedy_for_an_unknown_word_is_the_nearest_and_the_list(
    value: str, allowed: list[str], remedy: str
) -> None:
    assert nearest(value, allowed) == remedy


@pytest.mark.parametrize(
    ("name", "other", "alike"),
    [
        ("larkmoor-hanbook", "larkmoor-handbook", True),
        ("town-paper", "townpaper", True),
        ("town-paper", "town-paper-2025", True),
        ("paper-town", "town-paper", True),
        ("town-paper", "town-paper-2025-may", False),
        ("town-paper-2024", "town-paper-2025", False),
        ("mybroadband-2016-mtn", "younews-2021-mtn", False),
        ("larkmoor-leaflet", "larkmoor-diary", False),
        ("country", "countries", True),
        ("date", "at", False),
    ],
)
def test_a_typing_error_or_a_word_more_is_near_and_another_word_is_not(name: str, other: str, alike: bool) -> None:
    assert akin(name, other) == akin(other, name) == alike


def test_a_strict_guess_passes_over_a_name_with_another_word() -> None:
    """However much of it is the same."""
    assert closest("larkmoor-leaflet", ["larkmoor-leaf-2025"], strict=True) == ""
    assert closest("larkmoor-leaflet", ["larkmoor-letter"]) == "larkmoor-letter"
    assert closest("larkmoor-leaflet", ["larkmoor-letter", "larkmoor-leaf"], strict=True) == "larkmoor-leaf"


@pytest.mark.parametrize(
    ("findings", "closing"),
    [
        ([], "no findings"),
        ([at("a")], "1 finding in 1 file"),
        ([at("a"), at("a", 2)], "2 findings in 1 file"),
        ([at("a"), at("b"), at("b", 2)], "3 findings in 2 files"),
    ],
)
def test_the_closing_line_counts_findings_and_files(findings: list[Finding], closing: str) -> None:
    assert count(findings) == closing
