"""Exact words are looked up in the archived texts of every source that is named for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from amends.checks import quotations
from amends.checks.quotations import folded
from amends.loader import load
from conftest import SMALL, change

EARLY = "    words: Say it before they ask.\n"


def proved(copy: Path, words: str, also: str) -> tuple[int, int, list[str]]:
    """What is proved and what is not, with other words and other sources in the framework's quotation."""
    change(copy / "docs/playbook/frameworks/three-steps.yml", EARLY, f"    words: {words}\n    also-in: [{also}]\n")
    playbook, findings = load(copy)
    assert findings == []
    proof = quotations.prove(playbook, SMALL.with_name("archive"))
    return proof.proved, proof.without, [f"{one.line}: {one.what}" for one in proof.findings]


@pytest.mark.parametrize("also", ["larkmoor-handbook", "larkmoor-notice", "larkmoor-notice, larkmoor-diary"])
def test_a_second_source_that_has_the_words_or_no_archived_text_is_fine(also: str, copy: Path) -> None:
    """Each quotation counts once, however many sources are named for it."""
    assert proved(copy, "Say it before they ask.", also) == (3, 2, [])


def test_each_source_without_the_words_is_named(copy: Path) -> None:
    """The first source at the words, every other one where it is listed."""
    assert proved(copy, "Say it after they ask.", "larkmoor-notice, larkmoor-handbook") == (
        2,
        2,
        [
            "19: these words do not stand in the archived text of 'larkmoor-handbook'",
            "20: the quoted words do not stand in the archived text of 'larkmoor-handbook'",
        ],
    )


def test_only_signs_and_blanks_are_folded() -> None:
    """Quotation marks, dashes, white space and how an accent is kept differ in each archive; letters do not."""
    assert folded(" “It’s – late”\u00a0said\n he ") == '"It\'s - late" said he'
    assert folded("re\u0301gie") == folded("r\u00e9gie")
    assert folded("Late") != folded("late")
