"""How people ask for the pages that no record stands behind: lists, coverage, a pack of one's own.

The lines lie in ``asked.yml``, by address. Records and Markdown pages have theirs in their own files.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from amends import reader


@cache
def lines() -> dict[str, tuple[str, ...]]:
    """The lines by address; home's is empty. Raises ValueError when the file is not sound."""
    document, findings = reader.read(resources.files("amends").joinpath("pages", "asked.yml").read_bytes(), "asked.yml")
    if findings or not isinstance(document.data, dict):
        raise ValueError(f"how people ask for pages cannot be read: {[*map(str, findings)]}")
    return {address: tuple(asked) for address, asked in document.data.items()}
