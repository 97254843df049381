"""Handouts of records that strangers wrote to do harm: every sign stands there as it is, or there is a finding."""

from __future__ import annotations

import dataclasses
import json
import unicodedata

import pytest
import typst

from amends import cli
from amends.handouts import blocks, gather, press, signs, store
from amends.handouts.handout import Section
from amends.loader import load
from conftest import SMALL, change
from sheets import Sheet, squeezed
from spilled import spilled

SITE = "https://amends.example/"
SHEET = "docs/playbook/checklists/first-hour.yml"
LONG = "Donau" * 32
SAID = [
    "#import \"@preview/cetz:0.3\": *", "#read(\"/etc/passwd\")", "$ sum_(i=0)^n $", "\\u{41} \\ back", "<script>alert(1)</script>",
    "= Heading", "*bold* _it_ `raw`", "#panic(\"x\")", "too-long:9", "[#link(\"x\")[y]]", "@label", "~ -- --- ... 'a' \"b\"",
]  # fmt: skip


def printed(*parts: blocks.Block, large: bool = False) -> Sheet:
    """The blocks, printed."""
    (base,) = (one for one in gather(load(SMALL)[0], SITE) if one.kind == "checklist")
    one = dataclasses.replace(base, fit="", large=large, sheets=((Section("", parts),),))
    return Sheet(press.make(press.data([one], "a4", "Amends")))


def sheet(*paragraphs: str) -> Sheet:
    """The paragraphs, printed."""
    return printed(*map(blocks.text, paragraphs))


@pytest.mark.parametrize("said", SAID)
def test_markup_is_printed_as_it_is(said):
    """What Typst, TeX or HTML would read as a command is text."""
    assert squeezed(said) in sheet(said).text


def test_a_word_without_end_stays_within_the_margins():
    """A word of 160 letters is broken, and nothing of it is lost."""
    made = sheet(LONG, f"Before {LONG} and after")
    assert made.text.count(LONG) == 2 and made.outside() == []


@pytest.mark.parametrize("large", [False, True])
def test_a_word_without_end_stays_in_its_cell(large):
    """It is broken there as well, between lists side by side too."""
    made = printed(
        blocks.table([LONG, "Short", LONG], [[LONG, None, "[ ]"], ["Short", LONG, LONG]], widths=(4, 1, 2)),
        blocks.table(["Short", LONG], [[LONG, LONG]], named=True, tight=True),
        blocks.table(["Named", "Widely"], [["Telecommunications", "Short"]], widths=(1, 9), named=True),
        blocks.beside((LONG, [LONG]), ("Short", [LONG, "Short"])),
        blocks.facts([(LONG, LONG)]),
        large=large,
    )
    assert "Telecommunications" in made.text
    assert made.text.count(LONG) >= 13  # and again at the head of each page that a table goes on to
    assert made.outside() == [] and [*spilled(made.content)] == []


@pytest.mark.parametrize(
    ("drawn", "seen"),
    [
        ("#table(columns: (40pt, 1fr))[Minute][What you saw]", set()),
        ("#table(columns: (30pt, 1fr))[Minute][]", {"Minute"}),
        ("#grid(columns: (30pt, 1fr))[Minute][What you saw]", {"Minute"}),
        ("#table(rows: 23.5pt)[Two \\ rows]", {"rows"}),
        ("#rect(width: 30pt)[Minute]", {"Minute"}),
        ("Good #underline[query]\n\n#line(length: 100%)\n\nThe next", set()),
    ],
)
def test_words_that_leave_their_place_are_seen(drawn, seen):
    """The check that all sheets go through tells words that cross a line or stand on others, and no tail of a letter."""
    assert {*spilled(typst.compile(drawn.encode()))} == {(1, words) for words in seen}


@pytest.mark.parametrize("said", ["שלום עולם", "العربية", "日本語のテキスト", "😀", "ﷺ", "a\u0301\u0327", "\u202f½"])
def test_a_sign_that_no_font_has_breaks_nothing(said):
    """It is printed as [?]; what the fonts have stays."""
    text = sheet(f"Before {said} after").text
    assert text.count("[?]") >= len({*said} & signs.missing(said)) and "Before" in text and "after" in text


def test_latin_greek_and_cyrillic_are_printed():
    """The fonts have the letters of Europe."""
    said = "Zoë Müller, Łódź, İzmir, Ελλάδα, Київ, Ñandú, Nokuthula, 10 % – “€ 5”"
    assert squeezed(said) in sheet(said).text


def test_a_missing_sign_is_a_finding_at_its_place(copy, tmp_path, capsys):
    """Place, what, expected, remedy; the sheet is made all the same."""
    change(copy / SHEET, "do: Tell people what you know.", "do: Tell people 王 you know.")
    assert (
        cli.run(["handouts", "--root", str(copy), "--out", str(tmp_path / "out"), "--only", "checklist/first-hour"])
        == 1
    )
    line = next(line for line in capsys.readouterr().out.splitlines() if "handout-sign" in line)
    assert line.startswith(f"{SHEET}:") and "U+738B" in line and "; expected Latin, Greek or Cyrillic" in line
    assert (tmp_path / "out/checklists/first-hour-a4.pdf").is_file()


def test_a_sheet_that_is_too_long_is_a_finding_and_no_file(copy, tmp_path, capsys):
    """One finding for each paper, and never a second page."""
    hint = "A hint that goes on and on. " * 10
    more = "".join(f"      - {{id: n{n}, do: {hint}, standard: told-early, hint: {hint}}}\n" for n in range(13))
    change(copy / SHEET, "groups:\n", f"groups:\n  - title: More\n    items:\n{more}")
    out = tmp_path / "out"
    assert cli.run(["handouts", "--root", str(copy), "--out", str(out), "--only", "checklist/first-hour"]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if " handout-one-page: " in line]
    assert len(told) == 2 and "A4 is too long by" in told[0] and "; expected one page. Shorten" in told[0]
    assert not [*out.rglob("*.pdf")]


def test_what_typst_refuses_is_a_finding(monkeypatch, tmp_path):
    """Whatever it says, it is told on one line, and the other sheets are made."""
    playbook = load(SMALL)[0]
    wanted = [one for one in gather(playbook, SITE) if one.kind == "checklist"]
    monkeypatch.setattr(press, "TEMPLATES", tmp_path)
    press._compiler.cache_clear()
    (tmp_path / "handout.typ").write_text('#panic("a\\nb")')
    found = [finding for one in store.make(wanted, playbook, "Amends", tmp_path / "kept") for finding in one.findings]
    press._compiler.cache_clear()
    assert [one.rule for one in found] == ["handout-not-made"] * 2 and "\n" not in str(found[0])


def lines(shared):
    """The naughty strings that a record can hold at all: one line each."""
    found = json.loads((shared / "corpora" / "blns" / "blns.json").read_text("utf-8"))
    return [
        " ".join(one.split())
        for one in found
        if one.split() and all(sign.isprintable() for sign in " ".join(one.split()))
    ]


@pytest.mark.every
def test_naughty_strings_are_printed_or_told(shared):
    """Each of them stands on the sheet, sign by sign, but for what no font has."""
    said = lines(shared)
    whole = [one for one in said if not signs.missing(one) and not any(map(unicodedata.combining, one))]
    assert len(whole) > 300
    for start in range(0, len(whole), 40):
        some = whole[start : start + 40]
        text = sheet(*some).text
        assert [one for one in some if squeezed(one) not in text] == []
    for one in set(said) - {*whole}:
        assert len(sheet(one).pdf.pages) == 1
