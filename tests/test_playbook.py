"""The loaded playbook: what belongs together, what refers to what, and what is known though it is broken."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import conftest
from amends import checks
from amends.loader import load
from amends.playbook import Playbook, named_records

SMALL = load(conftest.SMALL)[0]


def ids(records: object) -> list[str]:
    return [record.id for record in records]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cases", ["larkmoor-outage", "larkmoor-bill", "larkmoor-advice", "larkmoor-board"]),
        ("assessed", ["larkmoor-outage", "larkmoor-bill"]),
        ("standards", ["danger-first", "told-early", "sorry-said"]),
        ("levels", ["larkmoor-levels"]),
        ("checklists", ["first-hour"]),
        ("examples", ["larkmoor-letter"]),
        ("drills", ["dry-tap"]),
        ("packs", ["dry-hour"]),
        ("papers", ["log"]),
        ("frameworks", ["three-steps"]),
        ("sources", ["larkmoor-diary", "larkmoor-handbook", "larkmoor-notice"]),
    ],
)
def test_the_records_of_a_kind(name: str, expected: list[str]) -> None:
    """Every kind's records by id, standards by phase first, cases with incidents first; only incidents and complaints are assessed."""
    assert ids(getattr(SMALL, name)) == expected


def test_a_record_knows_its_kind_and_id() -> None:
    """The folder is the kind, the file's name is the id, and both together are the target of a link."""
    record = SMALL.get("standard/told-early")
    assert (record.kind, record.id, record.target) == ("standard", "told-early", "standard/told-early")


@pytest.mark.parametrize("target", ["standard/told-late", "rumour/told-early", "source/larkmoor-leaflet", "standard"])
def test_what_is_not_there_is_a_key_error(target: str) -> None:
    """Neither an unknown id, an unknown kind nor a withdrawn record can be got."""
    with pytest.raises(KeyError):
        SMALL.get(target)


def test_a_source_in_a_case_is_a_record_of_its_own() -> None:
    """A source that a case defines in place has an id and a target, and its findings stand in the case's file."""
    entry = SMALL.entries["source"]["larkmoor-notice"]
    assert entry.record.target == "source/larkmoor-notice"
    assert str(entry.finding(("title",), "a-rule", "something")) == (
        "cases/larkmoor-outage.yml:154:12 a-rule: something."
    )


def test_a_withdrawn_record_is_known_and_not_listed() -> None:
    """Its id stays taken and can be linked to; a page of its own is made from the tombstone."""
    assert "larkmoor-leaflet" in SMALL.known["source"]
    assert "larkmoor-leaflet" not in SMALL.entries["source"]
    (tombstone,) = SMALL.tombstones
    assert (tombstone.title, tombstone.withdrawn.reason) == (
        "A leaflet that was taken back (invented)",
        "It was invented twice.",
    )


def test_who_judges_a_standard() -> None:
    """Each case that has a verdict on a standard, with that verdict."""
    found = [(case.id, one.verdict) for case, one in SMALL.judgements("told-early")]
    assert found == [("larkmoor-outage", "missed"), ("larkmoor-bill", "not-stated")]
    assert SMALL.judgements("told-late") == []


@pytest.mark.parametrize(
    ("target", "kind", "expected"),
    [
        ("standard/told-early", "case", ["larkmoor-advice", "larkmoor-bill", "larkmoor-board", "larkmoor-outage"]),
        ("standard/told-early", "checklist", ["first-hour"]),
        ("standard/told-early", "framework", ["three-steps"]),
        ("framework/three-steps", "standard", ["told-early"]),
        ("framework/three-steps", "case", ["larkmoor-outage"]),
        ("source/larkmoor-handbook", "standard", ["sorry-said"]),
        ("source/larkmoor-notice", "case", ["larkmoor-outage"]),
        ("case/larkmoor-outage", "example", ["larkmoor-letter"]),
        ("case/larkmoor-outage", "drill", ["dry-tap"]),
        ("standard/told-early", "paper", ["log"]),
        ("case/larkmoor-outage", "case", []),
        ("standard/told-late", "case", []),
    ],
)
def test_who_uses_a_record(target: str, kind: str, expected: list[str]) -> None:
    """The records of one kind that name another, each once: by a field, a principle, a link or as evidence."""
    assert ids(SMALL.users(target, kind)) == expected


