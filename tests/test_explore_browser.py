"""The case explorer in a real browser: sifted by keyboard alone, shared by address, the same from a folder, whole without scripts."""

# ruff: noqa: F811 (fixtures are imported, and tests name them as arguments)

from __future__ import annotations

import re
import shutil
import statistics
from pathlib import Path

import pytest

from amends.dataset import explore
from every_page import AXE, CALM, ask, axe
from synthetic import framed, index, many
from test_browser import Visit, address, browser  # noqa: F401

pytestmark = pytest.mark.browser
SAID, CARD, RANKED = ".am-explore-said", ".am-explore-results .am-card", ".am-explore-results > .am-cards > .am-card"
HOSTILE = "<img src=x onerror=alert(1)>{{ 7*7 }}"
# The time from a press to the new list, laid out: in milliseconds.
TIMED = """selector => { const one = document.querySelector(selector), start = performance.now();
    one.click(); document.body.offsetHeight; return performance.now() - start; }"""


def ready(visit: Visit, path: str = "cases/") -> Visit:
    """The page with the explorer in place."""
    visit.go(path)
    visit.page.locator(SAID).wait_for()
    return visit


def shown(visit: Visit) -> list[str]:
    """The cases in the list, as they stand."""
    return visit.page.locator(RANKED).evaluate_all("all => all.map(one => one.dataset.case)")


def value(visit: Visit, facet: str, label: str, sign: str = "with"):
    """The button of one value, its facet opened."""
    box = visit.page.locator(".am-explore-facet", has=visit.page.get_by_text(facet, exact=True)).first
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    return box.locator("li", has=visit.page.get_by_text(label, exact=True)).locator(f".am-explore-{sign}")


@pytest.fixture
def large(built_site, tmp_path) -> str:
    """The site with a thousand invented cases, two of them with the words of a stranger who means harm; its address."""
    site = Path(shutil.copytree(built_site[0], tmp_path / "site"))
    playbook = many(1_000)
    for name in ("invented-0", "invented-1"):
        entry = playbook.entries["case"][name]
        part = entry.record.organisations[0].model_copy(update={"name": HOSTILE})
        record = entry.record.model_copy(update={"title": f"{HOSTILE} {name}", "organisations": (part,)})
        playbook.entries["case"][name] = type(entry)(record.named("case", name), entry.document)
    shell = (site / "cases/index.html").read_text("utf-8")
    (site / "cases/index.html").write_text(framed(shell, index(playbook)), encoding="utf-8")
    (site / explore.PATH).write_text(explore.files(playbook)[explore.PATH], encoding="utf-8")
    return site.as_uri() + "/"


def test_without_scripts_every_case_is_there(browser, address, shipped):
    """All cards with their report cards in small, the pages by tag, and nothing that would do nothing."""
    with Visit(browser, address, "cases/", java_script_enabled=False) as visit:
        assert shown(visit) == [case.id for case in shipped.cases]
        assert visit.page.locator(".am-smallcard").count() > 0
        assert visit.page.locator("main button, main input, main select").count() == 0
        visit.page.get_by_role("link", name=re.compile("kind, industry")).click()
        visit.page.wait_for_url("**/cases/by/")


def test_with_scripts_the_list_is_the_same_until_somebody_sifts(browser, address, shipped):
    """The explorer takes nothing away and changes no order by itself."""
    with ready(Visit(browser, address, "")) as visit:
        assert shown(visit) == [case.id for case in shipped.cases]
        assert visit.page.locator(SAID).inner_text() == f"All {len(shipped.cases)} cases"
        assert (visit.wrong, visit.elsewhere) == ([], [])


