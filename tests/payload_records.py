"""Invented records with a hostile text in every field that takes text.

The records are made from the models, field by field: a new text field gets its share without a word here, and a field of a
type that nobody has thought of stops the tests. A round is one record of every model; they name each other and nobody else,
so that a playbook of any number of rounds is sound.
"""

from __future__ import annotations

import json
import types
import typing
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from annotated_types import MinLen
from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from amends.models import KINDS, choices, example, time, values
from amends.models.base import Model, Record, Tombstone
from amends.models.case import CASE_MODELS
from amends.models.choices import Choices
from payloads import ROOM, deck

Field = tuple[str, str]  # a model's name, and a field of it as a file writes it


def _reader(annotated: Any) -> Callable[[Any], Any]:
    """The function that reads the text of a field of this type."""
    return next(mark.func for mark in annotated.__metadata__ if isinstance(mark, BeforeValidator))


TEXTS = {
    _reader(values.Line): "line",
    _reader(values.Called): "line",
    _reader(values.Prose): "prose",
    _reader(values.Words): "words",
}
SOUND = {
    _reader(values.Whole): "1",
    _reader(values.Day): "2026-01-05",
    _reader(values.Country): "GB",
    _reader(time.When): "2025-03-01",
    _reader(time.Length): "PT5M",
    _reader(example.Number): "2",
}


class Leaf(NamedTuple):
    """What a field takes: a model or the function that reads its text; which records it names; how many it takes at least."""

    what: Any
    refers: str = ""
    least: int = 0
    keyed: bool = False


def leaf(info: FieldInfo) -> Leaf:
    """What stands at the end of a field's type: inside an option, a list or a mapping."""
    return _leaf(info.annotation, tuple(info.metadata), Leaf(None))


def _leaf(annotation: Any, marks: tuple[Any, ...], found: Leaf) -> Leaf:
    parts, origin = typing.get_args(annotation), typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _leaf(parts[0], (*marks, *annotation.__metadata__), found)
    if origin in {typing.Union, types.UnionType}:
        return _leaf(parts[0], marks, found)
    if origin is tuple:
        least = max([1, *(mark.min_length for mark in marks if isinstance(mark, MinLen))])
        return _leaf(parts[0], marks, found._replace(least=least))
    if origin is dict:
        return _leaf(parts[1], marks, found._replace(keyed=True))
    refers = next((mark.kind for mark in marks if isinstance(mark, values.Refers)), "")
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return found._replace(what=annotation)
    return found._replace(what=next((m.func for m in marks if isinstance(m, BeforeValidator)), None), refers=refers)


MODELS: dict[str, tuple[str, type[Record]]] = {
    model.__name__: (kind.name, model)
    for kind in KINDS.values()
    for model in ([kind.model] if kind.model else CASE_MODELS.values())
} | {"Tombstone": ("source", Tombstone)}


def text_fields() -> dict[Field, str]:
    """Every field of every model that takes free text, and how it must be packed."""
    return dict(found for _, model in MODELS.values() for found in _text_fields(model))


def _text_fields(model: type[Model]) -> Iterator[tuple[Field, str]]:
    for name, info in model.model_fields.items():
        here, key = leaf(info), (model.__name__, info.alias or name)
        if isinstance(here.what, type) and issubclass(here.what, Model):
            yield from _text_fields(here.what)
        elif here.what in TEXTS and not here.refers and key not in IDS:
            titled = key in AFFIXES or (key[0] in MODELS and key[1] == "title")
            yield key, "title" if titled else "summary" if key in DESCRIPTIONS else TEXTS[here.what]


CASES = {model.__name__ for model in CASE_MODELS.values()}
IDS = {("Placed", "answers")}  # the ids of answers: the check refuses every other text
# Titles of cases must differ, also between the kinds of case; an example and a drill must say that they are invented.
AFFIXES = {(name, "title"): f" {name}" for name in CASES} | {
    (name, "invented"): " invented" for name in ("Example", "Drill")
}
# What a page's description is made from; a case's is also held to two sentences.
DESCRIPTIONS = {(name, "summary") for name in (*CASES, "Example", "Drill", "Framework")} | {("Levels", "opening")}


class Placed(NamedTuple):
    """One value of one field, on the page where a reader must find it."""

    page: str
    field: Field
    value: str


NAMES = {  # the records that the home page and the templates name by id
    "checklist": ["a-customer-in-a-loop", "first-hour", "should-we-apologise", "apology-message", "a-supplier-caused-it",
                  "making-it-right", "afterwards", "readiness"],
    "framework": ["organizational-apology", "customer-effort"],
    "level": ["response-levels"],
    "standard": ["danger-first"],
}  # fmt: skip


def name(kind: str, number: int) -> str:
    """The id of the record of this kind in this round."""
    known = NAMES.get(kind.lower(), [])
    return known[number] if number < len(known) else f"{kind.lower()}-{number}"


