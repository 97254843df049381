"""The file of a new record: it reads, its only findings are its blanks, and filled in it is sound."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from amends import checks, reader, shape
from amends.document import Document
from amends.document import Path as Place
from amends.findings import Finding
from amends.loader import load
from amends.models import KINDS
from amends.models.base import Model
from amends.models.fields import field_at, fields, models
from amends.models.lists import CASE_KINDS
from amends.models.values import ID, is_blank
from amends.playbook import Playbook
from amends.scaffold import Scaffold, model_of, presets, words
from amends.scaffold.lines import blanks, scalar
from amends.scaffold.placing import place

FIXTURE = Path(__file__).parent / "fixtures" / "playbook"
SMALL = load(FIXTURE)[0]
EVERY = [("case", kind) for kind in CASE_KINDS] + [(kind, "") for kind in KINDS if kind != "case"]
NAME = "larkmoor-flood-2025"
# What stands in the fixture playbook, by what a blank refers to.
THERE = {
    "standard": "told-early",
    "source": "larkmoor-handbook",
    "evidence": "larkmoor-handbook",
    "case": "larkmoor-outage",
    "framework": "three-steps",
    "framework#": "three-steps#say-it",
    "checklist": "first-hour",
    "standing": "standard/told-early",
    "event": "event-1",
}
# What a record of its kind needs beside it, as a change of a file of the fixture playbook.
BESIDE = {
    "standard": (
        "checklists/first-hour.yml",
        "items:\n",
        f"items:\n      - {{id: new, do: Try it., standard: {NAME}}}\n",
    ),
    "source": ("frameworks/three-steps.yml", "\nsources: [", f"\nsources: [{NAME}, "),
}


def scaffold(kind: str, case_kind: str = "", **more: Any) -> Scaffold:
    """A new record in the fixture playbook."""
    return Scaffold(kind, NAME, SMALL, case_kind, **more)


def read(text: str) -> Document:
    """The file as our reader reads it; it has no finding."""
    document, found = reader.read(text.encode(), "new.yml")
    assert found == []
    return document


def values(data: Any, path: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every value of a document with its place."""
    if isinstance(data, str):
        yield path, data
    else:
        for step, part in data.items() if isinstance(data, dict) else enumerate(data):
            yield from values(part, (*path, step))


def filled(text: str, model: type[Model]) -> str:
    """The file with each blank written over by its field's example, as a person would: in its place."""
    document, lines = read(text), text.split("\n")
    for path, value in values(document.data):
        if is_blank(value):
            field = field_at(model, path)
            assert field is not None and field.example, path
            answer = THERE.get(field.refers, field.example)
            number = document.values[path].line - 1
            if lines[number].endswith(">-"):
                lines[number + 1] = re.sub("‹.*›", lambda _, answer=answer: answer, lines[number + 1])
            else:
                lines[number] = re.sub('"?‹.*›"?', lambda _, answer=answer: scalar(answer), lines[number])
    return "\n".join(lines)


def switched_on(text: str) -> str:
    """The file with all that may be added."""
    modeline, rest = text.split("\n", 1)
    while (more := re.sub("^( *(?:- )?)# ", r"\1", rest, flags=re.M)) != rest:
        rest = more
    return f"{modeline}\n{rest}"


def shaped(text: str, kind: str) -> list[Finding]:
    """What is wrong with the shape of a file."""
    return shape.record(read(text), KINDS[kind], NAME)[1]


def told(text: str) -> str:
    """The words of all remarks, as one text."""
    return " ".join(" ".join(re.findall("^[ #-]*## ?(.*)", text, re.M)).split())


@pytest.mark.parametrize(("kind", "case_kind"), EVERY)
def test_the_only_findings_are_blanks(kind: str, case_kind: str) -> None:
    """The file as it is written reads, and each finding of its shape is a blank, one for each."""
    text = scaffold(kind, case_kind).text()
    found = shaped(text, kind)
    assert {one.rule for one in found} == {"unfilled-blank"}
    assert len(found) == blanks(text) == sum(is_blank(value) for _, value in values(read(text).data))


@pytest.mark.parametrize(("kind", "case_kind"), EVERY)
def test_filled_in_it_is_sound(kind: str, case_kind: str, tmp_path: Path) -> None:
    """With every blank written over, and what the record needs beside it, no rule finds anything."""
    copy = Path(shutil.copytree(FIXTURE, tmp_path / "playbook"))
    if kind in BESIDE:
        name, old, new = BESIDE[kind]
        path = copy / "docs/playbook" / name
        path.write_text(path.read_text().replace(old, new, 1))
    new = scaffold(kind, case_kind, answers={("title",): "A title of its own"})
    place(copy, new.path, filled(new.text(), model_of(kind, case_kind)))
    playbook, found = load(copy)
    assert NAME in playbook.entries[kind]
    assert [*found, *checks.check(playbook)] == []