def test_a_facet_is_used_by_keyboard_alone(browser, address):
    """Tab to the panel, open it and a facet, press a value: kept; press its “not”: left out; press again: as before."""
    with ready(Visit(browser, address, "")) as visit:
        page = visit.page
        focused = "text => document.activeElement.innerText.trim().startsWith(text)"
        for goal, key in (("Filter and sort", "Enter"), ("Failure", "Enter"), ("Data breach", "Space")):
            for _ in range(40):
                page.keyboard.press("Tab")
                if page.evaluate(focused, goal):
                    break
            assert page.evaluate(focused, goal), goal
            page.keyboard.press(key)
        assert shown(visit) == ["t-mobile-breach-2021", "t-mobile-experian-2015"]
        assert visit.here.endswith("?failure=data-breach")
        assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert visit.here.endswith("?not-failure=data-breach")
        assert len(shown(visit)) == 4
        page.keyboard.press("Enter")
        assert "?" not in visit.here and len(shown(visit)) == 6


def test_any_of_and_none_of_within_a_facet_and_all_across(browser, address):
    """Two failures are either; a year left out is none of its; across facets both must hold."""
    with ready(Visit(browser, address, "")) as visit:
        visit.page.locator(".am-explore-panel > summary").click()
        value(visit, "Failure", "Outage").click()
        value(visit, "Failure", "Data breach").click()
        assert len(shown(visit)) == 3
        value(visit, "Year", "2015", "not").click()
        assert shown(visit) == ["mtn-nigeria-outage-2021", "t-mobile-breach-2021"]
        value(visit, "Country", "Nigeria").click()
        assert shown(visit) == ["mtn-nigeria-outage-2021"]
        assert visit.here.endswith("?failure=data-breach,outage&country=ng&not-year=2015")
        assert visit.page.locator(SAID).inner_text() == "1 of 6 cases"


def test_a_number_says_how_many_cases_a_value_would_leave(browser, large):
    """For values of a large list: with a choice in another facet, the press leaves as many as the number said."""
    with ready(
        Visit(browser, large, "cases/index.html", 1280), "cases/index.html?kind=incident&not-severity=grave"
    ) as visit:
        for facet in ("failure", "met", "reach", "severity"):
            rows = visit.page.locator(f".am-explore-facet >> nth={[*explore.TITLES].index(facet)}").locator("li")
            for number in (0, 2):
                button = rows.nth(number).locator(".am-explore-with")
                said = int(button.locator(".am-number").evaluate("one => one.textContent"))
                button.evaluate("one => one.click()")
                assert visit.page.locator(SAID).inner_text().startswith(f"{said} of "), (facet, number)
                visit.page.go_back()


def test_back_and_forward_go_through_the_views(browser, address):
    """Each press is a step; typing is one step, however many letters."""
    with ready(Visit(browser, address, "", 1280)) as visit:
        value(visit, "Failure", "Outage").click()
        visit.page.locator("#explore_words").press_sequentially("nigeria")
        assert visit.here.endswith("?failure=outage&q=nigeria")
        visit.page.go_back()
        assert visit.here.endswith("?failure=outage")
        assert visit.page.locator("#explore_words").input_value() == ""
        visit.page.go_back()
        assert "?" not in visit.here and len(shown(visit)) == 6
        visit.page.go_forward()
        assert shown(visit) == ["mtn-nigeria-outage-2021"]
        assert value(visit, "Failure", "Outage").get_attribute("aria-pressed") == "true"


def test_a_shared_address_opens_the_same_view(browser, address):
    """Facets, words, order and ticks; what there is not in the address is passed over."""
    view = "cases/?failure=data-breach,nonsense&not-year=2021&q=experain+experian&q2=x&sort=nonsense&compare=t-mobile-breach-2021,none"
    with ready(Visit(browser, address, "", 1280), view.replace("experain+", "")) as visit:
        assert shown(visit) == ["t-mobile-experian-2015"]
        assert visit.page.locator("#explore_words").input_value() == "experian"
        assert visit.page.locator(".am-explore-chip").all_inner_texts() == [
            "Failure: Data breach ✕", "Year: not 2021 ✕", "Take all away ✕",
        ]  # fmt: skip
        assert visit.page.locator(".am-explore-compare").inner_text() == "1 case chosen. Choose one more."
        assert visit.wrong == []


