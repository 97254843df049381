"""Walks a record: every model inside it, and every field that refers to something else, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from amends.document import Path
from amends.models.base import Model, Record
from amends.models.fields import fields
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


def anchors(record: Record) -> dict[str, Path]:
    """The ids within a record that are anchors on its page, and where they stand; a source in place has its own page."""
    return {
        str(model.id): path
        for path, model in models(record)
        if model.anchored and not isinstance(model, Record) and hasattr(model, "id")
    }


def references(record: Model) -> Iterator[tuple[Path, str, str]]:
    """Every reference of a record as (path, kind, target); links inside prose have the kind ``record``."""
    for path, model in models(record):
        for name, field in zip(type(model).model_fields, fields(type(model)), strict=True):
            here = (*path, field.name)
            value = getattr(model, name)
            if field.refers and value is not None:
                yield from ((place, field.refers, target) for place, target in _targets(value, here))
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
