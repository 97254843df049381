"""How fast the search and the case explorer are, and what they load, on sites of several sizes.

Times are those of the page's own clock, on a phone's width, with everything served by this machine, packed with gzip. Beside
each stands how often a fixed loop of JavaScript would have run in that time in the same browser, since machines differ.
A browser reports a task of the main thread only from 50 ms on.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page

from amends.loader import load
from bench_pages import ROOT, build, served
from large_sites import Large, make
from search_dialog import first, indexed, phone
from search_quality import questions

RUNS = 5
KEYS = 200
WORDS = "apology letter"  # both stand in titles: a first result needs no text
OPENER = "search.js"  # the one script of the search that every page loads
LOOP = """() => {
    const start = performance.now();
    let sum = 0;
    for (let n = 0; n < 20_000_000; n += 1) sum = (sum * 31 + n) % 1_000_003;
    return sum < 0 ? 0 : performance.now() - start;
}"""
IDLE = (
    """() => performance.getEntriesByType("resource").map(one => [new URL(one.name).pathname, one.encodedBodySize])"""
)
# Open each facet, press a value of it, and press it again: the milliseconds until each new list is painted.
PRESSES = """async facets => {
    const painted = () => new Promise(done => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(0);
    }));
    document.querySelectorAll(".am-explore-panel, .am-explore-facet").forEach(one => { one.open = true; });
    await painted();
    const times = [];
    for (const facet of [...document.querySelectorAll(".am-explore-facet")].slice(0, facets)) {
        const button = facet.querySelector("li:nth-child(2) button, li button");
        for (let press = 0; press < 2; press += 1) {
            await new Promise(done => setTimeout(done, 30));
            const start = performance.now();
            button.click();
            times.push(await painted() - start);
        }
    }
    return times;
}"""


class Figure(NamedTuple):
    """What is measured, its bars by size of the site, its unit and how it is written."""

    name: str
    bars: tuple[float, float, float]
    digits: int
    time: float  # milliseconds in its unit; 0 for what is no time


BARS_AT = (10, 1_000, 5_000)
FIGURES = {
    "line": Figure("over the line before the first result (kB)", (40, 150, 600), 0, 0),
    "idle": Figure("idle page: data and code of the search (B)", (0, 0, 0), 0, 0),
    "first": Figure("first result after opening (s)", (0.15, 0.5, 1.5), 3, 1000),
    "key": Figure("key to results, 95th percentile (ms)", (50, 50, 50), 0, 1),
    "long": Figure("longest task of the main thread (ms)", (50, 50, 100), 0, 1),
    "facet": Figure("facet pressed to new list painted (ms)", (50, 50, 100), 0, 1),
}


def script_loop(browser: Browser, address: str) -> float:
    """Milliseconds of the fixed loop of JavaScript."""
    with phone(browser, address + "404.html") as page:
        return statistics.median(page.evaluate(LOOP) for _ in range(5))


def python_loop() -> float:
    """Milliseconds of a fixed loop of Python."""
    times = []
    for _ in range(5):
        start, total = time.perf_counter(), 0
        for number in range(2_000_000):
            total = (total * 31 + number) % 1_000_003
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def keystrokes() -> Iterator[str]:
    """What stands in the box after each key, while real questions are typed."""
    for question in questions("development")[::4]:  # in each kind of question a few
        yield from (question.query[:end] for end in range(1, len(question.query) + 1))


def idle(page: Page) -> tuple[float, float]:
    """The bytes of the search that a page loads by itself: the opener's, and all others."""
    ours = [(path, size) for path, size in page.evaluate(IDLE) if "search" in path]
    opener = sum(size for path, size in ours if path.endswith(f"/{OPENER}"))
    return opener, sum(size for _, size in ours) - opener


