"""Every page of the built site, shared out among the test processes: each page is opened once with scripts and once without,
and looked at in every way in turn; the tests then judge what was seen.

The looks run in the page: axe-core, and scripts of ours in ``in_page/``. What they find is a rule, a place and a detail.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from amends.playbook import Playbook
from conftest import PROSE, made_pages
from test_browser import Visit

HERE = Path(__file__).parent
AXE = HERE / "npm" / "node_modules" / "axe-core" / "axe.min.js"
SCRIPTS = "\n".join((HERE / "in_page" / f"{name}.js").read_text("utf-8") for name in ("stops", "text", "room", "paper"))
SHARES = 6  # more than there are processes, so that none waits long for the last
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 844}
ZOOMED = {"width": 320, "height": 256}  # what is left of 1280 by 1024 at 400 %
CALM = {"reduced_motion": "reduce"}  # nothing is looked at while it moves

# All of axe's rules but the experimental ones, those of WCAG AAA, and one about style sheets that lock a phone's orientation.
AXE_RULES = {"resultTypes": ["violations"], "preload": False, "rules": {"target-size": {"enabled": True}}}
RUN_AXE = """options => axe.run(document, options).then(result => result.violations.flatMap(
    rule => rule.nodes.map(node => [rule.id, node.target.join(' '), rule.help + ': ' + node.any.concat(node.all, node.none)
        .map(check => check.message).join('; ')])))"""

# What only a script shows, because it does nothing without one; no text of a page is among it. Selectors, with the reason.
ENHANCEMENTS: dict[str, str] = {
    ".am-added": "the explorer's facets, orders and ticks, and the comparison with what chooses its cases",
}


class Wrong(NamedTuple):
    """One thing that is wrong on a page."""

    page: str
    rule: str
    place: str
    detail: str


class Seen(NamedTuple):
    """What the looks found on some pages, how many stops of the Tab key there were, and each page's words with and without scripts."""

    found: dict[str, list[Wrong]]
    stops: dict[str, int]
    words: dict[str, tuple[str, str]]


def all_pages(playbook: Playbook) -> list[str]:
    """The path of each page that the site must have: those of records, those that people write, and the lost reader's."""
    return [*(page.address for page in made_pages(playbook)), *(f"{name}/" for name in sorted(PROSE)), "404.html"]


def share_of(pages: list[str], number: int) -> list[str]:
    """Every sixth page, so that each share has its part of the long ones."""
    return pages[number::SHARES]


@pytest.fixture(scope="module", params=range(SHARES))
def some_pages(request: pytest.FixtureRequest, shipped: Playbook) -> list[str]:
    """One share of all pages; the tests of one share run in one process, so that it is looked at once."""
    return share_of(all_pages(shipped), request.param)


@pytest.fixture(scope="module")
def seen(browser: Any, address: str, some_pages: list[str]) -> Seen:
    """Each page of a share, looked at in every way."""
    seen = Seen(defaultdict(list), {}, {})
    with (
        Visit(browser, address, **CALM) as visit,
        Visit(browser, address, java_script_enabled=False, **CALM) as plain,
    ):
        visit.context.add_init_script(path=AXE)
        visit.page.keyboard.press("Tab")  # from now on the browser shows where the focus is
        for path in some_pages:
            visit.page.set_viewport_size(PHONE)
            visit.go(path)
            plain.go(path)
            seen.words[path] = tuple(ask(one, f"text.read({[*ENHANCEMENTS]})") for one in (visit, plain))
            for look in (with_axe, at_stops, narrow, bare):
                seen.found[look.__name__] += [Wrong(path or "home", *one) for one in look(visit, path, seen)]
    return seen


def ask(visit: Visit, question: str) -> Any:
    """What our own scripts answer in the page, which works where the page's scripts are off, too."""
    return visit.page.evaluate(f"(() => {{ {SCRIPTS}\nreturn {question}; }})()")


def axe(visit: Visit) -> list[list[str]]:
    """What axe-core finds on the page that is open."""
    return visit.page.evaluate(RUN_AXE, AXE_RULES)


def with_axe(visit: Visit, path: str, seen: Seen) -> list[list[str]]:
    """Axe on a phone and on a desk, in light and in dark."""
    found = []
    for window in (PHONE, DESK):
        visit.page.set_viewport_size(window)
        for scheme in ("light", "dark"):
            visit.page.emulate_media(color_scheme=scheme)
            found += [[rule, place, f"{scheme}, {window['width']} px: {why}"] for rule, place, why in axe(visit)]
    visit.page.emulate_media(color_scheme="light")
    return found


def at_stops(visit: Visit, path: str, seen: Seen) -> list[list[str]]:
    """Each stop of the Tab key on a phone."""
    visit.page.set_viewport_size(PHONE)
    answer = ask(visit, "stops.walk()")
    seen.stops[path] = answer["count"]
    return answer["found"]


def narrow(visit: Visit, path: str, seen: Seen) -> list[list[str]]:
    """The page in the smallest window that must do."""
    visit.page.set_viewport_size(ZOOMED)
    return ask(visit, "room.narrow()")


def bare(visit: Visit, path: str, seen: Seen) -> list[list[str]]:
    """The page on a desk when it loses its styles; the last look, for it has lost them."""
    visit.page.set_viewport_size(DESK)
    return ask(visit, "text.bare()")


def report(found: Iterable[Wrong]) -> str:
    """Each thing once: what and where, how often, on how many pages, and one of these."""
    groups: dict[tuple[str, str], list[Wrong]] = defaultdict(list)
    for one in found:
        groups[one.rule, one.place].append(one)
    return "\n".join(
        f"{rule}: {place}: {len(group)} times on {len({one.page for one in group})} pages, such as {group[0].page}: "
        f"{group[0].detail}"
        for (rule, place), group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def all_well(found: Iterable[Wrong]) -> None:
    """Fail with the report unless nothing was found."""
    told = report(found)
    assert not told, f"\n{told}"
