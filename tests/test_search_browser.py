"""The search in a real browser: opened by each way, used by keyboard alone, from a folder too, and never by code in a text."""

# ruff: noqa: F811 (fixtures are imported, and tests name them as arguments)

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from markupsafe import Markup, escape

from amends.dataset import search
from amends.pages import Page
from test_browser import Visit, address, browser, found_by_search  # noqa: F401
from test_search_data import handed_over

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=alert(1)> zyzzyva"
BOX, ONE, CHOSEN = "#am-search-words", ".am-search-one", ".am-search-one[aria-selected=true]"


def searched(visit) -> list[str]:
    """From now on, everything that the page asks for and only the search needs."""
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url.removeprefix(visit.address)))
    return asked


def opened(visit, words: str) -> None:
    """The dialog with these words typed, and results shown."""
    visit.page.keyboard.press("/")
    visit.page.keyboard.type(words)
    visit.page.locator(ONE).first.wait_for(timeout=60_000)


def test_nothing_is_loaded_until_the_box_is_opened(browser, address, built_site):
    """An idle page asks for one small script; the cards come with the box, the texts with the first letter."""
    assert (built_site[0] / "assets/js/search.js").stat().st_size < 12_000
    with Visit(browser, address, "about/") as visit:
        asked = searched(visit)
        visit.page.reload()
        visit.page.wait_for_load_state("networkidle")
        ours = [url for url in asked if re.search("search|minisearch", url) and url.endswith(".js")]
        assert ours == ["assets/js/search.js"]
        visit.page.locator(".am-search-open").click()
        visit.page.wait_for_function(
            "() => performance.getEntriesByName(location.origin + '/assets/search/cards.js').length"
        )
        assert not any("texts-" in url for url in asked)
        found_by_search(visit, "passable")
        assert any("texts-1.js" in url for url in asked)
        assert (visit.wrong, visit.elsewhere) == ([], [])


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k", ""])
def test_it_opens_by_each_way_and_gives_the_focus_back(browser, address, key):
    """A slash, Ctrl+K, Cmd+K or the button; Escape closes it, and one is where one was."""
    with Visit(browser, address, "about/") as visit:
        page, button = visit.page, visit.page.locator(".am-search-open")
        button.focus()
        page.keyboard.press(key or "Enter")
        assert page.locator("dialog.am-search").evaluate("one => one.matches(':modal')")
        assert page.locator(BOX).evaluate("one => one === document.activeElement")
        page.keyboard.press("Escape")
        assert not page.locator("dialog.am-search").is_visible()
        assert button.evaluate("one => one === document.activeElement")


def test_a_slash_in_a_field_stays_a_slash(browser, address):
    """Whoever writes is not interrupted, and in the box itself a slash is a letter."""
    with Visit(browser, address, "about/") as visit:
        page = visit.page
        page.evaluate("document.querySelector('main').append(document.createElement('textarea'))")
        page.locator("textarea").press_sequentially("a/b")
        assert page.locator("textarea").input_value() == "a/b"
        assert not page.locator("dialog.am-search").is_visible()
        page.keyboard.press("Control+k")
        page.locator(BOX).press_sequentially("c/d")
        assert page.locator(BOX).input_value() == "c/d"


def test_a_slash_at_a_box_that_is_ticked_opens_it(browser, address):
    """On a checklist nobody writes: what was ticked last has the focus, and takes no letters."""
    with Visit(browser, address, "checklists/first-hour/") as visit:
        visit.page.locator(".am-item input").first.check()
        visit.page.keyboard.press("/")
        assert visit.page.locator(BOX).evaluate("one => one === document.activeElement")


def test_it_is_used_by_keyboard_alone(browser, address):
    """Arrows move and wrap, Home and End stay in the text, Enter opens what is chosen, else the first."""
    with Visit(browser, address, "about/", width=1280) as visit:
        page, box = visit.page, visit.page.locator(BOX)
        found_by_search(visit, "apologise")
        assert box.get_attribute("aria-expanded") == "true"
        assert box.get_attribute("aria-activedescendant") is None
        page.keyboard.press("ArrowUp")
        assert page.locator(ONE).last.get_attribute("aria-selected") == "true"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert page.locator(CHOSEN).count() == 1
        assert box.get_attribute("aria-activedescendant") == page.locator(ONE).nth(1).get_attribute("id")
        page.keyboard.press("Home")
        assert box.evaluate("one => one.selectionStart") == 0
        page.keyboard.press("ArrowUp")  # the second may be the line that shows more
        wanted = page.locator(CHOSEN).locator("a").evaluate("one => one.href")
        page.keyboard.press("Enter")
        page.wait_for_url(wanted)
        opened(visit, "danger first")
        first = page.locator(f"{ONE} a").first.evaluate("one => one.href")
        page.keyboard.press("Enter")
        page.wait_for_url(first)


