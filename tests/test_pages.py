"""Pages as data: what becomes of a record that was renamed or withdrawn, and of a link that leads nowhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from amends import pages
from amends.links import UnknownTarget
from amends.loader import load
from amends.pages import facets, indexes, printed, records
from amends.pages.render import Renderer
from amends.playbook import Playbook

SITE = pages.Site("https://example.org/report", {name: f"{name}/" for name in ("about", "fairness", "contribute")})


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the fixture playbook."""
    copied = tmp_path / "playbook"
    shutil.copytree(Path(__file__).parent / "fixtures" / "playbook", copied)
    return copied


def standard(root: Path, words: str, instead: str) -> tuple[Renderer, Playbook]:
    """A renderer over the playbook with one standard's text changed."""
    path = root / "docs/playbook/standards/told-early.yml"
    path.write_text(path.read_text().replace(words, instead, 1))
    playbook, findings = load(root)
    assert findings == []
    return Renderer(playbook, SITE), playbook


def test_a_withdrawn_record_leaves_a_page_with_a_date_and_a_reason(small):
    """At the address of a withdrawn record stands a neutral title, when and why; nothing else of it."""
    renderer = Renderer(load(small)[0], SITE)
    stone = next(page for page in records.pages(renderer) if page.address == "sources/larkmoor-leaflet/")
    assert "This record was withdrawn on 5 January 2026: It was invented twice." in stone.html
    assert stone.sections == ()


def test_a_renamed_record_leads_on_from_its_old_address(small):
    """A page stays at the old address and links to the new one."""
    renderer, _ = standard(small, "updated:", "formerly: [said-soon]\nupdated:")
    moved = next(page for page in records.pages(renderer) if page.address == "standards/said-soon/")
    assert 'href="../told-early/"' in moved.html
    assert "This page has moved" in moved.html


def test_a_link_to_a_page_that_is_not_there_ends_the_build(small):
    """The home page names checklists by id: where one is missing, the build says which."""
    with pytest.raises(UnknownTarget, match="home links to 'checklist/a-customer-in-a-loop'"):
        pages.build(load(small)[0], SITE)


def test_a_link_to_a_part_that_is_not_there_ends_the_build(shipped, monkeypatch):
    """All pages made, every fragment that a template wrote must be on its page."""
    monkeypatch.setattr(pages.Page, "anchors", property(lambda page: set()))
    site = pages.Site("mailto:x@example.org", {**SITE.other_pages, "how-it-works": "how-it-works/"})
    with pytest.raises(pages.LostFragments, match=r"links to cases/.*#.*, and there is no such part"):
        pages.build(shipped, site)


def test_reports_go_to_the_one_address_of_the_site(small):
    """A https address is used as it stands; a letter's subject names the page."""
    playbook = load(small)[0]
    one = playbook.standards[0]
    assert 'href="https://example.org/report"' in records.standard(Renderer(playbook, SITE), one).html
    letter = pages.Site("mailto:x@example.org", SITE.other_pages)
    html = records.standard(Renderer(playbook, letter), one).html
    assert f"mailto:x@example.org?subject={one.title.split()[0]}" in html


def test_hostile_text_stays_text(small):
    """Markup in a title or in prose is text on the page, in its title and in its description."""
    renderer, playbook = standard(small, "title: ", "title: <script>alert(1)</script> {{ 7*7 }} ")
    page = records.standard(renderer, playbook.get("standard/told-early"))
    assert "<script>" not in page.html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in page.html


def test_an_old_address_outlives_a_withdrawal(small):
    """A record that was renamed and then withdrawn leads on from its old address to what stays of it."""
    path = small / "docs/playbook/sources/larkmoor-leaflet.yml"
    path.write_text(path.read_text() + "formerly: [larkmoor-flyer]\n")
    renderer = Renderer(load(small)[0], SITE)
    moved = next(page for page in records.pages(renderer) if page.address == "sources/larkmoor-flyer/")
    assert 'href="../larkmoor-leaflet/"' in moved.html


def test_a_list_within_a_line_stays_in_the_line(small):
    """Where a text stands inside a sentence, the items of a list are parted by semicolons: no list inside a paragraph."""
    path = small / "cases/larkmoor-bill.yml"
    lines = path.read_text().splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("summary:"))
    end = next(n for n in range(at + 1, len(lines)) if not lines[n].startswith(" "))
    lines[at:end] = ["summary: |\n", "  - One bill.\n", "  - Another bill.\n"]
    path.write_text("".join(lines))
    playbook, findings = load(small)
    assert findings == []
    renderer = Renderer(playbook, SITE)
    renderer.linker.addresses = {**renderer.linker.addresses, **facets.addresses(playbook)}
    page = next(page for page in indexes.pages(renderer) if page.address == "cases/")
    assert "<p>One bill.; Another bill.</p>" in page.html


def test_two_quotations_of_one_speaker_read_differently(small):
    """A link says where it leads: each has the beginning of its words, cut between two of them."""
    playbook, _ = load(small)
    (one,) = playbook.get("case/larkmoor-outage").quotations
    later = one.model_copy(update={"words": "We have asked whose pump it was, and will tell you on Friday."})
    parts = Renderer(playbook, SITE).environment.get_template("parts.html").make_module({"link": str})
    shown = parts.evidence(["quote:sorry", "quote:later"], {"sorry": one, "later": later})
    assert "words of Larkmoor Water, “We are sorry for the dry day.”" in shown
    assert "words of Larkmoor Water, “We have asked whose pump it …”" in shown


@pytest.mark.parametrize(
    ("evidence", "shown"),
    [
        ("event:notice", ">step of Saturday 1 March 2025, Larkmoor Water</a>"),
        ("event:larkmoor-knows", ">step without a date: Larkmoor Water</a>"),
        ("quote:sorry", ">words of the chief executive, “We are sorry for the dry day.”</a>"),
        ("larkmoor-notice", ">Larkmoor Water, 2025</a>"),
    ],
)
def test_evidence_says_what_it_is(small, evidence, shown):
    """A step does not read like a source, and a speaker's article is small in the middle of a line."""
    playbook, _ = load(small)
    case = playbook.get("case/larkmoor-outage")
    quotations = {one.id: one.model_copy(update={"speaker": "The chief executive"}) for one in case.quotations}
    parts = Renderer(playbook, SITE).environment.get_template("parts.html").make_module({"link": str})
    assert shown in parts.evidence([evidence], quotations, {one.id: one for one in case.all_events})


def test_an_address_is_said_once_in_a_section():
    """On paper a link's address stands after it, but not after the address itself, nor twice below one heading."""
    link = '<p><a href="https://a.example/?b&amp;c" rel="external noreferrer">{}</a></p>'
    again = link.replace("<a ", "<a data-said ")
    section = '<h2 id="a_part">A part</h2><a href="../b/">Here</a>'
    told, address = "<em>A</em> text", "https://a.example/?b&amp;c"
    page = [link.format(told), link.format(told), section, link.format(told), section, link.format(address)]
    marked = [link.format(told), again.format(told), section, link.format(told), section, again.format(address)]
    assert printed.marked("".join(page)) == "".join(marked)
