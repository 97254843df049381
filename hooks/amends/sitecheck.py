"""Our own check of a built site: every link and fragment holds, and nothing is asked of another host.

MkDocs checks the links that people write in Markdown; pages made from records never pass through it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADED = {
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("object", "data"),
    ("embed", "src"),
    ("track", "src"),
    ("input", "src"),
}
_STYLE_LOADS = re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s;]+)""")
_LOADING_RELS = {
    "stylesheet",
    "preload",
    "modulepreload",
    "prefetch",
    "icon",
    "apple-touch-icon",
    "preconnect",
    "dns-prefetch",
    "manifest",
}


@dataclass
class Report:
    """What was found: the numbers of pages and links, and one line for each that does not hold."""

    pages: int = 0
    links: int = 0
    broken: list[str] = field(default_factory=list)


class _Parser(HTMLParser):
    """Collects a page's ids, its links and what it loads, with line numbers."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.links: list[tuple[int, str]] = []
        self.loads: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        self.ids.update(values[name] for name in (("id", "name") if tag == "a" else ("id",)) if values.get(name))
        self.loads += [(line, url) for url in _hidden_loads(tag, values)]
        for name in ("href", "src", "data"):
            if name not in values:
                continue
            loaded = (tag, name) in _LOADED or (
                tag == "link" and _LOADING_RELS & set(values.get("rel", "").lower().split())
            )
            (self.loads if loaded else self.links).append((line, values[name]))


def _hidden_loads(tag: str, values: dict[str, str]) -> Iterator[str]:
    """What a browser fetches or goes to without a plain link: sets of pictures, posters, a page that moves on."""
    for name in ("srcset", "imagesrcset"):
        yield from (part.split()[0] for part in values.get(name, "").split(",") if part.split())
    if values.get("poster"):
        yield values["poster"]
    if tag == "meta" and values.get("http-equiv", "").lower() == "refresh" and "=" in values.get("content", ""):
        yield values["content"].partition("=")[2].strip(" '\"")


def check(site: Path) -> Report:
    """Read every HTML page below ``site`` and follow each link that stays on the site."""
    report = Report()
    parsed = cache(_parse)
    for path in sorted(site.rglob("*.html")):
        page = parsed(path)
        report.pages += 1
        report.links += len(page.links)
        name = path.relative_to(site).as_posix()
        report.broken += [f"{name}:{line} asks another host for {url}" for line, url in page.loads if _elsewhere(url)]
        if path.name != "404.html":  # its links are written for any depth, from the site's root
            for line, url in page.links + page.loads:
                if why := _lost(site, path, url, parsed):
                    report.broken.append(f"{name}:{line} {why}: {url}")
    report.broken += _styles(site)
    report.broken += [f"{path.relative_to(site).as_posix()} is a raw record" for path in sorted(site.rglob("*.y*ml"))]
    return report


def _styles(site: Path) -> Iterator[str]:
    """Style sheets that would load something from another host."""
    for path in sorted(site.rglob("*.css")):
        for url in _STYLE_LOADS.findall(path.read_text(encoding="utf-8")):
            if _elsewhere(url):
                yield f"{path.relative_to(site).as_posix()} asks another host for {url}"


def _elsewhere(url: str) -> bool:
    """Whether the address names a host; what is no address at all is told as a link that leads nowhere."""
    try:
        return bool(urlsplit(url).netloc)
    except ValueError:
        return False


def _lost(site: Path, page: Path, url: str, parsed: Callable[[Path], _Parser]) -> str:
    """Why a link leads nowhere; nothing when it holds or leaves the site."""
    try:
        parts = urlsplit(url)
        if parts.scheme or parts.netloc:
            return ""
        target = _target(site, page, parts.path)
        if not target.is_relative_to(site.resolve()) or not target.is_file():
            return "leads to no page"
    except (ValueError, OSError):  # half a bracket, a null character, a name longer than a name can be
        return "is no address"
    if target.suffix == ".html" and unquote(parts.fragment) not in {"", *parsed(target).ids}:
        return "leads to no place on its page"
    return ""


def _target(site: Path, page: Path, path: str) -> Path:
    """The file that a path on ``page`` stands for; a folder stands for its index.html."""
    if not path:
        return page.resolve()
    base = site if path.startswith("/") else page.parent
    target = (base / unquote(path).lstrip("/")).resolve()
    return target / "index.html" if path.endswith("/") or target.is_dir() else target


def _parse(path: Path) -> _Parser:
    parser = _Parser()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser
