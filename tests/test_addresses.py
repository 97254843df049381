"""Addresses that nobody links to: what is wrong with each in plain words, and what to write in its place."""

from __future__ import annotations

import pytest

from amends.models import values
from test_values import refusal

PLAIN = "https:// and the name of a site, such as https://larkmoor.example/notice"
COPY = "Copy the address once more, from the top of the browser's window."


@pytest.mark.parametrize(
    ("written", "what", "expected", "remedy"),
    [
        (
            "http://larkmoor.example/a",
            "begins with http://",
            "https://",
            "Write: https://larkmoor.example/a",
        ),
        ("larkmoor.example", "does not begin with https://", PLAIN, "Write: https://larkmoor.example"),
        ("//larkmoor.example", "does not begin with https://", PLAIN, "Write: https://larkmoor.example"),
        ("javascript:alert(1)", "does not begin with https://", PLAIN, COPY),
        (
            "https://larkmoor.example/a b",
            "has a blank in it",
            "no blank",
            "Take it out; where the page needs it, write %20 in its place.",
        ),
        (
            "https://ann:x@larkmoor.example/",
            "has a user's name and an @ before the site's name",
            PLAIN,
            "Leave both out.",
        ),
        (
            "https://larkmoor.example:8080/a",
            "has a port (a colon, a number) after the site's name",
            PLAIN,
            "Leave it out.",
        ),
        ("https://192.0.2.1/a", "has a number in place of the site's name", PLAIN, COPY),
        ("https://[2001:db8::1]/", "has a number in place of the site's name", PLAIN, COPY),
        (
            "https://l\u0430rkmoor.example",
            "has letters in the site's name that can pass for others",
            "a to z there",
            COPY,
        ),
        (
            "https://xn--lrkmoor.example",
            "has letters in the site's name that can pass for others",
            "a to z there",
            COPY,
        ),
        ("https://larkmoor", "names no site that everybody can reach", PLAIN, COPY),
        ("https://larkmoor.example/<a>", "has a sign in it that no address holds", PLAIN, COPY),
    ],
)
def test_an_address_is_https_with_an_ordinary_host(written: str, what: str, expected: str, remedy: str) -> None:
    """Which of the many things is wrong with it, and the address as it would do where that can be told."""
    unsure = "" if remedy.startswith("Write:") else " Write not-stated if you know it only in part."
    assert refusal(values.Address, written) == ("bad-address", f"'{written}' {what}", expected, remedy + unsure)
