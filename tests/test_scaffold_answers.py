"""What a new record's file asks and what it is told: the words of its lists, answers held against their fields, quoting."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from amends.events import is_hidden
from amends.models.lists import CASE_KINDS
from amends.models.values import is_blank
from amends.scaffold import model_of, words
from amends.scaffold.answers import refusal
from amends.scaffold.lines import scalar
from test_scaffold import read, scaffold, told


@pytest.mark.parametrize("case_kind", CASE_KINDS)
def test_the_words_of_a_list_are_told_once(case_kind: str) -> None:
    """With their meanings, where the file asks for them first; a later blank leads back there."""
    text = scaffold("case", case_kind).text()
    lists = re.findall(r"One of: ([^.]*)\.", told(text))
    assert len(lists) == len(set(lists)) > 4
    for name in re.findall("one of the words of ([a-z-]+) above", text):
        first = re.search(rf"of:[^.]*\.\n[ #-]*{name}:", text)
        assert first and first.start() < text.index(f"words of {name} above"), name
    assert told(text).count("company (the organisation, unsigned)") == 1


def test_a_blank_names_the_words_of_a_short_list() -> None:
    """A long list's blank leads to its words: just above, or where the file told them first."""
    text = scaffold("case", "incident").text()
    assert "read: ‹one of whole, excerpt or second-hand›" in text
    assert "perspective: ‹one of the words in the lines above›" in text
    assert "sender: ‹one of the words of apologised above›" in text


@pytest.mark.parametrize(
    ("word", "label", "told"),
    [
        ("company", "the organisation, unsigned", "company (the organisation, unsigned)"),
        ("utilities", "Energy and water", "utilities (energy and water)"),
        ("phone", "telephone", "phone (telephone)"),
        ("filing", "regulatory filing", "filing (regulatory filing)"),
        ("email", "e-mail", "email"),
        ("grave", "grave harm", "grave"),
        ("supplier", "a supplier's doing", "supplier"),
        ("exactly", "", "exactly"),
        ("not-stated", "not stated whether kept", "not-stated"),
    ],
)
def test_a_word_has_its_meaning_where_that_says_more(word: str, label: str, told: str) -> None:
    """What a reader sees for it, in brackets; not what the word says itself."""
    assert words.meaning(word, label) == told


def test_answers_take_the_place_of_blanks() -> None:
    """Also in fields within fields; an address asks for a word on its archive."""
    answers = {("title",): "Larkmoor: a #1 flood", ("own-sources", "address"): "https://larkmoor.example/flood"}
    text = scaffold("case", "incident", answers=answers).text()
    data = read(text).data
    assert data["title"] == "Larkmoor: a #1 flood"
    assert data["own-sources"][0]["address"] == "https://larkmoor.example/flood"
    assert is_blank(data["own-sources"][0]["archive-note"])
    assert not is_blank(read(scaffold("source", answers={("address",): "not-stated"}).text()).data["address"])
    assert "archive-note" not in read(scaffold("source", answers={("address",): "not-stated"}).text()).data


@given(st.text().filter(lambda text: not any(is_hidden(one) for one in text if one not in "\n\t")))
@example("a: b")
@example("a #b")
@example("- a")
@example("'tis")
@example('"')
@example("\\")
@example(" a ")
@example("")
@example("é")
@example("a,\n b")
@example("*a*")
@example("‹a›")
@example("---")
def test_every_text_reads_back_as_itself(text: str) -> None:
    """In a field and as an item of a list, whatever its signs."""
    written = scalar(text)
    same = unicodedata.normalize("NFC", text)
    assert read(f"a: {written}\nb:\n  - {written}\n").data == {"a": same, "b": [same]}


def test_a_plain_text_stays_plain() -> None:
    """Quotation marks stand only where they are needed."""
    assert [scalar(text) for text in ("The tap is dry.", "It's off", "a: b")] == [
        "The tap is dry.",
        "It's off",
        '"a: b"',
    ]


@pytest.mark.parametrize(
    ("written", "blank"),
    [("‹a day›", True), (" ‹a\n b›\n", True), ("‹›", True), ("‹a› and ‹b›", False), ("a ‹b›", False)],
)
def test_a_blank_is_all_of_a_value(written: str, blank: bool) -> None:
    """Words in such marks within a text are words."""
    assert is_blank(written) is blank


@pytest.mark.parametrize(
    ("field", "answer", "why"),
    [
        ("industry", "telecom", "'telecom' is no industry; expected a word of the list. Did you mean 'telecoms'?"),
        ("countries", "Ng", "'Ng' is no country code"),
        ("own-sources.address", "http://larkmoor.example", "'http://larkmoor.example' "),
        ("title", "a\u202eb", "an invisible character (U+202E)"),
        ("title", "\udcff", "a byte here is not UTF-8"),
        ("title", "‹one line›", "a blank of the template is not filled in"),
        ("title", "Larkmoor's flood", ""),
        ("countries", "NG", ""),
    ],
)
def test_an_answer_is_held_against_its_field(field: str, answer: str, why: str) -> None:
    """At once, in the words of the finding that the record would have."""
    said = refusal(model_of("case", "incident"), tuple(field.split(".")), answer)
    assert said.startswith(why) and bool(said) == bool(why)
