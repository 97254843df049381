"""What the search looks through: every page has a card, every text its place, and nothing of it can be more than data."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from amends import pages
from amends.dataset import search
from amends.dataset.passages import Passage, passages
from amends.models import KINDS
from amends.pages import asked
from amends.playbook import Playbook

VENDOR = "docs/assets/vendor/minisearch"


def handed_over(script: str) -> Any:
    """The data of one file, read as a browser reads it: one call with one text between single quotes."""
    call = re.fullmatch(r"amendsSearch\.give\('(?:cards|texts)','((?:[^'\\\n\r\u2028\u2029]|\\.)*)'\);\n", script)
    assert call
    return json.loads(re.sub(r"\\(.)", r"\1", call[1]))


def cards_of(files: dict[str, str]) -> dict[str, list[str]]:
    """Address → the whole line of a page's card, from both files of cards."""
    parts = [handed_over(script) for path, script in files.items() if path.endswith("cards.js")]
    return {one["under"] + line[0]: line for part in parts for one in part["groups"] for line in one["pages"]}


def texts_of(files: dict[str, str]) -> dict[str, list[Any]]:
    """Address → passages, quotations and how people ask, from all files of texts."""
    parts = [handed_over(script) for path, script in files.items() if "/texts-" in path]
    return {address: rest for part in parts for address, *rest in part}


@pytest.fixture(scope="module")
def made(shipped_pages: dict[str, pages.Page]) -> list[pages.Page]:
    """Every page that is made from records."""
    return [*shipped_pages.values()]


@pytest.fixture(scope="module")
def files(shipped: Playbook, made: list[pages.Page]) -> dict[str, str]:
    """The files of the shipped playbook."""
    return search.files(shipped, made)


def test_every_page_has_a_card_and_a_text(made: list[pages.Page], files: dict[str, str]) -> None:
    """Whatever can be opened can be found by its title; only the lists of cases by tag are left out."""
    titles = {address: line[1] for address, line in cards_of(files).items()}
    assert titles == {page.address: page.title for page in made if not page.address.startswith("cases/by/")}
    assert set(texts_of(files)) == set(titles)
    first = handed_over(files["assets/search/cards.js"])
    assert [f"{search.FOLDER}{name}" for name in ("cards.js", *first["files"])] == list(files)


def test_cards_are_small(files: dict[str, str]) -> None:
    """What comes before the first result is a fraction of what comes after it, and sources and the reference can wait."""
    first = files["assets/search/cards.js"]
    assert len(gzip.compress(first.encode())) < 10_000
    assert {"sources", "reference"} & {one["name"] for one in handed_over(first)["groups"]} == set()
    assert all(len(script) < 1.6 * search.PART for script in files.values())


def test_what_to_do_comes_first_and_sources_last() -> None:
    """On near ties levels, checklists and standards stand before cases, and these before sources and the reference."""
    weight = {name: number for name, (_, number) in search.GROUPS.items()}
    assert min(weight["levels"], weight["checklists"], weight["standards"]) > weight["cases"]
    assert weight["cases"] > weight["quotations"] > max(weight["sources"], weight["reference"])


def test_a_page_belongs_to_its_kind() -> None:
    """Index pages and what people write are plain pages."""
    grouped = {
        address: search.group(pages.Page(address, "", "", Markup("")))
        for address in ("", "cases/", "about/", "cases/one/", "reference/rules/x/")
    }
    assert list(grouped.values()) == ["pages", "pages", "pages", "cases", "reference"]


def test_names_of_a_record_are_on_its_card(shipped: Playbook, files: dict[str, str]) -> None:
    """A case is found by each organisation in it, and under the name on record where a source has it wrong."""
    cards = cards_of(files)
    for case in shipped.cases:
        names = [one.name for one in case.organisations] + [one.on_record for one in case.names]
        assert [name for name in names if name not in cards[f"cases/{case.id}/"][3]] == []