def test_choices_can_be_taken_away_one_by_one_and_all(browser, address):
    """Each stands above the list as a button; the focus stays where one goes on."""
    with ready(Visit(browser, address, ""), "cases/?failure=outage,data-breach&q=phone") as visit:
        chips = visit.page.locator(".am-explore-chip")
        assert chips.count() == 3
        chips.first.focus()
        visit.page.keyboard.press("Enter")
        assert "failure=outage&q=phone" in visit.here
        assert visit.page.evaluate("document.activeElement.matches('.am-explore-chip')")
        chips.last.click()
        assert "?" not in visit.here and chips.count() == 0
        assert visit.page.evaluate("document.activeElement.localName") == "summary"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("outages", "mtn-nigeria-outage-2021"),
        ("“billing loop”", "t-mobile-billing-loop"),
        ("Control the Damage", "mtn-control-the-damage"),
        ("experi", "t-mobile-experian-2015"),
    ],
)
def test_words_are_folded_as_in_the_search(browser, address, typed, found):
    """Plurals, phrases, capitals and beginnings of words find the case."""
    with ready(Visit(browser, address, "", 1280)) as visit:
        visit.page.locator("#explore_words").fill(typed)
        assert found in shown(visit)
        assert len(shown(visit)) < 6
        for unknown in ("zyzzyva", "constructor"):
            visit.page.locator("#explore_words").fill(unknown)
            assert visit.page.locator(SAID).inner_text() == "0 of 6 cases. Take a choice away to see more."
        assert visit.wrong == []


@pytest.mark.parametrize(
    ("order", "row"),
    [
        ("newest", ["mtn-nigeria-outage-2021", "t-mobile-breach-2021", "t-mobile-experian-2015"]),
        ("words", ["t-mobile-breach-2021", "mtn-nigeria-outage-2021"]),
        ("remedy", ["mtn-nigeria-outage-2021"]),
        ("way", []),
        ("first-word", ["t-mobile-experian-2015", "mtn-nigeria-outage-2021", "t-mobile-breach-2021"]),
        ("reach&unit=applicants", ["t-mobile-breach-2021", "t-mobile-experian-2015"]),
    ],
)
def test_too_little_on_record_stands_apart(browser, address, order, row):
    """Cases without a place in an order come below it under their own heading, and are not its last."""
    with ready(Visit(browser, address, ""), f"cases/?sort={order}") as visit:
        assert shown(visit) == row
        apart = visit.page.locator(".am-explore-apart")
        assert apart.locator(".am-card").count() == 6 - len(row)
        assert apart.locator("h3").first.inner_text().startswith("Not ranked:")
        assert "No bad mark" in apart.inner_text()
        assert visit.page.locator(".am-explore-unit").is_visible() is False  # the panel is closed on a phone


def test_an_order_says_what_it_goes_by(browser, address):
    """Date, first word and reach stand on the card that they put in its place; the unit is chosen and stands in the address."""
    with ready(Visit(browser, address, "", 1280)) as visit:
        visit.page.locator("#explore_sort").select_option("reach")
        visit.page.locator("#explore_unit").select_option("customers")
        assert visit.here.endswith("?sort=reach&unit=customers")
        assert visit.page.locator(".am-explore-why:visible").all_inner_texts() == ["Reach: about 850,000 customers", "Reach: at least 1 customer"]  # fmt: skip
        visit.page.locator("#explore_sort").select_option("first-word")
        assert (
            visit.page.locator(".am-explore-why:visible").first.inner_text()
            == "First word after the public knew: the same day"
        )


def test_two_to_four_are_ticked_and_compared(browser, address):
    """With four ticked no fifth can be; the link leads to them side by side, and the way back finds the ticks."""
    with ready(Visit(browser, address, "")) as visit:
        ticks = visit.page.locator(".am-explore-tick input")
        for number in range(4):
            ticks.nth(number).check()
        assert ticks.nth(4).is_disabled() and ticks.nth(0).is_enabled()
        visit.page.get_by_role("link", name="Compare them").click()
        visit.page.locator(".am-compare").wait_for()
        assert visit.page.locator(".am-compare thead a").count() == 4 + 0
        visit.page.go_back()
        visit.page.locator(SAID).wait_for()
        assert visit.page.locator(".am-explore-tick input:checked").count() == 4


