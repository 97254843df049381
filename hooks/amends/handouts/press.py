"""From a handout to the bytes of a PDF: by Typst, tagged, and the same on any day and any machine.

Typst sees our templates, our fonts and the data, and nothing else: no fonts of the machine, no clock.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import cache
from importlib.metadata import version
from itertools import groupby
from typing import Any

from amends.handouts.handout import Handout
from amends.handouts.signs import FONTS, printable

TEMPLATES = FONTS.parent
SIZES = {"a4": "a4", "letter": "us-letter"}


class Unmade(Exception):
    """No document came of it; the message says why: ``too long by 12 mm``, or what Typst said."""


def data(handouts: Sequence[Handout], paper: str, publisher: str, title: str = "") -> str:
    """Everything that a document is made from, as JSON."""
    first = handouts[0]
    updated = max(one.updated for one in handouts)
    whole = {
        "title": title or (f"{first.title}: {first.name}" if first.variant else first.title),
        "author": publisher,
        "language": first.language,
        "date": {"year": updated.year, "month": updated.month, "day": updated.day},
        "paper": SIZES[paper],
        "handouts": [_data(one) for one in handouts],
    }
    return json.dumps(_readable(whole), ensure_ascii=False, sort_keys=True)


def _data(one: Handout) -> dict[str, Any]:
    """One handout's data, with the code of its page."""
    return {
        **asdict(replace(one, bound=())),
        "updated": one.updated.isoformat(),
        "short_address": one.short_address,
        "code": _code(one.address),
    }


@cache
def _code(address: str) -> dict[str, Any]:
    """A QR code as runs of dark squares: column, row, length."""
    import segno  # here, and Typst below: the other commands need not wait for either

    matrix = segno.make(address, error="m", micro=False).matrix
    runs = []
    for y, row in enumerate(matrix):
        x = 0
        for dark, squares in groupby(row):
            length = len([*squares])
            if dark:
                runs.append([x, y, length])
            x += length
    return {"size": len(matrix), "runs": runs}


def _readable(value: Any) -> Any:
    """The data with every sign that cannot be printed replaced."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _readable(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_readable(one) for one in value]
    return value


def make(content: str) -> bytes:
    """The PDF of what ``data`` gave; raises Unmade."""
    import typst

    try:
        made = _compiler().compile(sys_inputs={"data": content}, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        raise Unmade(_why(str(error))) from error
    assert isinstance(made, bytes)
    return made


def _why(said: str) -> str:
    """Typst's own words on one line; the template says itself when a sheet does not fit."""
    over = re.search(r"too-long:(\d+)", said)
    return f"too long by {over[1]} mm" if over else " ".join(said.split())


@cache
def _compiler() -> Any:
    """One for all documents: it reads the fonts once."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(TEMPLATES / "handout.typ", root=TEMPLATES, font_paths=fonts, ignore_system_fonts=True)


@cache
def press() -> str:
    """What the documents are made with, as one hash: templates, fonts and the version of Typst."""
    whole = hashlib.sha256(version("typst").encode())
    for path in sorted([*TEMPLATES.glob("*.typ"), *FONTS.glob("*.otf")]):
        whole.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
