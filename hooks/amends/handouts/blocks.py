"""The parts that sheets are made of. Each has a function of the same name in ``templates/handouts/blocks.typ``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from amends.handouts.handout import Block
from amends.handouts.text import Words


def text(words: Words, *, small: bool = False) -> Block:
    """One paragraph."""
    return {"block": "text", "words": words, "small": small}


def prose(nodes: Sequence[Any], *, small: bool = False) -> Block:
    """A prose field: paragraphs, lists, links."""
    return {"block": "prose", "nodes": [*nodes], "small": small}


def sentence(words: Words) -> Block:
    """One sentence in large letters."""
    return {"block": "sentence", "words": words}


def facts(pairs: Iterable[tuple[str, Words]]) -> Block:
    """Names with what stands beside them, each pair on a line."""
    return {"block": "facts", "pairs": [[name, words] for name, words in pairs]}


def points(items: Iterable[Words], *, numbered: bool = False, small: bool = False) -> Block:
    """A list."""
    return {"block": "points", "items": [*items], "numbered": numbered, "small": small}


def tick(do: Words, hint: Words = "", beside: Words = "") -> dict[str, Words]:
    """One line with a box to tick: what to do, a hint, and what it serves."""
    return {"do": do, "hint": hint, "beside": beside}


def ticks(groups: Iterable[tuple[str, Sequence[dict[str, Words]]]], *, columns: int = 0) -> Block:
    """Lines to tick, in groups under headings; in one column or two, or in as many as the sheet chooses (0)."""
    listed = [{"title": title, "items": [*items]} for title, items in groups]
    return {"block": "ticks", "groups": listed, "columns": columns}


def blanks(labels: Iterable[Words], *, down: bool = False) -> Block:
    """Labels, each with a line to write on, side by side or one above the other."""
    return {"block": "blanks", "labels": [*labels], "down": down}


def notes(title: str = "Notes") -> Block:
    """Lines to write on, as many as the page has room for."""
    return {"block": "notes", "title": title}


def signoff() -> Block:
    """Name, part, date and signature."""
    return {"block": "signoff"}


def table(
    head: Sequence[Words], rows: Sequence[Sequence[Words | None]], *, widths: Sequence[float] = (),
    tall: bool = False, named: bool = False, tight: bool = False,
) -> Block:  # fmt: skip
    """A table with a head; ``None`` is a cell to write in, ``[ ]`` a box to tick.
    ``named``: its first column names the row; ``tall``: rows to write in; ``tight``: small print."""
    return {
        "block": "table", "head": [*head], "rows": [[*row] for row in rows], "widths": [*widths],
        "tall": tall, "named": named, "tight": tight,
    }  # fmt: skip


def beside(*parts: tuple[str, Sequence[Words]]) -> Block:
    """Lists side by side, each under a heading."""
    return {"block": "beside", "parts": [{"title": title, "items": [*items]} for title, items in parts]}


def step(title: str, small: str, body: Sequence[Words], items: Sequence[dict[str, Words]]) -> Block:
    """A part under a heading of its own: small print, paragraphs as they are read out, and boxes to tick."""
    return {"block": "step", "title": title, "small": small, "body": [*body], "items": [*items]}


def card(mark: str, head: str, title: str, to: str, body: Sequence[Words], foot: str) -> dict[str, Any]:
    """One card to cut out: a mark such as EXERCISE, what stands beside it, a title, for whom, paragraphs, and a foot."""
    return {"mark": mark, "head": head, "title": title, "to": to, "body": [*body], "foot": foot}


def cards(items: Sequence[dict[str, Any]], *, down: int) -> Block:
    """Cards to cut out, so many on a page."""
    return {"block": "cards", "items": [*items], "down": down}


def contents(groups: Iterable[tuple[str, Sequence[tuple[str, int]]]]) -> Block:
    """What is bound behind this handout, in groups: each title with its place in the document, counted from 0."""
    listed = [
        {"title": title, "items": [{"title": name, "number": number} for name, number in items]}
        for title, items in groups
    ]
    return {"block": "contents", "groups": listed}


def draft(paragraphs: Sequence[dict[str, Any]], *, blank: bool = False) -> Block:
    """A text whose marked parts have numbers; ``blank`` leaves the marks out and room between the lines."""
    return {"block": "draft", "paragraphs": [*paragraphs], "blank": blank}
