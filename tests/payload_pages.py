"""A built page as parsed: what no text can be the reason for, and whether a text reads as text."""

from __future__ import annotations

import re
from collections import defaultdict
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote

from amends import prose

WITHIN_WORDS = {"em", "strong", "a", "span", "mark", "time"}
URLS = {"href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "background", "ping"}


class Read(HTMLParser):
    """A page as parsed: what elements and attributes it has, its scripts, its text; ``wrong`` is what no page may have."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.shapes: set[tuple[bool, str, str]] = set()
        self.scripts: set[str] = set()
        self.links: list[str] = []
        self.wrong: list[str] = []
        self.description, self.depth, self.raw = "", 0, ""
        self.parts: dict[str, list[str]] = defaultdict(list)
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        """What a reader sees in the page's own part, white space folded."""
        return folded("".join(self.parts["text"]))

    @property
    def title(self) -> str:
        return folded("".join(self.parts["title"]))

    def handle_starttag(self, tag, attrs):
        inside = self.depth > 0
        if tag == "div" and (inside or ("class", "am-page") in attrs):
            self.depth += 1
        self.raw = tag if tag in {"script", "style", "title"} else self.raw
        self.shapes |= {(inside, tag, name) for name, _ in [("", ""), *attrs]}
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("name") == "description":
            self.description = given["content"]
        if inside and tag == "a":
            self.links.append(unquote(given.get("href", "")))
        if tag == "script" and "src" in given:
            self.scripts.add(re.sub(r"^(\.\./)+", "", given["src"]))
        self._judge(tag, given)
        self._space(tag)

    def _judge(self, tag, given):
        """What is a fault even if harmless records had it too."""
        self.wrong += [f"<{tag} {name}>" for name in given if name.startswith("on") or name == "srcdoc"]
        for name in URLS & set(given):
            scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", given[name]), re.I)
            if scheme and scheme[1].lower() not in {"https", "mailto"}:
                self.wrong.append(f"<{tag} {name}={given[name][:60]}>")
        if tag in {"iframe", "object", "embed", "base", "applet", "math"} or "http-equiv" in given:
            self.wrong.append(f"<{tag}>")

    def handle_endtag(self, tag):
        self.depth -= tag == "div" and self.depth > 0
        self.raw = "" if tag == self.raw else self.raw
        self._space(tag)

    def _space(self, tag):
        if tag not in WITHIN_WORDS:
            self.parts["text"].append(" ")

    def handle_data(self, data):
        if self.raw == "script":
            self.scripts.add(re.sub(r'(\.\./)+|\.\.?(?=")', "", data))
        self.parts[self.raw or ("text" if self.depth else "frame")].append(data)

    def handle_comment(self, data):
        if self.depth:
            self.wrong.append(f"<!--{data[:60]}")


def folded(text: str) -> str:
    return " ".join(text.split())


class Frame(NamedTuple):
    """What pages have whose texts are harmless: elements with their attributes, and the theme's scripts."""

    shapes: set[tuple[bool, str, str]]
    scripts: set[str]


def faults(page: Read, frame: Frame) -> list[str]:
    """Everything on a page that no text can be the reason for."""
    odd = [f"<{tag} {name}>{' in the text' * inside}" for inside, tag, name in page.shapes - frame.shapes]
    return page.wrong + sorted(odd) + [f"script {one[:60]}" for one in page.scripts - frame.scripts]


def unread(text: str, value: str, packing: str) -> list[str]:
    """The lines of a value that do not read as text: of prose its plain text, paragraph by paragraph and item by item.

    Templates may write a field's first letter large, and leave out its closing full stop.
    """
    wanted = prose.parse(value).plain.split("\n") if packing in {"prose", "summary"} else [value]
    ways = {line: (line, line[:1].upper() + line[1:], line.rstrip(".")) for line in map(folded, wanted) if line}
    return [line for line, written in ways.items() if not any(one in text for one in written)]


def dialogues(page) -> list[str]:
    """What a page says through windows of its own, from now on."""
    said = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    return said


# Every event that a text could have put a handler on, at every element; real links are not followed.
PROVOKE = """root => {
    const all = document.querySelectorAll(root + ' *');
    const stay = click => { if (/^(https?|mailto):/.test(click.currentTarget.href)) click.preventDefault(); };
    for (const link of document.querySelectorAll('a')) link.addEventListener('click', stay); // also one that a script takes off the page
    document.querySelectorAll('details').forEach(one => { one.open = true; });
    for (const one of all) {
        for (const name of ['mouseover', 'mouseenter', 'mousemove', 'mouseout', 'click', 'dblclick', 'pointerover'])
            one.dispatchEvent(new MouseEvent(name, {bubbles: true, cancelable: true}));
        for (const name of ['focus', 'focusin', 'blur', 'keydown', 'input', 'change', 'toggle', 'load', 'error', 'scroll', 'wheel',
                            'animationstart', 'animationend', 'transitionend', 'beforeinput', 'copy', 'paste', 'drag', 'select'])
            one.dispatchEvent(new Event(name, {bubbles: true, cancelable: true}));
    }
    return all.length;
}"""
# What the browser's own parser makes of pages, without running them.
PARSE = """async paths => {
    const found = new Set();
    for (const path of paths) {
        const text = await (await fetch('/' + path)).text();
        for (const one of new DOMParser().parseFromString(text, 'text/html').querySelectorAll('*')) {
            const inside = one.parentElement && one.parentElement.closest('.am-page') ? 'in' : 'out';
            for (const name of ['', ...one.getAttributeNames()])
                found.add([inside, one.localName.toLowerCase(), name.toLowerCase()].join('|'));
        }
    }
    return [...found];
}"""
