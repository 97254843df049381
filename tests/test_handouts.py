"""The sheets to print, read back from their PDF: pages, tags, text, links, boxes, the code, the margins, the same bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from amends.handouts import PAPERS, gather, press
from amends.handouts.handout import Handout
from amends.loader import load
from conftest import ROOT, SMALL
from sheets import Sheet, boxes, headings, in_order, listed, squeezed
from spilled import spilled

SITE = "https://amends.example/"
WHOLE_PAGES = {"checklist": 1, "standard": 1, "case": 2}
QUICK = [
    f"{kind}/{identifier}"
    for kind, identifier in (
        ("checklist", "first-hour"), ("drill", "dry-tap"), ("paper", "log"), ("level", "larkmoor-levels"),
        ("standard", "told-early"), ("example", "larkmoor-letter"), ("case", "larkmoor-outage"), ("case", "larkmoor-advice"),
    )
]  # fmt: skip
FIXTURES = [one for one in gather(load(SMALL)[0], SITE) if one.target in QUICK]
SHIPPED = [one for one in gather(load(ROOT)[0], SITE) if one.kind != "pack"]  # these have tests of their own


def named(one: Handout) -> str:
    """What a handout is called in a test's name."""
    return f"{one.target}{'-' if one.variant else ''}{one.variant}"


def made(one: Handout, paper: str) -> Sheet:
    """The handout as a file."""
    return Sheet(press.make(press.data([one], paper, "Amends")))


def examined(one: Handout, paper: str) -> None:
    """Everything that holds for every sheet."""
    sheet = made(one, paper)
    told = sheet.pdf.metadata
    assert told.title == (f"{one.title}: {one.name}" if one.variant else one.title)
    assert sheet.root["/Lang"] == "en" and sheet.root["/MarkInfo"]["/Marked"]
    assert told.creation_date.date() == one.updated
    assert len(sheet.pdf.pages) == WHOLE_PAGES.get(one.kind, len(sheet.pdf.pages))
    assert {page.mediabox.width.__round__() for page in sheet.pdf.pages} <= {595, 842, 612, 792}
    assert sorted(title for _, title in sheet.headings) == sorted(headings(one))
    assert [tag for tag, _ in sheet.headings].count("/H1") == 1
    assert sheet.counted["/LI"] == sheet.counted["/LBody"] == listed(one)
    assert len(sheet.boxes) == boxes(one) and all(side >= 5 for side in sheet.boxes)
    assert one.address in sheet.links
    assert sheet.codes() == [one.address]
    assert all(sheet.fonts.values()) and all("Source" in name for name in sheet.fonts)
    assert sheet.outside() == [] and [*spilled(sheet.content)] == []
    assert (
        squeezed(f"Version {one.updated.isoformat()} · Text: CC BY 4.0 Page 1 of {len(sheet.pdf.pages)}") in sheet.text
    )
    (text,) = sheet.running([one])
    in_order(one, text)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("one", FIXTURES, ids=named)
def test_a_sheet_of_each_kind_is_whole(one, paper):
    """Title, language, tags, boxes, links, the code, fonts, margins and all words, on both papers."""
    examined(one, paper)


@pytest.mark.every
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("one", SHIPPED, ids=named)
def test_every_shipped_sheet_is_whole(one, paper):
    """The same of every sheet that is shipped."""
    examined(one, paper)


def test_each_kind_has_its_variants():
    """A drill has three sheets, an example two, all others one; each has an address of its own."""
    names = [one.path(paper) for one in SHIPPED for paper in PAPERS]
    assert len(names) == len(set(names))
    assert {one.variant for one in SHIPPED if one.kind == "drill"} == {"", "facilitator", "observers"}
    assert {one.variant for one in SHIPPED if one.kind == "example"} == {"", "blank"}
    assert "checklists/first-hour-a4.pdf" in names and "drills/billing-loop-facilitator-letter.pdf" in names


def test_every_card_and_page_of_a_drill_says_exercise():
    """Once on each card, once on each page; no answer stands where players look."""
    cards, facilitator, observers = (one for one in FIXTURES if one.kind == "drill")
    (drill,) = load(SMALL)[0].drills
    sheet = made(cards, "a4")
    assert sheet.text.count("EXERCISE") == 1 + len(drill.players) + len(drill.injects) + len(sheet.pdf.pages)
    responses = [part.response for card in drill.injects for part in card.expected]
    assert not any(squeezed(line) in sheet.text for line in (*responses, *drill.notes, *drill.observe))
    assert all(squeezed(line) in made(facilitator, "a4").text for line in responses)
    assert not any(squeezed(line) in made(observers, "letter").text for line in responses)


def test_a_blank_example_gives_nothing_away():
    """The text stands there without our marks, the other versions and the lesson."""
    marked, blank = (one for one in FIXTURES if one.kind == "example")
    (example,) = load(SMALL)[0].examples
    text = made(blank, "a4").text
    notes = [note.because for version in example.versions for part in version.paragraphs for segment in part.segments for note in segment.marks]  # fmt: skip
    assert notes and not any(squeezed(note) in text for note in notes)
    assert squeezed(example.lesson.plain) not in text and squeezed(example.lesson.plain) in made(marked, "a4").text


def test_everything_is_black_on_white():
    """No colour and no grey is set anywhere: what a copier cannot show is not there."""
    for one in FIXTURES:
        for page in made(one, "a4").pdf.pages:
            drawn = page.get_contents().get_data().decode("latin-1").split()
            assert {drawn[i - 1] for i, word in enumerate(drawn) if word in {"scn", "SCN", "g", "G"}} <= {"0"}


ELSEWHERE = """
import hashlib, sys
from pathlib import Path
from amends.handouts import gather, press
from amends.loader import load
for one in gather(load(Path(sys.argv[1]))[0], "https://amends.example/"):
    if one.kind in ("checklist", "drill"):
        print(hashlib.sha256(press.make(press.data([one], "a4", "Amends"))).hexdigest())
"""


def test_the_same_record_gives_the_same_bytes_anywhere(copy, tmp_path):
    """Another time zone, locale and folder: every file has the same hash."""
    here = [
        hashlib.sha256(made(one, "a4").content).hexdigest() for one in FIXTURES if one.kind in ("checklist", "drill")
    ]
    there = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}
    there["PYTHONPATH"] = os.pathsep.join(filter(None, map(os.path.abspath, sys.path)))
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(copy)],
        cwd=tmp_path,
        env=there,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == here
