"""Slips that the parser takes without a word, or for something else: what is said, and that obeying it once is enough."""

from __future__ import annotations

import re

import pytest

from amends import reader
from amends.document import Data
from mutations import JARGON

CUT = (
    "cut-by-comment: a # after a blank ends the text here, and the rest is lost; expected quotation marks around the whole "
    "text, or the remark on a line of its own."
)
DASH = "expected a hyphen (-). Write:"
TWICE = "duplicate-key: '{}' stands here a second time (first in line {}); expected each name once."
TWO = "If not, delete one of the two, or make one of both."
TAB = "the line begins with a tab; expected spaces."
CLOCK = "events:\n  - id: a\n    clock:\n      from: x\n      to: y\n"  # an event as it should be
SLIPPED = "  - id: b\n    clock:\n      from: x\n    to: y\n      by: z\n"  # and one whose line 9 or 10 is wrong


def read(text: str) -> tuple[Data, list[str]]:
    """What a text holds, and its findings without the path."""
    document, findings = reader.read(text.encode(), "x")
    return document.data, [str(one).removeprefix("x:") for one in findings]


def obeyed(text: str, finding: str) -> str:
    """The text after its finding's remedy was done by the letter."""
    lines = text.split("\n")
    at, column = (int(one) for one in re.findall(r"\d+", finding)[:2])
    line = lines[at - 1]
    indent = line[: len(line) - len(line.lstrip())]
    if found := re.search(r"Delete this line, and write in line (\d+): (.*)", finding):
        del lines[at - 1]
        above = lines[int(found[1]) - 1]
        lines[int(found[1]) - 1] = above[: len(above) - len(above.lstrip())] + found[2]
    elif found := re.search(r"Write: (.*)", finding):
        lines[at - 1] = indent + found[1]
    elif found := re.search(r"item begins here, write: (.*) \(with (no|\d+) spaces? before the hyphen\)", finding):
        lines[at - 1] = " " * int(found[2].replace("no", "0")) + found[1]
    elif found := re.search(r"Move the text to a line of its own below, with (\d+) spaces", finding):
        lines[at - 1] = f"{line[: column - 1].rstrip()}\n{' ' * int(found[1])}{line[column - 1 :]}"
    elif "Move the remark" in finding:
        lines[at - 1] = f"{indent}{line[column - 1 :]}\n{line[: column - 1].rstrip()}"
    elif found := re.search(r"Put (.) before the text in line (\d+) and . after it, at the end of line (\d+)", finding):
        first, last = int(found[2]) - 1, int(found[3]) - 1
        lines[first] = re.sub(r"^( *(?:- |\w+: )?)", rf"\1{found[1]}", lines[first])
        lines[last] += found[1]
    elif found := re.search(r"Put (\S+) at the end of line (\d+)", finding):
        lines[int(found[2]) - 1] += found[1]
    elif found := re.search(r"Begin ((?:it|lines?) .*)\.$", finding):
        for part in found[1].split(", "):
            numbers, spaces = re.fullmatch(r"(?:it|lines? ([\d to]+)) with (no|\d+) spaces?", part).groups()
            first, _, last = (numbers or str(at)).partition(" to ")
            for number in range(int(first), int(last or first) + 1):
                lines[number - 1] = " " * int(spaces.replace("no", "0")) + lines[number - 1].lstrip()
    elif found := re.search(r"Move it (\d+) spaces? to the right", finding):
        lines[at - 1] = " " * int(found[1]) + line
    elif found := re.search(r"Move line (\d+) (\d+) spaces to the right", finding):
        lines[int(found[1]) - 1] = " " * int(found[2]) + lines[int(found[1]) - 1]
    elif found := re.search(r"Move it (\d+) spaces? to the left", finding):
        lines[at - 1] = line[int(found[1]) :]
    elif found := re.search(r"put (\d+) more spaces? before it", finding):
        lines[at - 1] = " " * int(found[1]) + line
    elif found := re.search(r"Line (\d+) still begins with #", finding):
        lines[int(found[1]) - 1] = lines[int(found[1]) - 1].replace("# ", "", 1)
    else:
        assert "Write ordinary spaces there" in finding
        lines[at - 1] = line[: column - 1] + " " + line[column:]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "finding", "data"),
    [
        (
            "because: The notice was on time, # but nobody believed it.\n",
            f'1:34 {CUT} Write: because: "The notice was on time, # but nobody believed it."',
            {"because": "The notice was on time, # but nobody believed it."},
        ),
        (
            "a:\n  - The notice # but\n  - b\n",
            f'2:16 {CUT} Write: - "The notice # but"',
            {"a": ["The notice # but", "b"]},
        ),
        ("title: # 1 in town\n", f'1:8 {CUT} Write: title: "# 1 in town"', {"title": "# 1 in town"}),
        ("a: [b, see # 3, c]\n", f'1:12 {CUT} Write: a: [b, "see # 3", c]', {"a": ["b", "see # 3", "c"]}),
        ("a: {b: c d # e}\n", f'1:12 {CUT} Write: a: {{b: "c d # e"}}', {"a": {"b": "c d # e"}}),
        (
            "a: [b, c # d\n  ]\n",
            f"1:10 {CUT} Move the remark to a line of its own, above this one.",
            {"a": ["b", "c"]},
        ),
        (
            "on: 2026-01-05 # checked\nb: c\n",
            f"1:16 {CUT} Move the remark to a line of its own, above this one.",
            {"on": "2026-01-05", "b": "c"},
        ),
        (
            "because: The notice\n  was on time, # but\n  nobody came\nby: out\n",
            f'2:16 {CUT} Put " before the text in line 1 and " after it, at the end of line 3.',
            {"because": "The notice was on time, # but nobody came", "by": "out"},
        ),
        (
            'because:\n  The "notice # but\n  nobody came\n## a remark\nby: out\n',
            f"2:15 {CUT} Put ' before the text in line 2 and ' after it, at the end of line 3.",
            {"because": 'The "notice # but nobody came', "by": "out"},
        ),
        (
            "channels:\n  — web-page\nby: out\n",
            f"2:3 not-yaml: this is a dash (—); {DASH} - web-page",
            {"channels": ["web-page"], "by": "out"},
        ),
        (
            "channels:\n  - mail\n  – web-page\n",
            f"3:3 not-yaml: this is a dash (–); {DASH} - web-page",
            {"channels": ["mail", "web-page"]},
        ),
        (
            "events:\n  – id: event-2\n    what: x\n",
            f"2:3 not-yaml: this is a dash (–); {DASH} - id: event-2",
            {"events": [{"id": "event-2", "what": "x"}]},
        ),
        (
            "events:\n  - id: event-1\n    what: w\n  – id: event-2\n    what: x\n",
            f"4:3 not-yaml: this is a dash (–); {DASH} - id: event-2",
            {"events": [{"id": "event-1", "what": "w"}, {"id": "event-2", "what": "x"}]},
        ),
        (
            "channels:\n  • web-page\n",
            f"2:3 not-yaml: this is a bullet (•); {DASH} - web-page",
            {"channels": ["web-page"]},
        ),
        (
            "channels:\n  - mail\n  ▪web-page\n",
            f"3:3 not-yaml: this is a bullet (▪); {DASH} - web-page",
            {"channels": ["mail", "web-page"]},
        ),
        (
            "events:\n  •\tid: event-1\n    what: x\n",
            f"2:3 not-yaml: this is a bullet (•); {DASH} - id: event-1",
            {"events": [{"id": "event-1", "what": "x"}]},
        ),
        (
            "events:\n  - id: event-1\n    what: w\n  ‣ id: event-2\n    what: x\n",
            f"4:3 not-yaml: this is a bullet (‣); {DASH} - id: event-2",
            {"events": [{"id": "event-1", "what": "w"}, {"id": "event-2", "what": "x"}]},
        ),
        (
            "channels:\n  - mail\n  * web-page\n",
            f"3:3 not-yaml: this is a bullet (*); {DASH} - web-page",
            {"channels": ["mail", "web-page"]},
        ),
        (
            "events:\n  - id: a\n    what: w\n    id: b\n    what: x\n",
            f"4:5 {TWICE.format('id', 2)} If a new item begins here, write: - id: b (with 2 spaces before the hyphen). {TWO}",
            {"events": [{"id": "a", "what": "w"}, {"id": "b", "what": "x"}]},
        ),
        (
            "events:\n- id: a\n  at: 1\n  what: >-\n    W\n  at: 2\n  # x\n  what: x\n",
            f"6:3 {TWICE.format('at', 3)} If a new item begins here, write: - at: 2 (with no space before the hyphen). {TWO}",
            {"events": [{"id": "a", "at": "1", "what": "W"}, {"at": "2", "what": "x"}]},
        ),
        (
            "channels:\n  -\u00a0web-page\n",
            "2:4 not-yaml: an unusual blank (U+00A0) stands here; expected ordinary spaces. Write ordinary spaces there.",
            {"channels": ["web-page"]},
        ),
        (
            "a: b\nc:\u00a0d\ne: f\n",
            "2:3 not-yaml: an unusual blank (U+00A0) stands here; expected ordinary spaces. Write ordinary spaces there.",
            {"a": "b", "c": "d", "e": "f"},
        ),
        (
            "events:\n  - id: a\n\u00a0   what: b\n",
            "3:1 hidden-character: an unusual blank (U+00A0) stands at the beginning of the line; expected ordinary spaces. Write ordinary spaces there.",
            {"events": [{"id": "a", "what": "b"}]},
        ),
        (
            "status: due\n# ## Its channel.\n# message:\n## A remark.\n  channel: x\nby: y\n",
            "5:3 not-yaml: the line begins with 2 spaces, out of line with those above it; expected no space, as in line 1. Line 3 still begins with #: delete the # and the blank after it.",
            {"status": "due", "message": {"channel": "x"}, "by": "y"},
        ),
        (
            "a:\n  - b: c\n    # words: >-\n      We are\n      sorry\n    by: d\n",
            "4:7 not-yaml: the line does not fit the lines above it; expected a line such as name: text. Line 3 still begins with #: delete the # and the blank after it.",
            {"a": [{"b": "c", "words": "We are sorry", "by": "d"}]},
        ),
        (
            "title: Told early\n\tphase: act\nseen: way\n",
            f"2:1 not-yaml: {TAB} Begin it with no space.",
            {"title": "Told early", "phase": "act", "seen": "way"},
        ),
        (
            "\ttitle: Told early\nseen: way\n",
            f"1:1 not-yaml: {TAB} Begin it with no space.",
            {"title": "Told early", "seen": "way"},
        ),
        (
            "e:\n  - id: a\n    what: >-\n\tWe are\n      sorry\n",
            f"4:1 not-yaml: {TAB} Begin it with 6 spaces.",
            {"e": [{"id": "a", "what": "We are sorry"}]},
        ),
        (
            "e:\n  - id: a\n    what: >-\n      We are\n\tsorry\n",
            f"5:1 not-yaml: {TAB} Begin it with 6 spaces.",
            {"e": [{"id": "a", "what": "We are sorry"}]},
        ),
        (
            "what: We are\n\tsorry\n",
            f"2:1 not-yaml: {TAB} Begin it with 2 spaces.",
            {"what": "We are sorry"},
        ),
        (
            "e:\n  - id: a\n    on:\n\t- x\n    - y\n",
            f"4:1 not-yaml: {TAB} Begin it with 4 spaces.",
            {"e": [{"id": "a", "on": ["x", "y"]}]},
        ),
        (
            "e:\n  - id: a\n    what: w\n\t- id: b\nby: out\n",
            f"4:1 not-yaml: {TAB} Begin it with 2 spaces.",
            {"e": [{"id": "a", "what": "w"}, {"id": "b"}], "by": "out"},
        ),
        (
            "e:\n  - id: a\n    what: w\n  - id: b\n\twhat: x\nby: out\n",
            f"5:1 not-yaml: {TAB} Begin it with 4 spaces.",
            {"e": [{"id": "a", "what": "w"}, {"id": "b", "what": "x"}], "by": "out"},
        ),
        (
            CLOCK + SLIPPED,
            "9:5 not-yaml: lines 8 and 10 begin with 6 spaces, and line 9 with 4 spaces; expected 6 spaces before all three. Move line 9 2 spaces to the right.",
            {
                "events": [
                    {"id": "a", "clock": {"from": "x", "to": "y"}},
                    {"id": "b", "clock": {"from": "x", "to": "y", "by": "z"}},
                ]
            },
        ),
        (
            CLOCK.replace("      to", "    to") + SLIPPED,
            "10:7 not-yaml: the line begins with 6 spaces, out of line with those above it; expected 4 spaces, as in line 9. Move it 2 spaces to the left.",
            {
                "events": [
                    {"id": "a", "clock": {"from": "x"}, "to": "y"},
                    {"id": "b", "clock": {"from": "x"}, "to": "y", "by": "z"},
                ]
            },
        ),
        (
            f"events:\n{SLIPPED}      at: v\n",
            "5:5 not-yaml: lines 4 and 6 begin with 6 spaces, and line 5 with 4 spaces; expected 6 spaces before all three. Move line 5 2 spaces to the right.",
            {"events": [{"id": "b", "clock": {"from": "x", "to": "y", "by": "z", "at": "v"}}]},
        ),
        (
            f"events:\n{SLIPPED}",
            "5:5 not-yaml: lines 4 and 6 begin with 6 spaces, and line 5 with 4 spaces; expected 6 spaces before all three. Move line 5 2 spaces to the right, or line 6 2 spaces to the left.",
            {"events": [{"id": "b", "clock": {"from": "x", "to": "y", "by": "z"}}]},
        ),
        (
            "e:\n  - id: a\n    words: We are\n  sorry\n    by: out\n",
            "4:3 not-yaml: a line without a name and a colon stands at the beginning of a field; expected a line such as name: text, or text that stands further to the right. If it is a field, write its name and a colon; if it goes on with the text above, put 4 more spaces before it.",
            {"e": [{"id": "a", "words": "We are sorry", "by": "out"}]},
        ),
        (
            "e:\n  - id: a\n    words: We are\nsorry\n    \nby: out\n",
            "4:1 not-yaml: a line without a name and a colon stands at the beginning of a field; expected a line such as name: text, or text that stands further to the right. If it is a field, write its name and a colon; if it goes on with the text above, put 6 more spaces before it.",
            {"e": [{"id": "a", "words": "We are sorry"}], "by": "out"},
        ),
        (
            "e:\n  - id: a\n    words: >-\n      We are\nso very\n      sorry\n    by: out\n",
            "5:1 not-yaml: a line without a name and a colon stands at the beginning of a field; expected a line such as name: text, or text that stands further to the right. If it goes on with the text above, put 6 more spaces before it; if it is a field, write its name and a colon.",
            {"e": [{"id": "a", "words": "We are so very sorry", "by": "out"}]},
        ),
        (
            "e:\n  - id: a\n    words: >-\n      We are\nSo it goes: very\n      sorry\n    by: out\n",
            "5:1 not-yaml: a line without a name and a colon stands at the beginning of a field; expected a line such as name: text, or text that stands further to the right. If it goes on with the text above, put 6 more spaces before it; if it is a field, write its name and a colon.",
            {"e": [{"id": "a", "words": "We are So it goes: very sorry", "by": "out"}]},
        ),
        (
            "because: The notice # but\n  # a remark\nby: out\n",
            f'1:21 {CUT} Write: because: "The notice # but"',
            {"because": "The notice # but", "by": "out"},
        ),
        (
            'hint: "“We are sorry”\nby: out\n',
            '1:7 not-yaml: the quotation mark " that opens here is not closed before line 2; expected a second " where the text ends. Write: hint: "“We are sorry”"',
            {"hint": "“We are sorry”", "by": "out"},
        ),
        (
            'words: "We are sorry\n## The next.\nby: "out"\n',
            '1:8 not-yaml: the quotation mark " that opens here is not closed before line 2; expected a second " where the text ends. Write: words: "We are sorry"',
            {"words": "We are sorry", "by": "out"},
        ),
        (
            'words: "We are sorry\n## The next.\nby: out\n',
            '1:8 not-yaml: the quotation mark " that opens here is not closed before line 2; expected a second " where the text ends. Write: words: "We are sorry"',
            {"words": "We are sorry", "by": "out"},
        ),
        (
            '- "a\n- "b"\n',
            '1:3 not-yaml: the quotation mark " that opens here is not closed before line 2; expected a second " where the text ends. Write: - "a"',
            ["a", "b"],
        ),
        (
            "evidence: [quote:quotation-1, larkmoor-notice\nby: out\n",
            "1:11 not-yaml: the list that opens here with [ is not closed; expected a ] where it ends. Write: evidence: [quote:quotation-1, larkmoor-notice]",
            {"evidence": ["quote:quotation-1", "larkmoor-notice"], "by": "out"},
        ),
        (
            "a:\n  - evidence: [x, y,\n    ## note\n  - b: c\n",
            "2:15 not-yaml: the list that opens here with [ is not closed; expected a ] where it ends. Write: - evidence: [x, y]",
            {"a": [{"evidence": ["x", "y"]}, {"b": "c"}]},
        ),
        (
            "evidence: [a\n",
            "1:11 not-yaml: the list that opens here with [ is not closed; expected a ] where it ends. Write: evidence: [a]",
            {"evidence": ["a"]},
        ),
        (
            "a: [b,\n  c\nd: e\n",
            "1:4 not-yaml: the list that opens here with [ is not closed; expected a ] where it ends. Put ] at the end of line 2.",
            {"a": ["b", "c"], "d": "e"},
        ),
        (
            "items:\n  - {id: a, do: Tell them.\n  - {id: b, do: x}\n",
            "2:5 not-yaml: the group of fields that opens here with { is not closed; expected a } where it ends. Write: - {id: a, do: Tell them.}",
            {"items": [{"id": "a", "do": "Tell them."}, {"id": "b", "do": "x"}]},
        ),
        (
            "a: [{b: c, d: e\nf: g\n",
            "1:4 not-yaml: the list that opens here with [ is not closed; expected a ] where it ends. Write: a: [{b: c, d: e}]",
            {"a": [{"b": "c", "d": "e"}], "f": "g"},
        ),
    ],
)
def test_a_slip_is_named_and_obeying_once_mends_it(text: str, finding: str, data: Data) -> None:
    """The words are exact; the text that was put right as they say holds what was meant."""
    assert read(text)[1] == [finding]
    assert not JARGON.search(finding)
    assert read(obeyed(text, finding)) == (data, [])


