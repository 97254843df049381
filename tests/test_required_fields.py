"""Removing any one required field of any record gives exactly one finding, at the place where the field should stand.

The fields are derived from the models, so a new one is tested as soon as a record uses its model.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from amends import checks, cli, reader, shape
from amends.document import Document
from amends.document import Path as Place
from amends.findings import Finding
from amends.loader import load
from amends.models import KINDS
from amends.models.base import Model, Tombstone, Withdrawn
from amends.models.case import CASE_MODELS, Advised, Assessed, Case
from amends.models.fields import field_at
from amends.models.lists import CASE_KINDS
from amends.models.walk import models
from amends.playbook import Entry, Playbook

FIXTURE = Path(__file__).parent / "fixtures" / "playbook"
SMALL = load(FIXTURE)[0]


def files(playbook: Playbook) -> list[Entry]:
    """Every record that is a file of its own."""
    return [entry for entry in playbook.all_entries() if not entry.within]


def required(entry: Entry) -> Iterator[Place]:
    """The place of every required field of a record."""
    for path, model in models(entry.record):
        for name, field in type(model).model_fields.items():
            if field.is_required():
                yield (*path, field.alias or name)


def without(data: Any, place: Place) -> Any:
    """A copy of a record's data without the field at ``place``; the rest is shared."""
    step, rest = place[0], place[1:]
    if isinstance(data, list):
        return [without(item, rest) if index == step else item for index, item in enumerate(data)]
    return {key: without(value, rest) if key == step else value for key, value in data.items() if rest or key != step}


def expected(document: Document, place: Place, kind: str) -> Finding:
    """The one finding that the removal of the field at ``place`` gives."""
    names = [part for part in place[:-1] if isinstance(part, str)]
    within = f" in '{names[-1]}'" if names else ""
    what, wanted, remedy = f"'{place[-1]}' is missing{within}", f"a line that begins with {place[-1]}:", "Add it."
    model = KINDS[kind].model or CASE_MODELS.get(document.data.get("kind"), Case)
    field = field_at(model, place)
    here = "under own-sources, or in docs/playbook/sources" if kind == "case" else "in docs/playbook/sources"
    if field and field.refers in {"source", "evidence"}:
        more = ", quote: and a quotation's id, or event: and an event's id" * (field.refers == "evidence")
        remedy = f"Add it: the id of a source ({here}){more}."
    if place == ("one-sided",):
        mark, what = document.values[("kind",)], f"kind is complaint, and {what}"
        remedy = "Add it if one customer tells all of it; if not, write kind: incident."
        return Finding(document.path, mark.line, mark.column, "missing-field", what, wanted, remedy)
    if kind == "case" and place == ("kind",):
        what, wanted = "kind: 'kind' is missing", "one of " + ", ".join(CASE_KINDS)
        remedy = "Add a line such as kind: incident."
    mark = document.values[place[:-1]]
    return Finding(document.path, mark.line, mark.column, "missing-field", what, wanted, remedy)


def named(entry: Entry, place: Place) -> Any:
    """A parameter that is called after the record and the field."""
    return pytest.param(entry, place, id=f"{entry.record.target}:{'.'.join(map(str, place))}")


def rewritten(entry: Entry, place: Place) -> bytes:
    """The record's file, written anew without the field at ``place``."""
    data = without(entry.document.data, place)
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, width=10_000).encode()


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the fixture playbook; each test puts back what it changed."""
    return Path(shutil.copytree(FIXTURE, tmp_path_factory.mktemp("required") / "playbook"))


@pytest.mark.parametrize(
    ("entry", "place"), [named(entry, place) for entry in files(SMALL) for place in required(entry)]
)
def test_a_missing_field_is_one_finding(entry: Entry, place: Place) -> None:
    """A file without a required field gives one finding and no record."""
    kind = KINDS[entry.record.kind]
    document, _ = reader.read(rewritten(entry, place), entry.document.path)
    record, [finding] = shape.record(document, kind, entry.record.id)
    assert record is None
    assert replace(finding, example="") == expected(document, place, kind.name)
    field = field_at(type(entry.record), place)
    assert bool(finding.example) == (field is not None and field.model is None)


@pytest.mark.parametrize(
    ("entry", "place"),
    [named(entry, place) for entry in files(SMALL) for place in list(required(entry))[:: len(KINDS)]],
)
def test_the_command_prints_it_and_exits_with_1(
    entry: Entry, place: Place, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``amends check`` prints that one finding with path:line:column, and no other record is blamed."""
    file = copy / entry.document.path
    original, shorter = file.read_bytes(), rewritten(entry, place)
    file.write_bytes(shorter)
    status = cli.run(["check", "--root", str(copy)])
    file.write_bytes(original)
    document, _ = reader.read(shorter, entry.document.path)
    finding, closing = (line for line in capsys.readouterr().out.splitlines() if not line.startswith(" "))
    assert status == 1
    assert finding == str(expected(document, place, entry.record.kind))
    assert closing.endswith(" records, 1 finding in 1 file")


