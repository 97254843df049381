"""A pack of one's own in a real browser: ticked, ordered, shared by address, bound into one PDF that other programs read."""

# ruff: noqa: F811 (fixtures are imported, and tests name them as arguments)

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdf
import pytest

from amends.handouts import gather
from amends.handouts.packs import AUDIENCES, PRINTING
from every_page import AXE, CALM, ask, axe
from sheets import Sheet, squeezed
from test_browser import Visit, address, browser  # noqa: F401

pytestmark = pytest.mark.browser
PAGE = "packs/your-own/"
SAID, MADE = ".am-own-said", ".am-own-made"
THREE = ["checklist/first-hour", "drill/national-outage-facilitator", "case/mtn-nigeria-outage-2021"]
ORDERED = [THREE[1], THREE[0], THREE[2]]  # the answers stand before what participants get
SIZES = {"a4": (595.28, 841.89), "letter": (612, 792)}


def opened(visit: Visit, sheets: Sequence[str] = (), more: str = "", page: str = PAGE) -> Any:
    """The page with these sheets in the pack."""
    visit.go(page + (f"?sheets={','.join(sheets)}{more}" if sheets else ""))
    visit.page.locator(SAID).wait_for()
    return visit.page


def tick(page: Any, sheet: str) -> Any:
    """The box of one sheet."""
    return page.locator(f'[data-sheets^="{sheet}"]:not([data-sheets^="{sheet}-"]) .am-tick')


def packed(page: Any) -> list[str]:
    """The sheets in the pack, in order."""
    return page.locator(".am-own-pack [data-sheet]").evaluate_all("all => all.map(one => one.dataset.sheet)")


def made(page: Any) -> Sheet:
    """The file that the button makes."""
    page.locator(".am-own-make").click()
    page.locator(".am-own-open").wait_for()
    with page.expect_download() as download:
        page.locator(".am-own-save").click()
    return Sheet(Path(download.value.path()).read_bytes())


def bound_from(site: Path, sheet: str, paper: str) -> pypdf.PdfReader:
    """The sheet's own file on the site."""
    kind, name = sheet.split("/")
    return pypdf.PdfReader(site / "handouts" / f"{kind}s" / f"{name}-{paper}.pdf")


def holds(sheet: Sheet, site: Path, sheets: Sequence[str], paper: str, contents: int = 1) -> None:
    """The contents, then every page of every sheet, in order, each with its number; fonts, tags, names and links are whole."""
    read = pypdf.PdfReader(io.BytesIO(sheet.content), strict=True)
    own = [page for one in sheets for page in bound_from(site, one, paper).pages]
    assert len(read.pages) == contents + len(own)
    for number, (page, single) in enumerate(zip(read.pages[contents:], own, strict=True), contents + 1):
        stamp = squeezed(f"Pack page {number} of {len(read.pages)}")
        assert squeezed(page.extract_text()) == squeezed(single.extract_text()) + stamp
        assert page.mediabox == single.mediabox
    assert all(abs(one - two) < 0.1 for one, two in zip(read.pages[0].mediabox[2:], SIZES[paper], strict=True))
    assert all(sheet.fonts.values())
    tagged(sheet)


def tagged(sheet: Sheet) -> None:
    """Each page and each link leads to its own elements in the tree of tags, and no cell's name is there twice."""
    tree = sheet.root["/StructTreeRoot"]
    nums = tree["/ParentTree"]["/Nums"]
    held = {int(key): value.get_object() for key, value in zip(nums[::2], nums[1::2], strict=True)}
    assert sheet.root["/MarkInfo"]["/Marked"] and sheet.root["/Lang"] == "en"
    for page in sheet.pdf.pages:
        for element in held[page["/StructParents"]]:
            assert element.get_object()["/Pg"] == page
        for note in page.get("/Annots", ()):
            assert held[note.get_object()["/StructParent"]]["/S"] == "/Link"
    cells = tree.get("/IDTree", {}).get("/Names", [])[::2]
    assert len(cells) == len({*cells}) and cells == sorted(cells)


def test_without_scripts_every_sheet_is_a_link(browser, address, built_site, shipped):
    """Each sheet on both papers, with its pages; no box and no button that would do nothing."""
    sheets = [one for one in gather(shipped, "https://amends.example/") if one.kind != "pack"]
    with Visit(browser, address, PAGE, java_script_enabled=False) as visit:
        assert "Open each sheet that you want, and print it" in visit.page.locator("main").inner_text()
        assert visit.page.locator("main input, main button").count() == 0
        links = visit.page.locator(".am-own a").evaluate_all(
            "all => all.map(one => [one.getAttribute('href'), one.dataset.pages])"
        )
    assert {href for href, _ in links} == {f"../../handouts/{one.path(paper)}" for one in sheets for paper in SIZES}
    some = [link for link in links if "first-hour" in link[0] or "facilitator" in link[0]]
    for href, pages in some:
        assert len(pypdf.PdfReader(built_site[0] / href.removeprefix("../../")).pages) == int(pages)


