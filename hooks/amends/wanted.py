"""What belongs where something is missing, or where what stands there is none: said in words, and shown on a line.

The line holds a blank, ``‹such as …›``, which the check refuses: whoever copies it is asked again, and no example's fact
gets into a record.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic_core import PydanticCustomError

from amends.complaints.quotemarks import bare, held
from amends.document import Document, Path
from amends.models.base import Model
from amends.models.case import Case
from amends.models.event import evidence
from amends.models.fields import field_at
from amends.models.values import NOT_STATED

_IDS = {
    "source": "the id of a source ({})",
    "evidence": "the id of a source ({}), quote: and a quotation's id, or event: and an event's id",
}
_HERE = "under own-sources, or in docs/playbook/sources"
_THERE = "in docs/playbook/sources"


def said(model: type[Model], path: Path) -> str:
    """What belongs at this place, where that is an id that has to be looked up; else nothing."""
    field = field_at(model, path)
    says = _IDS.get(field.refers, "") if field else ""
    return says.format(_HERE if issubclass(model, Case) else _THERE)


def example(document: Document, model: type[Model], path: Path, near: str = "") -> str:
    """A line with what would do at this place, or with a blank: ``industry: ‹such as telecoms›``, ``countries: [GB]``."""
    field = field_at(model, path)
    if field is None or not field.example:
        return ""
    ids = _sources(document) if field.refers in _IDS and issubclass(model, Case) else iter(())
    value = near or f"‹such as {next((one['id'] for one in ids), field.example)}›"
    value = held(value) if field.many and "," in value else bare(value)
    if isinstance(path[-1], int):
        mark = document.mark(path)
        return f"{'' if '[' in document.line(mark)[: mark.column - 1] else '- '}{value}"
    return f"{field.name}: {'[' * field.many}{value}{']' * field.many}"


def source(document: Document, written: str) -> str:
    """The id of the record's own source that has this address or this title; or nothing."""
    if written == NOT_STATED:
        return ""
    return next((one["id"] for one in _sources(document) if written in {one.get("address"), one.get("title")}), "")


def no_evidence(items: list[str]) -> dict[str, Any]:
    """Why one of these texts is no evidence; nothing where all of them are."""
    for one in items:
        try:
            evidence(one)
        except PydanticCustomError as error:
            return error.context or {}
    return {}


def _sources(document: Document) -> Iterator[dict[str, Any]]:
    """The sources that are written out in the record, as far as they have an id."""
    own = document.data.get("own-sources") if isinstance(document.data, dict) else None
    for one in own if isinstance(own, list) else ():
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            yield {name: value for name, value in one.items() if isinstance(value, str)}
