"""The keyboard, with real key presses: every stop is reached in both directions, none holds the reader, and the menu gives back
the focus that it took."""

# ruff: noqa: F401, F811 (fixtures are imported, and tests name them as arguments)

from __future__ import annotations

import pytest

from every_page import CALM, ask
from test_browser import ONE_OF_EACH_KIND, Visit, address, browser

pytestmark = pytest.mark.browser
# Notes each stop that takes the focus, by its place in the text.
LISTEN = """(() => {
    const expected = stops.all();
    window.reached = [];
    document.addEventListener('focusin', event => window.reached.push(expected.indexOf(event.target)));
    return expected.length;
})()"""
FROM_THE_EDGE = "document.activeElement.blur(); getSelection().removeAllRanges(); window.reached = []"


@pytest.mark.every
@pytest.mark.parametrize("path", ONE_OF_EACH_KIND)
def test_tab_goes_through_the_page_and_out_again(browser, address, path):
    """Tab reaches each stop in the order of the text and then leaves the page or comes round; Shift and Tab go the same way
    back."""
    with Visit(browser, address, path, **CALM) as visit:
        count = ask(visit, LISTEN)
        assert count > 10
        for key, order in (("Tab", [*range(count)]), ("Shift+Tab", [*range(count)][::-1])):
            visit.page.evaluate(FROM_THE_EDGE)
            for _ in range(count + 1):
                visit.page.keyboard.press(key)
            assert visit.page.evaluate("window.reached") in (order, [*order, order[0]]), key


def reach(visit: Visit, selector: str) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(20):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_by_keyboard_and_gives_the_focus_back(browser, address, key):
    """Enter or Space opens the menu, Tab goes through its links, each in sight, and Escape closes it from there."""
    with Visit(browser, address, "standards/brief/", **CALM) as visit:
        menu = visit.page.locator(".am-menu")
        reach(visit, ".am-menu > summary")
        visit.page.keyboard.press(key)
        assert menu.get_attribute("open") is not None
        assert ask(visit, "stops.walk(document.querySelector('.am-menu')).found") == []
        visit.page.locator(".am-menu > summary").focus()
        for _ in range(3):
            visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.matches('.am-menu a')")
        visit.page.keyboard.press("Escape")
        assert menu.get_attribute("open") is None
        assert visit.page.evaluate("document.activeElement.matches('.am-menu > summary')")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_leads_somewhere_and_closes_with_the_key_that_opened_it(browser, address, scripts):
    """With JavaScript and without, the menu closes by Enter on its own line, and Enter on a link in it opens that page."""
    with Visit(browser, address, "standards/brief/", java_script_enabled=scripts, **CALM) as visit:
        menu = visit.page.locator(".am-menu")
        reach(visit, ".am-menu > summary")
        for opened in (True, False, True):
            visit.page.keyboard.press("Enter")
            assert (menu.get_attribute("open") is not None) is opened
        reach(visit, ".am-menu a[href$='cases/']")
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/cases/")
        assert menu.get_attribute("open") is None


def test_the_first_stop_skips_to_the_text(browser, address):
    """The first Tab shows a link past the bar; from there the next stop stands in the text."""
    with Visit(browser, address, "standards/brief/", **CALM) as visit:
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.matches('.am-skip')")
        visit.page.keyboard.press("Enter")
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.querySelector('main').contains(document.activeElement)")