def test_a_screen_reader_is_told_what_there_is(browser, address):
    """Buttons with names, numbers and states; a live region with the number of cases; ticks named for their case."""
    with ready(Visit(browser, address, "", 1280)) as visit:
        visit.page.locator("summary", has_text="Failure").click()
        button = visit.page.get_by_role("button", name="Outage 1", exact=True)
        assert button.get_attribute("aria-pressed") == "false"
        assert visit.page.get_by_role("button", name="not Outage", exact=True).count() == 1
        button.click()
        assert visit.page.locator("main").get_by_role("status").inner_text() == "1 of 6 cases"
        assert visit.page.get_by_role("checkbox", name=re.compile("Compare: MTN Nigeria")).count() == 1


@pytest.mark.every
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits_and_each_stop_can_be_hit(browser, address, width):
    """Nothing sticks out with everything open, each stop is seen and large enough, and axe finds nothing."""
    with Visit(browser, address, "", width, **CALM) as visit:
        visit.context.add_init_script(path=AXE)
        ready(
            visit,
            "cases/?failure=outage,data-breach&not-year=2015&sort=reach&compare=t-mobile-breach-2021,mtn-nigeria-outage-2021",
        )
        visit.page.keyboard.press("Tab")
        visit.page.evaluate("document.querySelectorAll('.am-explorer details').forEach(one => { one.open = true })")
        assert visit.sideways() <= 0
        assert ask(visit, "room.narrow()") == []
        if width == 390:
            assert ask(visit, "stops.walk(document.querySelector('.am-explorer')).found") == []
            assert axe(visit) == []


@pytest.mark.every
def test_a_thousand_cases_come_in_slices_and_sift_at_once(browser, large):
    """Sixty cards at a time; from a press to the new list passes less than the blink of an eye."""
    with ready(Visit(browser, large, "cases/index.html", 1280), "cases/index.html") as visit:
        assert visit.page.locator(CARD).count() == 60
        visit.page.get_by_role("button", name="Show more cases").click()
        assert visit.page.locator(CARD).count() == 120
        assert visit.page.evaluate("document.activeElement.closest('.am-card') !== null")
        visit.page.wait_for_function("() => document.readyState === 'complete'")
        presses = [2, 3, 4, 5, 9] * 3
        times = sorted(
            visit.page.evaluate(TIMED, f".am-explore-facet:nth-child({n}) li:nth-child(2) button") for n in presses
        )
        assert times[0] <= 50 and statistics.median(times) <= 100, times  # the machine may be busy with other tests
        assert visit.wrong == []


def test_it_works_from_a_folder_and_a_strangers_text_is_only_text(browser, large):
    """On a USB stick, with an element in a title and in a name: shown letter for letter, and nothing of it runs."""
    with Visit(browser, large, "about/index.html", 1280) as visit:
        said = []
        visit.page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        ready(visit, "cases/index.html?q=onerror")
        assert shown(visit) == ["invented-0", "invented-1"]
        visit.page.locator(".am-explore-tick input").first.check()
        visit.page.locator("#explore_words").fill("“img src”")
        assert len(shown(visit)) == 2 and "compare=invented-0" in visit.here
        assert visit.page.locator(f"{RANKED} h3").first.inner_text() == f"{HOSTILE} invented-0"
        assert visit.page.locator("main img").count() == 0
        assert (said, visit.wrong, visit.elsewhere) == ([], [], [])


def test_where_the_data_are_missing_the_list_stays(browser, built_site, tmp_path):
    """A page that lost its data is still the whole list."""
    site = Path(shutil.copytree(built_site[0], tmp_path / "site"))
    (site / explore.PATH).unlink()
    with Visit(browser, site.as_uri() + "/", "cases/index.html") as visit:
        visit.page.wait_for_load_state("networkidle")
        assert len(shown(visit)) == 6
        assert visit.page.locator(".am-explore-panel").count() == 0
