"""What every record and every part of one shares."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from amends.models import base
from amends.models.base import Model, Record, Tombstone
from amends.models.values import Line


class Part(Model):
    """A model with names that YAML writes otherwise."""

    as_quoted: Line
    for_: Line = "nothing"
    items: tuple[Line, ...] = base.listed(2)


def test_keys_are_written_with_hyphens_and_unknown_ones_are_refused() -> None:
    part = Part.model_validate({"as-quoted": "a", "for": "b", "items": ["c", "d"]})
    assert (part.as_quoted, part.for_, part.items) == ("a", "b", ("c", "d"))
    with pytest.raises(ValidationError) as caught:
        Part.model_validate({"as-quoted": "a", "items": ["c"], "as_quoted": "a"})
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [
        ("too_short", ("items",)),
        ("extra_forbidden", ("as_quoted",)),
    ]


def test_a_value_never_changes() -> None:
    part = Part.model_validate({"as-quoted": "a", "items": ["c", "d"]})
    with pytest.raises(ValidationError, match="frozen"):
        part.as_quoted = "b"  # type: ignore[misc]


def test_a_record_is_told_its_kind_and_id_and_has_no_field_for_them() -> None:
    record = Record.model_validate({"title": "T", "updated": "2026-01-31", "formerly": ["old-id"]})
    assert (record.kind, record.id) == ("", "")
    assert record.named("case", "new-id") is record
    assert (record.kind, record.id, record.target) == ("case", "new-id", "case/new-id")
    assert record.formerly == ("old-id",)


def test_a_tombstone_keeps_a_title_a_day_and_a_reason() -> None:
    stone = Tombstone.model_validate(
        {"title": "T", "updated": "2026-01-31", "withdrawn": {"on": "2026-01-30", "reason": "It was another company."}}
    )
    assert (stone.withdrawn.on, stone.withdrawn.reason) == (dt.date(2026, 1, 30), "It was another company.")
