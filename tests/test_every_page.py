"""Every page of the site, walked: by axe-core and the HTML checker, by keyboard, without scripts, without styles, and narrow."""

# ruff: noqa: F401, F811 (fixtures are imported, and tests name them as arguments)

from __future__ import annotations

import pytest

import vnu
from conftest import PROSE, made_pages
from every_page import SHARES, all_pages, all_well, seen, share_of, some_pages
from test_browser import address, browser

pytestmark = [pytest.mark.browser, pytest.mark.every]


def test_the_walk_goes_over_the_whole_site(built_site, shipped):
    """The pages walked are those of the playbook, those that people write and the lost reader's: the very files of the site."""
    pages = all_pages(shipped)
    assert len(pages) == len({*pages}) == len(made_pages(shipped)) + len(PROSE) + 1 > 330
    assert sorted(page for number in range(SHARES) for page in share_of(pages, number)) == sorted(pages)
    found = {path.relative_to(built_site[0]).as_posix() for path in built_site[0].rglob("*.html")}
    assert {page if page.endswith(".html") else f"{page}index.html" for page in pages} == found


def test_the_html_checker_finds_nothing(built_site, shipped):
    """The Nu HTML checker has no error and no warning on any page."""
    all_well(vnu.check(built_site[0], all_pages(shipped)))


def test_axe_finds_nothing(seen):
    """No violation at 390 and 1280 pixels, in light and in dark."""
    all_well(seen.found["with_axe"])


def test_every_stop_is_seen_in_order_and_can_be_hit(seen, some_pages):
    """At 390 pixels each stop of the Tab key stands in the window, uncovered, with a visible focus, in reading order, and is
    at least 24 pixels high and wide, or a link in a sentence."""
    assert [*seen.stops] == some_pages and min(seen.stops.values()) > 10
    all_well(seen.found["at_stops"])


def test_the_text_reads_without_scripts(seen, some_pages):
    """The main part shows the same words with JavaScript and without."""
    assert [*seen.words] == some_pages
    for path, (with_scripts, without) in seen.words.items():
        assert len(without) > 50, path
        assert with_scripts == without, path


def test_the_text_reads_without_styles(seen):
    """Without style sheets nothing is lost and nothing stands elsewhere, no heading's level is skipped, pictures have words."""
    all_well(seen.found["bare"])


def test_nothing_sticks_out_of_a_narrow_window(seen):
    """At 320 by 256 pixels, which is 1280 by 1024 at 400 %, nothing scrolls sideways, is cut off or lies on other text."""
    all_well(seen.found["narrow"])
