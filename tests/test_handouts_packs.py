"""Packs read back from their PDF: who gets which page, numbers all through, large print, a pack of one's own."""

from __future__ import annotations

import hashlib
from functools import cache

import pypdf
import pytest

from amends import cli
from amends.handouts import PAPERS, gather, own_pack, press
from amends.handouts.handout import Handout, texts
from amends.handouts.packs import AUDIENCES
from amends.loader import load
from amends.models.drill import Drill
from amends.models.example import Example
from amends.playbook import Playbook
from conftest import ROOT, SMALL
from sheets import Sheet, boxes, headings, in_order, listed, squeezed
from spilled import parted, spilled

SITE = "https://amends.example/"
SHIPPED = load(ROOT)[0]
FIXTURE = [one for one in gather(load(SMALL)[0], SITE) if one.kind == "pack"]
PACKS = [one for one in gather(SHIPPED, SITE) if one.kind == "pack"]
LEAST = 16  # points: what a reader of large print asks for
FOOT = 12  # the line at the foot of each page


def named(one: Handout) -> str:
    """What a pack is called in a test's name."""
    return f"{one.id}{'-' if one.variant else ''}{one.variant}"


@cache
def made(name: str, paper: str) -> Sheet:
    """A pack as a file; each is made once."""
    one = next(each for each in [*FIXTURE, *PACKS] if named(each) == name)
    return Sheet(press.make(press.data([one, *one.bound], paper, "Amends")))


def parts(one: Handout, sheet: Sheet) -> dict[str, str]:
    """The text of a pack by who gets it: a sheet begins on the page whose first lines say so."""
    found = dict.fromkeys(AUDIENCES, "")
    audience = "everybody"
    for text in sheet.pages:
        starts = [name for name, said in AUDIENCES.items() if squeezed(f"{said} · ").upper() in text.upper()[:120]]
        audience = starts[0] if starts else audience
        found[audience] += text
    return found


def answers(one: Handout, playbook: Playbook) -> list[str]:
    """Everything that only the facilitator may see."""
    pack = playbook.get(one.target)
    found = [line for part in pack.parts for line in part.answers] + [*pack.notes]
    for minutes, record in ((part.minutes, playbook.get(target)) for part in pack.parts for target in part.uses):
        if isinstance(record, Drill):
            cards = record.within(minutes).injects
            found += [part.response for card in cards for part in card.expected] + [*record.notes]
        if isinstance(record, Example):
            spans = [span for version in record.versions for each in version.paragraphs for span in each.segments]
            found += [note.because for span in spans for note in span.marks]
    return found


def held(one: Handout, paper: str, playbook: Playbook) -> None:
    """Title, language, tags, boxes, numbers, fonts, margins, all words; and the answers in the facilitator's pages alone."""
    sheet = made(named(one), paper)
    bound = [one, *one.bound]
    told = sheet.pdf.metadata
    assert told.title == (f"{one.title}: Large print" if one.large else one.title)
    assert sheet.root["/Lang"] == "en" and sheet.root["/MarkInfo"]["/Marked"]
    assert [title for tag, title in sheet.headings if tag == "/H1"] == [squeezed(each.title) for each in bound]
    assert sorted(title for _, title in sheet.headings) == sorted(title for each in bound for title in headings(each))
    assert sheet.counted["/LI"] == sheet.counted["/LBody"] == sum(map(listed, bound))
    assert len(sheet.boxes) == sum(map(boxes, bound)) and all(side >= 5 for side in sheet.boxes)
    assert {each.address for each in bound} <= sheet.links
    assert sheet.codes() == [one.address] and all(sheet.fonts.values())
    assert sheet.outside() == [] and [*spilled(sheet.content)] == []
    for each, text in zip(bound, sheet.running(bound), strict=True):
        in_order(each, text)
    assert [lines for each in bound for lines in parted(each, sheet.pages)] == []
    by_audience = parts(one, sheet)
    for line in map(squeezed, answers(one, playbook)):
        assert {name for name, text in by_audience.items() if line in text} == {"facilitator"}, line


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("one", FIXTURE, ids=named)
def test_a_pack_is_whole(one, paper):
    """As it is printed and in large print, on both papers."""
    held(one, paper, load(SMALL)[0])


@pytest.mark.every
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("one", PACKS, ids=named)
def test_every_shipped_pack_is_whole(one, paper):
    """The same of every pack that is shipped."""
    held(one, paper, SHIPPED)


def test_a_part_that_is_shorter_than_its_drill_gets_the_short_version():
    """The cards, the facilitator’s sheet and the observers’ sheet hold the cards of the short version, at their minutes there."""
    whole = next(one for one in PACKS if named(one) == "first-hour-fire-drill")
    played = {one.audience: [*texts(one.sheets)] for one in whole.bound if one.kind == "drill"}
    assert {*played} == {"cards", "facilitator", "observers"}
    for told in map(" ".join, played.values()):
        assert "Two calls" in told and "Two sentences" not in told and "The video is ready" not in told
    assert {"Minute 9 · Saturday, 14:50", "Minute 18 · Saturday, 16:00"} <= {*played["cards"]}


