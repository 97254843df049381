"""Why an address is not one that we link to, in plain words, and what to write in its place."""

from __future__ import annotations

import re

from amends.links import is_ordinary_address

_PLAIN = "https:// and the name of a site, such as https://larkmoor.example/notice"
_COPY = "Copy the address once more, from the top of the browser's window."
_UNSURE = "Write not-stated if you know it only in part."
# What can be wrong with an address, first the mistakes that hide others: a pattern, and what it shows in plain words.
_FAULTS = (
    (r".*\s", "has a blank in it", "no blank", "Take it out; where the page needs it, write %20 in its place."),
    (r"https?://[^/?#]*@", "has a user's name and an @ before the site's name", _PLAIN, "Leave both out."),
    (r"https?://[^/?#]*:\d*($|[/?#])", "has a port (a colon, a number) after the site's name", _PLAIN, "Leave it out."),
    (r"https?://(\d+(\.\d+)*|\[[^/]*)($|[/?#])", "has a number in place of the site's name", _PLAIN, _COPY),
    (r"http://", "begins with http://", "https://", _COPY),
    (r"(?!https://)", "does not begin with https://", _PLAIN, _COPY),
    (r"https://[^/?#]*([^!-~]|xn--)", "has letters in the site's name that can pass for others", "a to z there", _COPY),
    (r"https://[^/?#.]*($|[/?#])", "names no site that everybody can reach", _PLAIN, _COPY),
)


def fault(address: str) -> tuple[str, str, str]:
    """What is wrong with an address, what was expected, and the remedy."""
    for pattern, what, expected, remedy in _FAULTS:
        if re.match(pattern, address, re.IGNORECASE | re.DOTALL):
            return what, expected, _mended(address) or f"{remedy} {_UNSURE}"
    return "has a sign in it that no address holds", _PLAIN, f"{_COPY} {_UNSURE}"


def _mended(address: str) -> str:
    """The address with https://, where it is one then."""
    secure = "https://" + re.sub(r"^(http:)?//", "", address, flags=re.IGNORECASE)
    return f"Write: {secure}" if is_ordinary_address(secure) else ""
