"""What the models ask of a contributor, read off the models themselves."""

from __future__ import annotations

import pytest

from amends.models import KINDS
from amends.models.base import Model, Tombstone
from amends.models.case import CASE_MODELS, Incident
from amends.models.event import Event
from amends.models.fields import Field, field_at, fields, models
from amends.pages import fields as page

TOPS: list[type[Model]] = [*(kind.model for kind in KINDS.values() if kind.model), *CASE_MODELS.values(), Tombstone]
EVERY = list(dict.fromkeys(one for top in TOPS for one in models(top)))


def one(model: type[Model], name: str) -> Field:
    return next(field for field in fields(model) if field.name == name)


@pytest.mark.parametrize("model", EVERY, ids=lambda model: model.__name__)
def test_every_field_holds_a_value_or_fields(model: type[Model]) -> None:
    """A field has a form or fields of its own, never both and never neither."""
    assert fields(model)
    for field in fields(model):
        assert (field.model is None) != (field.form is None), field.name


def test_names_are_written_as_in_a_record() -> None:
    """With hyphens, and without the underscore that Python needs."""
    assert {"for", "who-qualifies", "claim-needed"} <= {field.name for field in fields(one_of("remedies"))}


def one_of(name: str) -> type[Model]:
    model = one(Incident, name).model
    assert model
    return model


@pytest.mark.parametrize(
    ("model", "name", "required", "many", "least", "refers"),
    [
        (Incident, "title", True, 0, 0, ""),
        (Incident, "story", False, 0, 0, ""),
        (Incident, "events", True, 1, 1, ""),
        (Incident, "later", False, 1, 0, ""),
        (Incident, "sources", False, 1, 0, "source"),
        (Incident, "checklists", False, 1, 0, "checklist"),
        (Event, "evidence", True, 1, 1, "evidence"),
        (Event, "kept-by", False, 0, 0, "event"),
    ],
)
def test_a_field_is_read_off_its_model(
    model: type[Model], name: str, required: bool, many: int, least: int, refers: str
) -> None:
    """Whether it must be there, how many lists stand around it, how many items at least, what it refers to."""
    field = one(model, name)
    assert (field.required, field.many, field.least, field.refers) == (required, many, least, refers)


def test_lists_of_lists_bounds_and_names_of_ones_own() -> None:
    """The factors of a cost are lists of lists; a group has at most 14 items; a level's asks have names of one's own."""
    found = {(model.__name__, field.name): field for model in EVERY for field in fields(model)}
    assert found["Product", "factors"].many == 2
    assert (found["Group", "items"].least, found["Group", "items"].most) == (1, 14)
    assert found["Level", "asks"].named and not found["Level", "name"].named


def test_a_closed_list_is_the_fields_form() -> None:
    """The words of a list are the form's options; yes and no are a list too."""
    form = one(Event, "status").form
    assert form and list(form.options) == ["happened", "promised", "due"]
    flag = one(KINDS["standard"].model or Incident, "core").form
    assert flag and list(flag.options) == ["yes", "no"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (("title",), "title"),
        (("events", 3, "message", "channel"), "channel"),
        (("own-sources", 0, "id"), "id"),
        (("sources", 2), "sources"),
    ],
)
def test_a_path_leads_to_its_field(path: tuple[str | int, ...], name: str) -> None:
    """Through lists and fields within fields."""
    found = field_at(Incident, path)
    assert found and found.name == name


@pytest.mark.parametrize("path", [(), ("nonsense",), ("events", 0, "nonsense"), ("title", "more")])
def test_a_path_that_leads_nowhere(path: tuple[str | int, ...]) -> None:
    """No field, no guess."""
    assert field_at(Incident, path) is None


def test_a_path_through_names_of_ones_own() -> None:
    """The name that a contributor chose is no field; the field around it is meant."""
    levels = KINDS["level"].model
    assert levels
    found = field_at(levels, ("levels", 0, "asks", "who-speaks"))
    assert found and found.name == "asks"


def test_the_reference_has_every_field_once() -> None:
    """Each model stands in one group; a field that a wider model has already is not repeated."""
    parts = [part for group in page.groups().values() for part in group]
    assert len({part.anchor for part in parts}) == len(parts)
    shown = {field.name for part in parts for field in part.fields}
    assert shown == {field.name for model in EVERY for field in fields(model)}
    assert set(map(page.anchor, EVERY)) - {part.anchor for part in parts} == {
        "part_incident"
    }  # has no field of its own
    titles = [part.name for part in parts for field in part.fields if field.name == "title" and part.name == "Standard"]
    assert titles == []
