"""Pages in a real browser: nothing fails, nothing is asked of another host, nothing sticks out."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading

import pytest

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ONE_OF_EACH_KIND = [
    "",
    "cases/t-mobile-experian-2015/",
    "cases/t-mobile-billing-loop/",
    "cases/over-apologising-by-email/",
    "cases/mtn-control-the-damage/",
    "standards/danger-first/",
    "levels/response-levels/",
    "checklists/first-hour/",
    "examples/billing-loop-both-ways/",
    "drills/national-outage/",
    "papers/decision-log/",
    "frameworks/organizational-apology/",
    "sources/blog-ok-to-say-sorry/",
    "cases/",
    "cases/by/",
    "compare/",
    "coverage/",
    "reference/rules/",
    "reference/rules/too-many-answers/",
    "contribute/",
]
pytestmark = pytest.mark.browser


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def address(built_site):
    """The built site on this machine only."""
    handler = functools.partial(Quiet, directory=str(built_site[0]))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("there is no Chromium; install the package chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


class Visit:
    """A window of one width, with what went wrong in it and what it asked of other hosts."""

    def __init__(self, browser, address, path="", width=390, **context):
        self.address = address
        self.context = browser.new_context(viewport={"width": width, "height": 844}, **context)
        self.page = self.context.new_page()
        self.wrong, self.elsewhere = [], []
        self.page.on(
            "console", lambda message: message.type in {"error", "warning"} and self.wrong.append(message.text)
        )
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", self._asked)
        self.go(path)

    def _asked(self, request):
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.elsewhere.append(request.url)

    @property
    def here(self):
        """The page's address as it has it itself: what a script wrote there, the driver hears of a little later."""
        return self.page.evaluate("location.href")

    def go(self, path):
        """Open another page in the same window."""
        self.page.goto(self.address + path)

    def sideways(self):
        """How many pixels the page is wider than its window."""
        return self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")

    def holds(self, path):
        """The page opens without an error, asks no other host, has one heading and does not scroll sideways."""
        self.go(path)
        assert self.page.locator("h1").count() == 1, path
        assert self.sideways() <= 0, path
        assert (self.wrong, self.elsewhere) == ([], []), path

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()


@pytest.mark.parametrize("path", ONE_OF_EACH_KIND)
def test_one_page_of_each_kind_holds(browser, address, path):
    """A page of each kind opens cleanly on a phone; below, every page does, also on a desk."""
    with Visit(browser, address, path) as visit:
        visit.page.wait_for_load_state("networkidle")
        visit.holds(path)


@pytest.mark.every
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_every_page_holds(browser, address, built_site, width, scheme):
    """Every page of the site opens cleanly on a phone and on a desk."""
    site = built_site[0]
    paths = sorted(path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html"))
    assert len(paths) > 200
    with Visit(browser, address, width=width, color_scheme=scheme) as visit:
        for path in paths:
            visit.holds(path.removeprefix("./"))


def test_home_leads_to_both_doors_in_the_first_screen(browser, address):
    """On a phone, one customer or many: both doors stand in the first screen."""
    with Visit(browser, address, "") as visit:
        doors = visit.page.locator("a.am-door")
        assert doors.count() == 2
        for number in range(2):
            box = doors.nth(number).bounding_box()
            assert box["y"] + box["height"] <= 844
        doors.first.click()
        visit.page.wait_for_url("**/checklists/a-customer-in-a-loop/")


def test_a_checklist_is_ticked_by_keyboard_without_scripts(browser, address):
    """Boxes are real ones: they take focus and a key press, and need no JavaScript."""
    with Visit(browser, address, "checklists/first-hour/", java_script_enabled=False) as visit:
        box = visit.page.locator(".am-item input").first
        box.focus()
        visit.page.keyboard.press("Space")
        assert box.is_checked()
        visit.page.locator(".am-item label").nth(1).click()
        assert visit.page.locator(".am-item input:checked").count() == 2


def found_by_search(visit, words):
    """The first links that the search shows for these words, once it has read every text."""
    page = visit.page
    page.keyboard.press("Control+k")
    page.locator("#am-search-words").fill(words)
    page.locator(".am-search[data-whole]").wait_for(timeout=60_000)
    links = page.locator(".am-search-one a")
    links.first.wait_for()
    return [link.get_attribute("href") for link in links.all()[:3]]


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("angry customer", "checklists/"),
        ("chief executive apologise", "levels/"),
        ("everyone touched", "standards/everyone-touched-and-no-one-else"),
        ("Experian", "cases/t-mobile-experian"),
    ],
)
def test_search_leads_first_to_what_to_do(browser, address, words, path):
    """Checklists, levels and standards come before cases, and these before the sources that they rest on."""
    with Visit(browser, address, "", width=1280) as visit:
        found = found_by_search(visit, words)
        assert any(path in one for one in found), found
        assert not any("/by/" in one for one in found)
        assert visit.elsewhere == []


def test_dark_and_light_differ_and_both_can_be_read(browser, address):
    """The page follows the system's colours; text and ground stand far apart in both."""
    grounds = {}
    for scheme in ("light", "dark"):
        with Visit(browser, address, "standards/brief/", color_scheme=scheme) as visit:
            visit.page.wait_for_timeout(300)
            colours = visit.page.evaluate(
                "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]"
            )
            grounds[scheme] = [sum(map(int, colour[4:-1].split(","))) for colour in colours]
    assert grounds["light"][0] - grounds["light"][1] > 500
    assert grounds["dark"][1] - grounds["dark"][0] > 500


def test_ticks_outlive_a_look_elsewhere_and_end_with_the_tab(browser, address):
    """What was ticked is still ticked after a visit to a standard; Start again and a new tab give an empty sheet."""
    sheet = "checklists/first-hour/"
    with Visit(browser, address, sheet) as visit:
        page, done = visit.page, visit.page.get_by_role("status").filter(has_text="done")
        page.locator(".am-item label").first.click()
        page.locator(".am-item label").nth(2).click()
        assert done.inner_text() == "2 of 14 done."
        visit.go("standards/brief/")
        visit.go(sheet)
        assert page.locator(".am-item input:checked").count() == 2
        with page.context.new_page() as other:
            other.goto(address + sheet)
            assert other.locator(".am-item input:checked").count() == 0
        page.get_by_role("button", name="Start again").click()
        assert page.locator(".am-item input:checked").count() == 0
        assert page.locator(".am-ticked").is_hidden()
        assert page.locator(".am-item input").first.evaluate("box => box === document.activeElement")
        page.reload()
        assert page.locator(".am-item input:checked").count() == 0
        assert visit.wrong == []
