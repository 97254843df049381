"""The file of a new record: it reads, its only findings are its blanks, and filled in it is sound."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from amends import checks, reader, shape
from amends.document import Document
from amends.document import Path as Place
from amends.events import is_hidden
from amends.findings import Finding
from amends.loader import load
from amends.models import KINDS
from amends.models.base import Model
from amends.models.fields import field_at, fields, models
from amends.models.lists import CASE_KINDS
from amends.models.values import ID, is_blank
from amends.playbook import Playbook
from amends.scaffold import Scaffold, model_of, presets, words
from amends.scaffold.answers import refusal
from amends.scaffold.lines import blanks, scalar
from amends.scaffold.placing import NoPlace, clash, place

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


@pytest.mark.parametrize("case_kind", CASE_KINDS)
def test_the_words_of_a_list_are_told_once(case_kind: str) -> None:
    """With their meanings, where the file asks for them first; a later blank leads back there."""
    text = scaffold("case", case_kind).text()
    lists = re.findall(r"One of: ([^.]*)\.", told(text))
    assert len(lists) == len(set(lists)) > 4
    for name in re.findall("one of the words of ([a-z-]+) above", text):
        first = re.search(rf"of:[^.]*\.\n[ #-]*{name}:", text)
        assert first and first.start() < text.index(f"words of {name} above"), name
    assert told(text).count("company (the organisation, unsigned)") == 1


def test_a_blank_names_the_words_of_a_short_list() -> None:
    """A long list's blank leads to its words: just above, or where the file told them first."""
    text = scaffold("case", "incident").text()
    assert "read: ‹one of whole, excerpt or second-hand›" in text
    assert "perspective: ‹one of the words in the lines above›" in text
    assert "sender: ‹one of the words of apologised above›" in text


@pytest.mark.parametrize(
    ("word", "label", "told"),
    [
        ("company", "the organisation, unsigned", "company (the organisation, unsigned)"),
        ("utilities", "Energy and water", "utilities (energy and water)"),
        ("phone", "telephone", "phone (telephone)"),
        ("filing", "regulatory filing", "filing (regulatory filing)"),
        ("email", "e-mail", "email"),
        ("grave", "grave harm", "grave"),
        ("supplier", "a supplier's doing", "supplier"),
        ("exactly", "", "exactly"),
        ("not-stated", "not stated whether kept", "not-stated"),
    ],
)
def test_a_word_has_its_meaning_where_that_says_more(word: str, label: str, told: str) -> None:
    """What a reader sees for it, in brackets; not what the word says itself."""
    assert words.meaning(word, label) == told


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


def test_answers_take_the_place_of_blanks() -> None:
    """Also in fields within fields; an address asks for a word on its archive."""
    answers = {("title",): "Larkmoor: a #1 flood", ("own-sources", "address"): "https://larkmoor.example/flood"}
    text = scaffold("case", "incident", answers=answers).text()
    data = read(text).data
    assert data["title"] == "Larkmoor: a #1 flood"
    assert data["own-sources"][0]["address"] == "https://larkmoor.example/flood"
    assert is_blank(data["own-sources"][0]["archive-note"])
    assert not is_blank(read(scaffold("source", answers={("address",): "not-stated"}).text()).data["address"])
    assert "archive-note" not in read(scaffold("source", answers={("address",): "not-stated"}).text()).data


@given(st.text().filter(lambda text: not any(is_hidden(one) for one in text if one not in "\n\t")))
@example("a: b")
@example("a #b")
@example("- a")
@example("'tis")
@example('"')
@example("\\")
@example(" a ")
@example("")
@example("é")
@example("a,\n b")
@example("*a*")
@example("‹a›")
@example("---")
def test_every_text_reads_back_as_itself(text: str) -> None:
    """In a field and as an item of a list, whatever its signs."""
    written = scalar(text)
    same = unicodedata.normalize("NFC", text)
    assert read(f"a: {written}\nb:\n  - {written}\n").data == {"a": same, "b": [same]}