def test_how_people_ask_is_there_for_every_page_that_says_it(shipped: Playbook, files: dict[str, str]) -> None:
    """The lines of a record, or of a page without one, stand with its texts; no two pages have the same one."""
    texts = texts_of(files)
    records = {f"{KINDS[one.record.kind].plural}/{one.record.id}/": one.record for one in shipped.all_entries()}
    said = {address: [*record.asked_as] for address, record in records.items()}
    assert not said.keys() & asked.lines().keys()
    said |= {address: [*lines] for address, lines in asked.lines().items()}
    assert {address: texts[address][2] for address in said} == said
    lines = [line for asked_as in said.values() for line in asked_as]
    assert len(lines) == len({*lines}) > 500


def test_every_quotation_stands_with_its_anchor(shipped: Playbook, files: dict[str, str]) -> None:
    """Exact words lead to the very place where they stand on the page."""
    texts = texts_of(files)
    for case in shipped.cases:
        said = {anchor: words for anchor, words, _ in texts[f"cases/{case.id}/"][1]}
        assert said == {one.id: one.words for one in case.quotations}


def test_every_anchor_is_on_its_page(made: list[pages.Page], files: dict[str, str]) -> None:
    """No result leads to a part that the page does not have."""
    anchors = {page.address: page.anchors | {""} for page in made}
    for address, (parts, quotations, _) in texts_of(files).items():
        assert {one[0] for one in [*parts, *quotations]} <= anchors[address]


def test_what_other_pages_say_is_not_repeated(files: dict[str, str]) -> None:
    """A list of cases on a standard's page is found on the cases' own pages."""
    texts = texts_of(files)
    assert {one[0] for one in texts["standards/brief/"][0]} & search.REPEATED == set()
    assert {one[0] for one in texts["standards/brief/"][0]} > {"why_it_matters", "how_to_see"}


def test_a_page_is_read_part_by_part() -> None:
    """A line for each block; what only the eye reads and lists of the page's own parts are left out."""
    html = """<h1 id="top">Title</h1><p>One <em>two</em>&lt;three&gt;.<br>Four</p>
        <details data-search-exclude><p>No</p></details><noscript><p>No</p></noscript><p><span aria-hidden="true">✗</span> five</p>
        <h2 id="a_part">A <b>part</b></h2><ul><li>six<li>seven</ul><h3 id="deeper">Deeper</h3><p>eight</p><h3>Plain</h3>"""
    assert passages(html) == [
        Passage("", "", "", "One two<three>.\nFour\nfive"),
        Passage("a_part", "a_part", "A part", "six\nseven"),
        Passage("a_part", "deeper", "Deeper", "eight\nPlain"),
    ]


def test_a_marked_text_reads_on(shipped: Playbook, files: dict[str, str]) -> None:
    """The numbers of its marks are no part of its words: “letter.13” is none."""
    texts = texts_of(files)
    for example in shipped.examples:
        read = "\n".join(text for _, _, text in texts[f"examples/{example.id}/"][0])
        for paragraph in (one for version in example.versions for one in version.paragraphs):
            assert " ".join(segment.text for segment in paragraph.segments) in read


def test_no_two_sentences_run_into_each_other(files: dict[str, str]) -> None:
    """Elements that stand beside each other have a space between them, on the page as in what is searched."""
    for address, (parts, *_) in texts_of(files).items():
        assert re.findall(r"\w+[a-z][.!?][A-Z]\w+", " ".join(text for _, _, text in parts)) == [], address


@pytest.mark.parametrize(
    "hostile",
    ["</script><script>alert(1)</script>", "<!--<script>", "it's \\' + alert(1) + '", "a\u2028b\u2029c\nd", "\\u003c", "${x}`"],
)  # fmt: skip
def test_a_strangers_text_stays_data(hostile: str) -> None:
    """No text ends the script or the line, and each comes back letter for letter."""
    made = search.script("texts", [hostile])
    assert handed_over(made) == [hostile]
    assert "<" not in made


def test_the_library_is_the_one_that_was_published(root: Path) -> None:
    """The vendored file is unchanged: its hash stands beside it, with its version and its licence."""
    note = (root / VENDOR / "README.md").read_text("utf-8")
    assert hashlib.sha256((root / VENDOR / "minisearch.js").read_bytes()).hexdigest() in note
    assert re.search(r"Version: \d+\.\d+\.\d+", note)
    assert "Permission is hereby granted" in (root / VENDOR / "LICENSE.txt").read_text("utf-8")
