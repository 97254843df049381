"""Nothing of the five texts that the playbook began with is lost: ``seed_inventory.tsv`` says where each thing stands.

The letter of an item names its text by the source record (``TEXTS``), the number counts the things in it: frameworks,
standards, ideas, quotations, numbers, actors, remedies. Whoever rewrites a page changes its rows too, and sees what would
be lost. A heading's id stands for its whole section; without an id the words stand above the page's first section.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

from amends import pages
from amends.playbook import Playbook

TEXTS = {
    "A": ("blog-apologizing-effectively", 31),
    "B": ("blog-ok-to-say-sorry", 20),
    "C": ("blog-humanity-litmus-test", 23),
    "D": ("page-control-the-damage", 31),
    "E": ("blog-customer-service-tax", 29),
}
ITEMS = [f"{letter}{number}" for letter, (_, count) in TEXTS.items() for number in range(1, count + 1)]
LEFT_OUT, MOST_LEFT_OUT = "left out", 10
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "mark", "q", "s", "span", "strong", "time"}
QUOTES = str.maketrans("“”„‘’‚", "\"\"\"'''")


class Row(NamedTuple):
    item: str
    what: str
    page: str
    fragment: str
    words: str


class Parts(HTMLParser):
    """The text of one page by the ids around it: an element's own, or that of its section's heading; "" is the head."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.in_head = True
        self.text: dict[str, str] = defaultdict(str)
        self.ids: set[str] = set()
        self.feed(str(html))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids |= {values.get("id") or ""} - {""}
        self.in_head &= tag != "h2"
        self._break(tag)
        if tag == "h2" and self.open and self.open[-1] == ("section", ""):
            self.open[-1] = ("section", values.get("id") or "")
        if tag not in VOID:
            self.open.append((tag, values.get("id") or ""))

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)
        if any(tag == name for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        around = {name for _, name in self.open} - {""}
        for name in around | ({""} if self.in_head else set()):
            self.text[name] += data

    def _break(self, tag: str) -> None:
        if tag not in INLINE:
            self.handle_data(" ")


def fold(text: str) -> str:
    """One space between words, straight quotes."""
    return " ".join(text.translate(QUOTES).split())


def fault(row: Row, site: Mapping[str, Parts]) -> str | None:
    """What is wrong with a row, if anything is."""
    if row.page not in site:
        return f"{row.item}: there is no page {row.page}"
    page = site[row.page]
    if row.fragment and row.fragment not in page.ids:
        return f"{row.item}: {row.page} has no part {row.fragment}"
    if fold(row.words) not in fold(page.text[row.fragment]):
        return f"{row.item}: {row.page}#{row.fragment} does not say “{row.words}”"
    return None


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    lines = Path(__file__).with_name("seed_inventory.tsv").read_text(encoding="utf-8").splitlines()
    _, *table = [line for line in lines if not line.startswith("#")]
    return [Row(*line.split("\t")) for line in table]


@pytest.fixture(scope="module")
def site(shipped_pages: dict[str, pages.Page]) -> dict[str, Parts]:
    return {address: Parts(page.html) for address, page in shipped_pages.items()}


def test_every_item_has_its_rows_in_order_with_a_description(rows: list[Row]) -> None:
    assert list(dict.fromkeys(row.item for row in rows)) == ITEMS
    assert [row.item for row in rows] == sorted((row.item for row in rows), key=ITEMS.index)
    assert not [row.item for row in rows if not (row.what.strip() and row.words.strip())]
    assert not [row for row, times in Counter(rows).items() if times > 1]


def test_few_items_are_left_out_and_each_says_why(rows: list[Row]) -> None:
    left_out = [row for row in rows if row.page == LEFT_OUT]
    assert len(left_out) <= MOST_LEFT_OUT
    for row in left_out:
        assert not row.fragment and len(row.words.split()) > 2, row
        assert [other.item for other in rows].count(row.item) == 1, f"{row.item} is left out and is not"


def test_the_words_of_every_item_stand_where_the_table_says(rows: list[Row], site: dict[str, Parts]) -> None:
    faults = [found for row in rows if row.page != LEFT_OUT and (found := fault(row, site))]
    assert not faults, "\n".join(faults)


def test_the_five_texts_have_source_records(shipped: Playbook) -> None:
    assert {name for name, _ in TEXTS.values()} <= shipped.entries["source"].keys()


HTML = '<h1>On <a>one</a> page</h1><section aria-labelledby="s"><h2 id="s">Part</h2><p id="p">Say<br>“it”.</p><p>More</p></section>'


@pytest.mark.parametrize(
    ("page", "fragment", "words", "wrong"),
    [
        ("x/", "", "On one page", ""),
        ("x/", "p", 'Say "it".', ""),
        ("x/", "s", "Part Say “it”. More", ""),
        ("y/", "", "On one page", "there is no page y/"),
        ("x/", "q", "Say", "has no part q"),
        ("x/", "p", "More", "does not say"),
        ("x/", "", "Say", "does not say"),
    ],
)
def test_a_row_is_held_against_the_part_that_it_names(page: str, fragment: str, words: str, wrong: str) -> None:
    found = fault(Row("A1", "", page, fragment, words), {"x/": Parts(HTML)}) or ""
    assert wrong in found and bool(wrong) == bool(found)
