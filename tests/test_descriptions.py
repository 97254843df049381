"""Every field of every model says what to write there, and shows one value that it accepts."""

from __future__ import annotations

import itertools
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import ConfigDict, TypeAdapter
from pydantic.fields import FieldInfo

from amends import reader
from amends.loader import load
from amends.models import KINDS
from amends.models.base import Model, Tombstone
from amends.models.case import CASE_MODELS, Assessed, Complaint
from amends.models.docstrings import docstrings
from amends.models.values import Line, Refers

LONGEST = 200
SMALL = load(Path(__file__).parent / "fixtures" / "playbook")[0]
OWN = {"event", "event?", "evidence"}  # references within one case; all others lead to another record


def marks(annotation: Any) -> Iterator[Any]:
    """Everything that an annotation is made of, its metadata too."""
    yield annotation
    for part in (*typing.get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from marks(part)


def within(annotation: Any) -> list[type[Model]]:
    """The models inside an annotation."""
    return [
        one
        for one in marks(annotation)
        if isinstance(one, type) and not typing.get_origin(one) and issubclass(one, Model)
    ]


def every_model() -> list[type[Model]]:
    """Every model that a record can hold, and those that they extend, each once."""
    found: list[type[Model]] = [kind.model for kind in KINDS.values() if kind.model]
    found += [*CASE_MODELS.values(), Tombstone]
    for model in found:  # grows while it is walked
        inside = [one for field in model.model_fields.values() for one in within(field.annotation)]
        above = [one for one in model.__bases__ if issubclass(one, Model) and one is not Model]
        found += [one for one in dict.fromkeys([*inside, *above]) if one not in found]
    return found


def own(model: type[Model]) -> dict[str, FieldInfo]:
    """The fields that a model defines itself, or describes anew."""
    return {name: field for name, field in model.model_fields.items() if name in model.__annotations__}


MODELS = every_model()
FIELDS = [pytest.param(field, id=f"{model.__name__}.{name}") for model in MODELS for name, field in own(model).items()]


def parts(field: FieldInfo) -> tuple[str, str]:
    """A field's description and its example."""
    about, _, example = (field.description or "").partition(" Example: ")
    return about, example


def written(field: FieldInfo, example: str) -> Any:
    """The example as the reader gives it to the model: after a colon in YAML, in as many lists as the field has."""
    document, findings = reader.read(f"field: {example}\n".encode(), "x.yml")
    assert findings == []
    data: Any = document.data
    value = data["field"]
    for one in marks(field.annotation):
        if typing.get_origin(one) is tuple:
            value = [value]
        elif typing.get_origin(one) is dict:
            value = {"name": value}
    return value


def accepted(field: FieldInfo, value: Any) -> None:
    """The field's own type accepts the value, or raises a ValidationError."""
    mine: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    around: Any = tuple[mine]  # pydantic takes the setting for no dataclass by itself, and a text is one
    TypeAdapter(around, config=ConfigDict(arbitrary_types_allowed=True)).validate_python((value,))


@pytest.mark.parametrize("model", MODELS)
def test_a_field_says_in_a_sentence_or_two_what_to_write(model: type[Model]) -> None:
    """The description ends in a full stop, is short, and stands on one line."""
    abouts = {name: parts(field)[0] for name, field in own(model).items()}
    assert [name for name, about in abouts.items() if not about.endswith(".")] == []
    assert [name for name, about in abouts.items() if len(about) > LONGEST] == []
    assert [name for name, about in abouts.items() if about != " ".join(about.split())] == []
    assert [name for name, about in abouts.items() if re.search(r"\w- ", about)] == []  # a word broken between lines


@pytest.mark.parametrize("field", FIELDS)
def test_a_value_has_an_example_that_its_type_accepts_and_a_part_has_none(field: FieldInfo) -> None:
    """Only what holds fields of its own goes without: there each field has one."""
    _, example = parts(field)
    assert bool(example) != bool(within(field.annotation))
    if example:
        accepted(field, written(field, example))


def test_a_reference_to_another_record_leads_to_one_of_the_invented_playbook() -> None:
    """Ids in examples are of the right kind."""
    principles = {f"{one.id}#{part.id}" for one in SMALL.frameworks for part in one.principles}
    records = {f"{kind}/{name}" for kind, names in SMALL.known.items() for name in names}
    there = {**SMALL.known, "framework#": principles, "standing": records}
    fields: list[Any] = [one.values[0] for one in FIELDS]
    led = [(mark.kind, parts(one)[1]) for one in fields for mark in references(one) if mark.kind not in OWN]
    assert {kind for kind, _ in led} == {*there} - {
        "level",
        "example",
        "drill",
        "pack",
        "paper",
    }  # no field refers to these
    assert [(kind, example) for kind, example in led if example not in there[kind]] == []


def references(field: FieldInfo) -> list[Refers]:
    """What a field's type says that it refers to."""
    return [mark for mark in (*field.metadata, *marks(field.annotation)) if isinstance(mark, Refers)]


@pytest.mark.parametrize("model", MODELS)
def test_no_two_fields_of_a_model_say_the_same(model: type[Model]) -> None:
    """A description that fits two fields tells neither from the other."""
    abouts = [parts(field)[0] for field in model.model_fields.values()]
    assert [pair for pair in itertools.combinations(abouts, 2) if pair[0] == pair[1]] == []


def test_there_is_no_model_that_no_record_holds() -> None:
    """It would be described for nobody."""

    def below(model: type[Model]) -> Iterator[type[Model]]:
        for one in model.__subclasses__():
            yield one
            yield from below(one)

    assert {one for one in below(Model) if one.__module__.startswith("amends.")} == set(MODELS)


def test_a_field_that_is_inherited_keeps_its_description() -> None:
    """It changes only where it is described anew."""
    kept = [
        (base.model_fields[name].description, model.model_fields[name].description)
        for model in MODELS
        for base in model.__bases__
        if issubclass(base, Model)
        for name in base.model_fields.keys() - own(model).keys()
    ]
    assert len(kept) > 100
    assert [pair for pair in kept if pair[0] != pair[1]] == []
    assert Complaint.model_fields["one_sided"].description != Assessed.model_fields["one_sided"].description


def test_a_description_has_several_lines_only_in_the_source() -> None:
    """What stands below a field is joined; a field with nothing below it has none."""
    assert Described.model_fields["joined"].description == "One line and another. Example: word"
    assert Described.model_fields["bare"].description is None


@pytest.mark.parametrize("module", ["builtins", "no.such.module"])
def test_a_model_without_a_file_has_no_descriptions(module: str) -> None:
    """It was typed at a prompt, say; it works all the same."""
    assert docstrings(type("Described", (), {"__module__": module})) == {}


class Described(Model):
    """Two fields, one of them described."""

    joined: Line
    """One line
    and another.
    Example: word"""
    bare: Line
