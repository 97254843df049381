"""Prose: paragraphs, emphasis, lists and links become a tree, and all other markup stays text."""

from __future__ import annotations

import pytest

from amends.prose import MAX_CHARACTERS, BadProse, Node, Prose, parse, walk


def outline(nodes: tuple[Node, ...]) -> list[object]:
    """A tree as lists: text as it is, other nodes as [kind, ...]; a link as [target, ...]."""
    return [
        node.text if node.kind == "text" else [node.target or node.kind, *outline(node.children)]
        for node in nodes
        if node.kind != "text" or node.text
    ]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("one\n\ntwo", [["paragraph", "one"], ["paragraph", "two"]]),
        ("*a* and **b**", [["paragraph", ["emphasis", "a"], " and ", ["strong", "b"]]]),
        ("*a **b***", [["paragraph", ["emphasis", "a ", ["strong", "b"]]]]),
        ("- a\n- b", [["bullets", ["item", ["paragraph", "a"]], ["item", ["paragraph", "b"]]]]),
        ("1. a\n   - b", [["numbers", ["item", ["paragraph", "a"], ["bullets", ["item", ["paragraph", "b"]]]]]]),
        ("[*a*](standard/brief#why)", [["paragraph", ["standard/brief#why", ["emphasis", "a"]]]]),
        ("[a](https://example.org/é 'title')", [["paragraph", ["https://example.org/%C3%A9", "a"]]]),
        ("one\\\ntwo", [["paragraph", "one", " ", "two"]]),
        ("\\*a\\*", [["paragraph", "*a*"]]),
    ],
)
def test_the_few_marks_become_a_tree(text: str, tree: list[object]) -> None:
    assert outline(parse(text).tree) == tree


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b onclick=x>",
        "&lt;&#x6a;",
        "`code`",
        "```\ncode\n```",
        "# heading",
        "> quote",
        "---",
        "| a | b |",
        "[a]: https://example.org",
        "<https://example.org>",
        "https://example.org",
        "{{ page }} {% raw %}",
        "#set page(width: 1cm)",
        "=1+1",
        "one\ntwo",
    ],
)
def test_every_other_markup_stays_text(text: str) -> None:
    prose = parse(text)
    assert outline(prose.tree) == [["paragraph", text]]
    assert prose.plain == text


def test_a_picture_is_no_more_than_a_link_after_an_exclamation_mark() -> None:
    assert outline(parse("![a](https://example.org/)").tree) == [["paragraph", "!", ["https://example.org/", "a"]]]


def test_prose_keeps_what_was_written_and_gives_the_plain_text() -> None:
    prose = parse("So *very*\n\n- [a](case/x)\n- b")
    assert prose.source == "So *very*\n\n- [a](case/x)\n- b"
    assert prose.plain == "So very\n\na\n\nb"


def test_targets_come_in_reading_order() -> None:
    text = "[a](case/x) *[b](https://example.org)*\n\n- [c](standard/brief)\n- [d](case/x)"
    assert list(parse(text).targets()) == ["case/x", "https://example.org", "standard/brief", "case/x"]


def test_walk_gives_every_node_before_its_children() -> None:
    kinds = [node.kind for node in walk(parse("- *a*").tree) if node.kind != "text" or node.text]
    assert kinds == ["bullets", "item", "paragraph", "emphasis", "text"]


@pytest.mark.parametrize(
    "target",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://example.org",
        "mailto:a@example.org",
        "//example.org",
        "../cases/x",
        "/cases/x/",
        "Case/x",
        "case/x/",
        "case/x#",
        "https://user@example.org",
        "https://192.0.2.1/",
        "https://[::1]/",
    ],
)
def test_a_link_leads_to_a_https_address_or_to_a_record(target: str) -> None:
    with pytest.raises(BadProse) as caught:
        parse(f"[a]({target})")
    assert str(caught.value).startswith("the link to '")
    assert str(caught.value).endswith("' is neither a https address nor a record")
    assert caught.value.expected == "https://… or kind/id, such as standard/brief"


def test_a_host_in_look_alike_letters_is_refused_under_its_true_name() -> None:
    with pytest.raises(BadProse, match=r"'https://xn--exmple-cua\.org'"):
        parse("[a](https://exämple.org)")


def test_a_text_may_be_two_thousand_characters_long_and_no_longer() -> None:
    assert parse("x" * MAX_CHARACTERS).plain == "x" * 2_000
    with pytest.raises(BadProse) as caught:
        parse("x" * (MAX_CHARACTERS + 1))
    assert (str(caught.value), caught.value.expected) == ("the text has 2,001 characters", "at most 2,000")


def test_lists_stand_three_deep_in_each_other_and_no_deeper() -> None:
    """Far deeper, the parser would leave text out without a word."""
    assert parse("- 1. - a").plain == "a"
    with pytest.raises(BadProse) as caught:
        parse("- 1. - - a")
    assert str(caught.value) == "lists or marks stand too deep in each other"
    assert caught.value.expected == "at most three in each other"


@pytest.mark.parametrize(
    "text", ["- " * 1_000, "*" * 999 + "a" + "*" * 999, "> " * 1_000, "-" * 2_000, "[" * 2_000, "*_" * 1_000]
)
@pytest.mark.parametrize("text_end", ["", "x"])
def test_text_made_of_signs_alone_is_refused_or_parsed_and_never_breaks(text: str, text_end: str) -> None:
    try:
        prose = parse(text[: MAX_CHARACTERS - 1] + text_end)
    except BadProse as bad:
        assert bad.expected == "at most three in each other"
    else:
        assert isinstance(prose, Prose)
        assert prose.plain.endswith(text_end)
