"""A new record's file, which explains itself: what is known is filled in, what is not is a blank, what may be
added is there but switched off.

Made from ``models.fields``, for every kind of record alike; what differs between kinds is one table, ``presets``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from amends.models import KINDS
from amends.models.base import Model
from amends.models.case import CASE_MODELS
from amends.models.fields import Field, fields
from amends.models.standard import Standard
from amends.models.values import ID, MAX_ID, MAX_LINE, NOT_STATED, is_blank
from amends.playbook import Playbook
from amends.scaffold import presets, words
from amends.scaffold.lines import inside, item, off, remark, scalar
from amends.scaffold.placing import file

Place = tuple[str, ...]


def model_of(kind: str, case_kind: str = "") -> type[Model]:
    """The model of a new record."""
    return KINDS[kind].model or CASE_MODELS[case_kind]


@dataclass
class Scaffold:
    """A record to be: its kind and id, the playbook that it will stand in, what is known of it by a field's place."""

    kind: str
    id: str
    playbook: Playbook
    case_kind: str = ""
    answers: Mapping[Place, str] = field(default_factory=dict)
    today: dt.date = field(default_factory=dt.date.today)
    _told: set[tuple[type[Model], str]] = field(default_factory=set)  # what is there and explained once is not again
    _listed: dict[tuple[str, ...], str] = field(
        default_factory=dict
    )  # closed lists, by the field that told their words

    @property
    def path(self) -> str:
        """The record's file, below the root."""
        return file(self.kind, self.id)

    @property
    def source(self) -> str:
        """An id for the source that a case brings with it."""
        known = self.playbook.known["source"]
        ends = (f"-source-{number}" for number in range(1, len(known) + 2))
        ids = (self.id[: MAX_ID - len(end)].rstrip("-") + end for end in ends)
        return next(one for one in ids if one not in known)

    @property
    def core(self) -> list[Standard]:
        """The playbook's core standards."""
        return [one for one in self.playbook.standards if one.core]

    def text(self) -> str:
        """The whole file."""
        self._told.clear()
        self._listed.clear()
        model = model_of(self.kind, self.case_kind)
        there, addable = self._parts(model, (), 1, 0)
        closing = ["", *remark("What follows may be added. Switch on what you need; delete the rest, or leave it.")]
        return "\n".join([*self._head(), *there, *closing, *addable]) + "\n"

    def _head(self) -> list[str]:
        up = "../" * (KINDS[self.kind].folder.count("/") + 1)
        what = f"{self.case_kind}, a case" if self.case_kind else self.kind
        names = f"event-1 and {self.source}" if self.case_kind else "event-1"
        return [
            f"# yaml-language-server: $schema={up}site/data/schema/{self.kind}.json",
            *remark(f"A new {what}: {self.id}. How to fill it in:"),
            *remark("- Write over each ‹…›, marks and all. What no source says is not-stated; never guess it."),
            *remark("- Lines with ## explain. Lines with a single # may be added: take # and the blank after it away."),
            *remark("- Inside such a part only the blanks explain; the field reference on the site says more."),
            *remark('- Put a text between straight quotes ("…") if it holds a colon or a #, but not below >-.'),
            *remark("- For one more in a list, copy an item from its hyphen on, and give it an id of its own."),
            *remark(f"- Ids such as {names} are addresses for ever: rename them now, wherever they stand, or never."),
            *remark("To read first: docs/contribute.md and docs/fairness.md. To see what is left to do:"),
            f"##   .venv/bin/amends check {self.path}",
            *remark(f"The record is sound when {presets.SOUND_WHEN[self.kind]}."),
            "",
        ]

    def _parts(self, model: type[Model], place: Place, number: int, depth: int) -> tuple[list[str], list[str]]:
        """The lines of the fields that are there, and of those that may be added, ``depth`` of them in each other.

        They are written in the order of the file, so that a list's words stand where it is asked first.
        """
        mine = sorted(fields(model), key=lambda one: one.name != "id")
        mine = [one for one in mine if one.name not in presets.NEVER]
        needed = [one for one in mine if self._needed(model, one, (*place, one.name))]
        more = [one for one in mine if one not in needed and (model, one.name) not in self._told]
        there = [line for one in needed for line in self._field(model, one, (*place, one.name), number, depth)]
        addable = [line for one in more for line in off(self._field(model, one, (*place, one.name), number, depth + 1))]
        if not depth:
            self._told.update((model, one.name) for one in mine)
        return there, addable

    def _needed(self, model: type[Model], one: Field, place: Place) -> bool:
        """Whether a field is there from the start; the answer to another field can make it necessary."""
        other = (*place[:-1], presets.ASKED_WITH.get(place[-1], ""))
        asked = self.answers.get(other, NOT_STATED) != NOT_STATED
        return one.required or place in self.answers or bool(presets.preset(model, one)) or asked

    def _field(self, model: type[Model], one: Field, place: Place, number: int, depth: int) -> list[str]:
        value = self._value(model, one, place, number, depth) if one.model is None else ""
        told = (model, one.name) in self._told
        about = [] if told else remark(words.remark(one, value, depth, self._above(one)))
        if one.model is None:
            if words.tells(one, value):
                self._listed.setdefault(words.of(one), one.name)
            return [*about, *_written(model, one, value)]
        return [*about, f"{one.name}:", *inside(self._within(model, one, place, number, depth + 1 if depth else 0))]

    def _above(self, one: Field) -> str:
        """The field above that told the words of this field's list; empty where none did."""
        return self._listed.get(words.of(one), "")

    def _within(self, model: type[Model], one: Field, place: Place, number: int, depth: int) -> list[str]:
        """The lines within a field that holds fields."""
        assert one.model is not None
        if not one.many:
            return self._body(one.model, place, number, depth)
        if presets.preset(model, one) == presets.CORE and self.core:
            return self._core(one.model, place)
        items = [item(self._body(one.model, place, count + 1, depth)) for count in range(max(one.least, 1))]
        return [line for lines in items for line in lines]

    def _body(self, model: type[Model], place: Place, number: int, depth: int) -> list[str]:
        there, addable = self._parts(model, place, number, depth)
        return there + addable

    def _core(self, model: type[Model], place: Place) -> list[str]:
        """An item for the first core standard below its sentence, and the ids and sentences of the others."""
        first, *others = self.core
        one = replace(self, answers={**self.answers, (*place, "standard"): first.id})
        lines = item(one._body(model, place, 1, 0), remark(first.sentence))
        if others:
            lines += remark(f"For another standard copy the item above, from - standard: {first.id} to here. Its ids:")
        return lines + [line for other in others for line in remark(f"- {other.id}: {other.sentence}")]

    def _value(self, model: type[Model], one: Field, place: Place, number: int, depth: int) -> str:
        """What is known of a field, or a blank."""
        if place in self.answers:
            return self.answers[place]
        if preset := presets.preset(model, one):
            known = {
                presets.TODAY: self.today.isoformat(),
                presets.CASE_KIND: self.case_kind,
                presets.FIRST_SOURCE: self.source,
                presets.NUMBER: str(number),
                presets.BLANK: words.wanted(one, self._above(one)),
            }
            return known.get(preset, preset)
        if one.name == "id":
            return presets.first_id(place[-2], number)
        if one.refers == "event":
            return presets.first_id("events", 1)
        if self.case_kind and one.refers in {"source", "evidence"} and place != ("sources",):
            return self.source
        return NOT_STATED if presets.may_be_unknown(one, depth) else words.wanted(one, self._above(one))


def _written(model: type[Model], one: Field, value: str) -> list[str]:
    """A field with its value; a text that may be long has a place below its name."""
    long = one.form is not None and one.form.longest > MAX_LINE and is_blank(value)
    first, rest = (">-", inside([value])) if long else (scalar(value), [])
    if one.named:
        return [f"{one.name}:", f"  {presets.first_name(model, one)}: {first}"]
    if not one.many:
        return [f"{one.name}: {first}", *rest]
    if ID.fullmatch(value):
        return [f"{one.name}: {'[' * one.many}{value}{']' * one.many}"]
    return [f"{one.name}:", "  " + "- " * one.many + first, *inside(inside(rest))]
