"""Addresses: which outside ones are ordinary, and how pages link to each other."""

from __future__ import annotations

import pytest

from amends.links import Linker, UnknownTarget, Use, is_ordinary_address

ADDRESSES = {"home": "", "cases": "cases/", "case/x": "cases/x/", "standard/brief": "standards/brief/"}


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "https://Example.org/",
        "https://www.example.co.uk/a/b.html?c=d&e=%20#f",
        "https://example.org?q=1",
        "https://example.org/wiki/X_(y)",
        "https://example.org/[1]",
        "https://web.archive.org/web/2015/http://example.org/",
    ],
)
def test_a_https_address_with_an_ordinary_host_is_accepted(address: str) -> None:
    assert is_ordinary_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://",
        "https:///path",
        "https://localhost/",
        "http://example.org/",
        "HTTPS://example.org/",
        "ftp://example.org/",
        "javascript:alert(1)",
        "//example.org/",
        "https://user@example.org/",
        "https://user:word@example.org/",
        "https://example.org:8443/",
        "https://192.0.2.1/",
        "https://0x7f.1/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://0300.0250.0.1/",
        "https://192.0.2.1./",
        "https://%65xample.org/",
        "https://example.org%2f@other.org/",
        "https://example.org%00.other.org/",
        "https://[::1]/",
        "https://[half",
        "https://example.org\\@other.org/",
        "https://exämple.org/",
        "https://xn--exmple-cua.org/",
        "https://example.xn--p1ai/",
        "https://-example.org/",
        "https://example..org/",
        "https://example.org./",
        "https://example.org/a b",
        "https://example.org/\n",
        "https://example.org/\"onclick='x'",
        "https://example.org/<b>",
        "https://example.org/`x`",
        "https://example.org/{x}",
        "https://" + "a" * 64 + ".org/",
        "https://" + "a." * 130 + "org/",
    ],
)
def test_any_other_address_is_refused(address: str) -> None:
    assert not is_ordinary_address(address)


@pytest.mark.parametrize(
    ("target", "here", "online", "offline"),
    [
        ("case/x", "", "cases/x/", "cases/x/index.html"),
        ("home", "cases/x/", "../../", "../../index.html"),
        ("home", "", "./", "./index.html"),
        ("case/x", "cases/x/", "./", "./index.html"),
        ("cases", "cases/x/", "../", "../index.html"),
        ("standard/brief", "cases/x/", "../../standards/brief/", "../../standards/brief/index.html"),
        ("case/x#when", "cases/", "x/#when", "x/index.html#when"),
    ],
)
def test_links_are_relative_to_the_page_that_writes_them(target: str, here: str, online: str, offline: str) -> None:
    assert Linker(ADDRESSES).link(target, here) == online
    assert Linker(ADDRESSES, offline=True).link(target, here) == offline


@pytest.mark.parametrize(("here", "name"), [("cases/x/", "cases/x/"), ("", "home")])
def test_a_link_to_a_page_that_does_not_exist_raises_at_once(here: str, name: str) -> None:
    with pytest.raises(UnknownTarget) as caught:
        Linker(ADDRESSES).link("case/y#when", here)
    assert str(caught.value) == f"{name} links to 'case/y#when', and there is no such page"


def test_a_linker_remembers_every_fragment_that_was_linked_to_and_nothing_else() -> None:
    linker = Linker(ADDRESSES)
    linker.link("case/x#when", "cases/")
    linker.link("case/x", "cases/")
    assert linker.uses == [Use("cases/", "cases/x/", "when")]


def test_a_fragment_is_lost_when_its_page_is_known_and_does_not_have_it() -> None:
    linker = Linker(ADDRESSES)
    for target in ("case/x#when", "case/x#gone", "standard/brief#anything"):
        linker.link(target, "")
    assert linker.lost({"cases/x/": ["when", "why"]}) == [Use("", "cases/x/", "gone")]
    assert linker.lost({}) == []
