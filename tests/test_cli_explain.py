"""``amends explain``: every rule in a list, and one rule in full."""

from __future__ import annotations

import io
import sys

import pytest

from amends import cli, rulebook

Capture = pytest.CaptureFixture[str]


def test_without_a_rule_all_are_listed(capsys: Capture) -> None:
    """Each group under its heading, each rule with its sentence on a line, in the order of the rulebook."""
    assert cli.run(["explain"]) == 0
    text, error = capsys.readouterr()
    assert error == ""
    lines = text.splitlines()
    assert [line for line in lines if line and not line.startswith("  ")] == list(rulebook.GROUPS.values())
    listed = [tuple(line.strip().split(maxsplit=1)) for line in lines if line.startswith("  ")]
    assert listed == [(one.id, one.sentence) for one in rulebook.rules().values()]
    assert lines[:2] == [
        "Files and their names",
        f"  {'too-large':{max(map(len, rulebook.rules()))}}  A record's file has at most 65,536 bytes.",
    ]


def test_a_rule_is_told_in_full(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it asks, why, broken, mended, and where to read on: word for word."""
    monkeypatch.setenv("AMENDS_URL", "https://water.example/")
    assert cli.run(["explain", "its-own-neighbour"]) == 0
    assert capsys.readouterr().out == (
        "its-own-neighbour (Verdicts and evidence)\n\n"
        "A case is not related to itself.\n\n"
        "Why: “Read also” would lead back to the page that one has just read.\n\n"
        "Broken:\n"
        "    related:\n"
        "      - case: larkmoor-outage\n"
        "        because: The same firm\n\n"
        "Mended:\n"
        "    related:\n"
        "      - case: larkmoor-bill\n"
        "        because: The same firm\n\n"
        "https://water.example/reference/rules/its-own-neighbour/\n"
    )


@pytest.mark.parametrize("rule", rulebook.rules())
def test_every_rule_can_be_explained(rule: str, capsys: Capture) -> None:
    """Whatever id stands in a finding, the command knows it, and words never run past the window."""
    assert cli.run(["explain", rule]) == 0
    told = capsys.readouterr().out.partition("\nBroken:")[0]
    assert all(len(line) <= 80 for line in told.splitlines())


def test_a_terminal_that_lacks_a_letter_gets_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the encoding has no such letter, the rest of the explanation is printed all the same."""
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw := io.BytesIO(), encoding="ascii"))
    assert cli.run(["explain", "unfilled-blank"]) == 0
    assert rb"\u2039" in raw.getvalue()


@pytest.mark.parametrize(
    ("rule", "guess"),
    [
        ("mised-needs-proof", " Did you mean 'missed-needs-proof'?"),
        ("One-Time", " Did you mean 'one-time'?"),
        ("x", ""),
    ],
)
def test_an_unknown_rule_exits_with_2(rule: str, guess: str, capsys: Capture) -> None:
    """The nearest id is named where there is one; nothing is printed on the output."""
    assert cli.run(["explain", rule]) == 2
    assert tuple(capsys.readouterr()) == (
        "",
        f"amends: there is no rule '{rule}'.{guess} To see all rules: amends explain\n",
    )
