"""What every record and every part of one shares: unknown keys refused, a kind, an id, a date, and how one is withdrawn."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from amends.models.docstrings import docstrings
from amends.models.values import Called, Day, Id, Line


def _hyphens(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


class Model(BaseModel):
    """A mapping in a record: unknown keys are refused, keys are written with hyphens, values never change.

    ``anchored`` is false where an ``id`` is a name within the record only and no anchor on its page.
    """

    anchored: ClassVar[bool] = True

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_hyphens, arbitrary_types_allowed=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Make the text below each field its description. Fields that are inherited have theirs already."""
        for name, text in docstrings(cls).items():
            cls.model_fields[name].description = text


class Withdrawn(Model):
    """Why and since when a record no longer stands."""

    on: Day
    """The day on which the record was taken back. Its address stays, with this day and the reason.
    Example: 2026-01-05"""
    reason: Line
    """Why the record no longer stands, in neutral words. Name no person and blame nobody.
    Example: It told the same outage a second time."""


class Record(Model):
    """What every record has. Its id is its file's name and its kind is its folder: neither is written in the file."""

    title: Called
    """What the page is called, unlike any other record of its kind. No private person's name.
    Example: Larkmoor's dry day"""
    updated: Day
    """The day of the last change to what the record says; never later than today. Change it with each correction.
    Example: 2026-01-05"""
    formerly: tuple[Id, ...] = ()
    """Ids that this record had before its file was renamed, so that old addresses still lead here. Never another
    record's id.
    Example: larkmoor-dry-day"""
    asked_as: tuple[Line, ...] = ()
    """How people in a hurry ask for this page, in words that it does not use itself. The search finds it by them.
    Example: no water, who pays"""

    _kind: str = PrivateAttr("")
    _id: str = PrivateAttr("")

    @property
    def kind(self) -> str:
        """The record's kind, singular: case, standard, ..."""
        return self._kind

    @property
    def id(self) -> str:
        """The record's id: its file's name without .yml."""
        return self._id

    @property
    def target(self) -> str:
        """What a link to this record is written as: ``kind/id``."""
        return f"{self._kind}/{self._id}"

    def named(self, kind: str, identifier: str) -> Record:
        """The record itself, once it has been told its kind and id."""
        self._kind, self._id = kind, identifier
        return self


class Tombstone(Record):
    """What stays at a withdrawn record's address: a neutral title, a date and a reason."""

    title: Called
    """A neutral name that accuses nobody; it is all that still tells what stood here.
    Example: A leaflet about the outage"""
    withdrawn: Withdrawn
    """The day and the reason. With this field, every other field except title, updated and formerly must go."""


def listed(minimum: int = 1) -> Any:
    """A list field with at least ``minimum`` items."""
    return Field(min_length=minimum)
