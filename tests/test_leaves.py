"""Sheets taken apart for a browser: every blank is found, no text is taken for one, and the letters of the contents are whole."""

from __future__ import annotations

import base64
import io
import json
import re
import zlib
from dataclasses import replace
from functools import cache
from typing import Any

import pypdf
import pytest

from amends.handouts import gather, loose, press, specimen
from amends.handouts.handout import Handout, Section
from amends.handouts.leaves import Leaves, Unknown, leaves, pages
from amends.handouts.store import Made
from amends.loader import load
from conftest import SMALL

SHEETS = [one for one in gather(load(SMALL)[0], "https://amends.example/") if one.kind != "pack"]
SOME = ("drill/dry-tap-observers", "checklist/first-hour")
BLANKS = {"pages", "outline", "tree", "type"}
HOSTILE = "See (5 0 R), 7 0 R and (U1x0y0) \\(9 0 R ((" + "/StructParent 3"


@cache
def pdf(one: str, paper: str = "a4") -> bytes:
    """A sheet of the fixtures as a file; each is made once."""
    handout = next(sheet for sheet in SHEETS if sheet.sheet() == one)
    return press.make(press.data([handout], paper, "Amends"))


def unpacked(script: str) -> dict[str, Any]:
    """What a script gives."""
    return json.loads(zlib.decompress(base64.b64decode(re.search(r', "(.+)"\);\n$', script)[1])))


def whole(found: Leaves) -> None:
    """Every number leads to an object; every blank is known; each page has room for its number."""
    names = [name for body, _ in found.objects for name in body[1::2]]
    assert {int(name) for name in names if name.isdigit()} <= {*range(1, len(found.objects) + 1)}
    assert {name.partition(":")[0] for name in names if not name.isdigit()} <= {*BLANKS, "key", "stamp", "cell"}
    assert [name for name in names if name.startswith("stamp:")] == [
        f"stamp:{page}" for page in range(len(found.sizes))
    ]
    assert {*BLANKS} <= {*names}
    assert not any(
        re.search(r"\b\d+ 0 R\b|/StructParents? \d", part) for body, _ in found.objects for part in body[::2]
    )


@pytest.mark.parametrize(
    "one",
    [pytest.param(one, marks=() if one in SOME else pytest.mark.every) for one in (sheet.sheet() for sheet in SHEETS)],
)
def test_a_sheet_is_taken_apart_whole(one):
    """Its pages are counted as another program counts them, and all its blanks are known."""
    read = pypdf.PdfReader(io.BytesIO(pdf(one)))
    found = leaves(pdf(one))
    assert pages(pdf(one)) == len(found.sizes) == len(read.pages)
    assert [[float(side) for side in page.mediabox[2:]] for page in read.pages] == found.sizes
    assert len(found.tags["keys"]) == len(read.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]) / 2
    whole(found)


def hostile() -> Handout:
    """A sheet whose title looks like the inside of a PDF."""
    one = next(sheet for sheet in SHEETS if sheet.sheet() == "checklist/first-hour")
    return replace(one, title=HOSTILE, fit="", sheets=((Section(HOSTILE, ()),),))


def test_what_a_text_says_is_no_blank():
    """A title full of references, brackets and names of cells stays a title."""
    found = leaves(press.make(press.data([hostile()], "a4", "Amends")))
    titles = ["".join(body) for body, _ in found.objects if "/S/H1/" in "".join(body)]
    assert all(part in titles[0] for part in ("5 0 R", "7 0 R", "U1x0y0", "9 0 R", "/StructParent 3"))
    names = [name for body, _ in found.objects for name in body[1::2]]
    assert "cell" not in names and max(int(name) for name in names if name.isdigit()) <= len(found.objects)


def test_cells_keep_their_names_apart():
    """What a table calls its cells has a blank before it, so that two sheets in one file do not share a name."""
    found = leaves(pdf("drill/dry-tap-observers"))
    assert found.tags["cells"]
    for name, number in found.tags["cells"]:
        body, _ = found.objects[number - 1]
        assert "cell" in body[1::2] and f".{name})" in "".join(body)


def test_another_program_s_file_is_refused():
    """What Typst would not write so is told, and nothing is guessed."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(width=100, height=100)
    content = io.BytesIO()
    writer.write(content)
    with pytest.raises(Unknown):
        leaves(content.getvalue())
    with pytest.raises(Unknown, match="the number of pages"):
        pages(b"%PDF-1.7\n")


def test_a_script_holds_both_papers_and_is_smaller_than_they_are():
    """One for each sheet, the same on every day; what both papers share stands in it once. A pack has none."""
    sheet = next(sheet for sheet in SHEETS if sheet.sheet() == "drill/dry-tap")
    pack = replace(sheet, kind="pack", folder="packs")
    made = [
        Made(one, paper, pdf("drill/dry-tap", paper), (), True) for one in (sheet, pack) for paper in ("a4", "letter")
    ]
    (path, script), (letters, _) = loose.files(made, "Amends")
    assert (path, letters) == ("handouts/drills/dry-tap.js", specimen.PATH)
    assert [path, script] == [*next(loose.files(made, "Amends"))]
    given = unpacked(script)
    assert [*given["papers"]] == ["a4", "letter"]
    assert len(script) < 0.7 * sum(len(one.content) for one in made[:2])
    assert [*loose.files([], "Amends")] == []


def test_the_letters_have_every_sign_in_both_styles():
    """Each sign has a font, a code there and a width; Greek and Cyrillic come where a title needs them."""
    made = specimen.specimen(["Ωμέγα", "щи"])
    given = unpacked(specimen.letters(press.make(press.data([made], "a4", "Amends"))))
    for style in ("regular", "strong"):
        assert {*specimen.SIGNS, *"Ωμέγαщи"} <= {*given["signs"][style]}
        for sign in specimen.SIGNS:
            font, code, width = given["signs"][style][sign]
            assert font in given["papers"]["any"]["at"] and code > 0 and 100 < width < 1100, sign
    assert given["signs"]["regular"]["A"][0] != given["signs"]["strong"]["A"][0]