@pytest.mark.parametrize(
    "text",
    [
        "title: a\nphase: b\ntitle: c\nphase: d\n",
        "- id: a\n  at: b\n  at: c\n  by: d\n",
        "- id: a\n  at: b\n  by: d\n  at: c\n- id: e\n",
        "- {id: a,\n  id: b}\n",
        "-\n  id: a\n  id: b\n",
        "-   id: a\n    id: b\n",
    ],
)
def test_a_field_that_begins_no_item_stands_twice_and_no_more(text: str) -> None:
    """At the top level, within an item, in braces, or where a hyphen put before it would not do."""
    assert read(text)[1][0].endswith("expected each name once. Delete one of the two, or make one of both.")


@pytest.mark.parametrize("text", ["[a", "{a", "{a: b, c", '{"a" "b"}', "a: {b", "- {a: \n", "? ", "? a\n:"])
def test_a_file_that_ends_early_is_read_or_refused(text: str) -> None:
    """A text that the parser puts past the file's end has no line to look at."""
    data, findings = read(text)
    assert bool(data) != bool(findings)


def test_a_line_still_switched_off_is_named_before_what_is_wrong_further_down() -> None:
    """One thing at a time: mended, the file can be read on up to the next mistake."""
    text = "status: due\n# message:\n  channel: x\nby: y: z\n"
    found = read(text)[1][0]
    assert found.endswith("Line 2 still begins with #: delete the # and the blank after it.")
    assert read(obeyed(text, found))[1][0].startswith("4:6 not-yaml: a colon with a space after it")


