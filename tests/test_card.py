"""The report card: the published rule, and nothing else, decides what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from amends.assess.card import COLUMNS, TOO_LITTLE, Card, report_card
from amends.loader import load
from amends.models.assessment import Assessment, Judgement
from amends.models.case import Incident
from amends.models.standard import Standard
from amends.playbook import Entry, Playbook

SMALL = load(Path(__file__).parent / "fixtures" / "playbook")[0]
CASE: Incident = SMALL.get("case/larkmoor-outage")


def playbook(**standards: str) -> Playbook:
    """A playbook with these standards: id → the column it is seen in."""
    made = Playbook(SMALL.root)
    entry = SMALL.entries["standard"]["told-early"]
    for name, seen in standards.items():
        one = Standard.model_validate({**entry.document.data, "seen": seen})  # type: ignore[dict-item]
        identifier = name.replace("_", "-")
        made.entries["standard"][identifier] = Entry(one.named("standard", identifier), entry.document)
    return made


def card(seen: str, verdicts: str, *, danger: str = "") -> Card:
    """The card of a case with these verdicts (letters: met, partly, Missed, not-stated, Applicable not, - none)."""
    words = {"m": "met", "p": "partly", "x": "missed", "n": "not-stated", "a": "not-applicable"}
    given = {f"s{number}": words[letter] for number, letter in enumerate(verdicts) if letter != "-"}
    standards = {f"s{number}": seen for number in range(len(verdicts))}
    if danger:
        standards["danger_first"], given["danger-first"] = "way", danger
    judged = tuple(
        Judgement.model_validate({"standard": one, "verdict": verdict, "because": "So."})
        for one, verdict in given.items()
    )
    assessment = Assessment.model_construct(judged="It", as_known="Then", note=None, verdicts=judged)
    return report_card(CASE.model_copy(update={"assessment": assessment}), playbook(**standards))


def word(made: Card, name: str) -> str:
    return next(column.word for column in made.columns if column.name == name)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ("mmm", "strong"),
        ("mmp", "strong"),
        ("mmmmpp", "strong"),
        ("mpp", "mixed"),
        ("ppp", "mixed"),
        ("mmx", "mixed"),
        ("mmmmmmx", "mixed"),
        ("mxp", "mixed"),
        ("mxx", "weak"),
        ("xpp", "weak"),
        ("xxx", "weak"),
    ],
)
def test_the_published_rule(verdicts: str, expected: str) -> None:
    """Strong: none missed, twice as many met as partly. Weak: more missed than met. Mixed: all else."""
    assert word(card("words", verdicts), "words") == expected


@pytest.mark.parametrize("verdicts", ["", "m", "mm", "xx", "mmn", "mmmnnnn", "mmm----", "mmannnn", "nnnnnn", "aaaaaa"])
def test_too_little_on_record(verdicts: str) -> None:
    """No word below three judged standards, or below half of those that apply; none is never a praise or a blame."""
    assert word(card("remedy", verdicts), "remedy") == TOO_LITTLE


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [("mmmnnn", "strong"), ("mmm---", "strong"), ("xxxnnn", "weak"), ("mmmaaaa", "strong"), ("mmmnaaaaaa", "strong")],
)
def test_what_is_not_stated_neither_helps_nor_hurts(verdicts: str, expected: str) -> None:
    """Not stated, not assessed and not applicable leave the word as it is, once enough is judged."""
    assert word(card("remedy", verdicts), "remedy") == expected


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("mmm", "mmx", ("strong", "mixed")),
        ("mmx", "mxx", ("mixed", "weak")),
        ("mmp", "mpp", ("strong", "mixed")),
        ("mmm", "mmn", ("strong", TOO_LITTLE)),
    ],
)
def test_a_changed_verdict_changes_the_card(before: str, after: str, words: tuple[str, str]) -> None:
    """The card follows the record: one verdict more or less can change its word, and always its counts."""
    first, second = card("way", before), card("way", after)
    assert (word(first, "way"), word(second, "way")) == words
    assert first.columns[2].counts != second.columns[2].counts


@pytest.mark.parametrize(
    ("seen", "verdicts", "expected"),
    [
        ("words", "mmm", "mixed"),
        ("words", "mmx", "mixed"),
        ("words", "mxx", "weak"),
        ("words", "m", TOO_LITTLE),
        ("remedy", "mmm", "mixed"),
        ("way", "mmmmmm", "weak"),
        ("way", "", "weak"),
    ],
)
def test_a_missed_warning_of_danger_caps_the_card(seen: str, verdicts: str, expected: str) -> None:
    """The way becomes weak however little is on record, strong becomes mixed; elsewhere too little stays too little."""
    capped = card(seen, verdicts, danger="missed")
    assert capped.capped
    assert word(capped, seen) == expected


@pytest.mark.parametrize("verdict", ["met", "partly", "not-stated", "not-applicable", ""])
def test_any_other_verdict_on_danger_caps_nothing(verdict: str) -> None:
    """Only a warning that was missed counts so; one that nobody reports does not."""
    made = card("words", "mmm", danger=verdict)
    assert not made.capped
    assert word(made, "words") == "strong"


def test_a_column_prints_its_counts() -> None:
    """Each verdict is counted, what was not assessed as well, and a line says which standard got which."""
    words = card("words", "mpxna-").columns[0]
    assert words.counts == {
        "met": 1,
        "partly": 1,
        "missed": 1,
        "not-stated": 1,
        "not-applicable": 1,
        "not-assessed": 1,
    }
    assert (words.judged, words.applicable) == (3, 5)
    assert [(line.standard.id, line.verdict) for line in words.lines][-2:] == [
        ("s4", "not-applicable"),
        ("s5", "not-assessed"),
    ]


def test_three_columns_and_never_a_total() -> None:
    """Words, remedy, way; what only insiders can see stays off the card."""
    made = card("inside", "mmm")
    assert tuple(column.name for column in made.columns) == COLUMNS == ("words", "remedy", "way")
    assert [column.lines for column in made.columns] == [(), (), ()]
    assert set(vars(made)) == {"columns", "capped"}


def test_the_card_of_the_fixture_case() -> None:
    """A case's own card: each judged standard in the column where it is seen."""
    made = report_card(CASE, SMALL)
    assert [(column.name, column.word, [line.verdict for line in column.lines]) for column in made.columns] == [
        ("words", TOO_LITTLE, ["met"]),
        ("remedy", TOO_LITTLE, []),
        ("way", TOO_LITTLE, ["not-applicable", "missed"]),
    ]