def session(browser: Browser, address: str, keys: list[str]) -> dict[str, Any]:
    """One reader: opens the search, waits until everything is indexed, and types."""
    with phone(browser, address) as page:
        opener, others = idle(page)
        start, found = time.perf_counter(), first(page, WORDS)
        indexed(page)
        whole = time.perf_counter() - start
        times = page.evaluate("list => measured.asks(list)", keys)
        found |= {"opener": opener, "idle": others, "whole": whole, "times": times}
        return {**found, "long": page.evaluate("measured.longest()")}


def searched(browser: Browser, address: str) -> dict[str, float]:
    """The search's figures, over several readers who type in turn."""
    keys, each = [*keystrokes()], KEYS // RUNS
    found = [session(browser, address, keys[at : at + each]) for at in range(0, KEYS, each)]
    times = sorted(time for one in found for time in one["times"])
    middle = {name: statistics.median(one[name] for one in found) for name in found[0] if name != "times"}
    return {
        **middle,
        "line": middle["bytes"] / 1000,
        "first": middle["seconds"],
        "key": times[int(len(times) * 0.95)],
        "median key": statistics.median(times),
    }


def sifted(browser: Browser, address: str) -> float:
    """Milliseconds from a press on a facet's value to the new list, painted: the median over several facets."""
    with phone(browser, address + "cases/") as page:
        page.locator(".am-explore-said").wait_for()
        page.wait_for_timeout(2_000)  # until every card has been read for words
        return statistics.median(page.evaluate(PRESSES, 8))


def written(figure: Figure, value: float) -> str:
    """A value as the table has it."""
    if figure is FIGURES["long"] and value < 50:
        return "< 50"
    return f"{value:,.{figure.digits}f}"


def table(large: Large, values: dict[str, float], loop: float) -> None:
    """Print one size's figures."""
    size = next((at for at, cases in enumerate(BARS_AT) if large.cases <= cases), len(BARS_AT) - 1)
    print(f"\n{f'{large.cases:,} cases':<46}{'measured':>10}{'bar':>8}{'':>8}{'× loop':>8}")
    for name, figure in FIGURES.items():
        value, bar = values[name], figure.bars[size]
        loops = f"{value * figure.time / loop:>8.2f}" if figure.time and value else ""
        print(
            f"{figure.name:<46}{written(figure, value):>10}{bar:>8g}{'' if value <= bar else '  over':<8}{loops}".rstrip()
        )
    print(f"{f'beside it: the opener {OPENER} on every page (kB)':<46}{values['opener'] / 1000:>10.1f}")
    print(f"{'beside it: every text indexed (s)':<46}{values['whole']:>10.1f}")
    print(f"{'beside it: key to results, median (ms)':<46}{values['median key']:>10.0f}", flush=True)


def making(larges: list[Large], python: float) -> str:
    """How long the pages and the data took, and each case beyond those of the size before."""
    *_, before, last = [Large(larges[0].folder, 0, 0), *larges]
    each = (last.seconds - before.seconds) * 1000 / (last.cases - before.cases)
    beyond = (
        f", {each:.0f} ms for each case beyond {before.cases:,}: {each / python:.2f} Python loops"
        if before.cases
        else ""
    )
    return f"pages and data made in {last.seconds:.1f} s{beyond}"


def report(browser: Browser, folder: Path, sizes: list[int]) -> None:
    """Make a site of each size, measure, and print."""
    shipped, _ = load(ROOT)
    folder.mkdir()
    build(folder / "built", "http://127.0.0.1/")
    larges: list[Large] = []
    for number in sorted({*sizes}):
        python = python_loop()
        large = make(folder / "built", folder / str(number), shipped, number)
        larges.append(large)
        with served(large.folder) as address:
            loop = script_loop(browser, address)
            values = {**searched(browser, address), "facet": sifted(browser, address)}
        table(large, values, loop)
        print(f"yardsticks: JavaScript loop {loop:.0f} ms, Python loop {python:.0f} ms")
        print(making(larges, python), flush=True)
