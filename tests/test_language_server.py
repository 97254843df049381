"""An editor at work: yaml-language-server with our schemas says what is wrong, and offers what may be written."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from amends.models import lists
from amends.playbook import Playbook
from amends.schema import schema
from language_server import LanguageServer


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, shipped: Playbook) -> Iterator[LanguageServer]:
    """A running server with the schema of cases."""
    path = tmp_path_factory.mktemp("schema") / "case.json"
    path.write_text(json.dumps(schema("case", shipped)))
    with LanguageServer(path) as running:
        yield running


BROKEN = """\
kind: incident
titel: Water off
updated: 5/10/2022
industry: telecom
countries: NG
events:
  - id: Pipe Burst
    at: spring 2015
assessment:
  judged: Larkmoor Water
  verdicts:
    - standard: told-earlier
      verdict: failed
"""


def test_every_case_is_fine_in_an_editor(server: LanguageServer, shipped: Playbook) -> None:
    """The server finds nothing wrong with what we ship."""
    for case in shipped.cases:
        text = (shipped.root / "cases" / f"{case.id}.yml").read_text(encoding="utf-8")
        assert server.open(text) == []


@pytest.mark.parametrize(
    ("line", "character", "words"),
    [
        (0, 0, 'Missing property "title"'),
        (1, 0, "Property titel is not allowed"),
        (2, 9, "Write a day as year-month-day, such as 2015-10-31."),
        (3, 10, 'Value is not accepted. Valid values: "telecoms"'),
        (4, 11, 'Incorrect type. Expected "array"'),
        (6, 8, "Write small letters, digits and single hyphens."),
        (7, 8, "Write a year, a month or a day (2015, 2015-10, 2015-10-31), a time with its zone, or not-stated."),
        (8, 0, 'Missing property "as-known"'),
        (11, 16, 'Value is not accepted. Valid values: "acknowledged-early"'),
        (12, 15, 'Value is not accepted. Valid values: "met"'),
    ],
)
def test_a_mistake_is_marked_where_it_stands(server: LanguageServer, line: int, character: int, words: str) -> None:
    """Each mistake has its place and, where a pattern is missed, our own words."""
    found = server.open(BROKEN)
    here = [one["message"] for one in found if one["range"]["start"] == {"line": line, "character": character}]
    assert any(message.startswith(words) for message in here), here


@pytest.mark.parametrize(
    ("text", "place", "offered"),
    [
        ("kind: \n", (0, 6), {"incident", "complaint", "guidance", "board"}),
        ("kind: incident\nindustry: \n", (1, 10), set(lists.INDUSTRIES)),
        ("kind: incident\n\n", (1, 0), {"title", "whose-doing", "events", "assessment"}),
        ("kind: board\n\n", (1, 0), {"title", "ideas", "labels", "stances"}),
        ("kind: incident\nevents:\n  - \n", (2, 4), {"id", "at", "after", "actor", "evidence"}),
        ("kind: incident\nassessment:\n  verdicts:\n    - verdict: \n", (3, 15), set(lists.VERDICTS)),
        ("\n", (0, 0), {"kind", "incident", "complaint", "guidance", "board"}),
    ],
)
def test_an_editor_offers_what_may_stand_here(
    server: LanguageServer, text: str, place: tuple[int, int], offered: set[str]
) -> None:
    """Field names where a name stands, the words of a list where a word stands, snippets at the beginning."""
    server.open(text)
    assert offered <= set(server.complete(*place))


@pytest.mark.parametrize(("kind", "never"), [("incident", "stances"), ("guidance", "assessment"), ("board", "events")])
def test_a_kind_of_case_is_not_offered_what_it_cannot_have(server: LanguageServer, kind: str, never: str) -> None:
    """Guidance has no verdicts, an incident no stances."""
    server.open(f"kind: {kind}\n\n")
    offered = server.complete(1, 0)
    assert "title" in offered and never not in offered


@pytest.mark.parametrize(
    ("text", "place", "kind"),
    [
        ("kind: incident\nassessment:\n  verdicts:\n    - standard: \n", (3, 16), "standard"),
        ("kind: incident\nsources:\n  - \n", (2, 4), "source"),
        ("kind: incident\nevents:\n  - evidence:\n      - \n", (3, 8), "source"),
        ("kind: incident\nchecklists:\n  - \n", (2, 4), "checklist"),
    ],
)
def test_an_editor_offers_the_ids_that_there_are(
    server: LanguageServer, shipped: Playbook, text: str, place: tuple[int, int], kind: str
) -> None:
    """A reference is completed from the records of the playbook."""
    server.open(text)
    assert set(shipped.known[kind]) <= set(server.complete(*place))


def test_a_snippet_fills_in_a_whole_event(server: LanguageServer) -> None:
    """The snippet's text has every field that must be there, as stops to type over."""
    server.open("kind: incident\nevents:\n  - \n")
    snippet = server.complete(2, 4)["event"]["insertText"]
    for name in ("id:", "actor:", "what:", "evidence:"):
        assert name in snippet
    assert "${1:" in snippet


def test_an_editor_explains_a_field(server: LanguageServer) -> None:
    """Pointing at a field's name shows what to write, its words and an example."""
    server.open("kind: incident\nseverity: grave\n")
    told = server.hover(1, 3)
    assert all(word in told for word in lists.SEVERITIES)
    assert "grave harm" in told