def test_a_plain_text_stays_plain() -> None:
    """Quotation marks stand only where they are needed."""
    assert [scalar(text) for text in ("The tap is dry.", "It's off", "a: b")] == [
        "The tap is dry.",
        "It's off",
        '"a: b"',
    ]


@pytest.mark.parametrize(
    ("written", "blank"),
    [("‹a day›", True), (" ‹a\n b›\n", True), ("‹›", True), ("‹a› and ‹b›", False), ("a ‹b›", False)],
)
def test_a_blank_is_all_of_a_value(written: str, blank: bool) -> None:
    """Words in such marks within a text are words."""
    assert is_blank(written) is blank


@pytest.mark.parametrize(
    ("field", "answer", "why"),
    [
        ("industry", "telecom", "'telecom' is no industry; expected a word of the list. Did you mean 'telecoms'?"),
        ("countries", "Ng", "'Ng' is no country code"),
        ("own-sources.address", "http://larkmoor.example", "'http://larkmoor.example' "),
        ("title", "a\u202eb", "an invisible character (U+202E)"),
        ("title", "\udcff", "a byte here is not UTF-8"),
        ("title", "‹one line›", "a blank of the template is not filled in"),
        ("title", "Larkmoor's flood", ""),
        ("countries", "NG", ""),
    ],
)
def test_an_answer_is_held_against_its_field(field: str, answer: str, why: str) -> None:
    """At once, in the words of the finding that the record would have."""
    said = refusal(model_of("case", "incident"), tuple(field.split(".")), answer)
    assert said.startswith(why) and bool(said) == bool(why)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("case", "larkmoor-outage"),
        ("case", "Larkmoor"),
        ("case", "index"),
        ("source", "larkmoor-leaflet"),
        ("source", "larkmoor-notice"),
    ],
)
def test_an_id_that_is_or_was_is_refused(kind: str, name: str) -> None:
    """A record, no id at all, a withdrawn record, a source that a case brings with it."""
    assert clash(SMALL, kind, name)
    assert clash(SMALL, kind, NAME) == ""


def test_an_id_that_a_record_had_is_refused(tmp_path: Path) -> None:
    """An old address leads to the renamed record for ever; so does what cannot be read keep its name."""
    copy = Path(shutil.copytree(FIXTURE, tmp_path / "playbook"))
    path = copy / "cases/larkmoor-bill.yml"
    path.write_text(path.read_text() + f"formerly: [{NAME}]\n")
    (copy / "cases/broken.yml").write_text("title: [\n")
    playbook, _ = load(copy)
    assert clash(playbook, "case", NAME) == f"'{NAME}' was the id of the case 'larkmoor-bill': choose another"
    assert clash(playbook, "case", "broken")
    assert clash(playbook, "standard", NAME) == ""


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """Not a file, and not what a link of that name leads to; missing folders are made."""
    assert place(tmp_path, "cases/a.yml", "one\n").read_bytes() == b"one\n"
    other = tmp_path / "other"
    (tmp_path / "cases/b.yml").symlink_to(other)
    for name in ("a", "b"):
        with pytest.raises(NoPlace, match="already; nothing was written"):
            place(tmp_path, f"cases/{name}.yml", "two\n")
    assert (tmp_path / "cases/a.yml").read_text() == "one\n" and not other.exists()


@pytest.mark.parametrize("linked", ["docs", "docs/playbook", "docs/playbook/sources"])
def test_a_folder_that_is_a_link_is_refused(linked: str, tmp_path: Path) -> None:
    """Nothing is written through a link to another folder, wherever on the way it stands."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "root" / linked).parent.mkdir(parents=True)
    (tmp_path / "root" / linked).symlink_to(elsewhere)
    with pytest.raises(NoPlace, match="is a link to another folder"):
        place(tmp_path / "root", "docs/playbook/sources/a.yml", "one\n")
    assert list(elsewhere.iterdir()) == []


def test_a_write_that_fails_leaves_no_file(tmp_path: Path) -> None:
    """A text that cannot be written whole is not written at all."""
    with pytest.raises(UnicodeEncodeError):
        place(tmp_path, "cases/a.yml", "one\n\ud800")
    assert list((tmp_path / "cases").iterdir()) == []
