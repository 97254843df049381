"""JSON Schemas (draft 7) for editors: completions, descriptions and warnings while a record is being written.

Made from ``models.fields`` alone. A schema knows the shape of a record, and which ids there are in a playbook; the rules
across records stay with ``checks``. Numbers and dates are accepted as an editor's YAML reads them.
"""

from __future__ import annotations

import re
from typing import Any

from amends.models import KINDS
from amends.models.base import Model, Tombstone
from amends.models.case import CASE_MODELS, Case
from amends.models.fields import Field, fields, models
from amends.models.form import Form
from amends.playbook import Playbook

DRAFT = "http://json-schema.org/draft-07/schema#"
Schema = dict[str, Any]
_OWN = {"source", "evidence"}  # a case may define these itself: an editor offers the known ones and lets others stand


def schema(kind: str, playbook: Playbook | None = None) -> Schema:
    """The schema of one kind of record. With a playbook, a reference to another record is one of its ids.

    A record with ``withdrawn`` is a tombstone; a case's own ``kind`` says which fields it has.
    """
    choices = _choices(kind)
    tops: list[type[Model]] = [*choices.values(), Tombstone]
    parts = {one for top in tops for one in models(top)}
    definitions = {part.__name__: _object(part, playbook) for part in sorted(parts, key=lambda one: one.__name__)}
    title = f"{kind.capitalize()} (Amends)"
    whole = {
        "$schema": DRAFT,
        "title": title,
        "description": _about(kind),
        "type": "object",
        "definitions": definitions,
    }
    if kind == "case":
        whole["properties"] = {"kind": _property(_field(Case, "kind"), None)}
    branch = _by_kind(choices) if kind == "case" else _ref(choices[kind])
    whole |= {"if": {"required": ["withdrawn"]}, "then": _ref(Tombstone), "else": branch}
    return whole | {"defaultSnippets": [_snippet(model, name) for name, model in choices.items()]}


def _choices(kind: str) -> dict[str, type[Model]]:
    model = KINDS[kind].model
    return {kind: model} if model else dict(CASE_MODELS)


def _about(kind: str) -> str:
    model = KINDS[kind].model or Case
    return (model.__doc__ or "").split("\n\n")[0].replace("``", "'")


def _by_kind(choices: dict[str, type[Model]]) -> Schema:
    """A chain of questions, so that an editor complains about the kind that is meant and no other."""
    chain: Schema = {"required": ["kind"]}
    for kind, model in reversed(choices.items()):
        chain = {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": _ref(model),
            "else": chain,
        }
    return chain


def _ref(model: type[Model]) -> Schema:
    return {"$ref": f"#/definitions/{model.__name__}"}


def _object(model: type[Model], playbook: Playbook | None) -> Schema:
    mine = fields(model)
    return {
        "title": model.__name__.rstrip("_"),
        "description": " ".join((model.__doc__ or "").replace("``", "'").split()),
        "type": "object",
        "properties": {field.name: _property(field, playbook) for field in mine},
        "required": [field.name for field in mine if field.required],
        "additionalProperties": False,
        "defaultSnippets": [_snippet(model, model.__name__.rstrip("_").lower())],
    }


def _field(model: type[Model], name: str) -> Field:
    return next(field for field in fields(model) if field.name == name)


def _property(field: Field, playbook: Playbook | None) -> Schema:
    value = _ref(field.model) if field.model else _value(field, playbook)
    if field.named:
        value = {"type": "object", "additionalProperties": value}
    for depth in range(field.many):
        value = {"type": "array", "items": value}
        if depth == field.many - 1:
            value |= {"minItems": field.least} if field.least else {}
            value |= {"maxItems": field.most} if field.most else {}
    if "$ref" in value:  # beside a reference draft 7 reads nothing
        value = {"allOf": [value]}
    return {"title": field.name, "description": field.about} | value


def _value(field: Field, playbook: Playbook | None) -> Schema:
    form = field.form or Form("text")
    if form.options:
        return {
            "enum": list(form.options),
            "enumDescriptions": [form.options[word] or word for word in form.options],
            "examples": [field.example],
        }
    value: Schema = {"type": list(form.types), "examples": [field.example]}
    if form.longest:
        value["maxLength"] = form.longest
    if form.pattern:
        value |= {"pattern": form.pattern, "patternErrorMessage": f"Write {form.says}."}
    if playbook and (ids := _ids(field.refers, playbook)):
        known: Schema = {"enum": ids, "examples": [field.example]}
        return {"anyOf": [known, value]} if field.refers in _OWN else known
    return value


def _ids(refers: str, playbook: Playbook) -> list[str]:
    """The ids that a reference may name, where they do not depend on the record itself."""
    if refers == "evidence":
        refers = "source"
    if refers == "framework#":
        return sorted(f"{one.id}#{part.id}" for one in playbook.frameworks for part in one.principles)
    stones = {stone.id for stone in playbook.tombstones if stone.kind == refers}
    return sorted(playbook.known.get(refers, set()) - stones)


def _snippet(model: type[Model], name: str) -> Schema:
    """The fields that a model must have, each with its example to type over; a case's kind stands there already."""
    body, _ = _body(model, 1)
    if issubclass(model, Case):
        body["kind"] = name
    return {"label": name, "description": "the fields that must be there", "body": body}


def _body(model: type[Model], stop: int) -> tuple[Schema, int]:
    """The required fields, with numbered places (from ``stop`` on) that an editor leads through; and the next number."""
    body: Schema = {}
    value: Any
    for field in (one for one in fields(model) if one.required):
        if field.model:
            value, stop = _body(field.model, stop)
        else:
            value, stop = _place(stop, field.example), stop + 1
        for _ in range(field.many):
            value = [value]
        body[field.name] = {"name": value} if field.named else value
    return body, stop


def _place(number: int, text: str) -> str:
    """A place to type over, in the notation of editors' snippets."""
    text = re.sub(r"[$}\\]", r"\\\g<0>", text)
    return f"${{{number}:{text}}}"
