"""The field types: each turns text into a value, or refuses it with a rule, an expectation and a remedy."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from amends import prose
from amends.models import base
from amends.models.base import Model, Record, Tombstone
from amends.models.choices import Choices

Refusal = tuple[str, str, str, str]


def refusal(kind: Any, value: object) -> Refusal:
    """How a field type refuses a value: rule, what, expected, remedy."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    error = caught.value.errors()[0]
    assert (error["type"], error["msg"]) == ("amends", error["ctx"]["what"])
    context = error["ctx"]
    return context["rule"], context["what"], context["expected"], context["remedy"]


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (base.Line, "  a line ", "a line"),
        (base.Line, "x" * 300, "x" * 300),
        (base.Id, "t-mobile-experian-2015", "t-mobile-experian-2015"),
        (base.Id, "a" * 60, "a" * 60),
        (base.Whole, "15000000", 15_000_000),
        (base.Whole, "007", 7),
        (base.Day, "2015-10-01", dt.date(2015, 10, 1)),
        (base.Address, "https://example.org/a", "https://example.org/a"),
        (base.Address, "not-stated", "not-stated"),
        (base.Country, "NG", "NG"),
        (base.Country, "not-stated", "not-stated"),
        (base.Words, "We are\n  truly   sorry", "We are truly sorry"),
        (base.Words, "w " * 25, " ".join(["w"] * 25)),
        (base.YesNo, "not-stated", "not-stated"),
        (base.Flag, "yes", True),
        (base.Flag, "no", False),
    ],
)
def test_text_of_the_right_form_becomes_a_value(kind: Any, written: str, value: object) -> None:
    assert TypeAdapter(kind).validate_python(written) == value


def test_prose_is_parsed_once() -> None:
    adapter = TypeAdapter(base.Prose)
    parsed = adapter.validate_python(" *Sorry* ")
    assert parsed == prose.parse("*Sorry*")
    assert adapter.validate_python(parsed) is parsed


ID_EXPECTED = "small letters, digits and single hyphens, at most 60 characters, not index or by"
ADDRESS_EXPECTED = "https://, an ordinary host, no user, port or number in its place"


@pytest.mark.parametrize(
    ("kind", "written", "refused"),
    [
        (
            base.Line,
            ["a"],
            ("wrong-shape", "a list stands here", "text", "Check the indentation, or put the text in quotes."),
        ),
        (
            base.Whole,
            {"a": "b"},
            ("wrong-shape", "a mapping stands here", "text", "Check the indentation, or put the text in quotes."),
        ),
        (
            base.Id,
            " \n",
            (
                "empty-field",
                "nothing stands here",
                "text",
                "Fill it in, or write not-stated where the field allows it.",
            ),
        ),
        (
            base.Line,
            "a\nb",
            (
                "not-one-line",
                "the text has several lines",
                "one line",
                "Join them, or begin the value with >- so that the lines are joined.",
            ),
        ),
        (base.Line, "x" * 301, ("too-long", "the line has 301 characters", "at most 300", "Say it shorter.")),
        (base.Prose, "x" * 2_001, ("bad-prose", "the text has 2,001 characters", "at most 2,000", "")),
        (
            base.Prose,
            "[a](b.html)",
            (
                "bad-prose",
                "the link to 'b.html' is neither a https address nor a record",
                "https://… or kind/id, such as standard/brief",
                "",
            ),
        ),
        (base.Day, "1 October", ("bad-date", "'1 October' is no date", "year-month-day, such as 2015-10-01", "")),
        (base.Day, "2015-02-30", ("bad-date", "'2015-02-30' is no date", "year-month-day, such as 2015-10-01", "")),
        (base.Day, "20151001", ("bad-date", "'20151001' is no date", "year-month-day, such as 2015-10-01", "")),
        (
            base.Words,
            "w " * 26,
            (
                "quotation-too-long",
                "the quotation has 26 words",
                "at most 25",
                "Quote the words that matter and tell the rest in your own.",
            ),
        ),
        (
            base.Flag,
            "not-stated",
            ("unknown-word", "'not-stated' is no answer", "a word of the list", "One of: no, yes."),
        ),
        (
            base.YesNo,
            "True",
            ("unknown-word", "'True' is no answer", "a word of the list", "One of: no, not-stated, yes."),
        ),
    ],
)
def test_text_of_another_form_is_refused_in_words(kind: Any, written: object, refused: Refusal) -> None:
    assert refusal(kind, written) == refused


