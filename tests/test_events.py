"""From the parser's events to plain data: what can be seen, what a quotation may do, and nothing raised but a refusal."""

from __future__ import annotations

import pytest

from amends.document import Document
from amends.events import Builder, Refused, is_hidden


def built(text: str) -> object:
    """The data of a text."""
    document = Document("cases/x.yml")
    Builder(document).build(text)
    return document.data


def refused(text: str) -> tuple[int, int, str, str, str, str]:
    """The refusal of a text."""
    with pytest.raises(Refused) as caught:
        built(text)
    return caught.value.parts


@pytest.mark.parametrize(
    "code", [0x00, 0x07, 0x7F, 0x85, 0x200B, 0x200F, 0x2028, 0x2029, 0x2066, 0xD800, 0xFEFF, 0xE000, 0xE0041, 0xFFFE]
)
def test_control_turning_private_and_tag_characters_are_hidden(code: int) -> None:
    """What a reader cannot see, or what turns the text around it."""
    assert is_hidden(chr(code))


@pytest.mark.parametrize(
    "character", [" ", "a", "é", "“", "\u00a0", "\u200d", "\u200c", "\u00ad", "日", "👩", "e\u0301"[1]]
)
def test_what_a_reader_sees_is_not_hidden(character: str) -> None:
    """Letters, marks, pictures, and what joins or parts them."""
    assert not is_hidden(character)


def test_a_refusal_carries_its_finding_and_says_what() -> None:
    """The six parts of a finding without its path."""
    one = Refused(2, 3, "not-yaml", "a sign stands here", "text", "Delete it.")
    assert str(one) == "a sign stands here"
    assert one.parts == (2, 3, "not-yaml", "a sign stands here", "text", "Delete it.")


@pytest.mark.parametrize(
    "text",
    [
        'words: "We are\n  sorry"\n',
        'words: "We are\n\n\n  sorry"\n',
        "words:\n  'We are\n  sorry'\n",
        '- "We are\n  sorry"\n',
        '"We are\nsorry"',
    ],
)
def test_a_quotation_may_go_on_further_to_the_right(text: str) -> None:
    """Folded over two lines it is one text; blank lines in it stand nowhere."""
    assert "sorry" in str(built(text))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('words: "We are\nsorry"\n', (2, 1)),
        ('a:\n  words: "We are\n  sorry"\n', (3, 3)),
        ('a:\n  - "We are\n  sorry"\n', (3, 3)),
        ('a: "x\nb: y"\n', (1, 4)),
    ],
)
def test_a_quotation_that_goes_on_at_the_margin_is_refused(text: str, place: tuple[int, int]) -> None:
    """The parser would take it; but mostly a mark was forgotten, and what follows would be lost in the text."""
    assert refused(text)[:3] == (*place, "not-yaml")


def test_two_texts_that_look_equal_are_equal() -> None:
    """NFD becomes NFC, in names and texts; a name that is then the same stands twice."""
    assert built("e\u0301: e\u0301\n") == {"é": "é"}
    assert refused("é: a\ne\u0301: b\n")[:3] == (2, 1, "duplicate-key")


def test_a_sign_before_a_group_of_fields_is_to_be_deleted() -> None:
    """There is no text to put in quotation marks."""
    assert refused("a: &x\n  b: c\n")[3:] == (
        "a text cannot begin with &",
        "the text in quotation marks",
        "Delete it, or put the text that it begins in quotation marks.",
    )


def test_a_parser_that_gives_up_without_a_place_is_refused_in_line_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the library may do one day: a finding comes out."""

    def parse(*_: object, **__: object) -> None:
        raise UnicodeError("odd bytes\nmore")

    monkeypatch.setattr("amends.events.yaml.parse", parse)
    assert refused("a: b") == (
        1,
        1,
        "not-yaml",
        "the file cannot be read from here on",
        "a line such as name: text",
        "Compare this line, and the one above it, with a record that works.",
    )
