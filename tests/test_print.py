"""Ctrl+P on any page: each sheet says what it is, black on white, whole, with nothing of the screen; on A4 and on US Letter."""

# ruff: noqa: F401, F811 (fixtures are imported, and tests name them as arguments)

from __future__ import annotations

import io
import subprocess
import unicodedata
from itertools import product
from string import ascii_lowercase
from typing import Any

import pytest
from pypdf import PdfReader

from every_page import CALM, all_well, some_pages
from printed import prints
from test_browser import Visit, address, browser
from test_looks import Page

pytestmark = pytest.mark.browser
DARK = "localStorage.setItem('amends-scheme', 'dark')"  # what the reader chose for the screen
BAND = "@page { margin: 16mm 15mm 18mm; font-size: 8pt; @top-left { content: 'A page' } @bottom-left { content: 'Page ' counter(page) ' of ' counter(pages) } } * { color: #000 }"
WORDS = ["".join(pair) for pair in product(ascii_lowercase, repeat=2)]
LONG = f"<p>{' '.join(WORDS[:60])}</p>"
LOW = "div { height: 230mm } pre { white-space: pre-wrap }"
BROKEN = [  # what is found, the style and the body of a page
    ("head", "@page { @top-right { content: 'Not its title' } }", LONG),
    ("foot", "@page { @bottom-right { content: 'More' } }", LONG),
    ("text in a side margin", "p { margin-left: -10mm }", LONG),
    ("text is lost", "p { height: 1em; overflow: hidden }", LONG),
    ("text is lost", "", LONG + "<details><summary>What</summary><p>Folded words</p></details>"),
    ("a row is cut", LOW, f"<div></div><table><tr><td>{' '.join(WORDS)}</td></tr></table>"),
    ("a block is cut", LOW, f"<div></div><pre>{' '.join(WORDS)}</pre>"),
    ("a heading stands alone", LOW + "h2 { break-after: page }", f"<div></div><h2>A heading</h2>{LONG}"),
    ("part of the screen", "", LONG + "<nav>Home</nav>"),
    ("pale text", "p { color: #555 }", LONG),
    ("pale line", "", LONG + '<svg><path d="M0 0 90 90" stroke="#aaa" /></svg>'),
    ("pale area", "p { border-top: 3px solid #ccc }", LONG),
    ("nearly empty sheet", "h1 { break-after: page }", LONG),
]  # fmt: skip


def sheets(visit: Visit, paper: str = "A4") -> list[str]:
    """The text of each sheet, with two letters where a font has one sign for both, as for fi."""
    content = visit.page.pdf(format=paper, prefer_css_page_size=True)
    pages = (unicodedata.normalize("NFKC", page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages)
    return [" ".join(text.split()) for text in pages]


@pytest.fixture(scope="module")
def letters() -> None:
    """Letters as wide as those that most readers have: how full a sheet is hangs on them."""
    if "Liberation Sans" not in subprocess.run(["fc-list"], capture_output=True, text=True, check=True).stdout:
        pytest.skip("there is no Liberation Sans; install the package fonts-liberation")


@pytest.mark.parametrize(("path", "paper"), [("checklists/first-hour/", "Letter"), ("coverage/", "A4")])
def test_a_page_prints_well(browser: Any, address: str, path: str, paper: str) -> None:
    """On the paper of a reader whose screen is dark and whose browser runs no script; below, every page does."""
    with Visit(browser, address, path, java_script_enabled=False, color_scheme="dark", **CALM) as visit:
        all_well(prints(visit, path, paper))


@pytest.mark.every
@pytest.mark.usefixtures("letters")
def test_every_page_prints_well(browser: Any, address: str, some_pages: list[str]) -> None:
    """On A4 with scripts, dark and with grounds; on Letter without scripts."""
    with Visit(browser, address) as dark, Visit(browser, address, java_script_enabled=False) as plain:
        dark.context.add_init_script(DARK)
        found = []
        for path in some_pages:
            dark.go(path)
            plain.go(path)
            found += prints(dark, path, "A4", ground=True) + prints(plain, path, "Letter")
    all_well(found)


@pytest.mark.every
@pytest.mark.parametrize(("rule", "style", "body"), BROKEN)
def test_a_page_that_prints_badly_is_found(browser: Any, rule: str, style: str, body: str) -> None:
    """A sound page has no fault on paper, one that is broken in one way is found to have it."""
    shown = Page(browser, {"width": 800, "height": 600})
    shown.show(LONG, BAND)
    assert prints(shown, "a page", "A4") == []
    shown.show(body, BAND + style)
    assert rule in {one.rule for one in prints(shown, "a page", "A4")}
    shown.page.close()


def test_each_sheet_says_what_it_is(browser: Any, address: str, shipped: Any) -> None:
    """Title, address, version and number stand on each sheet of a record's page, without scripts."""
    updated = shipped.get("standard/danger-first").updated
    with Visit(browser, address, "standards/danger-first/", java_script_enabled=False) as visit:
        texts = sheets(visit, "Letter")
    assert len(texts) > 1
    for number, text in enumerate(texts, 1):
        assert "Danger first - Amends" in text and f"Version {updated}" in text
        assert "https://amends.example/standards/danger-first/" in text and f"Page {number} of {len(texts)}" in text


def test_what_is_folded_opens_on_paper_and_closes_again(browser: Any, address: str) -> None:
    """Where styles cannot open it, a script does, and puts each part back as it was."""
    with Visit(browser, address, "coverage/") as visit:
        fold = visit.page.locator(".am-numbers")
        fired = [
            (visit.page.evaluate(f"dispatchEvent(new Event('{event}'))"), fold.get_attribute("open"))[1]
            for event in ("beforeprint", "afterprint")
        ]
        assert fired == ["", None]
        fold.locator("summary").click()
        visit.page.evaluate("dispatchEvent(new Event('beforeprint')), dispatchEvent(new Event('afterprint'))")
        assert fold.get_attribute("open") == "", "what the reader opened stays open"


def test_the_sifted_list_says_on_paper_how_it_was_sifted(browser: Any, address: str) -> None:
    """Facets, words and order, the address of this view, and the cases that an order does not rank; nothing to press."""
    view = "cases/?failure=outage,data-breach&q=experian&sort=remedy"
    with Visit(browser, address, view) as visit:
        visit.page.locator(".am-explore-said").wait_for()
        text = " ".join(sheets(visit))
    assert "of 6 cases" in text and "Failure: Data breach" in text and "Failure: Outage" in text
    assert "Words: “experian”." in text and "Order: Remedy: strongest first." in text
    assert "Not ranked" in text and "T-Mobile and Experian, 2015" in text and f"amends.example/{view}" in text
    assert not any(words in text for words in ("Take all away", "Show more", "Filter and sort", "✕"))


def test_printed_boxes_are_outlines(browser: Any, address: str) -> None:
    """A box to tick is a square of five millimetres with a dark edge and no fill, and says that it was ticked."""
    with Visit(browser, address, "checklists/first-hour/", width=1280) as visit:
        box = visit.page.locator(".am-item input").first
        box.check()
        visit.page.emulate_media(media="print")
        size = box.bounding_box()
        assert round(size["width"]) == round(size["height"]) == 19
        style = "(one, part) => { const s = getComputedStyle(one, part); return [s.borderTopColor, s.backgroundColor, s.content]; }"
        assert box.evaluate(f"box => ({style})(box)")[:2] == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
        assert box.evaluate(f"box => ({style})(box, '::before')")[2] == '"✓"'