@pytest.mark.parametrize(
    "written", ["T-Mobile", "a--b", "-a", "a-", "a_b", "a b", "é", "a/b", "../a", "a\nb", "a" * 61]
)
def test_an_id_is_small_letters_digits_and_single_hyphens(written: str) -> None:
    what = f"'{written}' is no id"
    assert refusal(base.Id, written) == ("bad-id", what, ID_EXPECTED, "Example: t-mobile-experian-2015.")


@pytest.mark.parametrize("written", ["-1", "1.5", "1,000", "1e3", "0x1F", "٣", "²", "1 000", "9" * 13])
def test_a_number_is_digits_only(written: str) -> None:
    what = f"'{written}' is no whole number"
    assert refusal(base.Whole, written) == ("bad-number", what, "digits only", "Example: 15000000.")


@pytest.mark.parametrize("written", ["http://example.org", "javascript:alert(1)", "https://[half", "example.org"])
def test_an_address_is_https_with_an_ordinary_host(written: str) -> None:
    what = f"'{written}' is no address that we link to"
    remedy = "Write not-stated if you know it only in part."
    assert refusal(base.Address, written) == ("bad-address", what, ADDRESS_EXPECTED, remedy)


@pytest.mark.parametrize("written", ["Nigeria", "ng", "QQ", "001", "not stated"])
def test_a_country_is_its_two_letter_code(written: str) -> None:
    rule, what, expected, _ = refusal(base.Country, written)
    assert rule == "bad-country"
    assert what.startswith(f"'{written}' is no")
    assert expected == "two capital letters (ISO 3166), such as NG or US, or not-stated"


def test_a_country_has_its_english_name() -> None:
    assert base.country_name("NG") == "Nigeria"


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
    with pytest.raises(base.PydanticCustomError) as caught:
        LIST("third_party")
    assert caught.value.context == {
        "rule": "unknown-word",
        "what": "'third_party' is no remedy type",
        "expected": "a word of the list",
        "remedy": "Did you mean 'third-party'? One of: credit, for, not-stated, third-party.",
    }


def test_two_closed_lists_with_the_same_words_are_two_lists() -> None:
    """They can stand in one table of types, each with its own labels."""
    twin = Choices("remedy type", **dict(LIST))
    assert twin != LIST
    assert len({LIST: 1, twin: 2}) == 2


class Part(Model):
    """A model with names that YAML writes otherwise."""

    as_quoted: base.Line
    for_: base.Line = "nothing"
    items: tuple[base.Line, ...] = base.listed(2)


def test_keys_are_written_with_hyphens_and_unknown_ones_are_refused() -> None:
    part = Part.model_validate({"as-quoted": "a", "for": "b", "items": ["c", "d"]})
    assert (part.as_quoted, part.for_, part.items) == ("a", "b", ("c", "d"))
    with pytest.raises(ValidationError) as caught:
        Part.model_validate({"as-quoted": "a", "items": ["c"], "as_quoted": "a"})
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [
        ("too_short", ("items",)),
        ("extra_forbidden", ("as_quoted",)),
    ]


def test_a_value_never_changes() -> None:
    part = Part.model_validate({"as-quoted": "a", "items": ["c", "d"]})
    with pytest.raises(ValidationError, match="frozen"):
        part.as_quoted = "b"  # type: ignore[misc]


def test_a_record_is_told_its_kind_and_id_and_has_no_field_for_them() -> None:
    record = Record.model_validate({"title": "T", "updated": "2026-01-31", "formerly": ["old-id"]})
    assert (record.kind, record.id) == ("", "")
    assert record.named("case", "new-id") is record
    assert (record.kind, record.id, record.target) == ("case", "new-id", "case/new-id")
    assert record.formerly == ("old-id",)


def test_a_tombstone_keeps_a_title_a_day_and_a_reason() -> None:
    stone = Tombstone.model_validate(
        {"title": "T", "updated": "2026-01-31", "withdrawn": {"on": "2026-01-30", "reason": "It was another company."}}
    )
    assert (stone.withdrawn.on, stone.withdrawn.reason) == (dt.date(2026, 1, 30), "It was another company.")
