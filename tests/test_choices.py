"""Closed lists: what may be written, what a reader sees, and a refusal that names the nearest word."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from amends.models.choices import Choices

LIST = Choices("remedy type", credit="credit note", third_party="a third party's", for_="for", not_stated="not stated")


def test_a_closed_list_maps_hyphenated_words_to_what_a_reader_sees() -> None:
    assert dict(LIST) == {
        "credit": "credit note",
        "third-party": "a third party's",
        "for": "for",
        "not-stated": "not stated",
    }
    assert (len(LIST), LIST["for"], LIST(" credit ")) == (4, "for", "credit")


def test_a_closed_list_refuses_another_word_with_the_nearest_one() -> None:
    with pytest.raises(PydanticCustomError) as caught:
        LIST("third_party")
    assert caught.value.context == {
        "rule": "unknown-word",
        "what": "'third_party' is no remedy type",
        "expected": "a word of the list",
        "remedy": "Did you mean 'third-party'? One of: credit, for, not-stated, third-party.",
        "near": "third-party",
    }


def test_two_closed_lists_with_the_same_words_are_two_lists() -> None:
    """They can stand in one table of types, each with its own labels."""
    twin = Choices("remedy type", **dict(LIST))
    assert twin != LIST
    assert len({LIST: 1, twin: 2}) == 2
