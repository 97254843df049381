"""A sheet's PDF taken apart, so that a browser can bind sheets into one file: tags, links and outline stay whole.

Typst writes a plain list of objects. What belongs to the pages, the tags and the outline is kept, with a blank wherever the
place in the bound file decides: a reference to another object, a key into the tree of tags, what comes before and after.
Parts that the sheet on A4 and on Letter have in common are kept once.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_OBJECT = re.compile(rb"\d+ 0 obj\n(.*?)(?:\nstream\n(.*)\nendstream)?\nendobj\n", re.DOTALL)
_TOKEN = re.compile(r"\\.|[()]|(?<=/StructParent )\d+|(?<=/StructParents )\d+|\b\d+(?= 0 R\b)")
_CELL = re.compile(r"\((U\d+x\d+y\d+)\)")  # Typst's name for a cell of a table
_REFERENCE = " 0 R"

Objects = dict[int, tuple[str, bytes | None]]


class Unknown(ValueError):
    """The PDF is not built as Typst builds it; the message says what is not there."""


@dataclass(frozen=True)
class Leaves:
    """A sheet on one paper, ready to bind.

    ``objects`` are texts cut at their blanks (every second part names one), with the bytes of the stream, if there is one;
    the first is number 1. ``at`` says which of them a bound file needs: the pages together, the first, the outline, the tags. ``sizes``
    are the widths and heights of the pages in points. ``tags`` is what the bound file's tree of tags must know.
    """

    objects: list[tuple[list[str], bytes | None]]
    at: dict[str, int]
    sizes: list[list[float]]
    tags: dict[str, Any]


def pages(pdf: bytes) -> int:
    """How many pages a PDF of Typst's has."""
    match = re.search(rb"<</Type/Pages/Count (\d+)/", pdf)
    if not match:
        raise Unknown("the number of pages")
    return int(match[1])


def leaves(pdf: bytes) -> Leaves:
    """The sheet, taken apart; raises Unknown."""
    found = objects(pdf)
    catalogue = next((text for text, _ in found.values() if text.startswith("<</Type/Catalog")), "")
    at = {name: int(sought(rf"/{name} (\d+) 0 R", catalogue)[1]) for name in ("Pages", "Outlines", "StructTreeRoot")}
    kids = _numbers(sought(r"/Kids\[(.*?)\]", found[at["Pages"]][0])[1])
    tree = found[at["StructTreeRoot"]][0]
    tags = {
        "keys": [[int(key), int(to)] for key, to in re.findall(r"(\d+) (\d+) 0 R", sought(r"/Nums\[(.*?)\]", tree)[1])],
        "next": int(sought(r"/ParentTreeNextKey (\d+)", tree)[1]),
        "cells": [[name, int(to)] for name, to in re.findall(_CELL.pattern + r"(\d+) 0 R", tree)],
        "roles": dict(re.findall(r"/(\w+)/(\w+)", sought(r"/RoleMap<<(.*?)>>", tree)[1])),
    }
    sizes = [[float(side) for side in sought(r"/MediaBox\[0 0 (\S+) (\S+?)\]", found[one][0]).groups()] for one in kids]
    at["First"] = kids[0]
    _open(found, at, kids, sought(r"/Lang\(([\w-]+)\)", catalogue)[1])
    return numbered(found, at, sizes, tags)


def objects(pdf: bytes) -> Objects:
    """Every object's text and the bytes of its stream."""
    match = _START.search(pdf)
    start = int(match[1]) if match else len(pdf)
    places = [int(row[:10]) for row in pdf[start:].split(b"\n") if row.endswith(b" n\r")]
    found: Objects = {}
    for number, (begin, end) in enumerate(zip(places, [*places[1:], start], strict=False), 1):
        inside = _OBJECT.fullmatch(pdf[begin:end].rstrip(b"\n") + b"\n")
        if not inside:
            raise Unknown(f"object {number}, alone between its neighbours")
        found[number] = (inside[1].decode("latin-1"), inside[2])
    return found


