"""The field reference at ``/reference/fields/``: every field of every kind of record, from the models themselves."""

from __future__ import annotations

from dataclasses import dataclass

from amends.models import KINDS
from amends.models.base import Model, Record, Tombstone
from amends.models.case import Advised, Assessed, Board, Case, Complaint, Guidance
from amends.models.fields import Field, fields, models
from amends.pages import way
from amends.pages.page import Page
from amends.pages.render import Renderer

DESCRIPTION = "Every field that a record can have: what to write there, an example, and whether it must be there."
ADDRESS = {"fields": "reference/fields/"}  # link target → address
MAX_WORDS = 20  # a longer list, such as the countries', is not printed here

GROUPS: dict[str, tuple[str, tuple[type[Model], ...]]] = {
    "every_record": ("Every record", (Record, Tombstone)),
    "every_case": ("Every case", (Case,)),
    "incidents": ("Incidents and complaints", (Assessed, Complaint)),
    "advice": ("Guidance and boards", (Advised, Guidance, Board)),
    **{
        f"kind_{kind.plural}": (kind.plural.capitalize(), (kind.model,))
        for kind in KINDS.values()
        if kind.model is not None
    },
}


@dataclass(frozen=True)
class Part:
    """One model with the fields that are its own; ``anchor`` is its id on the page."""

    name: str
    anchor: str
    about: str
    fields: tuple[Field, ...]


def anchor(model: type[Model]) -> str:
    """A model's id on the page; with an underscore, as all ids of sections."""
    return f"part_{model.__name__.rstrip('_').lower()}"


def groups() -> dict[str, list[Part]]:
    """Every model that a record can hold, in the group that uses it first; fields of a wider group are not repeated."""
    seen: set[type[Model]] = set()
    found: dict[str, list[Part]] = {}
    for name, (_, tops) in GROUPS.items():
        for top in tops:
            fresh = [one for one in models(top) if one not in seen]
            seen.update(fresh)
            found.setdefault(name, []).extend(_part(one) for one in fresh)
    return found


def _part(model: type[Model]) -> Part:
    wider = (base for base in model.__mro__[1:] if issubclass(base, Model))
    inherited = {(field.name, field.required) for base in wider for field in fields(base)}
    own = tuple(field for field in fields(model) if (field.name, field.required) not in inherited)
    return Part(model.__name__.rstrip("_"), anchor(model), " ".join((model.__doc__ or "").split()), own)


def page(renderer: Renderer) -> Page:
    """The field reference."""
    sections = [("how_to_read", "How to read this page"), *((name, title) for name, (title, _) in GROUPS.items())]
    return renderer.page(
        "fields.html", ADDRESS["fields"], way.NAMES["fields"], DESCRIPTION, sections,
        groups=groups(), anchor=anchor, max_words=MAX_WORDS,
    )  # fmt: skip
