"""Brackets that went wrong: a list or a group that is not closed, and a text that only begins with a bracketed word."""

from __future__ import annotations

import re
from dataclasses import replace

from amends.complaints.clues import TEXT, sign
from amends.complaints.levelling import goes_to
from amends.complaints.quotemarks import MAX_SHOWN, written
from amends.complaints.scene import Complaint, Scene

_CLOSING = {"[": "]", "{": "}"}
_GROUP = re.compile(r"\{\s*[a-z][a-z0-9-]*: ")


def bracketed(scene: Scene) -> Complaint | None:
    """A text that begins with a bracketed word: what stands after the bracket belongs to nothing."""
    found = TEXT.match(scene.line(scene.place.line))
    opens = found and found["text"][0] in "[{" and found.start("text") + 1 < scene.place.column
    return sign(replace(scene, begun=scene.place)) if opens else None


def left_open(scene: Scene) -> Complaint | None:
    """A list or group in brackets that still stood open where the next line of the record begins."""
    signs = [scene.rest(mark)[:1] for mark in scene.brackets]
    if not signs or signs[0] not in _CLOSING:
        return None
    first, closing = scene.brackets[0], "".join(_CLOSING.get(one, "") for one in reversed(signs))
    last = goes_to(scene.lines, first.line)
    past = scene.place.line > last or not scene.rest(scene.place)
    if not past or not _is_list(text := scene.rest(first)):
        return None
    line = f"{scene.line(first.line).rstrip().removesuffix(',').strip()}{closing}"
    short = last == first.line and len(line) <= MAX_SHOWN
    kind = "list" if text[0] == "[" else "group of fields"
    return Complaint(
        first,
        f"the {kind} that opens here with {text[0]} is not closed",
        f"a {closing[-1]} where it ends",
        f"Write: {line}" if short else f"Put {closing} at the end of line {last}.",
    )


def _is_list(text: str) -> bool:
    """Whether this is meant as a list or group, and not as a text that begins with a bracket."""
    return bool(_GROUP.match(text)) if text[0] == "{" else "," in text or " " not in text


def open_bracket(scene: Scene) -> Complaint:
    """A text that begins with a bracket, or a comma that is missing in a list or group written in brackets."""
    bracket = scene.rest(scene.begun)[:1]
    closing = "]" if bracket == "[" else "}"
    line = scene.line(scene.begun.line)
    found = TEXT.match(line)
    if found and 1 < found.start("text") + 1 == scene.begun.column and closing not in found["text"]:
        return Complaint(
            scene.begun,
            f"the bracket {bracket} that opens here is not closed",
            f"a {closing} where the list ends, or the text in quotation marks",
            written(line, scene.begun.column, found["text"].rstrip()),
        )
    return Complaint(
        scene.place,
        f"a comma or a closing {closing} is missing before this (the bracket {bracket} opens in line {scene.begun.line})",
        f"a comma between two parts, and a {closing} after the last",
        "Put it in; a text that holds commas, colons or brackets needs quotation marks.",
    )
