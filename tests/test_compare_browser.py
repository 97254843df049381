"""Cases side by side in a real browser: chosen by keyboard, shared by address, from a folder, on one sheet of paper."""

# ruff: noqa: F811 (fixtures are imported, and tests name them as arguments)

from __future__ import annotations

import io
import re
import shutil
from itertools import combinations
from pathlib import Path

import pytest
from pypdf import PdfReader

from amends.dataset import compare
from every_page import AXE, CALM, ask, axe
from test_browser import Visit, address, browser  # noqa: F401

pytestmark = pytest.mark.browser
SAID, TABLE = ".am-pick-said", ".am-compare-differs"
TWO = ["mtn-nigeria-outage-2021", "t-mobile-breach-2021"]
FOUR = [*TWO, "t-mobile-experian-2015", "t-mobile-billing-loop"]
# The letters that a page is written in.
WRITTEN_IN = """
addEventListener("DOMContentLoaded", () => document.documentElement.style.setProperty("--am-sans", "'%s'"));
"""


def side_by_side(visit: Visit, cases: list[str], page: str = "compare/") -> Visit:
    """The page with these cases, compared."""
    visit.go(f"{page}?cases={','.join(cases)}")
    visit.page.locator(".am-compare").wait_for()
    return visit


def heads(visit: Visit) -> list[str]:
    """The cases that stand in the table, by the last part of their address."""
    links = visit.page.locator(f"{TABLE} thead a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return [re.search(r"cases/([a-z0-9-]+)/", link)[1] for link in links]


def row(visit: Visit, name: str):
    """One row by its name in the data."""
    return visit.page.locator(f'.am-compare [data-row="{name}"]')


def test_without_scripts_it_says_how_and_lists_the_cases(browser, address, shipped):
    """A sentence, and a link to each case; no field that would do nothing."""
    with Visit(browser, address, "compare/", java_script_enabled=False) as visit:
        assert "open two of these in two windows" in visit.page.locator("main").inner_text()
        assert visit.page.locator(".am-pick a").count() == len(shipped.cases)
        assert visit.page.locator("main input, main button").count() == 0


def test_cases_are_chosen_by_keyboard_alone(browser, address):
    """Tab and Space choose; from the second on they stand side by side; back and forward go through the choices."""
    with Visit(browser, address, "compare/") as visit:
        page = visit.page
        page.locator(SAID).wait_for()
        assert page.locator(SAID).inner_text() == "Choose two to four cases."
        page.locator("#compare_words").focus()
        for _ in range(2):
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
            page.keyboard.press("Tab")
        page.locator(".am-compare").wait_for()
        assert heads(visit) == TWO
        assert visit.here.endswith(f"?cases={','.join(TWO)}")
        assert re.fullmatch(
            r"2 cases side by side: \d+ rows differ, \d+ are the same\.", page.locator(SAID).inner_text()
        )
        page.go_back()
        assert page.locator(SAID).inner_text() == "One case chosen. Choose one to three more."
        assert page.locator(".am-compare").count() == 0
        page.go_forward()
        page.locator(".am-compare").wait_for()
        assert heads(visit) == TWO


def test_differences_come_first_and_equal_rows_are_folded(browser, address):
    """What two cases share stands in a part that opens; nothing stands in both."""
    with side_by_side(Visit(browser, address, ""), ["t-mobile-breach-2021", "t-mobile-experian-2015"]) as visit:
        same = visit.page.locator(".am-compare-same")
        assert same.get_attribute("open") is None
        rows = {part: set(visit.page.locator(f"{part} [data-row]").evaluate_all("all => all.map(one => one.dataset.row)")) for part in (TABLE, ".am-compare-same")}  # fmt: skip
        assert not rows[TABLE] & rows[".am-compare-same"]
        assert {"fact-industry", "fact-failure"} <= rows[".am-compare-same"]
        assert {"fact-whose-doing", "clock-first_word", "card-words"} <= rows[TABLE]
        same.locator("summary").click()
        assert row(visit, "fact-industry").locator("td").inner_text() == "Telecommunications"


def test_each_verdict_stands_with_its_reason_and_leads_to_it(browser, address):
    """Shape, word and because; the link opens the very verdict on the case's page."""
    with side_by_side(Visit(browser, address, "", 1280), TWO) as visit:
        cell = row(visit, "standard-acknowledged-early").locator("td").nth(1)
        assert cell.locator(".am-verdict").inner_text() == "✗ missed"
        assert "We judge the half that can be seen" in cell.inner_text()
        cell.locator("a").click()
        visit.page.wait_for_url("**/cases/t-mobile-breach-2021/#verdict_acknowledged-early")
        assert visit.page.locator("#verdict_acknowledged-early").is_visible()


def test_what_is_not_there_is_said(browser, address):
    """Not assessed is no verdict, none on record no refusal, and advice has no response to judge."""
    with side_by_side(Visit(browser, address, "", 1280), [TWO[0], "over-apologising-by-email"]) as visit:
        assert row(visit, "fact-severity").locator("td").nth(1).inner_text() == "no response to judge"
        assert row(visit, "clock-first_word").locator("td").nth(1).inner_text() == "no response to judge"
        assert visit.page.locator(".am-stance").count() > 0
        assert "not assessed" in visit.page.locator(TABLE).inner_text()


def test_an_address_is_shared_and_mended(browser, address):
    """A case that there is not is named; one that stands twice counts once; of five the first four are taken."""
    with side_by_side(Visit(browser, address, ""), [TWO[0], "no-such<b>", TWO[0], TWO[1]]) as visit:
        assert heads(visit) == TWO
        assert "There is no case “no-such<b>”." in visit.page.locator(SAID).inner_text()
        side_by_side(visit, [*FOUR, "over-apologising-by-email"])
        assert heads(visit) == FOUR
        assert visit.page.locator(".am-pick input[type=checkbox]:disabled").count() == 2
        assert visit.wrong == []


def test_a_case_is_taken_out_and_another_found(browser, address):
    """The button in its column takes a case out and leaves the focus at its tick; words narrow the list."""
    with side_by_side(Visit(browser, address, "", 1280), [*TWO, FOUR[2]]) as visit:
        visit.page.get_by_role("button", name=re.compile("Take out: MTN")).click()
        assert heads(visit) == FOUR[1:3]
        assert visit.page.evaluate("document.activeElement.closest('li').dataset.case") == TWO[0]
        visit.page.locator("#compare_words").fill("BILLING")
        visible = visit.page.locator(".am-pick li:visible").evaluate_all("all => all.map(one => one.dataset.case)")
        assert visible == [*FOUR[1:3], FOUR[3]]


def test_each_case_page_and_the_list_lead_here(browser, address):
    """“Compare with other cases” on a case's page brings the case along."""
    with Visit(browser, address, "cases/t-mobile-billing-loop/") as visit:
        visit.page.get_by_role("link", name="Compare with other cases").click()
        visit.page.locator(SAID).wait_for()
        assert visit.page.locator(".am-pick input:checked").count() == 1
        assert visit.page.locator(SAID).inner_text() == "One case chosen. Choose one to three more."


@pytest.mark.every
@pytest.mark.parametrize(("width", "cases"), [(320, TWO), (320, FOUR), (390, FOUR), (1280, FOUR)])
def test_it_fits_and_each_stop_can_be_hit(browser, address, width, cases):
    """Nothing sticks out of the page with all of it open, each stop is seen and large enough, and axe finds nothing."""
    with Visit(browser, address, "", width, **CALM) as visit:
        visit.context.add_init_script(path=AXE)
        side_by_side(visit, cases)
        visit.page.keyboard.press("Tab")
        visit.page.evaluate("document.querySelector('.am-compare-same').open = true")
        assert visit.sideways() <= 0
        assert ask(visit, "room.narrow()") == []
        if width == 390:
            assert ask(visit, "stops.walk(document.querySelector('main')).found") == []
            assert axe(visit) == []


@pytest.mark.every
@pytest.mark.parametrize(("paper", "size"), [("A4", (842, 595)), ("Letter", (792, 612))])
@pytest.mark.parametrize("cases", [*map(list, combinations(FOUR, 2)), FOUR[:3], FOUR, [*TWO, "over-apologising-by-email", "mtn-control-the-damage"]], ids=" ".join)  # fmt: skip
@pytest.mark.parametrize("letters", ["Liberation Sans", "DejaVu Sans"])  # as wide as on most machines; as wide as any
def test_it_prints_on_one_landscape_sheet(browser, address, cases, paper, size, letters):
    """One page, wider than high, with each case's name and the way back to it, and nothing of the rest of the page."""
    with Visit(browser, address, "", 1280) as visit:
        visit.context.add_init_script(WRITTEN_IN % letters)
        side_by_side(visit, cases)
        assert letters in visit.page.locator(".am-compare td").first.evaluate("one => getComputedStyle(one).fontFamily")
        reader = PdfReader(io.BytesIO(visit.page.pdf(format=paper, prefer_css_page_size=True)))
        assert len(reader.pages) == 1
        width, height = reader.pages[0].mediabox[2:]
        assert all(abs(one - other) < 2 for one, other in zip((width, height), size, strict=True))
        text = " ".join(reader.pages[0].extract_text().split())
        assert "Side by side" in text and "Choose the cases" not in text and "What to do next" not in text
        assert "The same in all" in text  # the last line
        assert f"/compare/?cases={','.join(cases)}" in text and "Page 1 of 1" in text


def test_it_works_from_a_folder_and_a_strangers_text_is_only_text(browser, shipped, built_site, tmp_path):
    """On a USB stick, with an element in a reason and in a title: shown letter for letter, and nothing of it runs."""
    hostile = "<img src=x onerror=alert(1)>{{ 7*7 }}"
    site = Path(shutil.copytree(built_site[0], tmp_path / "site"))
    case = shipped.get(f"case/{TWO[0]}")
    assessment = case.assessment.model_copy(update={"judged": hostile})
    changed = case.model_copy(update={"title": hostile, "assessment": assessment}).named("case", TWO[0])
    data = compare.script(f"case/{TWO[0]}", compare.data(changed, shipped))
    (site / compare.FOLDER / f"{TWO[0]}.js").write_text(data, encoding="utf-8")
    with Visit(browser, site.as_uri() + "/", "about/index.html", 1280) as visit:
        said = []
        visit.page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        side_by_side(visit, TWO, "compare/index.html")
        assert visit.page.locator(f"{TABLE} thead a").first.inner_text() == hostile
        assert row(visit, "fact-judged").locator("td").first.inner_text().endswith(hostile)
        assert visit.page.locator("main img").count() == 0
        assert (said, visit.wrong, visit.elsewhere) == ([], [], [])


def test_where_a_case_cannot_be_loaded_it_says_so(browser, built_site, tmp_path):
    """The list of cases stays, with what to do."""
    site = Path(shutil.copytree(built_site[0], tmp_path / "site"))
    (site / compare.FOLDER / f"{TWO[1]}.js").unlink()
    with Visit(browser, site.as_uri() + "/", f"compare/index.html?cases={','.join(TWO)}") as visit:
        visit.page.get_by_text("The cases could not be loaded.").wait_for()
        assert visit.page.locator(".am-pick a").count() > 1
