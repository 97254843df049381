"""No text of a stranger runs as code: hostile lines in every text field stay text on every page, also in a real browser.

Nothing is judged by a list of dangers alone: an element, an attribute or a script that harmless records do not bring forth is
a fault, whatever it does.
"""

# ruff: noqa: F401, F811 (fixtures are imported, and tests name them as arguments)

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pydantic import TypeAdapter, ValidationError

from amends import prose, reader, shape
from amends.models import KINDS, choices, event, example, lists, time, values
from payload_pages import PARSE, PROVOKE, Frame, Read, dialogues, faults, folded, unread
from payload_records import AFFIXES, DESCRIPTIONS, MODELS, text_fields
from payload_sites import PARTS, RAW, WRITTEN, Hostile, broken, harmless, hostile, payloads, shapes
from payloads import refusal
from test_browser import Visit, address, browser, found_by_search
from test_search_data import cards_of, texts_of

WITHDRAWN = {("Tombstone", "asked-as")}  # by which nobody is to find it any more
ASKED = {(model, "asked-as") for model in (*MODELS, "SourceInPlace")} - WITHDRAWN  # which only the search reads
UNSHOWN = (
    ASKED
    | WITHDRAWN
    | {
        ("Source", "archived-as"),
        ("SourceInPlace", "archived-as"),
    }
)  # and a file's name, which only a check reads
CLOSED = [
    values.Id, values.Address, values.Whole, values.Day, values.Country, time.When, time.Length, example.Number, event.Evidence,
    choices.Flag, choices.YesNo, lists.Channel, lists.Role,
]  # fmt: skip
MARKS = re.compile(r"[*_\[\]\\]|^\s*([-+]|\d+[.)])(\s|$)")


@pytest.fixture(scope="module")
def built_site(hostile) -> tuple[Path, str]:
    """What the server of the browser tests shows here."""
    return hostile.folder, ""


def test_every_text_field_of_every_model_got_payloads(hostile):
    """Fields are found from the models; each gets every line of the sample, or 200 of all lines, shared out among the sites."""
    writer, placed = hostile.writer, {field: set() for field in text_fields()}
    for one in hostile.writer.placed:
        placed[one.field].add(one.value.removesuffix(AFFIXES.get(one.field, "")))
    for field, packing in writer.fields.items():
        one = writer.decks[packing]
        assert placed[field] <= {*one.hands}
        if writer.product:
            assert placed[field] == {*one.hands}, field
        else:
            assert sum(one.holds[value] for value in placed[field]) >= 200 / PARTS, field


def test_no_payload_is_lost(hostile):
    """For each type of text: in one of the values that were dealt, whole or in pieces, or refused under a rule."""
    writer = hostile.writer
    given = {*writer.payloads}
    for packing, one in writer.decks.items():
        assert {*one.whole} | {*one.cut} | {*one.refused} == given
        assert len(one.whole) + len(one.cut) + len(one.refused) == len(given)
        text = "\n".join({value for _, field, value in writer.placed if writer.fields[field] == packing})
        assert [piece for piece in (*one.whole, *itertools.chain(*one.cut.values())) if piece not in text] == []


def test_nothing_but_text_reaches_a_page(hostile):
    """No page has an element, an attribute, a script or a link that harmless records would not have made."""
    found = {where: faults(page, hostile.frame) for where, page in hostile.pages.items()}
    assert {where: wrong for where, wrong in found.items() if wrong} == {}


def test_each_payload_reads_as_text(hostile):
    """Each value stands on its record's page, letter for letter."""
    for where, field, value in hostile.writer.placed:
        if field not in UNSHOWN:
            assert unread(hostile.pages[where].text, value, hostile.writer.fields[field]) == [], (where, field)


def test_titles_and_descriptions_stay_text(hostile):
    """The window's title, the description, the index page and the letter's subject hold the very words."""
    for where, field, value in hostile.writer.placed:
        page, title = hostile.pages[where], field[1] == "title" and field[0] in MODELS
        if title:
            assert page.title == folded(f"{value} - Amends")
        if title and field[0] != "Tombstone":
            assert folded(value) in hostile.pages[where.partition("/")[0] + "/"].text
            assert any(folded(link).startswith("mailto:") and folded(value) in folded(link) for link in page.links)
        if field in DESCRIPTIONS | {("Standard", "sentence"), ("Checklist", "use-when"), ("Paper", "use-when")}:
            assert unread(folded(page.description), value, hostile.writer.fields[field]) == [], where


def test_the_search_index_and_every_data_file_stay_data(hostile):
    """All of them parse; the search's files are calls with one text, in which each value reads as text."""
    for path in hostile.folder.rglob("*.xml"):
        ElementTree.parse(path)
    for path in hostile.folder.rglob("*.json"):
        json.loads(path.read_text("utf-8"))
    folder = hostile.folder / "assets" / "search"
    files = {path.as_posix(): path.read_text("utf-8") for path in folder.glob("*.js")}
    texts = {path or "./": line[1:] for path, line in cards_of(files).items()}
    for one, (parts, quotations, asked) in texts_of(files).items():
        texts[one or "./"] += [text for part in [*parts, *quotations, asked] for text in part]
    whole = {where: folded(" ".join(found)) for where, found in texts.items()}
    for where, field, value in hostile.writer.placed:
        if field not in UNSHOWN - ASKED:
            assert unread(whole[where], value, hostile.writer.fields[field]) == [], (where, field)