def test_three_ticks_make_a_file_with_as_many_pages_as_are_told(browser, address, built_site):
    """The count is that of the sheets; the file has the contents before them, in the order of who gets them."""
    with Visit(browser, address, accept_downloads=True) as visit:
        page = opened(visit)
        assert (
            page.locator(SAID).inner_text() == "Nothing is ticked yet." and page.locator(".am-own-make").is_disabled()
        )
        assert "own-pack-bind" not in page.content()
        for one in THREE:
            tick(page, one).check()
        told = int(re.fullmatch(r"3 sheets, (\d+) pages\.", page.locator(SAID).inner_text())[1])
        file = made(page)
        assert packed(page) == ORDERED
        assert page.locator(MADE).inner_text() == f"Your pack is ready: {told + 1} pages, with the contents in front."
        assert len(file.pdf.pages) == told + 1 and (visit.wrong, visit.elsewhere) == ([], [])
    holds(file, built_site[0], ORDERED, "a4")
    assert file.outside() == []
    front = squeezed(file.pdf.pages[0].extract_text())
    assert file.pdf.metadata.title == "Your pack"
    starts = [2]
    for one in ORDERED[:2]:
        starts.append(starts[-1] + len(bound_from(built_site[0], one, "a4").pages))
    titles = ["A national outage: Facilitator’s sheet", "The first hour"]
    for line in (
        AUDIENCES["facilitator"],
        *(f"{title} Page {start}" for title, start in zip(titles, starts, strict=False)),
    ):
        assert squeezed(line) in front
    told_to = {audience for audience, line in PRINTING.items() if squeezed(line) in front}
    assert told_to == {"everybody", "facilitator", "participants"}
    again = f"https://amends.example/{PAGE}?sheets={','.join(ORDERED)}"
    assert again in file.links and squeezed(again) in front
    places = [file.pdf.get_destination_page_number(one) for one in file.pdf.outline if not isinstance(one, list)]
    assert [place + 1 for place in places] == starts


def test_the_address_says_what_is_in_the_pack_and_back_works(browser, address):
    """Ticks, order and paper stand in the address; who opens it has the same pack; back undoes one step at a time."""
    with Visit(browser, address) as visit:
        page = opened(visit, THREE[:1])
        tick(page, THREE[2]).check()
        assert visit.here.endswith(f"{PAGE}?sheets={THREE[0]},{THREE[2]}")
        page.locator('[value="letter"]').check()
        page.locator(f'[data-sheet="{THREE[2]}"] [data-step="-1"]').click()
        assert visit.here.endswith(f"{PAGE}?sheets={THREE[2]},{THREE[0]}&paper=letter")
        assert packed(page) == [THREE[2], THREE[0]]
        for paper, sheets in (("letter", [THREE[0], THREE[2]]), ("a4", [THREE[0], THREE[2]]), ("a4", THREE[:1])):
            page.go_back()
            assert packed(page) == sheets and page.locator(f'[value="{paper}"]').is_checked()
        assert not tick(page, THREE[2]).is_checked()
        page.locator(".am-own-empty").click()
        assert (
            visit.here.endswith(PAGE)
            and packed(page) == []
            and page.locator(SAID).inner_text() == "Nothing is ticked yet."
        )


def test_an_address_of_a_stranger_does_no_harm(browser, address):
    """What there is not is told as text, and cut; what there is is taken once."""
    hostile = ["<img src=x onerror=alert(1)>", "__proto__", "x" * 5000, "../../x", THREE[0], THREE[0]]
    with Visit(browser, address) as visit:
        page = opened(visit)
        query = "?" + page.evaluate(
            "value => new URLSearchParams(value).toString()", {"sheets": ",".join(hostile), "paper": "<b>a0"}
        )
        visit.go(PAGE + query)
        said = page.locator(SAID).inner_text()
        assert said.startswith("1 sheet, 1 page. There is no sheet “<img src=x onerror=alert(1)>”, “__proto__”, “xxx")
        assert said.endswith("and 1 more. There is no paper “<b>a0”.") and len(said) < 250
        assert page.locator("main img, .am-own-said *").count() == 0 and packed(page) == [THREE[0]]
        assert visit.sideways() <= 0 and visit.wrong == []


