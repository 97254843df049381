"""Walks a record: every model inside it, and every field that refers to something else, each with its place in the file."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from amends.document import Path
from amends.models.base import Model
from amends.models.values import Refers
from amends.prose import Prose


def models(model: Model, path: Path = ()) -> Iterator[tuple[Path, Model]]:
    """The model itself and every model inside it, in the order of the fields."""
    yield path, model
    for name, field in type(model).model_fields.items():
        yield from _inside(getattr(model, name), (*path, field.alias or name))


def _inside(value: Any, path: Path) -> Iterator[tuple[Path, Model]]:
    if isinstance(value, Model):
        yield from models(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _inside(item, (*path, index))


def references(record: Model) -> Iterator[tuple[Path, str, str]]:
    """Every reference of a record as (path, kind, target); links inside prose have the kind ``record``."""
    for path, model in models(record):
        for name, field in type(model).model_fields.items():
            here = (*path, field.alias or name)
            value = getattr(model, name)
            kind = _refers(type(model), name)
            if kind and value is not None:
                yield from ((place, kind, target) for place, target in _targets(value, here))
            yield from ((place, "record", target) for place, target in _prose_links(value, here))


def _targets(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, tuple):
        yield from (((*path, index), item) for index, item in enumerate(value))
    else:
        yield path, value


def _prose_links(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, Prose):
        yield from ((path, target) for target in value.targets() if not target.startswith("https://"))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _prose_links(item, (*path, index))


@cache
def _refers(model: type[Model], name: str) -> str:
    """The kind that a field refers to, or nothing. Pydantic keeps it in the metadata or within the annotation."""
    field = model.model_fields[name]
    for mark in (*field.metadata, *_metadata(field.annotation)):
        if isinstance(mark, Refers):
            return mark.kind
    return ""


def _metadata(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in typing.get_args(annotation):
        yield from _metadata(part)