def test_a_refused_payload_is_one_clean_finding(payloads, harmless):
    """What is too long for a field, or no prose, ends as one finding on one line."""
    places = {"line": ("source", "source-0"), "prose": ("source", "source-0"), "words": ("framework", "framework-7")}
    refused = [(packing, one, rule) for packing in places for one in payloads if (rule := refusal(packing, one))]
    assert {rule for *_, rule in refused} == {"too-long", "bad-prose", "quotation-too-long", "marks-of-its-own"}
    for packing, payload, rule in refused:
        kind, identifier = places[packing]
        data = json.loads((harmless.root / KINDS[kind].folder / f"{identifier}.yml").read_text("utf-8"))
        part = data["quotations"][0] if packing == "words" else data
        part[{"line": "author", "prose": "about", "words": "words"}[packing]] = payload
        document, found = reader.read(json.dumps(data, ensure_ascii=False, indent=1).encode(), "x.yml")
        found += shape.record(document, KINDS[kind], identifier)[1]
        assert [one.rule for one in found] == [rule], payload
        assert "\n" not in str(found[0])


@pytest.mark.parametrize("kind", CLOSED, ids=range(len(CLOSED)))
def test_no_payload_passes_where_no_free_text_stands(payloads, kind):
    """Ids, numbers, dates, addresses, evidence and the words of a list refuse every line, under a rule of theirs."""
    adapter = TypeAdapter(kind)
    for payload in payloads[::10]:
        with pytest.raises(ValidationError) as refused:
            adapter.validate_python(payload)
        assert {error["type"] for error in refused.value.errors()} == {"amends"}


def test_prose_changes_nothing_but_its_marks(payloads):
    """Text without a mark of Markdown comes back letter for letter; of any other only marks are missing."""
    for payload in payloads:
        if refusal("prose", payload):
            continue
        plain = folded(prose.parse(payload).plain)
        if not MARKS.search(payload):
            assert plain == folded(payload)
        left = iter(payload)
        assert all(letter in left for letter in plain if letter != " "), payload


def test_the_checks_see_a_text_that_is_put_in_raw(broken, shapes):
    """With one template broken, the page is at fault and the payload does not read as text."""
    page = Read(broken)
    assert {"<img onerror>", "<img src> in the text", "<b onmouseover>"} <= {*faults(page, Frame(shapes, set()))}
    assert unread(page.text, RAW, "line") == [RAW]


@pytest.mark.browser
def test_a_dialogue_is_seen_where_a_text_is_put_in_raw(browser, broken):
    """The listener works: the broken page says what it was made to say, at once and when it is touched."""
    page = browser.new_page()
    said = dialogues(page)
    page.set_content(broken)
    page.evaluate(PROVOKE, ".am-page")
    page.wait_for_timeout(300)
    assert {*said} == {"8", "9"}
    page.close()


@pytest.mark.browser
def test_the_browser_reads_every_page_as_we_do(browser, address, hostile):
    """Chromium's own parser finds no element and no attribute that harmless records would not have made."""
    with Visit(browser, address, "about/") as visit:
        found = visit.page.evaluate(PARSE, [path.removeprefix("./") for path in hostile.pages])
    known = {"|".join(["in" if inside else "out", tag, name]) for inside, tag, name in hostile.frame.shapes}
    assert {*found} - known == set()


def journey(hostile: Hostile) -> list[str]:
    """Pages that together show every line of text and every prose: the indexes, a page of each model, then what is new."""
    chosen, seen = [path for path in hostile.pages if path.count("/") == 1 and path.strip("/") not in WRITTEN], set()
    for where, field, value in hostile.writer.placed:
        new = hostile.writer.fields[field] in {"line", "prose"} and field not in UNSHOWN and value not in seen
        if where not in chosen and (new or field[0] not in seen):
            chosen.append(where)
        if where in chosen:
            seen |= {field[0], value}
    return chosen


@pytest.mark.browser
def test_nothing_runs_in_a_browser(browser, address, hostile):
    """No dialogue, no error, nothing asked of another host, whatever is touched; and the payloads can be read."""
    texts = {}
    for where, field, value in hostile.writer.placed:
        if field not in UNSHOWN:
            texts.setdefault(where, []).append((value, hostile.writer.fields[field]))
    with Visit(browser, address, "about/", width=1280) as visit:
        said = dialogues(visit.page)
        for path in journey(hostile):
            visit.go(path.removeprefix("./"))
            shown = folded(visit.page.locator(".am-page").evaluate("page => page.textContent"))
            assert [value for value, packing in texts.get(path, []) if unread(shown, value, packing)] == [], path
            assert visit.page.evaluate(PROVOKE, ".am-page") > 3
            assert (said, visit.wrong, visit.elsewhere) == ([], [], []), path


@pytest.mark.browser
def test_a_payload_that_is_searched_for_reads_as_text(browser, address, hostile):
    """The search shows titles and texts that hold the word, and nothing of them is an element."""
    placed = [one for one in hostile.writer.placed if one.field[1] == "title" and one.field[0] in MODELS]
    titles = [folded(one.value) for one in placed]
    word = max(re.findall("[a-z]{4,}", titles[0]), key=len)
    with Visit(browser, address, "about/", width=1280) as visit:
        said = dialogues(visit.page)
        found_by_search(visit, word)
        results = visit.page.locator(".am-search-found")
        shown = "texts => texts.some(one => document.querySelector('.am-search-found').innerText.includes(one))"
        visit.page.wait_for_function(shown, arg=titles)
        assert results.locator("img, svg, script, iframe, object, embed, form, input, [style], [src]").count() == 0
        visit.page.evaluate(PROVOKE, ".am-search-found")
        assert (said, visit.wrong, visit.elsewhere) == ([], [], [])
