"""Walking a record: every model in it, and every reference, each with its place in the file."""

from __future__ import annotations

from typing import Annotated

from amends.models.base import Model, Record
from amends.models.standard import Standard
from amends.models.values import Id, Line, Prose, Refers
from amends.models.walk import models, references
from amends.playbook import Playbook


class Leaf(Model):
    """A part with a reference, with lists of them, and with prose."""

    named_by: Annotated[Id, Refers("standard")] | None = None
    sources: tuple[Annotated[Id, Refers("source")], ...] = ()
    text: Prose | None = None
    notes: tuple[Prose, ...] = ()


class Tree(Record):
    """A record with parts in every arrangement."""

    leaf: Leaf
    maybe: Leaf | None = None
    leaves: tuple[Leaf, ...] = ()
    for_: Annotated[Line, Refers("record")] | None = None
    free: Line = "standard/brief"


def tree(**fields: object) -> Tree:
    """A tree with the two fields that every record has."""
    return Tree.model_validate({"title": "T", "updated": "2026-01-31", "leaf": {}, **fields})


def test_the_model_itself_comes_first_and_then_every_model_in_it_in_the_order_of_the_fields() -> None:
    one = tree(leaves=[{}, {}], maybe={})
    assert list(models(one)) == [
        ((), one),
        (("leaf",), one.leaf),
        (("maybe",), one.maybe),
        (("leaves", 0), one.leaves[0]),
        (("leaves", 1), one.leaves[1]),
    ]


def test_a_walk_can_begin_at_a_place() -> None:
    assert [path for path, _ in models(tree(), ("own", 3))] == [("own", 3), ("own", 3, "leaf")]


def test_every_field_that_refers_gives_its_place_as_the_file_writes_it_its_kind_and_its_target() -> None:
    one = tree(leaf={"named-by": "brief"}, leaves=[{"sources": ["a", "b"]}], **{"for": "case/x"})
    assert list(references(one)) == [
        (("for",), "record", "case/x"),
        (("leaf", "named-by"), "standard", "brief"),
        (("leaves", 0, "sources", 0), "source", "a"),
        (("leaves", 0, "sources", 1), "source", "b"),
    ]


def test_links_in_prose_refer_to_records_and_outside_addresses_do_not() -> None:
    one = tree(leaf={"text": "[a](case/x#when) [b](https://example.org)", "notes": ["c", "[d](standard/brief)"]})
    assert list(references(one)) == [
        (("leaf", "text"), "record", "case/x#when"),
        (("leaf", "notes", 1), "record", "standard/brief"),
    ]


def test_a_record_that_names_nothing_refers_to_nothing() -> None:
    assert list(references(tree())) == []


def test_a_standard_refers_to_what_it_comes_from() -> None:
    standard = Standard.model_validate(
        {
            "title": "T",
            "updated": "2026-01-31",
            "sentence": "S.",
            "phase": "act",
            "seen": "way",
            "core": "no",
            "origin": [
                {"principle": "aaa#act"},
                {"source": "hbr-2015", "note": "N."},
                {"case": "o2-2018"},
                {"ours": "O."},
            ],
            "why": "[W](framework/aaa).",
            "met-when": ["M."],
            "missed-when": ["M."],
            "caution": "C.",
            "who": "W.",
        }
    )
    assert list(references(standard)) == [
        (("why",), "record", "framework/aaa"),
        (("origin", 0, "principle"), "framework#", "aaa#act"),
        (("origin", 1, "source"), "source", "hbr-2015"),
        (("origin", 2, "case"), "case", "o2-2018"),
    ]


def test_every_reference_of_a_shipped_record_stands_where_the_walk_says(shipped: Playbook) -> None:
    entries = list(shipped.all_entries())
    places = [(entry, (*entry.within, *path)) for entry in entries for path, _, _ in references(entry.record)]
    assert len(places) > len(entries)
    assert [place for entry, place in places if place not in entry.document.values] == []