def test_a_tab_that_could_stand_for_several_columns_names_none() -> None:
    """Above stands a field of an event, below one of the record: either could be meant."""
    text = "events:\n  - id: a\n    what: w\n\tas-of: 2025\nlessons:\n  - id: b\n"
    assert read(text)[1] == [
        f"4:1 not-yaml: {TAB} Replace the tab by spaces: as many as the lines beside it begin with."
    ]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("# a\na: b\n  # c\nd:  # e\n  - f\n", {"a": "b", "d": ["f"]}),
        ("a: \"b\" # c\nd: [e, f] # g\nh: ['i' # j\n  ]\n", {"a": "b", "d": ["e", "f"], "h": ["i"]}),
        ("a: >- # b\n  c # d\ne: |\n  f # g\n", {"a": "c # d", "e": "f # g\n"}),
        ("a: b#c\nd: [e, # f\n  g]\n", {"a": "b#c", "d": ["e", "g"]}),
        ("a: — b\nc: d\n  – e\n", {"a": "— b", "c": "d – e"}),
        ("a: • b\nc: d\n  • e\n  * f\n", {"a": "• b", "c": "d • e * f"}),
        ("a: >-\n  — b\n  -\u00a0c\n", {"a": "— b -\u00a0c"}),
    ],
)
def test_what_loses_nothing_is_no_slip(text: str, data: Data) -> None:
    """A remark on a line of its own or after a closed value, a # or a dash within a text."""
    assert read(text) == (data, [])