def test_a_screen_reader_is_told_what_it_is(browser, address):
    """A dialog with a name, a box that controls a list, groups with headings, and the number of results said aloud."""
    with Visit(browser, address, "about/") as visit:
        page = visit.page
        found_by_search(visit, "apology")
        dialog = page.get_by_role("dialog", name="Search")
        assert dialog.get_by_role("combobox").get_attribute("aria-controls") == dialog.get_by_role(
            "listbox"
        ).get_attribute("id")
        assert re.fullmatch(r"\d+ results", dialog.get_by_role("status").inner_text())
        assert dialog.get_by_role("listbox").get_by_role("group", name="Standards").get_by_role("option").count() > 1
        page.locator(BOX).fill("qqqqqqqqqqqq")
        page.wait_for_function("() => document.querySelector('.am-search-said').innerText.startsWith('Nothing found')")
        assert page.locator(BOX).get_attribute("aria-expanded") == "false"


def test_a_group_shows_all_when_asked(browser, address):
    """The first results of each group stand there; the line below them brings the others."""
    with Visit(browser, address, "about/") as visit:
        found_by_search(visit, "apology")
        group = visit.page.locator(".am-search-group", has=visit.page.locator("[data-open]")).first
        name, before = group.get_attribute("aria-labelledby"), group.locator("a").count()
        group.locator("[data-open]").click()
        visit.page.wait_for_function(
            "([name, before]) => document.querySelectorAll(`[aria-labelledby=${name}] a`).length > before",
            arg=[name, before],
        )


@pytest.mark.parametrize("word", ["constructor", "__proto__"])
def test_no_word_stops_it(browser, address, word):
    """A word that means something to JavaScript is a word like any other, and is answered."""
    with Visit(browser, address, "about/") as visit:
        visit.page.keyboard.press("/")
        visit.page.keyboard.type(word)
        visit.page.locator("dialog.am-search[data-whole]").wait_for()
        assert re.search("result|Nothing found", visit.page.locator(".am-search-said").inner_text())
        assert visit.wrong == []


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("experain", "cases/t-mobile-experian-2015/"),
        ("frist huor", "checklists/first-hour/"),
        ("apologizing by e-mail", "frameworks/apology-email/"),
        ("supplier’s letter", "examples/supplier-breach-letter/"),
        ("GDPR article 34", "sources/gdpr-article-34/"),
        ("“nothing sold”", "standards/brief/"),
        ("remed unasked", "standards/remedy-comes-unasked/"),
        ("chatbot and no human", "standards/reachable-way-in/"),
        ("AT&T outage", "sources/fcc-att-outage-2024/"),
        ("custommer effort", "frameworks/customer-effort/"),  # and not “custom”
        ("cheque", "examples/supplier-breach-letter/"),  # others are only asked for with that word among many
        ("late bus", "standards/regret-for-what-it-cost/"),  # just so
    ],
)  # fmt: skip
def test_it_forgives(browser, address, words, path):
    """Typing errors, plurals, other spellings, beginnings of words and phrases lead to the page among the first three."""
    with Visit(browser, address, "about/") as visit:
        assert any(path in one for one in found_by_search(visit, words))


@pytest.mark.parametrize(
    ("words", "path", "line"),
    [
        ("alone on duty at night", "checklists/first-hour/", "alone on duty at night something broke"),
        ("priority matrix", "levels/response-levels/", "priority matrix p1 p2 p3"),
    ],
)
def test_a_page_that_people_ask_for_so_says_how(browser, address, words, path, line):
    """Where a line of those holds more of the words than the page does, it stands in place of the page's text."""
    with Visit(browser, address, "about/") as visit:
        assert any(path in one for one in found_by_search(visit, words))
        found = visit.page.locator(f".am-search-one a[href*='{path}']").first
        assert found.locator(".am-search-text").inner_text() == f"Asked as: “{line}”"
        assert {*found.locator("mark").all_inner_texts()} >= {*words.split()} - {"on", "at"}


