"""The editors' schemas: sound in themselves, true of every record, and of one mind with the models."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from amends import cli, schema, shape
from amends.document import Document
from amends.models import KINDS
from amends.models.case import CASE_MODELS
from amends.models.fields import fields
from amends.playbook import Playbook

RECORDS = [pytest.param(kind, id=kind) for kind in KINDS]
Data = Any


@pytest.fixture(scope="module")
def schemas(shipped: Playbook) -> dict[str, jsonschema.Draft7Validator]:
    """A validator for each kind, with the ids of the shipped playbook."""
    return {kind: jsonschema.Draft7Validator(schema.schema(kind, shipped)) for kind in KINDS}


@pytest.mark.parametrize("kind", RECORDS)
def test_a_schema_keeps_to_its_draft(kind: str, schemas: dict[str, jsonschema.Draft7Validator]) -> None:
    """Each schema is valid under draft 7's own schema, and every name that it refers to is defined."""
    whole = schemas[kind].schema
    jsonschema.Draft7Validator.check_schema(whole)
    named = {part.removeprefix("#/definitions/") for part in everything(whole, "$ref")}
    assert named == set(whole["definitions"])


@pytest.mark.parametrize("kind", RECORDS)
def test_every_shipped_record_is_valid(
    kind: str, schemas: dict[str, jsonschema.Draft7Validator], shipped: Playbook
) -> None:
    """An editor has nothing to say against a record that the check accepts."""
    entries = [entry for entry in shipped.entries[kind].values() if not entry.within]
    assert entries
    for entry in entries:
        assert [error.message for error in schemas[kind].iter_errors(entry.document.data)] == []


def everything(part: Any, key: str) -> Iterator[Any]:
    """Every value of a key, anywhere inside."""
    for name, value in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        if name == key and isinstance(value, str):
            yield value
        yield from everything(value, key)


def wrong(data: Data) -> Iterator[tuple[str, Data]]:
    """Copies of a record, each with one thing wrong at one place: a key, an empty list, a text for fields."""
    for path in places(data):
        for name, change in (("a strange key", strange), ("an empty list", emptied), ("text for fields", flattened)):
            broken = copy.deepcopy(data)
            parent: Any = {"whole": broken}
            for part in ("whole", *path)[:-1]:
                parent = parent[part]
            if change(parent, ("whole", *path)[-1]):
                yield f"{name} at {path}", broken


