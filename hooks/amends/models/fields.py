"""What a model asks of a contributor, field by field: name, words, example, form. The one description of a record.

The editors' schemas, the field reference, the template for a new record and the examples beneath findings are made from
it; nothing is written down a second time.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import annotated_types
from pydantic import BeforeValidator

from amends.document import Path
from amends.models.base import Model
from amends.models.choices import Choices
from amends.models.form import Form
from amends.models.values import Refers


@dataclass(frozen=True)
class Field:
    """One field. ``about`` says what to write; ``example`` is one value as it would be written.

    Either ``model`` is set (fields within) or ``form`` (one value). ``many`` says how many lists stand around it (0 is none),
    ``named`` that its fields have names of the contributor's own. ``least`` and ``most`` bound a list's length; 0 is no
    bound. ``refers`` is what kind of thing the value is the id of.
    """

    name: str
    about: str
    example: str
    required: bool
    model: type[Model] | None = None
    form: Form | None = None
    many: int = 0
    named: bool = False
    least: int = 0
    most: int = 0
    refers: str = ""


@cache
def fields(model: type[Model]) -> tuple[Field, ...]:
    """Every field of a model, in the order in which people write them."""
    return tuple(_fields(model))


def field_at(model: type[Model], path: Path) -> Field | None:
    """The field that a path inside a record leads to, or nothing."""
    found: Field | None = None
    current: type[Model] | None = model
    for part in path:
        if isinstance(part, int) or (found and found.named):
            continue
        found = next((one for one in fields(current) if one.name == part), None) if current else None
        if found is None:
            return None
        current = found.model
    return found


def models(model: type[Model]) -> list[type[Model]]:
    """The model and every model inside it, each once, in the order in which a reader meets them."""
    found = [model]
    for one in found:  # grows while it is walked
        found += [field.model for field in fields(one) if field.model and field.model not in found]
    return list(dict.fromkeys(found))


@cache
def homes(kinds: tuple[type[Model], ...]) -> dict[str, set[str]]:
    """For the name of each field inside these models, the names of the fields that it can stand in: "" at the top."""
    every = [field for kind in kinds for one in models(kind) for field in fields(one)]
    groups = [*(("", kind) for kind in kinds), *((one.name, one.model) for one in every if one.model)]
    found: dict[str, set[str]] = {}
    for within, model in groups:
        for field in fields(model):
            found.setdefault(field.name, set()).add(within)
    return found


def _fields(model: type[Model]) -> Iterator[Field]:
    for name, info in model.model_fields.items():
        about, _, example = (info.description or "").partition(" Example: ")
        inner, many, named = _unwrapped(info.annotation)
        marks = [*info.metadata, *_marks(info.annotation)]
        yield Field(
            info.alias or name,
            about,
            example,
            info.is_required(),
            inner,
            None if inner else _form(marks),
            many,
            named,
            next((mark.min_length for mark in marks if isinstance(mark, annotated_types.MinLen)), 0),
            next((mark.max_length for mark in marks if isinstance(mark, annotated_types.MaxLen)), 0),
            next((mark.kind for mark in marks if isinstance(mark, Refers)), ""),
        )


def _unwrapped(annotation: Any) -> tuple[type[Model] | None, int, bool]:
    """The model inside an annotation, how many lists stand around it, and whether names of the contributor's own do."""
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return (annotation if issubclass(annotation, Model) else None), 0, False
    origin = typing.get_origin(annotation)
    inside = [_unwrapped(part) for part in typing.get_args(annotation)]
    model = next((one for one, _, _ in inside if one), None)
    return model, (origin is tuple) + max((many for _, many, _ in inside), default=0), origin is dict


def _marks(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in typing.get_args(annotation):
        yield from _marks(part)


def _form(marks: list[Any]) -> Form | None:
    for mark in marks:
        if isinstance(mark, Form):
            return mark
        if isinstance(mark, BeforeValidator) and isinstance(mark.func, Choices):
            return Form(f"a word of the list ({mark.func.name})", options=mark.func)
    return None
