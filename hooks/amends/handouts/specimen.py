"""The letters for what a browser writes itself on a pack of one's own: its contents and the number on each page.

A specimen is a sheet that nobody prints, with every sign once in regular and once in strong letters. Typst puts into it just
these signs of our fonts; from there we take the fonts, and where each sign stands in them.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections.abc import Iterable

from amends.handouts import blocks
from amends.handouts.handout import Handout, Section
from amends.handouts.leaves import Objects, numbered, objects, script, sought

PATH = "handouts/letters.js"
SIGNS = "".join(map(chr, range(0x20, 0x7F))) + "–—‘’“”…·"
_STRONG = "Semibold"


def specimen(titles: Iterable[str]) -> Handout:
    """The sheet with the signs of these titles, and all that may stand beside them."""
    signs = " ".join(sorted({*SIGNS, *"".join(titles)}))
    body = Section("", (blocks.text(signs),))
    return Handout("pack", "specimen", "packs", "", signs, dt.date.min, "https://amends.example/", ((body,),))


def letters(pdf: bytes) -> str:
    """The script that gives the fonts, and for each sign its font, its code there and its width in thousandths."""
    found = objects(pdf)
    at: dict[str, int] = {}
    signs: dict[str, dict[str, tuple[str, int, float]]] = {"regular": {}, "strong": {}}
    for number, (text, _) in found.items():
        if text.startswith("<</Type/Font/Subtype/Type0"):
            name = f"F{len(at)}"
            at[name] = number
            style = signs["strong" if _STRONG in text else "regular"]
            for sign, (code, width) in _signs(found, text).items():
                style.setdefault(sign, (name, code, width))
    signs["strong"] = {**signs["regular"], **signs["strong"]}  # a sign that only the other font has
    return script(PATH, {"any": numbered(found, at, [], {"keys": [], "cells": []})}, signs=signs)


def _signs(found: Objects, font: str) -> dict[str, tuple[int, float]]:
    """The signs of one font: each one's code and width."""
    _, told = found[int(sought(r"/ToUnicode (\d+) 0 R", font)[1])]
    cids, _ = found[int(sought(r"/DescendantFonts\[(\d+) 0 R\]", font)[1])]
    numbers = iter(sought(r"/W\[([\d. ]*)\]", cids)[1].split())
    runs = zip(numbers, numbers, numbers, strict=True)  # from which code to which, and how wide each is
    widths = {code: float(width) for first, last, width in runs for code in range(int(first), int(last) + 1)}
    pairs = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]{4})>\n", zlib.decompress(told or b"").decode("ascii"))
    return {chr(int(sign, 16)): (int(code, 16), widths[int(code, 16)]) for code, sign in pairs}
