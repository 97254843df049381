"""What a date that a record cannot hold was probably meant to be."""

from __future__ import annotations

import pytest

from amends.models.dates import meant

ORDER = "Write the year first, then the month, then the day, each in digits."


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("5/10/2022", "Write 2022-10-05 or 2022-05-10, whichever is meant."),
        ("25/10/2022", "Write 2022-10-25."),
        ("10/25/2022", "Write 2022-10-25."),
        ("5/5/2022", "Write 2022-05-05."),
        ("5.10.2022", "Write 2022-10-05."),
        ("2022/10/05", "Write 2022-10-05."),
        ("20221005", "Write 2022-10-05."),
        ("2022-10-5", "Write 2022-10-05."),
        ("5 October 2022", "Write 2022-10-05."),
        ("October 5, 2022", "Write 2022-10-05."),
        ("Oct 5, 2022", "Write 2022-10-05."),
        ("2022-02-30", "There is no such day: look it up again."),
        ("October 2022", ORDER),
        ("yesterday", ORDER),
        ("x" * 10_000, ORDER),
        ("31/31/2022", ORDER),
    ],
)
def test_a_day_is_guessed_and_both_readings_are_offered(written: str, remedy: str) -> None:
    """A day first or a month first: where both can be meant, both are offered."""
    assert meant(written) == remedy


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("October 2022", "Write 2022-10."),
        ("Oct 2022", "Write 2022-10."),
        ("10/2022", "Write 2022-10."),
        ("2022-1", "Write 2022-01."),
    ],
)
def test_where_a_month_is_enough_it_is_offered(written: str, remedy: str) -> None:
    """A month alone is a moment too."""
    assert meant(written, months=True) == remedy
