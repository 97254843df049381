"""Names that are no field's, and fields that are missing: which field is meant, where the name has a typing error.

A name is guessed only where it is really near, of those alike the one that is missing: whoever follows a wrong guess writes
a true thing into the wrong field.
"""

from __future__ import annotations

from typing import Any

from amends import mending, wanted
from amends.document import Document, Path, last_name
from amends.findings import Finding, closest
from amends.models.base import Model
from amends.models.case import Complaint
from amends.models.fields import Field, field_at, fields


def missing(document: Document, model: type[Model], path: Path) -> Finding:
    """The finding for a field that must be there and is not."""
    place, what = path[:-1], f"'{path[-1]}' is missing{_within(path[:-1])}"
    says = wanted.said(model, path)
    remedy = f"Add it: {says}." if says else "Add it."
    if model is Complaint and path == ("one-sided",):  # mostly the kind is wrong, and a sentence would be made up
        place, what = ("kind",), f"kind is complaint, and {what}"
        remedy = "Add it if one customer tells all of it; if not, write kind: incident."
    expected = f"a line that begins with {path[-1]}:"
    return document.finding(
        place, "missing-field", what, expected, remedy, example=wanted.example(document, model, path)
    )


def unknown(document: Document, model: type[Model], path: Path) -> Finding:
    """The finding for a name that no field has."""
    name, there = str(path[-1]), _group(document, path[:-1])
    near, due = _nearest(document, model, path), _due(document, model, path)
    absent = [one for one in sorted(_names(model, path[:-1])) if one not in there and one not in due]
    remedy = f"One of: {', '.join(absent)}." if absent else "Every field is there; delete this one."
    if due:
        other = f"one of: {', '.join(absent)}" if absent else "delete this one"
        lacks = f"'{due[0]}', which is missing" if len(due) == 1 else f"one of the missing {', '.join(due)}"
        remedy = f"Is it {lacks}? If not, {other}."
    if near in there:
        remedy = f"Did you mean '{near}'? It is there already: keep one of the two."
    elif near:
        mended = mending.renamed(document, path, near)
        remedy = f"Did you mean '{near}'?" + (f" Write: {mended}" if mended else "")
    what = f"'{name[:60]}' is no field{_within(path[:-1])}"
    return document.finding(path, "unknown-key", what, "a field that belongs here", remedy, near, key=True)


def meant(document: Document, model: type[Model], path: Path) -> str:
    """The field that an unknown name stands for, where that is not there as well; or nothing."""
    near = _nearest(document, model, path)
    return "" if near in _group(document, path[:-1]) else near


def _nearest(document: Document, model: type[Model], path: Path) -> str:
    """The field whose name an unknown name is most like: of names alike, that of a field which is missing.

    Where some are missing, a word more or less may well mean one of those: then no other is guessed.
    """
    name, due = str(path[-1]), _due(document, model, path)
    near = closest(name, _names(model, path[:-1]), due, strict=True)
    return near if not due or near in due or near.count("-") == name.count("-") else ""


def _due(document: Document, model: type[Model], path: Path) -> list[str]:
    """The fields that have to stand where this one stands, and do not."""
    there = _group(document, path[:-1])
    return [one.name for one in _names(model, path[:-1]).values() if one.required and one.name not in there]


def _group(document: Document, path: Path) -> dict[str, Any]:
    """The fields that stand at ``path``, as they were written."""
    found: Any = document.data
    for part in path:
        found = found[part]
    group: dict[str, Any] = found  # not a copy: a hostile record has thousands of names, and each asks
    return group


def _within(path: Path) -> str:
    return f" in '{last_name(path)}'" if path else ""


def _names(model: type[Model], path: Path) -> dict[str, Field]:
    """The fields that belong at ``path`` below ``model``, by their names."""
    field = field_at(model, path)
    within = field.model if field else model
    return {one.name: one for one in fields(within)} if within else {}
