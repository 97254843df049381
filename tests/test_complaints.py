"""The parser's complaints in plain words: the place to change, what is wrong there, and the mend, each enough alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
import yaml._yaml

from amends import reader
from amends.complaints import TABLE, explain
from amends.complaints.clues import MAX_SHOWN
from amends.complaints.levelling import neighbour
from amends.complaints.quotemarks import quoted, written
from amends.document import Mark
from mutations import JARGON

# Complaints of libyaml's that we cannot meet: about its emitter, its loader (which we do not use), and bytes (we hand over text).
ELSEWHERE = re.compile(
    r"UTF-8 octet|UTF-16|UTF-8 sequence|surrogate|found duplicate anchor|found undefined alias|^expected |^while |single document"
)
COMPLAINT = re.compile(
    r"(while |could not find|did not find|found |expected |control characters|invalid Unicode|input is too|mapping \w+ are not|"
    r"block sequence entries|incomplete UTF|unexpected low).*"
)


def said(text: str) -> str:
    """The only finding about a text, without its path."""
    _, findings = reader.read(text.encode(), "x")
    assert len(findings) == 1
    return str(findings[0]).removeprefix("x:")


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            "title: Told early\nseen:\n\t- way\n",
            "3:1 not-yaml: the line begins with a tab; expected spaces. Begin it with 2 spaces.",
        ),
        (
            "events:\n  - id: out\n\twhat: Water stops.\n",
            "3:1 not-yaml: the line begins with a tab; expected spaces. Begin it with 4 spaces.",
        ),
        (
            "what: A notice on its site: it says sorry.\n",
            '1:27 not-yaml: a colon with a space after it stands inside a text; expected quotation marks around the whole text. Write: what: "A notice on its site: it says sorry."',
        ),
        (
            'seen:\n  - He said "no": it is: twice.\n',
            "2:24 not-yaml: a colon with a space after it stands inside a text; expected quotation marks around the whole text. Write: - 'He said \"no\": it is: twice.'",
        ),
        (
            "why: Who hears it first\n  from us: believes the next word.\n",
            "2:10 not-yaml: a colon with a space after it stands inside a text; expected the text in quotation marks, or >- before it. Write >- after the colon in line 1, and begin the text in a line below it.",
        ),
        (
            "title: Told early\n updated: 2026-01-05\n",
            "2:2 not-yaml: the line begins with 1 space, out of line with those above it; expected no space, as in line 1. Move it 1 space to the left.",
        ),
        (
            "events:\n  - id: out\n    what: Water stops.\n   at: 2025\n",
            "4:4 not-yaml: the line begins with 3 spaces, out of line with those above it; expected 4 spaces, as in line 3. Move it 1 space to the right.",
        ),
        (
            "events:\n  - id: out\n   - id: back\n",
            "3:4 not-yaml: the line begins with 3 spaces, out of line with those above it; expected 2 spaces, as in line 2. Move it 1 space to the left.",
        ),
        (
            "why: >-\n    Who hears it\n  first from us.\n",
            "3:3 not-yaml: the line begins with 2 spaces, and the text above it with 4 spaces; expected 4 spaces, as in line 2. Move it 2 spaces to the right.",
        ),
        (
            "title: “Told: early”\n",
            '1:8 not-yaml: the curly quotation mark “ does not hold a text together; expected straight quotation marks around the text. Write: title: "Told: early"',
        ),
        (
            "words: ‘We are: sorry’\n",
            '1:8 not-yaml: the curly quotation mark ‘ does not hold a text together; expected straight quotation marks around the text. Write: words: "We are: sorry"',
        ),
        (
            'words: "We are\nsorry"\nby: out\n',
            "2:1 not-yaml: the text in quotation marks that opens in line 1 goes on too far to the left; expected 2 spaces before it, or more. Move it 2 spaces to the right.",
        ),
        (
            "words: We are\nsorry\nby: out\n",
            "2:1 not-yaml: a line without a name and a colon stands at the beginning of a field; expected a line such as name: text, or text that stands further to the right. If it is a field, write its name and a colon; if it goes on with the text above, put 2 more spaces before it.",
        ),
        (
            'words: "We are sorry\nby: out\nwho: "Us"\n',
            '1:8 not-yaml: the quotation mark " that opens here is not closed before line 2; expected a second " where the text ends. Write: words: "We are sorry"',
        ),
        (
            'words: "We are sorry\n  and so on\n',
            '1:8 not-yaml: the quotation mark " that opens here is not closed; expected a second " where the text ends. Put " at the end of line 2.',
        ),
        (
            'words: "We are sorry\n  and "so on"\n',
            '1:8 not-yaml: the quotation mark " that opens here is closed only in line 2; expected a second " where the text ends. Write: words: "We are sorry"',
        ),
        (
            "words: 'it's late'\n",
            "1:11 not-yaml: the text ends at this ', and more stands after it; expected quotation marks around the whole text, and others inside it. Write: words: \"it's late\"",
        ),
        (
            'words: "Sorry" is a word\n',
            '1:14 not-yaml: the text ends at this ", and more stands after it; expected quotation marks around the whole text, and others inside it. Write: words: \'"Sorry" is a word\'',
        ),
        (
            "title: @larkmoor says\n",
            '1:8 not-yaml: a text cannot begin with @; expected the text in quotation marks. Write: title: "@larkmoor says"',
        ),
        (
            "title: [sic] said\n",
            '1:8 not-yaml: a text cannot begin with [; expected the text in quotation marks. Write: title: "[sic] said"',
        ),
        (
            "title: [sic he said\nby: out\n",
            '1:8 not-yaml: the bracket [ that opens here is not closed; expected a ] where the list ends, or the text in quotation marks. Write: title: "[sic he said"',
        ),
        (
            '{"a": "b"\n "c": "d"}',
            "2:2 not-yaml: a comma or a closing } is missing before this (the bracket { opens in line 1); expected a comma between two parts, and a } after the last. Put it in; a text that holds commas, colons or brackets needs quotation marks.",
        ),
        (
            "title: a\nphase:act\nwho: b\n",
            "2:6 not-yaml: no space stands after this colon; expected a colon and a space. Write: phase: act",
        ),
        (
            "title:Told\nphase: act\n",
            "1:6 not-yaml: no space stands after this colon; expected a colon and a space. Write: title: Told",
        ),
        (
            "seen:\n  - id: a\n  -id: b\n",
            "3:3 not-yaml: no space stands after this hyphen; expected a hyphen and a space. Write: - id: b",
        ),
        (
            "title: a\n- b\n",
            "2:1 not-yaml: an item of a list (a hyphen) stands here, and no list begins above it; expected above the first item, a line with the list's name, a colon and nothing more. Write that line, or delete the hyphen.",
        ),
        (
            "phase: act\n  - principle: be-short\n",
            "2:3 not-yaml: an item of a list (a hyphen) stands here, and no list begins above it; expected above the first item, a line with the list's name, a colon and nothing more. Write that line, or delete the hyphen.",
        ),
        (
            "Told early\nupdated: 2026-01-05\n",
            "1:1 not-yaml: a line without a name and a colon stands at the beginning of a field; expected a line such as name: text, or text that stands further to the right. If it is a field, write its name and a colon.",
        ),
        (
            "title: a\n%b\n",
            "2:1 not-yaml: a line cannot begin with %; expected a line such as name: text. Delete the line, or put its text in quotation marks.",
        ),
        (
            "facts:\n  - id: a\n   Who pays\n",
            "3:4 not-yaml: a line that belongs to no item of the list stands here; expected a hyphen and a space, as before the other items. If it is an item, put a hyphen and a space before it; if it goes on with the text above, put 3 more spaces before it.",
        ),
        (
            "a: b\n: c: d\n",
            "2:1 not-yaml: the sign : stands here and belongs to nothing; expected a line such as name: text. Delete it, or put the text that it belongs to in quotation marks.",
        ),
        (
            "title: a\n}\n",
            "2:1 not-yaml: the sign } stands here and belongs to nothing; expected a line such as name: text. Delete it, or put the text that it belongs to in quotation marks.",
        ),
        (
            'title: "C:\\quick"\n',
            "1:11 not-yaml: the code \\q stands for no character; expected the character itself. Type the character itself; for a backslash, use '…' as quotation marks.",
        ),
    ],
)
def test_an_ordinary_mistake_has_a_message_that_is_enough_alone(text: str, finding: str) -> None:
    """The place that must change, what was found, what was expected, and the line put right or the number of spaces."""
    assert said(text) == finding
    assert not JARGON.search(finding)


@pytest.mark.parametrize("sign", ["@", "`", "%", "&", "*", "!", "|", ">", "[", "{", "]", "}", ","])
def test_a_text_that_begins_with_a_sign_is_shown_in_quotation_marks(sign: str) -> None:
    """Every sign that YAML keeps for itself; the mend works."""
    found = said(f"title: {sign} said\n")
    assert found.startswith("1:8 not-")
    _, _, mended = found.partition("Write: ")
    assert reader.read(mended.encode(), "x")[0].data == {"title": f"{sign} said"}


@pytest.mark.parametrize(
    "line",
    [
        "title: Told: early",
        "- @b",
        "a: 'it's'",
        'a: "b" c: d',
        "title: “Told: early”",
        "a: [b] \\c",
        "a: '\"' and \"'\"",
    ],
)
def test_the_line_put_right_can_be_read(line: str) -> None:
    """What the remedy writes out is sound."""
    mended = said(f"{line}\n").partition("Write: ")[2]
    assert mended
    assert reader.read(mended.encode(), "x")[1] == []


def test_a_long_line_is_not_written_out_again() -> None:
    """The remedy stays short enough to read."""
    assert written("a: b", 4, "x" * (MAX_SHOWN - 5)).startswith("Write: ")
    assert written("a: b", 4, "x" * (MAX_SHOWN - 4)) == "Put straight quotation marks around the whole text."


@pytest.mark.parametrize(
    ("text", "put"),
    [("a", '"a"'), ("“a”", '"a"'), ('a "b"', "'a \"b\"'"), ("a \\ it's", "'a \\ it''s'"), ('"', "'\"'")],
)
def test_a_text_is_put_in_the_quotation_marks_that_it_does_not_hold(text: str, put: str) -> None:
    """Double ones where they can be; single ones, and an apostrophe twice, where not."""
    assert quoted(text) == put


def test_a_line_s_neighbours_are_the_lines_of_its_sort_that_still_stand_open() -> None:
    """Blank lines, comments and closed lists do not count; of two as near, the deeper one."""
    lines = ["a:", "  - b: 1", "    c: 2", "", "# x: y", "d:", "  - e: 3"]
    assert neighbour([*lines, "   f: 4"], 8) == Mark(7, 5)
    assert neighbour([*lines, " - f: 4"], 8) == Mark(7, 3)
    assert neighbour([*lines[:5], " f: 4"], 6) == Mark(1, 1)
    assert neighbour(["", "- a"], 2) is None


def libyaml() -> set[str]:
    """Every complaint that stands in the parser's own library."""
    printed = re.findall(rb"[ -~]{6,}", Path(yaml._yaml.__file__).read_bytes())
    return {line for line in (one.decode("ascii") for one in printed) if COMPLAINT.fullmatch(line)}


def test_every_complaint_of_the_library_has_plain_words() -> None:
    """The table is held against the library itself; each word that it may say stands there."""
    known = {one for one in libyaml() if not ELSEWHERE.search(one)}
    assert len(known) > 35
    assert known - set(TABLE) == set()


def test_no_word_of_a_parser_s_is_in_ours() -> None:
    """What is said when no clue was found."""
    assert [plain for _, plain in TABLE.values() if JARGON.search(" ".join(map(str, plain)))] == []


@pytest.mark.parametrize("problem", [*TABLE, "something new"])
def test_every_complaint_becomes_words_and_a_place(problem: str) -> None:
    """Whatever was said, and wherever, even beyond the file's end."""
    for line in (0, 1, 5):
        mark = yaml.Mark("x", 0, line, 3, None, None)
        for error in (yaml.MarkedYAMLError("while", mark, problem, mark), yaml.MarkedYAMLError(problem=problem)):
            found = explain(error, ["ab: c", "", ""], None)
            assert found.place.line == 1
            assert found.place.column >= 1
            assert found.what and found.expected and found.remedy
