"""The looks at every page see what is wrong: a page that is broken in one way is found to be, and a sound one is not."""

# ruff: noqa: F401, F811 (fixtures are imported, and tests name them as arguments)

from __future__ import annotations

from typing import Any

import pytest

import vnu
from every_page import AXE, PHONE, ZOOMED, Wrong, all_well, ask, axe, report
from test_browser import browser

pytestmark = pytest.mark.browser
HEAD = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A page</title><style>{style}</style></head>'
BODY = "<body><main><h1>A page</h1>{body}</main></body></html>"
SOUND = '<p>Words with <a href="#a">a link</a> among them.</p><p><button type="button">A button to press</button></p>'
TALL = "button { min-height: 44px; min-width: 44px } "
BROKEN = [  # what is asked, the rule that is broken, the style and the body of the page
    ("stops.walk().found", "focus not shown", TALL + "button:focus { outline: none }", SOUND),
    ("stops.walk().found", "focus too faint", TALL + "button:focus { outline: 3px solid #eee }", SOUND),
    ("stops.walk().found", "too small", "button { height: 20px }", SOUND),
    ("stops.walk().found", "too small", "", '<ul><li><a href="#a">Alone</a></li></ul>'),
    ("stops.walk().found", "covered", TALL + "h1 { position: fixed; inset: 0; background: #fff }", SOUND),
    ("stops.walk().found", "outside the window", TALL + "button { position: absolute; left: -90px }", SOUND),
    ("stops.walk().found", "out of order", TALL + "main { display: flex; flex-direction: column-reverse }", SOUND),
    ("text.bare()", "words from a style", "p::before { content: 'Beware: ' }", SOUND),
    ("text.bare()", "reordered", "main { display: flex } h1 { order: 1 }", SOUND),
    ("text.bare()", "reordered", "main { display: flex; flex-direction: column-reverse }", SOUND),
    ("text.bare()", "lost without styles", "div { display: block }", "<div hidden>Only a style shows this.</div>"),
    ("text.bare()", "level skipped", "", "<h3>Too deep</h3>"),
    ("text.bare()", "not one h1", "", "<h1>Another</h1>"),
    ("text.bare()", "picture without words", "", '<img src="data:,">'),
    ("room.narrow()", "page scrolls sideways", "p { width: 400px }", SOUND),
    ("room.narrow()", "sticks out", "main { overflow: hidden } p { width: 400px }", SOUND),
    ("room.narrow()", "stays in the way", "h1 { position: sticky; top: 0; height: 120px }", SOUND),
    ("room.narrow()", "cut off", "p { height: 10px; overflow: hidden }", SOUND),
    ("room.narrow()", "text on text", "h1 { margin-bottom: -60px }", SOUND),
    ("room.spaced()", "cut off", "p { font: 16px/1.1 serif; height: 20px; overflow: hidden; white-space: nowrap }", "<p>Just</p>"),
]  # fmt: skip


class Page:
    """A page that a test wrote, as the looks know pages."""

    def __init__(self, browser: Any, window: dict[str, int]) -> None:
        self.page = browser.new_page(viewport=window)

    def show(self, body: str, style: str = "") -> None:
        self.page.set_content(HEAD.format(style=style) + BODY.format(body=body))


@pytest.fixture
def shown(browser):
    """A page in a window of its own, on a phone."""
    page = Page(browser, PHONE)
    page.page.keyboard.press("Tab")
    yield page
    page.page.close()


@pytest.mark.parametrize(
    ("question", "rule", "style", "body"), BROKEN, ids=[f"{one[1]}-{n}" for n, one in enumerate(BROKEN)]
)
def test_a_broken_page_is_seen(shown, question, rule, style, body):
    """Each rule of ours is broken once, and named."""
    if "narrow" in question:
        shown.page.set_viewport_size(ZOOMED)
    shown.show(body, style)
    assert rule in {one[0] for one in ask(shown, question)}


@pytest.mark.parametrize("question", ["stops.walk().found", "room.narrow()", "room.spaced()", "text.bare()"])
def test_a_sound_page_passes(shown, question):
    """Nothing is found where nothing is wrong."""
    shown.show(SOUND, TALL)
    assert ask(shown, question) == []


def test_text_that_only_a_script_shows_is_seen(shown):
    """What is hidden until a script runs is no part of the words; enhancements are left out."""
    shown.show('<p>Here.</p><p hidden>Hidden.</p><p class="more">More.</p>')
    assert ask(shown, "text.read([])") == "A page Here. More."
    assert ask(shown, "text.read(['.more'])") == "A page Here."


def test_axe_sees_a_broken_page(shown):
    """A picture without words and faint letters break axe's rules; targets that are too small do, too."""
    shown.page.context.add_init_script(path=AXE)
    shown.page.goto("about:blank")
    shown.show(
        '<img src="data:,"><p>Faint</p><a href="#a">a</a><a href="#b">b</a>', "p { color: #ccc } a { font-size: 8px }"
    )
    assert {"image-alt", "color-contrast", "target-size"} <= {one[0] for one in axe(shown)}


@pytest.mark.every
def test_the_html_checker_sees_a_broken_page(tmp_path):
    """An error and a warning are both told, with their page."""
    (tmp_path / "index.html").write_text(
        HEAD.format(style="") + BODY.format(body="<dl><dt>A<dd>1<dt>A<dd>2</dl><p><div></div></p>")
    )
    found = vnu.check(tmp_path, [""])
    assert {(one.page, one.rule) for one in found} == {("index.html", "error"), ("index.html", "warning")}


def test_a_report_says_each_thing_once():
    """The same thing on many pages is one line, with their number; without a finding all is well."""
    found = [Wrong(page, "too small", ".am-x a", "“Here” 9 × 9 px") for page in ("a/", "b/")]
    assert report(found) == "too small: .am-x a: 2 times on 2 pages, such as a/: “Here” 9 × 9 px"
    with pytest.raises(AssertionError, match="too small"):
        all_well(found)
    all_well([])
