"""The check of a built site: links and fragments hold, nothing is asked of another host, no raw record lies in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from amends.sitecheck import Report, check

SITE = {
    "index.html": '<h1 id="top">Home</h1>\n<a href="cases/x/">x</a>',
    "cases/x/index.html": '<h1 id="when">X</h1><a name="old"></a><p id="für-wen">F</p>',
    "assets/style.css": "",
    "data/x.pdf": "",
}


def site(folder: Path, **pages: str) -> Path:
    """A small site, with more pages or other ones: ``page`` stands for page.html."""
    for name, text in {**SITE, **{f"{name}.html": text for name, text in pages.items()}}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_pages_and_links_are_counted(tmp_path: Path) -> None:
    two = '<a href="https://example.org/">a</a> <a href="index.html">b</a> <link rel="icon" href="assets/style.css">'
    assert check(site(tmp_path, page=two)) == Report(pages=3, links=3, broken=[])


@pytest.mark.parametrize(
    "link",
    [
        "",
        "#",
        "#here",
        "index.html#top",
        "cases/x",
        "cases/x/",
        "cases/x/#when",
        "cases/x/#old",
        "cases/x/index.html#f%C3%BCr-wen",
        "cases/x/#für-wen",
        "./cases/../cases/x/?print=1#when",
        "/cases/x/",
        "/",
        "data/x.pdf#page=2",
        "https://example.org/gone#gone",
        "//example.org/",
        "mailto:a@example.org",
        "tel:1",
    ],
)
def test_a_link_that_leads_somewhere_or_leaves_the_site_holds(link: str, tmp_path: Path) -> None:
    assert check(site(tmp_path, page=f'<p id="here"><a href="{link}">a</a>')).broken == []


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("gone.html", "leads to no page"),
        ("gone/", "leads to no page"),
        ("data", "leads to no page"),
        ("data/x.pdf/", "leads to no page"),
        ("/gone/", "leads to no page"),
        ("../outside.html", "leads to no page"),
        ("%2e%2e/outside.html", "leads to no page"),
        ("cases/x/#gone", "leads to no place on its page"),
        ("#gone", "leads to no place on its page"),
        ("#viewport", "leads to no place on its page"),
        ("https://[half", "is no address"),
        ("a%00b", "is no address"),
        ("x" * 300, "is no address"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_its_page_and_line(link: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "outside.html").write_text("")
    folder = site(tmp_path / "site", page=f'<meta name="viewport">\n<p>\n<a href="{link}">a</a>')
    assert check(folder).broken == [f"page.html:3 {why}: {link}"]


@pytest.mark.parametrize(
    "tag", ['<img src="gone.png">', '<script src="gone.js"></script>', '<link rel="icon" href="gone.png">']
)
def test_a_missing_picture_script_or_icon_is_told(tag: str, tmp_path: Path) -> None:
    (line,) = check(site(tmp_path, page=tag)).broken
    assert line.startswith("page.html:1 leads to no page: gone.")


@pytest.mark.parametrize(
    "tag",
    [
        '<script src="{}"></script>',
        '<img src="{}">',
        '<iframe src="{}"></iframe>',
        '<video src="{}"></video>',
        '<track src="{}">',
        '<input type="image" src="{}">',
        '<object data="{}"></object>',
        '<embed src="{}">',
        '<link rel="stylesheet" href="{}">',
        '<link rel="Shortcut ICON" href="{}">',
        '<link rel="preconnect" href="{}">',
        '<link rel="prefetch" href="{}"/>',
    ],
)
@pytest.mark.parametrize("url", ["https://fonts.example.org/a", "//fonts.example.org/a"])
def test_what_a_page_loads_from_another_host_is_told(tag: str, url: str, tmp_path: Path) -> None:
    assert check(site(tmp_path, page="\n" + tag.format(url))).broken == [f"page.html:2 asks another host for {url}"]


@pytest.mark.parametrize(
    "tag",
    ['<link rel="canonical" href="https://example.org/">', '<img src="data:image/png;base64,">', "<img alt>", "<a id>"],
)
def test_what_is_named_but_not_loaded_asks_nobody(tag: str, tmp_path: Path) -> None:
    assert check(site(tmp_path, page=tag)).broken == []


def test_what_is_no_address_at_all_is_told_once_even_where_it_is_loaded(tmp_path: Path) -> None:
    broken = check(site(tmp_path, page='<img src="https://[half">')).broken
    assert broken == ["page.html:1 is no address: https://[half"]


def test_the_page_for_what_is_not_found_may_link_from_any_depth_but_loads_nothing_from_elsewhere(
    tmp_path: Path,
) -> None:
    text = '<a href="/some/where/">a</a><img src="https://example.org/a.png">'
    folder = site(tmp_path)
    (folder / "404.html").write_text(text)
    assert check(folder).broken == ["404.html:1 asks another host for https://example.org/a.png"]


@pytest.mark.parametrize("name", ["cases/x.yml", "x.yaml"])
def test_a_raw_record_in_the_site_is_told(name: str, tmp_path: Path) -> None:
    (site(tmp_path) / name).write_text("title: T\n")
    assert check(tmp_path).broken == [f"{name} is a raw record"]


def test_every_broken_link_of_every_page_is_told_in_the_order_of_the_pages(tmp_path: Path) -> None:
    folder = site(tmp_path, b='<a href="gone1">a</a>\n<a href="gone2">a</a>', a='<a href="gone3">a</a>')
    assert check(folder).broken == [
        "a.html:1 leads to no page: gone3",
        "b.html:1 leads to no page: gone1",
        "b.html:2 leads to no page: gone2",
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<img src="a.png" srcset="https://example.org/b.png 2x">',
        '<video poster="https://example.org/p.png"></video>',
        '<meta http-equiv="refresh" content="0; url=https://example.org/">',
    ],
)
def test_what_a_browser_fetches_without_a_plain_link_counts(tmp_path, html) -> None:
    """Sets of pictures, posters and pages that move on ask other hosts too."""
    (tmp_path / "a.png").write_bytes(b"")
    (tmp_path / "index.html").write_text(html)
    assert any("index.html:1 asks another host for https://example.org/" in line for line in check(tmp_path).broken)


@pytest.mark.parametrize("css", ["@import 'https://example.org/a.css';", "a { background: url(//example.org/b.png) }"])
def test_a_style_sheet_that_asks_another_host_is_found(tmp_path, css) -> None:
    """Style sheets load fonts, pictures and other sheets: none from another host."""
    (tmp_path / "own.css").write_text("b { background: url('data:image/png;base64,AA'); } " + css)
    (report,) = check(tmp_path).broken
    assert report.startswith("own.css asks another host for ") and "example.org" in report
