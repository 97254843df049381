"""Reading a file: what is plain becomes data with places, and everything else is refused where it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amends import reader
from amends.document import Document, Mark
from amends.events import MAX_DEPTH, Refused, is_hidden
from amends.findings import Finding


def refusal(raw: bytes | str) -> Finding:
    """The one finding for which a file is refused; its document is empty then."""
    document, findings = reader.read(raw.encode() if isinstance(raw, str) else raw, "cases/x.yml")
    assert document == Document("cases/x.yml")
    assert len(findings) == 1
    return findings[0]


def data(text: str) -> object:
    """What a sound file holds."""
    document, findings = reader.read(text.encode(), "cases/x.yml")
    assert findings == []
    return document.data


@pytest.mark.parametrize(
    "word", ["no", "yes", "~", "null", "2:20:37", "3.10", "0x1F", "2015-10-01", "1e3", ".inf", "="]
)
def test_every_scalar_stays_text(word: str) -> None:
    assert data(f"field: {word}\n") == {"field": word}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\na: b\n...\n", {"a": "b"}),
        ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ("a:\n  - b\n  - c: d\n", {"a": ["b", {"c": "d"}]}),
        ("{a: [b, c]}", {"a": ["b", "c"]}),
        ("a: >-\n  one\n  two\n", {"a": "one two"}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("a: 'it''s'\n", {"a": "it's"}),
        ("a:\n", {"a": ""}),
        ('"a\\tb": "\\u00e9\\n"\n', {"a\tb": "é\n"}),
        ("a: 👩\u200d💻 co\u00adop\n", {"a": "👩\u200d💻 co\u00adop"}),
        ("just text", "just text"),
    ],
)
def test_plain_yaml_becomes_text_lists_and_mappings(text: str, expected: object) -> None:
    assert data(text) == expected


def test_text_and_keys_are_normalised_so_that_equal_letters_are_equal() -> None:
    assert data("cafe\u0301: cafe\u0301\n") == {"café": "café"}


def test_every_value_and_key_keeps_its_place() -> None:
    document, _ = reader.read("title: T\nevents:\n  - id: a\n    what: é b\n".encode(), "cases/x.yml")
    assert document.values[()] == Mark(1, 1)
    assert document.values[("title",)] == Mark(1, 8)
    assert document.values[("events", 0)] == Mark(3, 5)
    assert document.keys[("events", 0, "what")] == Mark(4, 5)
    assert document.values[("events", 0, "what")] == Mark(4, 11)


def test_a_path_that_is_not_in_the_file_has_the_nearest_place_that_encloses_it() -> None:
    document, _ = reader.read(b"title: T\nevents:\n  - id: a\n", "cases/x.yml")
    assert document.mark(("events", 0, "what", "deeper")) == Mark(3, 5)
    assert document.mark(("events", 0, "id"), key=True) == Mark(3, 5)
    assert document.mark(("events", 0, "id")) == Mark(3, 9)
    assert document.mark(("nothing",), key=True) == Mark(1, 1)
    assert Document("cases/x.yml").mark(("a", 1)) == Mark(1, 1)


def test_a_document_makes_findings_at_its_places() -> None:
    document, _ = reader.read(b"title: T\nkind: x\n", "cases/x.yml")
    found = document.finding(("kind",), "unknown-word", "'x' is no kind", "a kind", "Write board.")
    assert found == Finding("cases/x.yml", 2, 7, "unknown-word", "'x' is no kind", "a kind", "Write board.")
    assert document.finding(("kind",), "unknown-key", "no field", key=True) == Finding(
        "cases/x.yml", 2, 1, "unknown-key", "no field"
    )


@pytest.mark.parametrize(
    ("raw", "place", "expected"),
    [
        (
            b"\xef\xbb\xbfa: b",
            "1:1",
            "not-plain-text: the file begins with a byte order mark; expected UTF-8 without one. Save it as “UTF-8”, not “UTF-8 with BOM”.",
        ),
        (
            "a: b\nééé: ".encode() + b"\xff",
            "2:6",
            "not-plain-text: a byte here is not UTF-8; expected UTF-8 text. Save the file as UTF-8.",
        ),
        (
            b"\xff\xfea\x00",
            "1:1",
            "not-plain-text: a byte here is not UTF-8; expected UTF-8 text. Save the file as UTF-8.",
        ),
        (
            "# " + "x" * reader.MAX_BYTES,
            "1:1",
            "too-large: the file is too large; expected at most 65,536 bytes. Move what is long into a record of its own.",
        ),
        (
            "a: b\nö\u202e: c",
            "2:2",
            "hidden-character: an invisible character (U+202E) stands here; expected text that one can see. Delete it, or type the passage again.",
        ),
        (
            'a: "\\u200b"',
            "1:4",
            "hidden-character: an escape in this text makes an invisible character; expected text that one can see. Delete the escape.",
        ),
        (
            "a: &x b",
            "1:4",
            "not-plain-yaml: an anchor (&x) stands here; expected plain text. Delete it, or put the text in quotes if it begins with an ampersand.",
        ),
        (
            "a: *x",
            "1:4",
            "not-plain-yaml: an alias (*x) stands here; expected the text itself. Write the text out, or put it in quotes if it begins with a star.",
        ),
        (
            "a: !!python/object/apply:os.system [id]",
            "1:4",
            "not-plain-yaml: a tag (tag:yaml.org,2002:python/object/apply:o…) stands here; expected plain text. Delete it, or put the text in quotes if it begins with an exclamation mark.",
        ),
        (
            "? [a]\n: b",
            "1:3",
            "not-plain-yaml: a list or a mapping stands where a name should; expected a name and a colon. Put the text in quotes if it is meant as text.",
        ),
        (
            "a:\n  <<: b",
            "2:3",
            "not-plain-yaml: a merge key (<<) stands here; expected every field written out. Write the fields out.",
        ),
        (
            "a: b\nc: d\na: e",
            "3:1",
            "duplicate-key: 'a' stands here a second time (first in line 1); expected each key once. Delete one of the two, or merge them.",
        ),
        (
            "%YAML 1.1\n---\na: b",
            "1:1",
            "not-plain-yaml: a YAML directive stands here; expected none. Delete the line that begins with %.",
        ),
        (
            "a: b\n---\nc: d",
            "2:1",
            "not-plain-yaml: a second document begins here; expected one record a file. Move it into a file of its own, or delete the line of dashes.",
        ),
        (
            "# nothing\n",
            "1:1",
            "not-yaml: the file is empty; expected a record. Copy a record of the same kind and fill it in.",
        ),
    ],
)
def test_what_is_not_plain_is_refused_where_it_stands(raw: bytes | str, place: str, expected: str) -> None:
    assert str(refusal(raw)) == f"cases/x.yml:{place} {expected}"


@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        ("a: 1\n\tb: 2", (2, 1), "Replace the tab by spaces."),
        ("a:\n\t- b", (2, 1), "Replace the tab by spaces."),
        ("a: b: c", (1, 5), "Put the text in quotes if it holds a colon, or check the indentation."),
        ("a: 'b", (1, 6), "Close the quotation marks; write an apostrophe inside '…' twice."),
        ("a: @b", (1, 4), "Check the indentation, and put text that begins with a sign in quotes."),
        ("a: b\n}", (2, 1), "Check the indentation, and put text that begins with a sign in quotes."),
        ("a: [b", (2, 1), "Check the indentation, and put text that begins with a sign in quotes."),
    ],
)
def test_what_is_no_yaml_is_refused_with_the_likeliest_mend(text: str, place: tuple[int, int], remedy: str) -> None:
    found = refusal(text)
    assert (found.rule, (found.line, found.column), found.remedy) == ("not-yaml", place, remedy)
    assert found.what.startswith("the file cannot be read from here: ")


def test_a_parser_that_gives_up_without_a_place_is_a_finding_in_line_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(*_: object, **__: object) -> None:
        raise UnicodeError("odd bytes\nmore")

    monkeypatch.setattr("amends.events.yaml.parse", parse)
    assert refusal("a: b") == Finding(
        "cases/x.yml",
        1,
        1,
        "not-yaml",
        "the file cannot be read: odd bytes",
        "YAML",
        "Compare it with a record that works.",
    )


def test_twelve_levels_are_read_and_the_thirteenth_is_refused() -> None:
    assert data("[" * MAX_DEPTH + "]" * MAX_DEPTH) == [[[[[[[[[[[[]]]]]]]]]]]]
    assert refusal("[" * (MAX_DEPTH + 1)).rule == "too-deep"


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? ", "[{", '{"": '])
def test_a_file_of_nothing_but_nesting_is_refused_at_the_place_where_it_is_too_deep(sign: str) -> None:
    found = refusal(sign * (reader.MAX_BYTES // len(sign)))
    assert found.rule in {"too-deep", "not-plain-yaml"}
    assert (found.line, found.column <= 5 * (MAX_DEPTH + 1)) == (1, True)


@pytest.mark.parametrize(
    "code", [0x00, 0x07, 0x7F, 0x85, 0x200B, 0x200F, 0x2028, 0x2066, 0xFEFF, 0xE000, 0xE0041, 0xFFFE]
)
def test_control_turning_private_and_tag_characters_are_hidden(code: int) -> None:
    assert is_hidden(chr(code))


@pytest.mark.parametrize(
    "character", [" ", "a", "é", "“", "\u00a0", "\u200d", "\u200c", "\u00ad", "日", "👩", "e\u0301"[1]]
)
def test_what_a_reader_sees_is_not_hidden(character: str) -> None:
    assert not is_hidden(character)


def test_a_refusal_carries_its_finding_and_says_what() -> None:
    refused = Refused(2, 3, "not-yaml", "a sign stands here", "text", "Delete it.")
    assert str(refused) == "a sign stands here"
    assert refused.parts == (2, 3, "not-yaml", "a sign stands here", "text", "Delete it.")


def corpus(shared: Path) -> list[bytes]:
    """Other people's hostile files: every JSON parsing test as a file, every naughty string as a file and as a value."""
    files = [path.read_bytes() for path in sorted((shared / "corpora/JSONTestSuite/test_parsing").glob("*.json"))]
    naughty = json.loads((shared / "corpora/blns/blns.json").read_text(encoding="utf-8"))
    return files + [
        form.encode("utf-8") for one in naughty for form in (one, f"title: {one}\n", json.dumps({"title": one}))
    ]


def test_no_hostile_file_raises_and_every_refusal_says_where_and_why(shared: Path) -> None:
    files = corpus(shared)
    refused = 0
    for raw in files:
        document, findings = reader.read(raw, "x.yml")
        assert isinstance(document.data, str | list | dict)
        for found in findings:
            refused += 1
            assert found.line >= 1 and found.column >= 1 and found.rule and found.what and found.remedy, raw
            assert "\n" not in str(found)
    assert len(files) > 1_500
    assert 100 < refused < len(files)