def places(data: Data, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a record that holds something: of each list the first item."""
    yield path
    for key, value in data.items() if isinstance(data, dict) else enumerate(data[:1]) if isinstance(data, list) else ():
        yield from places(value, (*path, key))


def strange(parent: Any, key: Any) -> bool:
    return isinstance(parent[key], dict) and not parent[key].update({"strange-key": "x"})


def emptied(parent: Any, key: Any) -> bool:
    return isinstance(parent[key], list) and not parent[key].clear()


def flattened(parent: Any, key: Any) -> bool:
    if isinstance(parent[key], dict | list):
        parent[key] = "text"
        return True
    return False


def judged(kind: str, data: Data) -> bool:
    """Whether the models accept the record."""
    record, _ = shape.record(Document("record.yml", data), KINDS[kind], "record")
    return record is not None


@pytest.mark.parametrize("kind", RECORDS)
def test_schema_and_models_are_of_one_mind(
    kind: str, schemas: dict[str, jsonschema.Draft7Validator], shipped: Playbook
) -> None:
    """What is wrong in shape for the one is wrong for the other, wherever in the record it stands."""
    data = next(entry for entry in shipped.entries[kind].values() if not entry.within).document.data
    tried = list(wrong(data))
    assert len(tried) >= 2
    disagreed = [name for name, broken in tried if schemas[kind].is_valid(broken) != judged(kind, broken)]
    assert disagreed == []


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("source", "accessed", "5/10/2022"),
        ("source", "accessed", "2022-10-05"),
        ("source", "published", "2015-10"),
        ("source", "published", "2015-13-45T"),
        ("source", "published", "2021-10-09T14:30+01:00/2021-10-10"),
        ("source", "published", "spring 2015"),
        ("source", "address", "http://amends.example/"),
        ("source", "address", "https://amends.example/a"),
        ("source", "address", "not-stated"),
        ("source", "perspective", "company"),
        ("source", "perspective", "firm"),
        ("source", "title", "x" * 301),
        ("source", "title", "x" * 300),
        ("standard", "core", "yes"),
        ("standard", "core", "true"),
        ("checklist", "summary", "x" * 2001),
        ("checklist", "summary", "x" * 2000),
    ],
)
def test_schema_and_models_agree_on_values(
    kind: str, field: str, value: str, schemas: dict[str, jsonschema.Draft7Validator], shipped: Playbook
) -> None:
    """A date, an address, a word of a list, a length: both accept it or both refuse it."""
    data = copy.deepcopy(next(iter(shipped.entries[kind].values())).document.data)
    assert isinstance(data, dict)
    data[field] = value
    assert schemas[kind].is_valid(data) == judged(kind, data)


def test_an_editor_may_read_numbers() -> None:
    """YAML reads 2015 as a number: neither a title nor a year is wrong for that."""
    source = schema.schema("source")["definitions"]["Source"]["properties"]
    for name in ("title", "published"):
        assert jsonschema.Draft7Validator(source[name]).is_valid(2015)


def test_every_field_is_described(schemas: dict[str, jsonschema.Draft7Validator]) -> None:
    """Each property has its title and description; each value an example; each pattern its words."""
    for validator in schemas.values():
        for definition in validator.schema["definitions"].values():
            for name, value in definition["properties"].items():
                assert value["title"] == name and value["description"].endswith("."), name
                if "pattern" in value:
                    assert value["patternErrorMessage"].startswith("Write "), name
                if "enum" in value or "pattern" in value or "maxLength" in value:
                    assert value["examples"] != [""], name


def test_references_are_the_ids_there_are(shipped: Playbook) -> None:
    """A standard is one of the standards. A source may also be one that the case itself defines."""
    parts = schema.schema("case", shipped)["definitions"]
    standard = parts["Judgement"]["properties"]["standard"]
    assert standard["enum"] == sorted(shipped.entries["standard"])
    source = parts["Quotation"]["properties"]["source"]
    assert source["anyOf"][0]["enum"] == sorted(shipped.known["source"])
    assert jsonschema.Draft7Validator(source).is_valid("a-source-of-its-own")
    principle = parts["Question"]["properties"]["principle"]
    assert "aaa#acknowledge" in principle["enum"] or all("#" in one for one in principle["enum"])


def test_without_a_playbook_ids_are_only_patterns() -> None:
    """The shape alone knows no ids."""
    parts = schema.schema("case")["definitions"]
    assert "enum" not in parts["Judgement"]["properties"]["standard"]


def test_a_cases_kind_decides(schemas: dict[str, jsonschema.Draft7Validator], shipped: Playbook) -> None:
    """The same lines under another kind are refused; a case without a kind, or with a strange one, too."""
    case = next(one for one in shipped.cases if one.kind_ == "incident")
    data = copy.deepcopy(shipped.entries["case"][case.id].document.data)
    assert isinstance(data, dict)
    for kind in [*CASE_MODELS, "nonsense", None]:
        changed = {key: value for key, value in data.items() if key != "kind"} | ({"kind": kind} if kind else {})
        assert schemas["case"].is_valid(changed) == (kind == "incident")


def test_a_tombstone_is_valid(schemas: dict[str, jsonschema.Draft7Validator]) -> None:
    """A withdrawn record keeps a title, a date and a reason, and nothing else."""
    stone = {"title": "A case", "updated": "2025-01-01", "withdrawn": {"on": "2025-01-01", "reason": "By request."}}
    for validator in schemas.values():
        assert validator.is_valid(stone)
        assert not validator.is_valid(stone | {"summary": "It was."})


@pytest.mark.parametrize("name", CASE_MODELS)
def test_a_snippet_has_what_must_be_there(name: str) -> None:
    """The snippet of a kind of case holds the required fields and the kind itself."""
    snippet = next(one for one in schema.schema("case")["defaultSnippets"] if one["label"] == name)
    assert set(snippet["body"]) == {field.name for field in fields(CASE_MODELS[name]) if field.required}
    assert snippet["body"]["kind"] == name


def test_the_command_prints_one_kind_or_all(root: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """`amends schema` prints valid JSON: one schema, or all by their kinds."""
    assert cli.run(["schema", "source", "--root", str(root)]) == 0
    one = json.loads(capsys.readouterr().out)
    assert cli.run(["schema", "--root", str(root)]) == 0
    every = json.loads(capsys.readouterr().out)
    assert list(every) == list(KINDS) and every["source"] == one


def test_the_command_needs_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there is no playbook."""
    assert cli.run(["schema", "--root", "no-such-folder"]) == 2
    assert "no folder" in capsys.readouterr().err
