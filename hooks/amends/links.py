"""Addresses: which outside ones we accept, and how one page of the playbook links to another.

Templates link only through a ``Linker``: a page that does not exist raises at once, a fragment that does not exist is
found when all pages are there. Links are relative, so that the site works in any folder and from a USB stick.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_ADDRESS = re.compile(r"https://([^/?#]+)[!-~]*")


class UnknownTarget(LookupError):
    """A template asked for a page that does not exist."""


def is_ordinary_address(text: str) -> bool:
    """Whether the text is a https address with an ordinary host: no user, port, number, backslash or look-alike letters."""
    match = _ADDRESS.fullmatch(text)
    if not match or any(sign in text for sign in "\\<>\"'`{}|^"):
        return False
    host = match[1].lower()
    return bool(_HOST.fullmatch(host)) and not any(part.startswith("xn--") for part in host.split("."))


@dataclass(frozen=True)
class Use:
    """One link that a template wrote: from which address, to which, to which fragment of it."""

    source: str
    address: str
    fragment: str


@dataclass
class Linker:
    """Turns targets such as ``case/t-mobile-experian-2015#timeline`` into relative links, and remembers each.

    ``addresses`` maps a target without its fragment to the page's address below the site's root (``cases/…/``, ``""`` for
    home). ``offline`` writes ``…/index.html`` in place of ``…/``.
    """

    addresses: Mapping[str, str]
    offline: bool = False
    uses: list[Use] = field(default_factory=list)

    def link(self, target: str, here: str) -> str:
        """The relative link from the page at address ``here`` to ``target``; raises UnknownTarget."""
        name, _, fragment = target.partition("#")
        if name not in self.addresses:
            raise UnknownTarget(f"{here or 'home'} links to '{target}', and there is no such page")
        address = self.addresses[name]
        if fragment:
            self.uses.append(Use(here, address, fragment))
        relative = posixpath.relpath("/" + address, "/" + here)
        relative += "/index.html" if self.offline else "/"
        return relative + (f"#{fragment}" if fragment else "")

    def file(self, path: str, here: str) -> str:
        """The relative link from the page at address ``here`` to a file below the site's root."""
        return posixpath.relpath("/" + path, "/" + here)

    def lost(self, anchors: Mapping[str, Iterable[str]]) -> list[Use]:
        """The uses whose fragment the page does not have; pages that ``anchors`` does not know are left to the site's check."""
        known = {address: set(names) for address, names in anchors.items()}
        return [use for use in self.uses if use.address in known and use.fragment not in known[use.address]]
