"""Dates as people write them: what was probably meant, as a record writes it."""

from __future__ import annotations

import datetime as dt
import re

MAX_CHARACTERS = 40
# A day first, then a month first: where both can be read, both are offered.
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d")
_WORDS = ("%d %B %Y", "%B %d, %Y", "%B %d %Y", "%d %b %Y", "%b %d, %Y", "%b %d %Y")
_MONTHS = ("%Y-%m", "%B %Y", "%b %Y", "%m/%Y")


def meant(written: str, *, months: bool = False) -> str:
    """The remedy for what is no date: the dates that it can mean. ``months`` are offered where a month is enough.

    Example: for ``5/10/2022`` it is ``Write 2022-10-05 or 2022-05-10, whichever is meant.``
    """
    found = [one.isoformat() for one in _read(written, _DAYS + _WORDS)]
    if months:
        found += [one.isoformat()[:7] for one in _read(written, _MONTHS)]
    found = list(dict.fromkeys(found))
    if not found and re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
        return "There is no such day: look it up again."
    if not found:
        return "Write the year first, then the month, then the day, each in digits."
    return f"Write {' or '.join(found)}{', whichever is meant' if len(found) > 1 else ''}."


def _read(written: str, forms: tuple[str, ...]) -> list[dt.date]:
    found: list[dt.date] = []
    for form in forms if len(written) <= MAX_CHARACTERS else ():
        try:
            found.append(dt.datetime.strptime(written.strip(), form).date())
        except ValueError:
            continue
    return found
