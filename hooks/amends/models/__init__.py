"""What a record is: one model per kind, found by the folder that the record's file lies in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from amends.models.base import Record, Tombstone
from amends.models.case import CASE_MODELS
from amends.models.checklist import Checklist
from amends.models.drill import Drill
from amends.models.example import Example
from amends.models.framework import Framework
from amends.models.level import Levels
from amends.models.lists import CASE_KINDS
from amends.models.pack import Pack
from amends.models.paper import Paper
from amends.models.source import Source
from amends.models.standard import Standard
from amends.models.values import refuse


@dataclass(frozen=True)
class Kind:
    """A kind of record: its name (singular), its plural (in addresses and folders), its folder below the root, its model."""

    name: str
    plural: str
    folder: str
    model: type[Record] | None

    @property
    def models(self) -> tuple[type[Record], ...]:
        """The models that a record of this kind may have: a case's kinds have one each."""
        return (self.model,) if self.model else tuple(CASE_MODELS.values())

    def model_for(self, data: Mapping[str, Any]) -> type[Record]:
        """The model for one record; a case's depends on its own ``kind``. Raises a refusal when that is no kind of case."""
        if "withdrawn" in data:
            return Tombstone
        if self.model is not None:
            return self.model
        if "kind" not in data:
            raise refuse(
                "missing-field",
                "'kind' is missing",
                "one of " + ", ".join(CASE_KINDS),
                "Add a line such as kind: incident.",
            )
        return CASE_MODELS[CASE_KINDS(data["kind"])]


def _kind(name: str, plural: str, model: type[Record]) -> Kind:
    return Kind(name, plural, f"docs/playbook/{plural}", model)


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("case", "cases", "cases", None),
        _kind("standard", "standards", Standard),
        _kind("level", "levels", Levels),
        _kind("checklist", "checklists", Checklist),
        _kind("example", "examples", Example),
        _kind("drill", "drills", Drill),
        _kind("pack", "packs", Pack),
        _kind("paper", "papers", Paper),
        _kind("framework", "frameworks", Framework),
        _kind("source", "sources", Source),
    )
}