class Writer:
    """Writes rounds of records below ``root`` and remembers what it put where."""

    def __init__(self, root: Path, payloads: list[str], *, product: bool) -> None:
        """``product`` deals every payload to every field; without it the fields of a type share its payloads."""
        self.root, self.product, self.fields, self.payloads = root, product, text_fields(), payloads
        self.decks = {packing: deck(packing, payloads) for packing in ROOM}
        self.dealt: Counter[Field | str] = Counter()
        self.placed: list[Placed] = []
        self.rounds = 0

    def write(self) -> None:
        """As many rounds as it takes until all hands are dealt."""
        while self.rounds < len(NAMES["checklist"]) or not self._done():
            assert self.rounds == 0 or all(self.dealt[key] for key in self.fields), "a field gets no payload"
            for model_name, (kind, model) in MODELS.items():
                self.model, self.count = model_name, Counter[str]()
                identifier = name(model_name if model_name in {*CASES, "Tombstone"} else kind, self.rounds)
                self.page, self.fixed = f"{KINDS[kind].plural}/{identifier}/", self._fixed()
                path = self.root / KINDS[kind].folder / f"{identifier}.yml"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(json.dumps(self._part(model), ensure_ascii=False, indent=1), encoding="utf-8")
            self.rounds += 1

    def _done(self) -> bool:
        """Whether every field, or every type of text, has had all its hands."""
        if self.product:
            return all(self.dealt[key] >= len(self.decks[packing].hands) for key, packing in self.fields.items())
        return all(self.dealt[packing] >= len(one.hands) for packing, one in self.decks.items())

    def _part(self, model: type[Model]) -> dict[str, Any]:
        """One model, every field filled."""
        self.count[model.__name__] += 1
        found = {}
        for field_name, info in model.model_fields.items():
            key = (model.__name__, info.alias or field_name)
            if key not in self.fixed:
                found[key[1]] = self._values(key, leaf(info))
            elif self.fixed[key] is not None:
                found[key[1]] = self.fixed[key]
        return found

    def _values(self, key: Field, here: Leaf) -> Any:
        if here.refers == "evidence":
            told = ["event:event1"] if self.model in {"Incident", "Complaint"} else []
            return [self._own_source(), "quote:quotation1", *told]
        if here.least:
            return [self._value(key, here) for _ in range(here.least)]
        return {"aspect1": self._value(key, here)} if here.keyed else self._value(key, here)

    def _value(self, key: Field, here: Leaf) -> Any:
        if here.refers:
            return self._target(here.refers)
        if isinstance(here.what, Choices):
            return next(iter(here.what))
        if here.what is _reader(choices.Flag):
            return "yes" if self.rounds % 2 else "no"
        if key == ("Level", "level"):
            return str(self.count["Level"])
        if here.what is _reader(values.Id):
            return f"{key[0].lower()}{self.count[key[0]]}"
        if here.what is _reader(values.Address):  # no two sources stand at one
            return f"https://larkmoor.example/{self.model.lower()}-{self.rounds}-{key[0].lower()}-{self.count[key[0]]}"
        if here.what in TEXTS:
            return self._deal(key)
        return SOUND[here.what] if here.what in SOUND else self._part(here.what)

    def _deal(self, key: Field) -> str:
        """The next hand; after the last the first again."""
        packing = self.fields[key]
        hands = self.decks[packing].hands
        value = hands[self.dealt[key if self.product else packing] % len(hands)] + AFFIXES.get(key, "")
        self.dealt.update((key, packing))
        page = f"sources/{self._own_source()}/" if key[0] == "SourceInPlace" else self.page
        self.placed.append(Placed(page, key, value))
        return value

    def _own_source(self) -> str:
        return f"{self.model.lower()}-source-{self.rounds}"

    def _target(self, kind: str) -> str:
        """Another record of the same round, or a part of this one."""
        if kind == "case":
            return name("Board" if self.model == "Guidance" else "Guidance", self.rounds)
        special = {
            "event": "event1",
            "event?": "event1",
            "framework#": f"{name('framework', self.rounds)}#principle1",
            "standing": f"standard/{name('standard', self.rounds)}",
        }
        return special.get(kind) or name(kind, self.rounds)

    def _fixed(self) -> dict[Field, Any]:
        """The fields whose values hang together; nothing where the field stays away."""
        old = [f"old-{self.model.lower()}-{self.rounds}"] if self.rounds < 2 else None
        return {
            **{(case, "kind"): case.lower() for case in CASES},
            **{(model, "formerly"): old for model in MODELS},
            ("SourceInPlace", "formerly"): None,
            ("SourceInPlace", "id"): self._own_source(),
            ("SourceInPlace", "archive"): None,  # where there is no archived copy the note stands in its place
            ("Source", "archive"): None,
            ("Example", "case"): name("Incident", self.rounds),
            ("Clock", "supplier-knew-at"): "not-stated",
            ("Event", "after"): None,
            ("Event", "kept"): None,
            ("Effort", "measure"): "contacts",
            ("Effort", "length"): None,
            ("Judgement", "basis"): "one-account",
            ("Idea", "same-as"): ["idea1"],
            ("Contradiction", "between"): ["idea1"],
            ("Origin", "principle"): None,
            ("Origin", "source"): None,
            ("Origin", "case"): None,
            ("Value", "apart"): None,
            ("Condition", "input"): "input1",
            ("Condition", "among"): ["value2"],
            ("Rule", "when"): None,
            ("Placed", "answers"): {"input1": "value1"},
            ("Product", "factors"): [["term1"]],
            ("Inject", "minute"): "0",
            ("Inject", "short-minute"): "0",
            ("Pack", "minutes"): "12",
            ("AgendaPart", "minutes"): "12",
        }
