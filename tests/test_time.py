"""Dates, times and durations are kept as finely as they were written, and never more finely."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import TypeAdapter, ValidationError

from amends.models.time import UNKNOWN, Duration, Length, Moment, When, clock, parse, spoken

MOMENT = TypeAdapter(When)
LENGTH = TypeAdapter(Length)


def utc(*parts: int) -> dt.datetime:
    """An instant in UTC."""
    return dt.datetime(*parts, tzinfo=dt.UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("written", "precision", "first", "last"),
    [
        ("2015", "year", utc(2015, 1, 1), utc(2015, 12, 31, 23, 59, 59)),
        ("2016-02", "month", utc(2016, 2, 1), utc(2016, 2, 29, 23, 59, 59)),
        ("2015-12", "month", utc(2015, 12, 1), utc(2015, 12, 31, 23, 59, 59)),
        ("2015-10-01", "day", utc(2015, 10, 1), utc(2015, 10, 1, 23, 59, 59)),
        ("2021-10-09T14:30+01:00", "minute", utc(2021, 10, 9, 13, 30), utc(2021, 10, 9, 13, 30)),
        ("2021-10-09T14:30:20Z", "minute", utc(2021, 10, 9, 14, 30, 20), utc(2021, 10, 9, 14, 30, 20)),
        ("2015-09-01/2015-10", "month", utc(2015, 9, 1), utc(2015, 10, 31, 23, 59, 59)),
        ("2015-09-01T00:00Z/2015-09-02", "day", utc(2015, 9, 1), utc(2015, 9, 2, 23, 59, 59)),
    ],
)
def test_a_moment_is_bounded_by_what_it_can_mean(
    written: str, precision: str, first: dt.datetime, last: dt.datetime
) -> None:
    assert parse(written) == Moment(written, precision, first, last)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2015", "2015"),
        ("2015~", "about 2015"),
        ("2015-10?", "about October 2015"),
        ("2015-10-01", "Thursday 1 October 2015"),
        ("2015-10-01%", "about Thursday 1 October 2015"),
        ("2021-10-09T14:30+01:00", "Saturday 9 October 2021, 14:30 (UTC+0100)"),
        ("2013/2015~", "2013 to about 2015"),
        ("not-stated", "not stated"),
    ],
)
def test_a_moment_is_said_in_words(written: str, words: str) -> None:
    assert str(parse(written)) == words


@pytest.mark.parametrize(
    ("written", "approximate"), [("2015", False), ("2015~", True), ("2015?", True), ("2015%", True)]
)
def test_what_is_uncertain_or_approximate_stays_so(written: str, approximate: bool) -> None:
    assert parse(written).approximate is approximate


def test_what_is_not_stated_is_unknown_and_never_a_date() -> None:
    assert parse("not-stated") is UNKNOWN
    assert not UNKNOWN.stated
    assert parse("2015").stated


@pytest.mark.parametrize(
    "written",
    [
        "yesterday",
        "1 October 2015",
        "2015-1",
        "2015-10-1",
        "15-10-01",
        "20151001",
        "2015-10-01T14:30",
        "2015-10-01 14:30Z",
        "2015-10-01T14:30+25:00",
        "２０１５",
        "٢٠١٥-١٠-٠١",
        "/",
        "2015/",
        "2013/2014/2015",
        "2015/" * 5_000 + "2015",
    ],
)
def test_text_that_is_no_date_is_refused_with_examples(written: str) -> None:
    with pytest.raises(ValidationError) as caught:
        MOMENT.validate_python(written)
    context = caught.value.errors()[0]["ctx"]
    assert context["remedy"]
    assert context | {"remedy": ""} == {
        "rule": "bad-date",
        "what": f"'{written[:60]}' is no date or time",
        "expected": "a year, a month or a day (2015, 2015-10, 2015-10-31), or a time with its zone (2021-10-09T14:30+01:00)",
        "remedy": "",
        "near": "",
    }


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("1 October 2015", "Write 2015-10-01. Write not-stated where nothing is known."),
        (
            "2015-10-01 14:30Z",
            "After a T write hours and minutes with two digits each, then the zone: Z, or such as +01:00.",
        ),
        ("2013/2014/2015", "Write the earlier date, a slash and the later one: 2015-10-28/2015-10-31."),
    ],
)
def test_the_remedy_fits_what_was_written(written: str, remedy: str) -> None:
    """A date in other words, a time without its zone, an interval of too many parts."""
    with pytest.raises(ValidationError) as caught:
        MOMENT.validate_python(written)
    assert caught.value.errors()[0]["ctx"]["remedy"] == remedy


def test_a_time_without_its_zone_is_told_what_it_lacks() -> None:
    """A clock time in no zone is no moment: the remedy is about the zone, not about the date."""
    with pytest.raises(ValidationError) as caught:
        MOMENT.validate_python("2015-10-01T14:30")
    assert caught.value.errors()[0]["ctx"]["remedy"].endswith("then the zone: Z, or such as +01:00.")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2016/2015", "the interval ends before it begins"),
        ("not-stated/2015", "the interval ends before it begins"),
        ("2015/not-stated", "the interval ends before it begins"),
        ("2015-13", "the months are 01 to 12"),
        ("2015-02-30", "the month has no such day"),
        ("2015-10-01T25:00Z", "the hours are 00 to 23"),
        ("2015-10-01T05:60Z", "the minutes are 00 to 59"),
        ("2015-10-01T05:00:61Z", "the seconds are 00 to 59"),
        ("0000", "the years are 0001 to 9998"),
        ("9999", "the years are 0001 to 9998"),
        ("9999-12", "the years are 0001 to 9998"),
        ("9999-12-31", "the years are 0001 to 9998"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_the_reason(written: str, why: str) -> None:
    with pytest.raises(ValidationError) as caught:
        MOMENT.validate_python(written)
    what = caught.value.errors()[0]["ctx"]["what"]
    assert what == f"'{written}' is no date or time ({why})"


@pytest.mark.parametrize(
    ("written", "seconds", "words"),
    [
        ("PT2H20M37S", 8_437, "2:20:37"),
        ("PT45S", 45, "0:00:45"),
        ("PT45M", 2_700, "45 min"),
        ("PT12H", 43_200, "12 h"),
        ("P3D", 259_200, "3 days"),
        ("P1DT1H", 90_000, "1 day 1 h"),
        ("PT330M", 19_800, "5 h 30 min"),
        ("P0D", 0, "under a minute"),
    ],
)
def test_a_duration_counts_seconds_and_is_said_as_it_was_measured(written: str, seconds: int, words: str) -> None:
    duration = LENGTH.validate_python(written)
    assert duration == Duration(written, seconds)
    assert str(duration) == words


@pytest.mark.parametrize(
    "written", ["2:20:37", "P", "PT", "P3DT", "P1Y", "P1W", "PT1.5H", "-PT1H", "PT٣M", "PT" + "9" * 10 + "H"]
)
def test_text_that_is_no_duration_is_refused_with_examples(written: str) -> None:
    with pytest.raises(ValidationError) as caught:
        LENGTH.validate_python(written)
    assert caught.value.errors()[0]["ctx"] == {
        "rule": "bad-duration",
        "what": f"'{written}' is no length of time",
        "expected": "ISO 8601, such as PT2H20M37S, PT45M or P3D",
        "remedy": "Write P, then days with D; then T and hours with H, minutes with M, seconds with S.",
        "near": "",
    }


def test_moments_and_durations_are_read_once() -> None:
    moment, duration = parse("2015"), Duration("PT1M", 60)
    assert MOMENT.validate_python(moment) is moment
    assert LENGTH.validate_python(duration) is duration


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00:00"), (59, "0:00:59"), (3_600, "1:00:00"), (360_061, "100:01:01")]
)
def test_a_clock_counts_hours_beyond_a_day(seconds: int, shown: str) -> None:
    assert clock(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(59, "under a minute"), (60, "1 min"), (86_399, "23 h 59 min"), (86_400, "1 day"), (176_460, "2 days 1 h 1 min")],
)
def test_a_length_of_time_is_said_to_the_minute(seconds: int, said: str) -> None:
    assert spoken(seconds) == said