def _open(found: Objects, at: Mapping[str, int], kids: Sequence[int], language: str) -> None:
    """Make room, in the texts, for what the bound file adds: parents, neighbours, a number on each page and its font."""

    def change(number: int, pattern: str, new: str) -> None:
        text, stream = found[number]
        match = sought(pattern, text)
        found[number] = (text[: match.start()] + match.expand(new) + text[match.end() :], stream)

    change(at["Pages"], "^<</Type/Pages", r"<</Type/Pages/Parent \0pages\0")
    change(
        at["Outlines"], r"^<</Type/Outlines(.*)/Count (\d+)>>$", rf"<<\0outline\0\1/Count -\2/Dest[{kids[0]} 0 R/Fit]>>"
    )
    change(
        at["StructTreeRoot"],
        r"^<</Type/StructTreeRoot.*?(/K\[[\d R]+\]).*$",
        rf"<</Type/StructElem/S/Part/P \0tree\0/Lang({language})\1>>",
    )
    for place, number in enumerate(kids):
        change(number, r"/Contents (\d+ 0 R)", rf"/Contents[\1 \0stamp:{place}\0]")
    for number in {int(sought(r"/Resources (\d+) 0 R", found[one][0])[1]) for one in kids}:
        change(number, "/Font<<", r"/Font<</Bound \0type\0")


def numbered(found: Objects, at: Mapping[str, int], sizes: list[list[float]], tags: dict[str, Any]) -> Leaves:
    """What the pages, the outline and the tags lead to, numbered anew; the rest is left behind."""
    texts = {number: _marked(text).split("\0") for number, (text, _) in found.items()}
    reached: set[int] = set()
    waiting = [*at.values(), *(to for name in ("keys", "cells") for _, to in tags[name])]
    while waiting:
        number = waiting.pop()
        if number not in reached:
            reached.add(number)
            waiting += [int(name) for name in texts[number][1::2] if name.isdigit()]
    new = {number: place for place, number in enumerate(sorted(reached), 1)}
    for number in reached:
        texts[number][1::2] = [str(new[int(name)]) if name.isdigit() else name for name in texts[number][1::2]]
    tags = {**tags, **{name: [[one, new[to]] for one, to in tags[name]] for name in ("keys", "cells")}}
    return Leaves(
        [(texts[number], found[number][1]) for number in new], {name: new[one] for name, one in at.items()}, sizes, tags
    )


def _marked(text: str) -> str:
    """The text with its blanks between zeros. In a string nothing is a blank; but a string may be the name of a cell."""
    made, done, opened, depth = [], 0, 0, 0
    for token in _TOKEN.finditer(text):
        if token[0] in "()":
            depth += 1 if token[0] == "(" else -1
            if (token[0], depth) == ("(", 1):
                opened = token.start()
            if depth == 0 and (cell := _CELL.fullmatch(text, opened, token.end())):
                made += [text[done:opened], f"(\0cell\0.{cell[1]})"]
                done = token.end()
        elif depth == 0 and token[0].isdigit():
            referred = text.startswith(_REFERENCE, token.end())
            made += [text[done : token.start()], f"\0{'' if referred else 'key:'}{token[0]}\0"]
            done = token.end() + len(_REFERENCE) * referred
    return "".join([*made, text[done:]])


def _numbers(text: str) -> list[int]:
    return [int(one) for one in re.findall(r"(\d+) 0 R", text)]


def sought(pattern: str, text: str) -> re.Match[str]:
    """What must stand there; raises Unknown."""
    match = re.search(pattern, text, re.DOTALL)
    if not match:
        raise Unknown(pattern)
    return match


def script(name: str, papers: Mapping[str, Leaves], **more: Any) -> str:
    """A script that gives, under a name, the leaves for each paper, packed."""
    bodies: dict[tuple[str, ...], int] = {}
    streams: dict[bytes, int] = {}
    given = {}
    for paper, one in papers.items():
        places = [
            [bodies.setdefault((*body,), len(bodies)), *([streams.setdefault(stream, len(streams))] if stream else [])]
            for body, stream in one.objects
        ]
        given[paper] = {"objects": places, "at": one.at, "sizes": one.sizes, "tags": one.tags}
    coded = [base64.b64encode(stream).decode() for stream in streams]
    whole = {"bodies": [*bodies], "streams": coded, "papers": given, **more}
    packed = base64.b64encode(zlib.compress(json.dumps(whole, separators=(",", ":")).encode(), 9)).decode()
    return f'amendsSearch.give("{name}", "{packed}");\n'
