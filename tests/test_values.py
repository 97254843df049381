"""The field types: each turns text into a value, or refuses it with a rule, an expectation and a remedy."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from amends import prose
from amends.models import choices, values

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
        (values.Line, "  a line ", "a line"),
        (values.Line, "x" * 300, "x" * 300),
        (values.Id, "t-mobile-experian-2015", "t-mobile-experian-2015"),
        (values.Id, "a" * 60, "a" * 60),
        (values.Whole, "15000000", 15_000_000),
        (values.Whole, "007", 7),
        (values.Day, "2015-10-01", dt.date(2015, 10, 1)),
        (values.Address, "https://example.org/a", "https://example.org/a"),
        (values.Address, "not-stated", "not-stated"),
        (values.Country, "NG", "NG"),
        (values.Country, "not-stated", "not-stated"),
        (values.Words, "We are\n  truly   sorry", "We are truly sorry"),
        (values.Words, "w " * 25, " ".join(["w"] * 25)),
        (choices.YesNo, "not-stated", "not-stated"),
        (choices.Flag, "yes", True),
        (choices.Flag, "no", False),
    ],
)
def test_text_of_the_right_form_becomes_a_value(kind: Any, written: str, value: object) -> None:
    assert TypeAdapter(kind).validate_python(written) == value


def test_prose_is_parsed_once() -> None:
    adapter = TypeAdapter(values.Prose)
    parsed = adapter.validate_python(" *Sorry* ")
    assert parsed == prose.parse("*Sorry*")
    assert adapter.validate_python(parsed) is parsed


ID_EXPECTED = "small letters, digits and single hyphens, at most 60 characters, not index or by"
DAY = "year-month-day, such as 2015-10-31"


@pytest.mark.parametrize(
    ("kind", "written", "refused"),
    [
        (
            values.Line,
            ["a"],
            ("wrong-shape", "a list stands here", "text", "Check the indentation, or put the text in quotes."),
        ),
        (
            values.Whole,
            {"a": "b"},
            (
                "wrong-shape",
                "a group of fields stands here",
                "text",
                "Check the indentation, or put the text in quotes.",
            ),
        ),
        (
            values.Id,
            " \n",
            (
                "empty-field",
                "nothing stands here",
                "text",
                "Fill it in, or write not-stated where the field allows it.",
            ),
        ),
        (
            values.Line,
            "a\nb",
            (
                "not-one-line",
                "the text has several lines",
                "one line",
                "Join them, or begin the value with >- so that the lines are joined.",
            ),
        ),
        (values.Line, "x" * 301, ("too-long", "the line has 301 characters", "at most 300", "Say it shorter.")),
        (values.Prose, "x" * 2_001, ("bad-prose", "the text has 2,001 characters", "at most 2,000", "Say it shorter.")),
        (
            values.Prose,
            "[a](b.html)",
            (
                "bad-prose",
                "the link to 'b.html' is neither a https address nor a record",
                "https://… or kind/id, such as standard/brief",
                "Write the whole address; without one, leave the words and take the brackets away.",
            ),
        ),
        (
            values.Day,
            "1 October",
            (
                "bad-date",
                "'1 October' is no date",
                DAY,
                "Write the year first, then the month, then the day, each in digits.",
            ),
        ),
        (
            values.Day,
            "2015-02-30",
            ("bad-date", "'2015-02-30' is no date", DAY, "There is no such day: look it up again."),
        ),
        (values.Day, "20151001", ("bad-date", "'20151001' is no date", DAY, "Write 2015-10-01.")),
        (
            values.Words,
            "w " * 26,
            (
                "quotation-too-long",
                "the quotation has 26 words",
                "at most 25",
                "Quote the words that matter and tell the rest in your own.",
            ),
        ),
        (
            choices.Flag,
            "not-stated",
            ("unknown-word", "'not-stated' is no answer", "a word of the list", "One of: no, yes."),
        ),
        (
            choices.YesNo,
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
    assert refusal(values.Id, written) == ("bad-id", what, ID_EXPECTED, "Example: t-mobile-experian-2015.")


@pytest.mark.parametrize("written", ["-1", "1.5", "1.000", "1,00", "1e3", "0x1F", "٣", "²", "9" * 13])
def test_a_number_is_digits_only(written: str) -> None:
    what = f"'{written}' is no whole number"
    assert refusal(values.Whole, written) == ("bad-number", what, "digits only", "Example: 15000000.")


@pytest.mark.parametrize(
    ("written", "plain"),
    [("12,500", "12500"), ("1 000", "1000"), ("1'000'000", "1000000"), ("15,000,000", "15000000")],
)
def test_a_number_in_groups_is_shown_without_them(written: str, plain: str) -> None:
    """Commas, blanks and marks between thousands: the same number in digits only."""
    what = f"'{written}' is no whole number"
    assert refusal(values.Whole, written) == ("bad-number", what, "digits only", f"Write {plain}.")


def test_what_names_a_thing_is_never_not_stated() -> None:
    """A title, or whose response is judged, says something."""
    refused = ("empty-field", "not-stated names nothing", "a name", "Write what a reader will know it by.")
    assert refusal(values.Called, " not-stated ") == refused
    assert TypeAdapter(values.Called).validate_python("Told early") == "Told early"


@pytest.mark.parametrize("written", ["Nigeria", "ng", "QQ", "001", "not stated"])
def test_a_country_is_its_two_letter_code(written: str) -> None:
    rule, what, expected, _ = refusal(values.Country, written)
    assert rule == "bad-country"
    assert what.startswith(f"'{written}' is no")
    assert expected == "two capital letters (ISO 3166), such as NG or US, or not-stated"


def test_a_country_has_its_english_name() -> None:
    assert values.country_name("NG") == "Nigeria"


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("ng", "Write NG."),
        ("Nigeria", "Write NG."),
        ("united kingdom", "Write GB."),
        ("UK", "Write GB."),
        ("USA", "Write US."),
        ("nga", "Write NG."),
        ("SU", "Look the country's two letters up in ISO 3166."),
        ("Britain", "Look the country's two letters up in ISO 3166."),
    ],
)
def test_a_country_by_its_name_is_told_its_code(written: str, remedy: str) -> None:
    """The English name of a country, its letters in small or its three letters give the code to write."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(values.Country).validate_python(written)
    assert caught.value.errors()[0]["ctx"]["remedy"] == remedy


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("“We are sorry.”", "We are sorry."),
        ("„We are sorry.“", "We are sorry."),
        ("« We are sorry. »", "We are sorry."),
        ("‘We’re sorry.’", "We’re sorry."),
        ('"We are sorry."', "We are sorry."),
        ("“We are: sorry.”", '"We are: sorry."'),
    ],
)
def test_exact_words_stand_without_marks_of_their_own(written: str, bare: str) -> None:
    """The page adds the marks; the words are shown as they can be written."""
    what = "the words stand in quotation marks of their own, and the page adds them"
    assert refusal(values.Words, written) == ("marks-of-its-own", what, "the words alone", f"Write: words: {bare}")


@pytest.mark.parametrize("written", ["“Sorry” is not “enough”", "“Sorry,” they said", "“", "“”", "we say ‘sorry’"])
def test_marks_inside_exact_words_may_stand(written: str) -> None:
    """They belong to what was said."""
    assert TypeAdapter(values.Words).validate_python(written) == written


@pytest.mark.parametrize("written", ["‹Told early", "Told early›", "‹what›, and ‹when›"])
def test_a_mark_of_a_blank_that_is_left_is_refused(written: str) -> None:
    """Whoever wrote over a blank and left one of its marks would show it on the page."""
    refused = ("unfilled-blank", "a mark of a blank (‹ or ›) is left", "the text without it", "Delete it.")
    assert refusal(values.Line, written) == refused
    assert refusal(values.Prose, written) == refused
