"""Reading a file: what is plain becomes data with places, and everything else is refused where it stands."""

from __future__ import annotations

import pytest

from amends import reader
from amends.document import Document, Mark
from amends.events import MAX_DEPTH
from amends.findings import Finding


def places(text: str) -> list[tuple[int, int]]:
    """Where the hidden characters of a file are found."""
    _, findings = reader.read(text.encode(), "cases/x.yml")
    assert {found.rule for found in findings} <= {"hidden-character"}
    return [(found.line, found.column) for found in findings]


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
            "not-plain-text: an invisible mark (a byte order mark, BOM) stands at the file's beginning; expected UTF-8 text without it. Save it as “UTF-8”, not “UTF-8 with BOM”.",
        ),
        (
            "a: b\nééé: ".encode() + b"\xff",
            "2:6",
            "not-plain-text: a byte here is not UTF-8; expected UTF-8 text. Save the file as UTF-8.",
        ),
        (
            b"\xff\xfea\x00",
            "1:1",
            "not-plain-text: the file is saved as UTF-16 or UTF-32; expected UTF-8 text. Save it as “UTF-8”.",
        ),
        (
            "a: b".encode("utf-32"),
            "1:1",
            "not-plain-text: the file is saved as UTF-16 or UTF-32; expected UTF-8 text. Save it as “UTF-8”.",
        ),
        (
            "a: b".encode("utf-16-be"),
            "1:1",
            "not-plain-text: the file is saved as UTF-16 or UTF-32; expected UTF-8 text. Save it as “UTF-8”.",
        ),
        (
            b"a: \xc0\xaf",
            "1:4",
            "not-plain-text: a byte here is not UTF-8; expected UTF-8 text. Save the file as UTF-8.",
        ),
        (
            b"a: \xe2\x80",
            "1:4",
            "not-plain-text: a byte here is not UTF-8; expected UTF-8 text. Save the file as UTF-8.",
        ),
        (
            b"a: \xed\xa0\x80",
            "1:4",
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
            "hidden-character: a code with a backslash in this text makes an invisible character; expected text that one can see. Delete the code.",
        ),
        (
            "a: &x b",
            "1:4",
            'not-plain-yaml: a text cannot begin with &; expected the text in quotation marks. Write: a: "&x b"',
        ),
        (
            "a: *x",
            "1:4",
            'not-plain-yaml: a text cannot begin with *; expected the text in quotation marks. Write: a: "*x"',
        ),
        (
            "a: !!python/object/apply:os.system [id]",
            "1:4",
            "not-plain-yaml: a text cannot begin with !; expected the text in quotation marks. Delete it, or put the text that it begins in quotation marks.",
        ),
        (
            "? [a]\n: b",
            "1:3",
            "not-plain-yaml: a list or a group of fields stands where a name should; expected a name and a colon. Put it in quotation marks if it is meant as text.",
        ),
        (
            "a:\n  <<: b",
            "2:3",
            "not-plain-yaml: << stands where a name should; expected a name and a colon. Write every field out here.",
        ),
        (
            "a: b\nc: d\na: e",
            "3:1",
            "duplicate-key: 'a' stands here a second time (first in line 1); expected each name once. Delete one of the two, or make one of both.",
        ),
        (
            "%YAML 1.1\n---\na: b",
            "1:1",
            "not-plain-yaml: a line cannot begin with %; expected a line such as name: text. Delete this line.",
        ),
        (
            "a: b\n---\nc: d",
            "2:1",
            "not-plain-yaml: a second record begins here; expected one record a file. Move it into a file of its own, or delete the line of dashes.",
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


def test_twelve_levels_are_read_and_the_thirteenth_is_refused() -> None:
    assert data("[" * MAX_DEPTH + "]" * MAX_DEPTH) == [[[[[[[[[[[[]]]]]]]]]]]]
    assert refusal("[" * (MAX_DEPTH + 1)).rule == "too-deep"


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? ", "[{", '{"": '])
def test_a_file_of_nothing_but_nesting_is_refused_at_the_place_where_it_is_too_deep(sign: str) -> None:
    found = refusal(sign * (reader.MAX_BYTES // len(sign)))
    assert found.rule in {"too-deep", "not-plain-yaml"}
    assert (found.line, found.column <= 5 * (MAX_DEPTH + 1)) == (1, True)


@pytest.mark.parametrize("code", [0x00, 0x0B, 0x7F, 0x85, 0x200B, 0x202E, 0x2028, 0x2029, 0xFEFF, 0xE000, 0xE0041])
def test_a_hidden_character_is_refused_in_a_line_s_middle_and_as_a_code(code: int) -> None:
    """What would end a line for one program and not for another is refused with the rest."""
    assert places(f"a: b\nc: d{chr(code)}e: f\n") == [(2, 5)]
    assert refusal(f'a: b\nc: "d\\U{code:08X}e"').rule == "hidden-character"


def test_a_carriage_return_that_ends_no_line_is_a_hidden_character() -> None:
    """It would give places that no editor shows."""
    assert places("a: b\n\rc: d") == [(2, 1)]
    assert places("a: b\rc: d\ne: f\n") == [(1, 5)]


@pytest.mark.parametrize("text", ["a: b\rc: d\r", "a: b\r" * 30, "a: b\rc: d\re: f\n"])
def test_an_old_macintosh_s_line_ends_are_one_finding_for_the_file(text: str) -> None:
    """What to do is done once, however many lines there are."""
    assert str(refusal(text)) == (
        "cases/x.yml:1:1 not-plain-text: the lines end in an old way (CR alone); expected lines that end with LF or CRLF. "
        "Save it with the line ends LF or CRLF (“Unix” or “Windows”)."
    )


@pytest.mark.parametrize("blank", ["\u00a0", "\u2003", "\u3000"])
def test_an_unusual_blank_at_the_beginning_of_a_line_is_named(blank: str) -> None:
    """It looks like a space; within a text, or at a line's end, it may stand."""
    _, findings = reader.read(f"a:\n  - b\n {blank}- c\n{blank}\n".encode(), "x")
    code = f"(U+{ord(blank):04X})"
    assert [str(found) for found in findings] == [
        f"x:{place} hidden-character: an unusual blank {code} stands at the beginning of the line; expected ordinary spaces. "
        "Write ordinary spaces there."
        for place in ("3:2", "4:1")
    ]
    assert data(f"a: b{blank}c{blank}\n") == {"a": f"b{blank}c{blank}"}


def test_up_to_twenty_hidden_characters_of_a_file_are_named_in_one_run() -> None:
    """Whoever deletes them need not run the check once for each."""
    assert places("a\u200b: b\u200b\nc: \u2066d\n") == [(1, 2), (1, 6), (2, 4)]
    assert places("a: b\n" + "\u200b" * 21) == [(2, column) for column in range(1, 21)]


@pytest.mark.parametrize("code", ["\\ud800", "\\udfff", "\\ud83d\\ude42", "\\UD8000000"])
def test_a_code_for_half_a_character_is_refused_where_it_stands(code: str) -> None:
    """JSON writes a character beyond 16 bits as two codes; YAML does not, and half of one is none."""
    found = refusal(f'a: "x{code}"')
    assert (found.rule, found.line, found.column, found.what.split()[:2]) == ("not-yaml", 1, 6, ["the", "code"])