def test_a_page_that_has_the_words_shows_its_own(browser, address):
    """What people ask is not shown where the title or the text says it, too."""
    with Visit(browser, address, "about/") as visit:
        found_by_search(visit, "first hour")
        found = visit.page.locator(".am-search-one a[href*='checklists/first-hour/']").first
        assert "Asked as" not in found.inner_text()


def test_a_result_leads_to_the_very_part(browser, address):
    """Words that stand only in a page's text lead to their heading there, and the dialog makes way."""
    with Visit(browser, address, "fairness/") as visit:
        link = found_by_search(visit, "“verdicts”")
        part = next(one for one in link if "#" in one)
        visit.page.locator(f'.am-search-one a[href="{part}"]').first.click()
        visit.page.wait_for_url(part)
        assert visit.page.locator(f"[id='{part.partition('#')[2]}']").is_visible()
        assert not visit.page.locator("dialog.am-search").is_visible()


@pytest.mark.parametrize("width", [320, 390])
def test_it_fits_a_phone(browser, address, width):
    """Nothing sticks out, and each result is large enough for a finger."""
    with Visit(browser, address, "about/", width=width, has_touch=True) as visit:
        visit.page.locator(".am-search-open").tap()
        found_by_search(visit, "responsibility")
        assert visit.page.locator("dialog.am-search").evaluate("one => one.scrollWidth - one.clientWidth") <= 0
        assert all(one.bounding_box()["height"] >= 24 for one in visit.page.locator(ONE).all())
        href = visit.page.locator(f"{ONE} a").first.evaluate("one => one.href")
        visit.page.locator(f"{ONE} a").first.tap()
        visit.page.wait_for_url(href)


@pytest.mark.parametrize(
    "broken",
    ["delete window.Worker", "window.Worker = class { constructor() { setTimeout(() => this.onerror({})); } }"],
)
def test_it_works_where_no_worker_can_be_had(browser, address, broken):
    """Then the same code runs on the page itself, and no question is lost, however fast somebody types."""
    with Visit(browser, address, "about/") as visit:
        visit.page.add_init_script(broken)
        for _ in range(4):
            visit.go("about/")
            visit.page.keyboard.press("/")
            visit.page.keyboard.type("experian")
            visit.page.locator(".am-search-one").first.wait_for()
        visit.go("about/")
        assert "cases/t-mobile-experian-2015" in " ".join(found_by_search(visit, "experian"))
        assert visit.wrong == []


def test_it_works_from_a_folder(browser, built_site):
    """On a USB stick, where nothing may be fetched: results name the files."""
    folder = built_site[0].as_uri() + "/"
    with Visit(browser, folder, "standards/brief/index.html") as visit:
        links = found_by_search(visit, "passable")
        assert any(one.startswith(folder + "cases/t-mobile-experian-2015/index.html") for one in links)
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url(links[0])
        assert (visit.wrong, visit.elsewhere) == ([], [])


def test_a_strangers_text_is_only_text(browser, shipped, built_site, tmp_path):
    """An element in a title, in a text and in how people ask is shown letter for letter, and nothing of it runs."""
    site = Path(shutil.copytree(built_site[0], tmp_path / "site"))
    text = Markup(f"<p>{escape(HOSTILE)}</p>")
    page = Page("cases/hostile/", HOSTILE, HOSTILE, text, asked_as=(f"xyzzyx {HOSTILE}",))
    for path, script in search.files(shipped, [page]).items():
        (site / path).write_text(script, encoding="utf-8")
    names = handed_over((site / "assets/search/cards.js").read_text("utf-8"))["files"]
    assert names == ["more-cards.js", "texts-1.js"]
    with Visit(browser, site.as_uri() + "/", "about/index.html") as visit:
        said = []
        visit.page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        found_by_search(visit, "zyzzyva")
        assert visit.page.locator(".am-search-title").inner_text() == HOSTILE
        visit.page.locator(BOX).fill("xyzzyx")
        visit.page.get_by_text(f"Asked as: “xyzzyx {HOSTILE}”").wait_for()
        assert visit.page.locator(".am-search-found").locator("img").count() == 0
        assert (said, visit.wrong, visit.elsewhere) == ([], [], [])


def test_without_scripts_there_is_no_button(browser, address):
    """What would do nothing is not shown."""
    with Visit(browser, address, "about/", java_script_enabled=False) as visit:
        assert not visit.page.locator(".am-search-open").is_visible()
        assert not visit.page.locator("dialog.am-search").is_visible()
