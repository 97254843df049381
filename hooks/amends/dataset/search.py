"""What the search looks through, as files that a page can load wherever it lies: the cards of what readers need first, then
all other cards and every text.

A browser refuses to fetch data from a folder, and lets a script through. So each file is a script with one call, which hands
over one text of JSON. Nothing in it is ever read as code or as HTML.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from amends.dataset.passages import passages
from amends.models import KINDS
from amends.models.base import Record
from amends.models.case import Case
from amends.models.checklist import Checklist
from amends.models.drill import Drill
from amends.models.framework import Framework
from amends.models.pack import Pack
from amends.models.paper import Paper
from amends.models.source import Quotation, Source
from amends.models.standard import Standard
from amends.models.values import NOT_STATED
from amends.pages import Page
from amends.playbook import Playbook

FOLDER = "assets/search/"
PART = 400_000  # characters in a file of texts: a browser reads one without a pause that can be felt
LEAD = 240  # characters of a card's line
FIRST = 0.5  # groups that count less than this can wait for their cards, and are not found by their ids

# Group → its title, and how much its pages count: what to do first, the documents behind it last. The order is that of the site.
GROUPS: dict[str, tuple[str, float]] = {
    "levels": ("Response levels", 1.2),
    "checklists": ("Checklists", 1.2),
    "standards": ("Standards", 1.2),
    "cases": ("Cases", 1.0),
    "quotations": ("Quotations", 0.8),
    "examples": ("Worked examples", 1.0),
    "drills": ("Fire drills", 1.0),
    "packs": ("Workshop packs", 1.0),
    "papers": ("Papers to fill in", 1.0),
    "frameworks": ("Frameworks", 0.9),
    "sources": ("Sources", 0.25),
    "pages": ("Pages", 0.8),
    "reference": ("Reference for contributors", 0.4),
}
# Sections that repeat what other pages say: it is found there.
REPEATED = {
    "in_the_cases", "cases_with_it", "used_by", "on_the_checklists", "in_the_examples", "in_the_frameworks", "standards_from_it",
    "the_cases", "choose_cases", "core_twelve", "by_phase", "the_tables", "the_sheets", "the_examples", "the_drills", "the_packs", "the_papers", "in_the_drills", "the_frameworks", "the_documents",
    "learn_from_others", "run_a_workshop",
}  # fmt: skip


def files(playbook: Playbook, pages: Sequence[Page]) -> dict[str, str]:
    """The files by their paths below the site's root: ``cards.js``, and what it names: ``more-cards.js``, ``texts-1.js``, ..."""
    found = [page for page in pages if not page.address.startswith("cases/by/")]
    records = {_address(entry.record): entry.record for entry in playbook.all_entries()}
    lines = cards(found, records)
    more = {"more-cards.js": script("cards", {"groups": [one for one in lines if not one["first"]]})}
    parts = enumerate(_parts(texts(found, records)), 1)
    more |= {f"texts-{number}.js": script("texts", part) for number, part in parts}
    first = {"groups": [one for one in lines if one["first"]], "files": [*more]}
    return {FOLDER + name: content for name, content in {"cards.js": script("cards", first), **more}.items()}


def cards(pages: Iterable[Page], records: dict[str, Record]) -> list[dict[str, Any]]:
    """Each group with a line for each of its pages: address below the group's own, title, one sentence, other names."""
    lines: dict[str, list[list[str]]] = {}
    for page in pages:
        name = group(page)
        also = ", ".join(dict.fromkeys(_also(page, records.get(page.address))))
        line = [page.address.removeprefix(_under(name)), page.title, _lead(page), also]
        lines.setdefault(name, []).append(line)
    return [
        {
            "name": name,
            "title": title,
            "weight": weight,
            "first": weight >= FIRST,
            "under": _under(name),
            "pages": lines.get(name, []),
        }
        for name, (title, weight) in GROUPS.items()
    ]


def texts(pages: Iterable[Page], records: dict[str, Record]) -> Iterator[list[Any]]:
    """For each page its address, its passages (anchor, heading, text), its quotations (anchor, words, speaker), and how people
    ask for it."""
    for page in pages:
        found = [[one.anchor, one.heading, one.text] for one in passages(page.html) if one.section not in REPEATED]
        record = records.get(page.address)
        quotations = record.quotations if isinstance(record, Case | Framework) else ()
        asked = record.asked_as if record else page.asked_as
        yield [page.address, found, [_quotation(one) for one in quotations], [*asked]]


def group(page: Page) -> str:
    """The group of results that a page belongs to; index pages and what people write are plain pages."""
    name, _, rest = page.address.partition("/")
    return name if rest and name in GROUPS else "pages"


def _under(name: str) -> str:
    return "" if name == "pages" else f"{name}/"


def _address(record: Record) -> str:
    return f"{KINDS[record.kind].plural}/{record.id}/"


def _lead(page: Page) -> str:
    """The description's first sentence; a source's says only what its kind says already."""
    if group(page) == "sources":
        return ""
    first = page.description.split(". ")[0].split("\n")[0]
    return first if len(first) <= LEAD else first[:LEAD].rpartition(" ")[0] + "…"


def _also(page: Page, record: Record | None) -> list[str]:
    """Under which other words people look for a page: names, who does it, the headings of a page with few like it."""
    match record:
        case Case():
            return [one.name for one in record.organisations] + [one.on_record for one in record.names]
        case Source():
            return [one for one in (record.publisher, record.author) if one != NOT_STATED]
        case Framework():
            return [record.authors]
        case Standard():
            return [record.who]
        case Checklist():
            return [record.who, *(one.title for one in record.groups)]
        case Drill():
            return [one.name for one in record.players]
        case Pack():
            return [record.for_whom, *(one.title for one in record.parts)]
        case Paper():
            return [record.who, *(one.title for one in record.tables)]
    return [one.heading for one in passages(page.html) if one.heading] if group(page) in {"levels", "pages"} else []


def _quotation(one: Quotation) -> list[str]:
    return [one.id, one.words, one.speaker]


def _parts(texts: Iterable[list[Any]]) -> Iterator[list[list[Any]]]:
    """The texts in lists of about equal size."""
    part: list[list[Any]] = []
    size = 0
    for text in texts:
        length = len(json.dumps(text, ensure_ascii=False))
        if part and size + length > PART:
            yield part
            part, size = [], 0
        part.append(text)
        size += length
    if part:
        yield part


def script(name: str, data: object) -> str:
    """One call with one text of JSON: no bracket that could end a script, no line that could end the text."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for mark in ("<", "\u2028", "\u2029"):
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"amendsSearch.give('{name}','{quoted}');\n"