@pytest.mark.parametrize(("kind", "case_kind"), EVERY)
def test_all_that_may_be_added_has_its_place(kind: str, case_kind: str) -> None:
    """With every part switched on and every blank written over, the record has its shape."""
    text = switched_on(scaffold(kind, case_kind).text())
    assert not re.search(r"^ *(- )?# ", text.split("\n", 1)[1], re.M)
    assert shaped(filled(text, model_of(kind, case_kind)), kind) == []


@pytest.mark.parametrize(("kind", "case_kind"), EVERY)
def test_every_field_of_every_part_is_named(kind: str, case_kind: str) -> None:
    """Nothing that a new record can say is left out of its template."""
    text = switched_on(scaffold(kind, case_kind).text())
    names = {str(step) for path in read(text).keys for step in path}
    assert {one.name for model in models(model_of(kind, case_kind)) for one in fields(model)} <= names | presets.NEVER


@pytest.mark.parametrize(("kind", "case_kind"), EVERY)
def test_what_is_there_is_explained_in_the_fields_own_words(kind: str, case_kind: str) -> None:
    """Above each field that is there stands all that its model says of it, and in the file each word of its list."""
    text = scaffold(kind, case_kind).text()
    remarks, model = told(text), model_of(kind, case_kind)
    for path in read(text).keys:
        field = field_at(model, path)
        if field is not None:
            assert " ".join(field.about.split()) in remarks, path
            if field.form and len(field.form.options) <= words.MANY:
                assert all(word in text for word in field.form.options), path


@pytest.mark.parametrize(("kind", "case_kind"), EVERY)
def test_no_line_is_too_long(kind: str, case_kind: str) -> None:
    """The file can be read without scrolling sideways, and ends with one line end."""
    text = scaffold(kind, case_kind).text()
    assert max(map(len, text.split("\n"))) <= 120
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert [line for line in text.split("\n") if line != line.rstrip()] == []


@pytest.mark.parametrize(("kind", "up"), [("case", ".."), ("standard", "../../..")])
def test_an_editor_finds_the_schema(kind: str, up: str) -> None:
    """The first line leads from the record's folder to the schema that the site's build writes."""
    first = scaffold(kind, "incident" if kind == "case" else "").text().split("\n")[0]
    assert first == f"# yaml-language-server: $schema={up}/site/data/schema/{kind}.json"
    assert (Path("/p") / KINDS[kind].folder / up).resolve() == Path("/p")


@pytest.mark.parametrize("case_kind", ["incident", "guidance"])
def test_every_core_standard_of_the_playbook_is_offered(case_kind: str) -> None:
    """The first is there, the others stand below it with their sentences; in another playbook they are others."""
    text = scaffold("case", case_kind).text()
    first, *others = [one for one in SMALL.standards if one.core]
    assert re.findall(r"^ *- standard: (.*)", text, re.M) == [first.id] and others
    for other in others:
        assert f"- {other.id}: {other.sentence}" in told(text)
    empty = Scaffold("case", NAME, Playbook(FIXTURE), case_kind).text()
    assert re.findall(r"^ *- standard: (.*)", empty, re.M) == ["‹the id of a standard›"]


def test_what_a_contributor_knows_is_asked() -> None:
    """Whether anybody asked for a reply is never unknown to whoever writes the case."""
    reply = read(scaffold("case", "incident").text()).data["reply"]
    assert reply == {"asked": "‹yes or no›", "answered": "‹yes or no›"}


def test_what_is_known_is_filled_in() -> None:
    """Today, the kind, and an id that evidence and the source itself agree on."""
    data = read(scaffold("case", "complaint", today=dt.date(2026, 1, 5)).text()).data
    assert (data["kind"], data["updated"], data["as-of"]) == ("complaint", "2026-01-05", "2026-01-05")
    source = f"{NAME}-source-1"
    assert data["events"][0]["evidence"] == [data["own-sources"][0]["id"]] == [source]
    assert set(data["clock"].values()) == {"not-stated"}
    assert data["assessment"]["verdicts"][0]["verdict"] == "not-stated"


@pytest.mark.parametrize("name", ["a" * 60, "-".join(["abcde"] * 10)])
def test_a_long_id_leaves_room_for_its_source(name: str) -> None:
    """The source's id is an id too, and one that nobody has."""
    playbook = Playbook(FIXTURE, known={kind: set() for kind in KINDS})
    first = Scaffold("case", name, playbook, "incident").source
    playbook.known["source"].add(first)
    second = Scaffold("case", name, playbook, "incident").source
    assert first != second and all(ID.fullmatch(one) and len(one) <= 60 for one in (first, second))
