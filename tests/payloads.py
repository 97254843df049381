"""Hostile lines, packed as each type of text allows: as many in one value as it takes, what is too long in pieces."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from amends.checks.cases import two_sentences
from amends.document import Document
from amends.models import values
from amends.models.case import Incident
from amends.playbook import Entry, Playbook


def lines(folder: Path) -> list[str]:
    """Every line of the lists in the folder and of its README, each once, without the empty ones."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in (*sorted((folder / "Intruder").glob("*.txt")), folder / "README.md")
    ]
    return list(dict.fromkeys(line.strip() for text in texts for line in text.split("\n") if line.strip()))


ROOM = {"line": 300, "title": 285, "prose": 500, "summary": 500, "words": 500}
ADAPTERS = {
    packing: TypeAdapter(kind)
    for packing, kind in (
        ("line", values.Line), ("title", values.Line), ("prose", values.Prose), ("summary", values.Prose), ("words", values.Words),
    )
}  # fmt: skip


def refusal(packing: str, text: str) -> str:
    """The rule under which a field refuses the text, or nothing."""
    try:
        read = ADAPTERS[packing].validate_python(text)
    except ValidationError as error:
        return str(error.errors()[0]["ctx"]["rule"])
    if packing == "title" and len(text) > ROOM[packing]:
        return "too-long"
    case = Entry(Incident.model_construct(summary=read), Document(""))
    return "two-sentences" if packing == "summary" and any(two_sentences(case, Playbook(Path()))) else ""


@dataclass
class Deck:
    """The payloads packed for one type of text: ``hands`` are the values; each payload is in one, whole or cut, or refused."""

    hands: list[str] = field(default_factory=list)
    holds: dict[str, int] = field(default_factory=dict)  # how many payloads, or pieces of one, a hand holds
    whole: list[str] = field(default_factory=list)
    cut: dict[str, list[str]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


def deck(packing: str, payloads: Iterable[str]) -> Deck:
    """Pack every payload: as many together as the type allows, what is too long in pieces."""
    found = Deck()
    for payload in payloads:
        rule = refusal(packing, payload)
        pieces = _cut(payload) if rule else [payload]
        if rule and (len(pieces) == 1 or any(refusal(packing, piece) for piece in pieces)):
            found.refused[payload] = rule
            continue
        if rule:
            found.cut[payload] = pieces
        else:
            found.whole.append(payload)
        for piece in pieces:
            _add(found, packing, piece)
    return found


def _cut(payload: str) -> list[str]:
    """The payload in pieces short enough for every type of text, without the blanks where it was cut."""
    return textwrap.wrap(payload, 100, expand_tabs=False, replace_whitespace=False, break_on_hyphens=False)


def _add(found: Deck, packing: str, piece: str) -> None:
    """Put one more text into the last hand, or into a new one where that has no room."""
    last = found.hands[-1] if found.hands else ""
    together = last + ("\n\n" if packing == "prose" else " ") + piece
    if last and len(together) <= ROOM[packing] and not refusal(packing, together):
        found.hands[-1] = together
        found.holds[together] = found.holds.pop(last) + 1
    else:
        found.hands.append(piece)
        found.holds[piece] = 1
