"""What a page needs only on paper: a link's address is printed after it, unless it stands there already.

Style sheets print the address; they cannot tell that one was printed before. So the links that need none are marked here.
"""

from __future__ import annotations

import re

_SECTION = re.compile(r"(?=<h2\b)")
_LINK = re.compile(r'<a (?=[^>]*\bhref="(?P<address>https?:[^"]*)")[^>]*>(?P<words>.*?)</a>', re.DOTALL)


def marked(html: str) -> str:
    """The page, with ``data-said`` on each link out of the site whose address is its text, or was said in the section."""
    return "".join(_marked(section) for section in _SECTION.split(html))


def _marked(section: str) -> str:
    said: set[str] = set()

    def mark(link: re.Match[str]) -> str:
        address, again = link["address"], link["address"] in said | {link["words"]}
        said.add(address)
        return link[0].replace("<a ", "<a data-said ", 1) if again else link[0]

    return _LINK.sub(mark, section)
