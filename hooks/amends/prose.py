"""A prose field's text as a small tree: paragraphs, emphasis, lists and links, and nothing else.

Parsed once, by markdown-it-py with everything else switched off, so that markup which is not on this list stays text.
Each output (page, handout, plain text) writes the same tree in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from amends.links import is_ordinary_address

MAX_CHARACTERS = 2_000
MAX_DEPTH = 8  # three lists with an item each, and what they stand in; far deeper, markdown-it leaves text out
RECORD_LINK = re.compile(r"[a-z]+(-[a-z]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?(#[a-z0-9]+(-[a-z0-9]+)*)?")

_NAMES = {
    "paragraph": "paragraph",
    "em": "emphasis",
    "strong": "strong",
    "bullet_list": "bullets",
    "ordered_list": "numbers",
    "list_item": "item",
    "link": "link",
}
_MARKDOWN = MarkdownIt("zero").enable(["emphasis", "list", "link", "escape"])
setattr(_MARKDOWN, "validateLink", lambda url: True)  # noqa: B010 (links are judged below, with a message)


@dataclass(frozen=True)
class Node:
    """One part of a text: ``kind`` is one of text, paragraph, emphasis, strong, bullets, numbers, item, link."""

    kind: str
    text: str = ""
    target: str = ""
    children: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Prose:
    """A prose field: the text as it was written, and its tree."""

    source: str
    tree: tuple[Node, ...]

    @property
    def plain(self) -> str:
        """The text without its marks, paragraphs parted by a blank line."""
        return "\n\n".join(_plain(node).strip() for node in self.tree)

    def targets(self) -> Iterator[str]:
        """Every link's target, in reading order."""
        yield from (node.target for node in walk(self.tree) if node.kind == "link")


class BadProse(ValueError):
    """The text holds something that a prose field cannot; the message says what, ``expected`` what instead."""

    def __init__(self, what: str, expected: str, remedy: str) -> None:
        super().__init__(what)
        self.expected, self.remedy = expected, remedy


def parse(text: str) -> Prose:
    """Parse a prose field; raises BadProse when it is too long or too deep, or a link leads nowhere that we allow."""
    if len(text) > MAX_CHARACTERS:
        raise BadProse(f"the text has {len(text):,} characters", f"at most {MAX_CHARACTERS:,}", "Say it shorter.")
    prose = Prose(text, _tree(_MARKDOWN.parse(text)))
    for target in prose.targets():
        if not (is_ordinary_address(target) or RECORD_LINK.fullmatch(target)):
            raise BadProse(
                f"the link to '{target}' is neither a https address nor a record",
                "https://… or kind/id, such as standard/brief",
                "Write the whole address; without one, leave the words and take the brackets away.",
            )
    return prose


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """Every node of a tree, in reading order."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def _tree(tokens: Sequence[Token]) -> tuple[Node, ...]:
    """Nest markdown-it's flat list of tokens."""
    stack: list[tuple[Token | None, list[Node]]] = [(None, [])]
    for token in tokens:
        if token.nesting == 1:
            stack.append((token, []))
            if len(stack) > MAX_DEPTH:
                raise BadProse(
                    "lists or marks stand too deep in each other", "at most three in each other", "Make it flatter."
                )
        elif token.nesting == -1:
            opened, children = stack.pop()
            assert opened is not None
            name = _NAMES[opened.type.removesuffix("_open")]
            stack[-1][1].append(Node(name, target=str(opened.attrGet("href") or ""), children=tuple(children)))
        elif token.type == "inline":
            stack[-1][1].extend(_tree(token.children or []))
        elif token.type in {"softbreak", "hardbreak"}:
            stack[-1][1].append(Node("text", " "))
        else:
            stack[-1][1].append(Node("text", token.content))
    return tuple(stack[0][1])


def _plain(node: Node) -> str:
    inner = "".join(_plain(child) for child in node.children)
    return node.text + (f"{inner}\n" if node.kind in {"paragraph", "item"} else inner)
