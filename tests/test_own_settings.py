"""What readers set for themselves holds: wider letters and lines, no motion, colours forced on the page; and panels that are open.

One page of each kind stands for all: what could break lies in the styles, which they share.
"""

# ruff: noqa: F401, F811 (fixtures are imported, and tests name them as arguments)

from __future__ import annotations

from collections.abc import Callable

import pytest

from every_page import AXE, CALM, Wrong, all_well, ask, axe
from test_browser import ONE_OF_EACH_KIND, Visit, address, browser

pytestmark = [pytest.mark.browser, pytest.mark.every]
OPEN_ALL = "[...document.querySelectorAll('details')].map(one => { one.open = true; return one.className; })"

# What moves, or would move when it is used: animations, transitions that can be seen, pages that glide.
MOVING = """() => {
    const moves = times => Math.max(...times.split(',').map(parseFloat)) > 0.01;
    const found = document.getAnimations().map(one => ['moves', String(one.animationName || one.transitionProperty), '']);
    for (const element of document.querySelectorAll('*')) {
        for (const part of [null, '::before', '::after']) {
            const style = getComputedStyle(element, part);
            const animated = style.animationName !== 'none' && moves(style.animationDuration);
            if (animated || moves(style.transitionDuration) || style.scrollBehavior === 'smooth')
                found.push(['would move', element.localName + '.' + element.className, part || '']);
        }
    }
    return found;
}"""

# Each verdict: its words, their colour, and the colour behind them.
VERDICTS = """() => {
    const ground = element => {
        const colour = getComputedStyle(element).backgroundColor;
        return element.parentElement && /, 0\\)$/.test(colour) ? ground(element.parentElement) : colour;
    };
    const seen = [...document.querySelectorAll('.am-verdict')].filter(one => one.checkVisibility());
    return seen.map(one => [one.innerText.trim(), getComputedStyle(one).color, ground(one)]);
}"""


def through(visit: Visit, look: Callable[[], list[list[str]]]) -> None:
    """Look at one page of each kind; nothing may be found."""
    found = []
    for path in ONE_OF_EACH_KIND:
        visit.go(path)
        found += [Wrong(path, *one) for one in look()]
    all_well(found)


@pytest.mark.parametrize("width", [390, 1280])
def test_wider_spacing_cuts_nothing_off(browser, address, width):
    """With the letters, words, lines and paragraphs set apart (WCAG 1.4.12), no text is cut, covered or pushed out."""
    with Visit(browser, address, width=width, **CALM) as visit:
        through(visit, lambda: ask(visit, "room.spaced()"))


def test_nothing_moves_for_those_who_ask_for_calm(browser, address):
    """Where less motion is wished for, nothing moves, not even when panels open."""

    def look() -> list[list[str]]:
        visit.page.evaluate(OPEN_ALL)
        return visit.page.evaluate(MOVING)

    with Visit(browser, address, **CALM) as visit:
        through(visit, look)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_the_focus_visible(browser, address, scheme):
    """Where the system forces its colours, which take shadows and grounds away, each stop still shows the focus."""

    def look() -> list[list[str]]:
        return [one for one in ask(visit, "stops.walk().found") if one[0].startswith("focus")]

    with Visit(browser, address, forced_colors="active", color_scheme=scheme, **CALM) as visit:
        assert visit.page.evaluate("matchMedia('(forced-colors: active)').matches")
        visit.page.keyboard.press("Tab")
        through(visit, look)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_verdicts_readable(browser, address, scheme):
    """With forced colours each verdict is still a word, in another colour than its ground."""
    path = "cases/t-mobile-experian-2015/"
    with Visit(browser, address, path, forced_colors="active", color_scheme=scheme, **CALM) as visit:
        verdicts = visit.page.evaluate(VERDICTS)
        assert len(verdicts) > 10
        assert [(words, ink) for words, ink, ground in verdicts if not words or ink == ground] == []


def test_axe_finds_nothing_in_panels_that_are_open(browser, address):
    """What opens on demand keeps the rules too, in light and dark: all panels, the menu among them, on a phone."""

    def look() -> list[list[str]]:
        assert "am-menu" in visit.page.evaluate(OPEN_ALL)
        found = axe(visit)
        visit.page.emulate_media(color_scheme="dark")
        found += [[rule, place, f"dark: {why}"] for rule, place, why in axe(visit)]
        visit.page.emulate_media(color_scheme="light")
        return found

    with Visit(browser, address, **CALM) as visit:
        visit.context.add_init_script(path=AXE)
        through(visit, look)