def test_the_fixture_playbook_uses_every_model() -> None:
    """So that no required field of any model goes untried."""
    used = {type(model) for entry in SMALL.all_entries() for _, model in models(entry.record)}
    assert all_models(Model) - used == {Case, Assessed, Advised, Tombstone, Withdrawn, *bases(used)}


def all_models(model: type[Model]) -> set[type[Model]]:
    """Every model of the package below this one."""
    below = {model_ for one in model.__subclasses__() for model_ in (one, *all_models(one))}
    return {one for one in below if one.__module__.startswith("amends.")}


def bases(used: set[type]) -> set[type]:
    """What the used models are made from."""
    return {base for one in used for base in one.__mro__ if issubclass(base, Model)} - used - {Model}


def test_the_fixture_playbook_has_every_kind() -> None:
    """One record of each kind, one case of each kind, and a tombstone."""
    assert {kind for kind, entries in SMALL.entries.items() if entries} == set(KINDS)
    assert {case.kind_ for case in SMALL.cases} == set(CASE_KINDS)
    assert [one.target for one in SMALL.tombstones] == ["source/larkmoor-leaflet"]


def test_a_tombstone_needs_a_date_and_a_reason() -> None:
    """What is left of a withdrawn record says since when, and why."""
    data = {"title": "Gone", "updated": "2026-01-05", "withdrawn": {}}
    record, findings = shape.record(Document("x.yml", data), KINDS["source"], "x")
    assert record is None
    assert [one.what for one in findings] == ["'on' is missing in 'withdrawn'", "'reason' is missing in 'withdrawn'"]


@pytest.mark.every
def test_the_same_holds_for_every_shipped_record(shipped: Playbook) -> None:
    """Each required field of each shipped record: one finding, at the place that should hold it."""
    wrong = []
    for entry in files(shipped):
        kind, identifier = KINDS[entry.record.kind], entry.record.id
        for place in required(entry):
            places = {path: mark for path, mark in entry.document.values.items() if path != place}
            document = replace(entry.document, data=without(entry.document.data, place), values=places)
            record, found = shape.record(document, kind, identifier)
            if record is not None or [replace(one, example="") for one in found] != [
                expected(entry.document, place, kind.name)
            ]:
                wrong.append((entry.record.target, place, found))
    assert wrong == []


@pytest.mark.every
def test_no_shipped_record_blames_another_that_is_broken(root: Path) -> None:
    """While one record is broken, no rule finds anything in the others."""
    playbook, found = load(root)
    assert [*found, *checks.check(playbook)] == []
    for entry in files(playbook):
        lost = {one.record.target for one in playbook.all_entries() if one.document is entry.document}
        kept = {
            kind: {identifier: one for identifier, one in entries.items() if one.document is not entry.document}
            for kind, entries in playbook.entries.items()
        }
        users = {one.target for target in lost for one in playbook.uses.get(target, [])} - lost
        assert relations(Playbook(root, kept, playbook.known), users) == [], entry.record.target


def relations(playbook: Playbook, targets: set[str]) -> list[Finding]:
    """What the rules that look at more than one record find in these records; the others do not change with the rest."""
    rules = [checks.RULES[name] for name in ("dangling-reference", "broken-fragment")]
    entries = [entry for entry in playbook.all_entries() if entry.record.target in targets]
    return [one for entry in entries for rule in rules for one in rule.check(entry, playbook)]
