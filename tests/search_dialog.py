"""The search dialog as a measurement meets it: opened, asked and read by a script in the page, so that no clock but the page's counts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from test_browser import FLAGS

# What a page knows from its first moment. An answer replaces what the dialog says, even by the same words.
SCRIPT = """(() => {
    const found = selector => document.querySelector(`dialog.am-search ${selector}`);
    const long = [];
    new PerformanceObserver(all => long.push(...all.getEntries())).observe({ type: "longtask", buffered: true });
    const changed = (element, done) => new Promise(tell => {
        const watch = new MutationObserver(() => {
            if (!done()) return;
            watch.disconnect();
            tell(performance.now());
        });
        watch.observe(element, { childList: true, subtree: true, attributes: true });
    });
    const type = words => {
        found("input").value = words;
        found("input").dispatchEvent(new Event("input", { bubbles: true }));
    };
    const press = () => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true, cancelable: true }));
    window.measured = {
        opened: 0,
        /* Seconds from the key to the first result, and the bytes over the line until then. */
        async first(words) {
            this.opened = performance.now();
            const shown = changed(found(".am-search-found"), () => found(".am-search-one"));
            press();
            type(words);
            const end = await shown;
            const loaded = performance.getEntriesByType("resource").filter(one => one.startTime >= this.opened && one.responseEnd <= end);
            return { seconds: (end - this.opened) / 1000, bytes: loaded.reduce((sum, one) => sum + one.encodedBodySize, 0) };
        },
        /* Milliseconds from the input to its answer in the list. */
        async ask(words) {
            const start = performance.now();
            const answered = changed(found(".am-search-said"), () => true);
            type(words);
            return await answered - start;
        },
        asks: async list => {
            const times = [];
            for (const words of list) {
                times.push(await window.measured.ask(words));
                await new Promise(done => setTimeout(done));
            }
            return times;
        },
        links: () => [...document.querySelectorAll(".am-search-one a")].map(one => new URL(one.href).pathname),
        longest() {
            return Math.max(0, ...long.filter(one => one.startTime + one.duration > this.opened).map(one => one.duration));
        },
    };
})()"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, while the block lasts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """A page in a window of its own, as wide as a phone and with nothing kept from before."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    try:
        page = context.new_page()
        page.set_default_timeout(1_800_000)
        page.add_init_script(SCRIPT)
        page.goto(address, wait_until="load")
        page.wait_for_load_state("networkidle")
        yield page
    finally:
        context.close()


def first(page: Page, words: str) -> dict[str, Any]:
    """Open the search with these words in it: seconds to the first result, bytes over the line until then."""
    found: dict[str, Any] = page.evaluate("words => measured.first(words)", words)
    return found


def indexed(page: Page) -> None:
    """Wait until every text is in the index; the dialog has words in it already."""
    page.locator("dialog.am-search[data-whole]").wait_for()
