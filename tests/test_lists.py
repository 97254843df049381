"""The closed lists: what may be written, what a reader sees, and where "not stated" is an answer."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from amends.models import lists
from amends.models.choices import Choices
from amends.models.values import ID

LISTS = {name: value for name, value in vars(lists).items() if isinstance(value, Choices) and name != "ONE_OF"}
FIELDS = {
    mark.func.name: (name, value)
    for name, value in vars(lists).items()
    for mark in getattr(value, "__metadata__", ())
    if isinstance(mark.func, Choices)
}


@pytest.mark.parametrize("name", LISTS)
def test_every_word_of_a_list_is_written_like_an_id_and_has_a_label(name: str) -> None:
    words = LISTS[name]
    assert len(words) >= 2
    assert all(ID.fullmatch(word) for word in words)
    assert len(set(words.values())) == len(words)
    assert all(label or (name, word) == ("EXACTNESS", "exactly") for word, label in words.items())


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_one_field_type_that_takes_its_words_and_no_other(name: str) -> None:
    words = LISTS[name]
    adapter = TypeAdapter(FIELDS[words.name][1])
    assert [adapter.validate_python(word) for word in words] == list(words)
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python("no-such-word")
    assert caught.value.errors()[0]["msg"] == f"'no-such-word' is no {words.name}"


def test_every_list_has_a_name_of_its_own_so_that_a_message_tells_which_was_meant() -> None:
    names = [words.name for words in LISTS.values()]
    assert sorted(names) == sorted(set(names)) == sorted(FIELDS)


def test_every_unit_has_a_word_for_one_of_it() -> None:
    assert list(lists.ONE_OF) == list(lists.UNITS)
    assert (lists.UNITS["people"], lists.ONE_OF["people"]) == ("people", "person")


@pytest.mark.parametrize(
    "name",
    ["INDUSTRIES", "FAILURES", "DOERS", "NATURES", "SEVERITIES", "TURNS", "CHANNELS", "ROLES", "VERDICTS", "KEPT"],
)
def test_not_stated_is_an_answer_wherever_the_sources_may_be_silent(name: str) -> None:
    assert LISTS[name]["not-stated"].startswith("not stated")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("CASE_KINDS", ["incident", "complaint", "guidance", "board"]),
        ("TURNS", ["first", "again", "recovery-failed", "not-stated"]),
        ("NATURES", ["got-it-wrong", "did-wrong", "not-stated"]),
        ("SEVERITIES", ["nuisance", "loss", "grave", "not-stated"]),
        ("DOERS", ["ours", "supplier", "customer", "third-party", "unknown", "not-stated"]),
        ("VERDICTS", ["met", "partly", "missed", "not-stated", "not-applicable"]),
        ("STANCES", ["asks-for", "limits", "contradicts", "silent"]),
        ("PHASES", ["prepare", "decide", "acknowledge", "apologise", "act", "restore", "learn"]),
        ("SEEN", ["words", "remedy", "way", "inside"]),
        ("REMEDY_PURPOSES", ["loss", "ordeal", "lingering-harm", "recurrence"]),
        ("EVENT_STATES", ["happened", "promised", "due"]),
        ("OFFSETS", ["exactly", "about", "at-most", "at-least"]),
        ("BOARD_LABELS", ["can-do", "can-justify", "none"]),
    ],
)
def test_the_words_and_their_order_are_the_published_ones(name: str, words: list[str]) -> None:
    assert list(LISTS[name]) == words