def test_observers_of_a_workshop_have_a_sheet_without_answers():
    """What to watch for in each part with its minutes; the audit, in which nothing is played, has one too."""
    for found, playbook in ((FIXTURE, load(SMALL)[0]), (PACKS, SHIPPED)):
        for one in (each for each in found if not each.variant):
            own = [each for each in one.bound if each.audience == "observers"]
            watched = [line for part in playbook.get(one.target).parts for line in part.observe]
            assert own and {*watched} <= {text for each in own for text in texts(each.sheets)}


def test_cards_of_a_drill_keep_their_mark_in_a_pack():
    """EXERCISE stands on top of each page of the drill, and on no other."""
    sheet = made("dry-hour", "a4")
    marked = [text for text in sheet.pages if text.startswith("EXERCISE")]
    assert len(marked) == sum("/drills/dry-tap" in text for text in sheet.pages) > 3


@pytest.mark.parametrize("paper", PAPERS)
def test_large_print_has_no_small_letters(paper):
    """Nothing but the line at the foot of a page is smaller than 16 points."""
    for page in made("dry-hour-large", paper).pdf.pages:
        sizes: set[float] = set()

        def seen(text: str, _: object, matrix: list[float], __: object, size: float, sizes: set[float] = sizes) -> None:
            if text.strip():
                sizes.add(round(abs(matrix[3]) * size, 1))

        page.extract_text(visitor_text=seen)
        assert min(sizes - {FOOT}) >= LEAST, sorted(sizes)


def test_the_cover_says_on_which_page_each_sheet_begins():
    """A title and its page, in the groups of those who get them; each is a link within the file."""
    (one,) = (each for each in FIXTURE if not each.variant)
    sheet = made("dry-hour", "a4")
    for bound in one.bound:
        begins = next(
            number for number, text in enumerate(sheet.pages, 1) if squeezed(bound.label).upper() in text[:120].upper()
        )
        assert squeezed(f"{bound.title} Page {begins}") in sheet.pages[0]


def test_the_same_pack_gives_the_same_bytes():
    """Made twice, also in large print."""
    for one in FIXTURE:
        again = press.make(press.data([one, *one.bound], "a4", "Amends"))
        assert hashlib.sha256(again).digest() == hashlib.sha256(made(named(one), "a4").content).digest()


def test_a_pack_of_ones_own_holds_the_sheets_of_its_records():
    """In the order of who gets them: the answers first, then the cards, what is handed out, and the observers’ sheet."""
    whole, large = own_pack(load(SMALL)[0], SITE, "our-morning", ["drill/dry-tap", "example/larkmoor-letter"])
    assert (whole.path("a4"), large.path("letter")) == (
        "packs/our-morning-a4.pdf",
        "packs/our-morning-large-letter.pdf",
    )
    assert [one.audience for one in whole.bound] == [
        "facilitator",
        "facilitator",
        "cards",
        "participants",
        "observers",
    ]
    assert "Our morning" in texts_of(whole)


def texts_of(one: Handout) -> list[str]:
    """The title and every text of a handout."""
    return [one.title, *texts(one.sheets)]


def test_the_command_makes_one_pack(copy, tmp_path):
    """Its file and the large one, on both papers, and nothing else."""
    out = tmp_path / "out"
    assert cli.run(["handouts", "--root", str(copy), "--out", str(out), "--pack", "dry-hour"]) == 0
    found = {path.relative_to(out).as_posix() for path in out.rglob("*.pdf")}
    assert found == {f"packs/dry-hour{variant}-{paper}.pdf" for variant in ("", "-large") for paper in PAPERS}


def test_the_command_makes_a_pack_of_ones_own(copy, tmp_path):
    """From the records that are named, under an id of its own."""
    out = tmp_path / "out"
    run = ["handouts", "--root", str(copy), "--out", str(out), "--pack", "our-morning"]
    assert cli.run([*run, "--only", "case/larkmoor-bill,checklist/first-hour"]) == 0
    pdf = pypdf.PdfReader(out / "packs/our-morning-a4.pdf")
    assert pdf.metadata.title == "Our morning" and len(pdf.pages) == 4


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--pack", "dry-our"], "Did you mean 'pack/dry-hour'?"),
        (["--pack", "dry-hour", "--only", "checklist/first-hour"], "'dry-hour' is no id for a pack of your own"),
        (["--pack", "../our", "--only", "checklist/first-hour"], "'../our' is no id for a pack of your own"),
        (["--pack", "ours", "--only", "checklist/first-our"], "Did you mean 'checklist/first-hour'?"),
        (["--pack", "ours", "--only", "pack/dry-hour"], "'pack/dry-hour' is a pack itself"),
    ],
)
def test_a_pack_that_cannot_be_made_is_told(options, said, copy, tmp_path, capsys):
    """The command could not run: status 2, and no file."""
    out = tmp_path / "out"
    assert cli.run(["handouts", "--root", str(copy), "--out", str(out), *options]) == 2
    assert said in capsys.readouterr().err and not out.exists()