def test_a_record_does_not_use_itself(copy: Path) -> None:
    """A link from a record to a part of its own makes it no user of itself."""
    path = copy / "cases/larkmoor-outage.yml"
    path.write_text(path.read_text().replace("[The notice](source/larkmoor-notice)", "[This](case/larkmoor-outage)"))
    playbook, findings = load(copy)
    assert findings == [] and "case/larkmoor-outage" in set(named_records(playbook.get("case/larkmoor-outage")))
    assert ids(playbook.users("case/larkmoor-outage", "case")) == []


def test_what_a_record_names() -> None:
    """Events and quotations of a case's own are no records; links and principles are."""
    named = set(named_records(SMALL.get("case/larkmoor-outage")))
    assert named == {
        "case/larkmoor-bill",
        "checklist/first-hour",
        "framework/three-steps",
        "source/larkmoor-notice",
        "standard/danger-first",
        "standard/sorry-said",
        "standard/told-early",
    }
    assert "standards" in set(named_records(SMALL.get("framework/three-steps")))


def test_the_loader_passes_by_what_is_no_record(copy: Path) -> None:
    """Hidden files are left alone; they are neither records nor findings."""
    (copy / "cases/.larkmoor.yml.swp").write_text("nothing")
    (copy / "docs/playbook/.DS_Store").write_text("nothing")
    playbook, findings = load(copy)
    assert findings == []
    assert playbook.known == SMALL.known


@pytest.mark.parametrize(
    "name", ["UPPER.yml", "two--hyphens.yml", "a b.yml", "été.yml", "a" * 61 + ".yml", "notes.txt"]
)
def test_a_file_name_that_is_no_id(copy: Path, name: str) -> None:
    """A file whose name cannot be an address is a finding, and nothing of it is read."""
    (copy / "cases" / name).write_text("kind: incident\n")
    playbook, findings = load(copy)
    assert [(one.path, one.rule) for one in findings] == [(f"cases/{name}", "bad-file-name")]
    assert playbook.known["case"] == SMALL.known["case"]


def test_a_name_of_sixty_letters_is_an_id(copy: Path) -> None:
    """The longest id that is allowed."""
    name = "a" * 60
    os.rename(copy / "cases/larkmoor-advice.yml", copy / f"cases/{name}.yml")
    assert name in load(copy)[0].entries["case"]


@pytest.mark.parametrize(
    "own",
    ["own-sources: [{id: larkmoor-notice}]", "own-sources: text", "own-sources: [text, {id: [a]}, {}]", ""],
)
def test_a_broken_case_still_lends_its_sources_their_ids(copy: Path, own: str) -> None:
    """Ids that a broken case gives to its own sources are known; whatever else stands there does no harm."""
    (copy / "cases/larkmoor-outage.yml").write_text(f"kind: incident\n{own}\n")
    playbook, findings = load(copy)
    assert findings and {one.path for one in findings} == {"cases/larkmoor-outage.yml"}
    assert ("larkmoor-notice" in playbook.known["source"]) == ("larkmoor-notice" in own)
    assert "larkmoor-notice" not in playbook.entries["source"]


def test_nothing_is_unused_while_a_record_is_missing(copy: Path) -> None:
    """With a broken checklist nobody can say that no checklist names a standard."""
    path = copy / "docs/playbook/checklists/first-hour.yml"
    path.write_text(path.read_text().replace("who: ", "whom: "))
    playbook, findings = load(copy)
    assert [one.rule for one in findings] == ["unknown-key"]
    assert checks.check(playbook, whole=False) == []


def test_an_empty_root_has_one_finding(tmp_path: Path) -> None:
    """No records at all is a finding of its own, not a clean bill."""
    playbook, findings = load(tmp_path)
    assert findings == []
    assert list(Playbook(tmp_path).all_entries()) == []
    assert [one.rule for one in checks.check(playbook)] == ["no-records"]


def test_what_an_idea_became_knows_its_board() -> None:
    """A link from an idea to what it became counts as a use, as any other reference does."""
    found = {target for target in named_records(SMALL.get("case/larkmoor-board")) if target.startswith("standard/")}
    assert "standard/told-early" in found
    bare = SMALL.get("case/larkmoor-board").model_copy(update={"stances": (), "points": (), "lessons": ()})
    assert "standard/told-early" in set(named_records(bare))