@pytest.mark.every
def test_a_pack_is_built_by_keyboard_alone(browser, address):
    """Space ticks, and the focus stays where a person works: on the key that moved a sheet, on the next one to take out."""
    with Visit(browser, address) as visit:
        page = opened(visit)
        focused = "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()"
        for one in (THREE[0], THREE[2]):
            tick(page, one).focus()
            page.keyboard.press("Space")
        for way in (".am-own-bar a", ".am-glance li:last-child a"):  # beneath all sheets, and past them
            page.locator(way).focus()
            page.keyboard.press("Enter")
            assert page.evaluate(focused) == "Your pack"
        page.keyboard.press("Tab")
        assert page.evaluate(focused) == "Down: The first hour"
        page.keyboard.press("Enter")
        assert page.evaluate(focused) == "Up: The first hour" and packed(page) == [THREE[2], THREE[0]]
        page.locator(f'[data-sheet="{THREE[2]}"] [data-step="0"]').focus()
        page.keyboard.press("Enter")
        assert page.evaluate(focused) == "Take out: The first hour"
        page.keyboard.press("Enter")
        assert page.evaluate(focused) == "Your pack" and packed(page) == []


@pytest.mark.every
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_a_pack_that_is_full_can_be_used_by_everybody(browser, address, width, scheme):
    """With sheets in the pack axe finds nothing, every stop can be hit, and nothing sticks out."""
    with Visit(browser, address, width=width, color_scheme=scheme, **CALM) as visit:
        visit.context.add_init_script(path=AXE)
        page = opened(visit, [*THREE, "drill/national-outage", "level/response-levels"])
        page.evaluate("window.open = () => null")  # the focus stays here
        page.locator(".am-own-make").press("Enter")
        page.locator(".am-own-open").wait_for()
        page.keyboard.press("Tab")  # from now on the browser shows where the focus is
        assert axe(visit) == [] and visit.sideways() <= 0
        if width == 390:
            assert ask(visit, "stops.walk()")["found"] == []


@pytest.mark.every
def test_a_finger_hits_every_key(browser, address):
    """On a touch screen what is pressed is 44 pixels high."""
    with Visit(browser, address, has_touch=True, is_mobile=True) as visit:
        page = opened(visit, THREE)
        for name in (
            ".am-own-tick",
            ".am-own-files a",
            ".am-own-pack button:visible",
            ".am-own-papers label",
            ".am-own-bar a",
        ):
            assert (
                min(page.locator(name).evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")) >= 44
            ), name


@pytest.mark.every
def test_it_works_from_a_folder(browser, address, built_site):
    """Opened from a USB stick, with no server: a pack on Letter, and nothing is asked of anybody."""
    folder = built_site[0].as_uri() + "/"
    with Visit(browser, folder, f"{PAGE}index.html", accept_downloads=True) as visit:
        page = opened(visit, THREE, "&paper=letter", f"{PAGE}index.html")
        file = made(page)
        assert (visit.wrong, visit.elsewhere) == ([], [])
    holds(file, built_site[0], ORDERED, "letter")


@pytest.mark.every
@pytest.mark.parametrize("paper", SIZES)
def test_every_sheet_can_be_bound(browser, address, built_site, shipped, paper):
    """All that there are in one file; the contents then take more than one page, and their numbers are right."""
    with Visit(browser, address, accept_downloads=True) as visit:
        page = opened(visit)
        names = page.locator("[data-sheets]").evaluate_all("all => all.map(one => one.dataset.sheets.split(' ')[0])")
        opened(visit, names, f"&paper={paper}")
        order = packed(page)
        file = made(page)
        told = int(re.search(r"(\d+) pages", page.locator(SAID).inner_text())[1])
    assert {*order} == {*names}
    contents = len(file.pdf.pages) - told
    holds(file, built_site[0], order, paper, contents)
    front = squeezed("".join(file.pdf.pages[number].extract_text() for number in range(contents)))
    reached = contents + 1
    for name in order:
        assert f"Page{reached}" in front
        reached += len(bound_from(built_site[0], name, paper).pages)


@pytest.mark.every
def test_a_sheet_that_cannot_be_loaded_is_told(browser, address):
    """The links of the list still lead to each sheet; pressed again, it is tried again."""
    with Visit(browser, address) as visit:
        page = opened(visit, THREE[:1])
        page.route("**/first-hour.js", lambda route: route.abort())
        page.locator(".am-own-make").click()
        page.locator(MADE).get_by_text("could not be made").wait_for()
        page.unroute("**/first-hour.js")
        page.locator(".am-own-make").click()
        page.locator(MADE).get_by_text("Your pack is ready").wait_for()