def test_a_text_with_both_kinds_of_marks_is_told_what_to_write_twice() -> None:
    """In single quotation marks an apostrophe is written twice."""
    found = read('a: He said "no" # and\n  it\'s late\n')[1][0]
    assert found.endswith(
        "Put ' before the text in line 1 and ' after it, at the end of line 2, and each ' inside it twice."
    )


def test_a_long_text_is_not_written_out_again() -> None:
    """The remedies stay short enough to read."""
    long = "word " * 30
    assert read(f"a: {long}# b\n")[1][0].endswith("Put straight quotation marks around the whole text.")
    assert read(f"a: [b\n  c # {long}\n  d]\n")[1][0].endswith("Put straight quotation marks around the whole text.")
    assert read(f"a:\n  – {long}\n")[1][0].endswith("Write a hyphen and a space there.")
    item = "If a new item begins here, begin it with 2 spaces, a hyphen and a space. If not, delete one"
    assert item in read(f"a:\n  - b: c\n    b: {long}\n")[1][0]
    assert read(f'a: "{long}\nb: c\n')[1][0].endswith('Put " at the end of line 1.')
    assert read(f"a: [{'b, ' * 50}\nc: d\n")[1][0].endswith("Put ] at the end of line 1.")


@pytest.mark.parametrize(
    "text", ["a: b\n# Some words.\n  c: d\n", "a: b\n# c: d\n  e: f: g\n", "a: b\n#  - c\n  - d\n", "# a: b\nc: d: e\n"]
)
def test_a_remark_above_that_mends_nothing_is_not_blamed(text: str) -> None:
    """Only a line that the file can be read on without its # is taken for one that is still switched off."""
    assert "still begins" not in read(text)[1][0]
