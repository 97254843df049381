"""The coverage page in a browser: on a phone and on a desk, by keyboard, without scripts, magnified, and on paper."""

# ruff: noqa: F401, F811 (fixtures are imported, and tests name them as arguments)

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader

from every_page import AXE, ZOOMED, ask, axe
from test_browser import Visit, address, browser

pytestmark = pytest.mark.browser
WINDOWS = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_the_page_holds_on_phone_and_desk(browser: Any, address: str, width: int, scheme: str) -> None:
    """It opens cleanly and does not scroll sideways, axe finds nothing, and each stop of the Tab key can be seen."""
    with Visit(browser, address, "", width, color_scheme=scheme, reduced_motion="reduce") as visit:
        visit.context.add_init_script(path=AXE)
        visit.page.keyboard.press("Tab")
        visit.holds("coverage/")
        assert axe(visit) == []
        assert ask(visit, "stops.walk().found") == []


def test_head_and_first_column_stay_in_sight(browser: Any, address: str) -> None:
    """At the last row of a scrolled table the head is still there; at the last column of a phone's the standards are."""
    inside = "(one => { const a = one.getBoundingClientRect(), b = one.closest('.am-sheet').getBoundingClientRect(); return [a.left - b.left, a.top - b.top]; })"
    with Visit(browser, address, "coverage/", 1280) as visit:
        visit.page.evaluate("document.querySelector('.am-sheet').scrollTo(0, 600)")
        assert visit.page.locator(".am-of").first.evaluate(inside)[1] < 2
    with Visit(browser, address, "coverage/", 320, java_script_enabled=False) as visit:
        visit.page.evaluate("document.querySelector('.am-sheet').scrollTo(200, 0)")
        assert visit.page.locator(".am-matrix tbody tr:not(.am-phase) th").first.evaluate(inside)[0] < 2
        assert visit.sideways() <= 0
        visit.page.set_viewport_size(ZOOMED)
        assert ask(visit, "[...room.narrow(), ...room.spaced()]") == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints_on_landscape_sheets(browser: Any, address: str, paper: str) -> None:
    """Every sheet lies on its side; the matrix needs two of them, and not the whole of the second."""
    with Visit(browser, address, "coverage/", 1280) as visit:
        sheets = PdfReader(io.BytesIO(visit.page.pdf(format=paper, prefer_css_page_size=True))).pages
        assert all(sheet.mediabox.width > sheet.mediabox.height for sheet in sheets)
        texts = [sheet.extract_text() for sheet in sheets]
        assert all("Standard" in text and "MTN Nigeria, outage" in text for text in texts[:2])
        assert "What is missing" in texts[1]
        assert all(len(text) > 200 for text in texts[:-1])
