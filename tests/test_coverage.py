"""Coverage: every standard by every case with its evidence, how fast and how fully, and what is missing; at any number of cases."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from amends import pages
from amends.assess.clock import STEPS
from amends.assess.coverage import stances, verdicts
from amends.assess.lapse import Lapse
from amends.assess.pace import Pace, Step, paces, spread
from amends.loader import load
from amends.models.case import Case
from amends.pages import coverage
from amends.pages.render import Renderer
from amends.playbook import Entry, Playbook
from test_clock import case as timed
from test_clock import event
from test_related import BILL, OUTAGE, like

SMALL = Path(__file__).parent / "fixtures" / "playbook"
SITE = pages.Site("https://example.org/report", {name: f"{name}/" for name in ("about", "fairness", "contribute")})


def book_of(*cases: Case) -> Playbook:
    """The fixture's playbook with these cases in place of its own."""
    book = load(SMALL)[0]
    document = book.entries["case"]["larkmoor-outage"].document
    book.entries["case"] = {case.id: Entry(case, document) for case in cases}
    return book


def made(book: Playbook) -> dict[str, str]:
    """The sections of the coverage page."""
    renderer = Renderer(book, SITE)
    return {part.id: str(part.html) for part in coverage.page(renderer).sections}


def many(number: int) -> Playbook:
    """So many cases, two of three with a verdict."""
    words = ("met", "missed", "not-stated")
    return book_of(*(like(OUTAGE, f"case-{n:04}", told_early=words[n % 3]) for n in range(number)))


def test_the_matrix_holds_every_standard_and_every_judged_case() -> None:
    """What a case says, and not assessed where it says nothing; each row and each column is counted."""
    matrix = verdicts(load(SMALL)[0])
    assert [case.id for case in matrix.cases] == ["larkmoor-outage", "larkmoor-bill"]
    assert {row.standard.id: row.words for row in matrix.rows} == {
        "danger-first": ("not-applicable", "not-assessed"),
        "told-early": ("missed", "not-stated"),
        "sorry-said": ("met", "not-assessed"),
    }
    assert [dict(total) for total in matrix.totals] == [
        {"not-applicable": 1, "missed": 1, "met": 1},
        {"not-assessed": 2, "not-stated": 1},
    ]
    assert {row.standard.id: row.open for row in matrix.rows} == {
        "danger-first": True,
        "told-early": False,
        "sorry-said": False,
    }


def test_advice_and_boards_have_a_matrix_of_their_own() -> None:
    """Stances, for the standards on which any is taken."""
    matrix = stances(load(SMALL)[0])
    assert [case.id for case in matrix.cases] == ["larkmoor-advice", "larkmoor-board"]
    assert [(row.standard.id, row.words) for row in matrix.rows] == [("told-early", ("asks-for", "asks-for"))]


def test_each_cell_leads_to_its_evidence(shipped: Playbook) -> None:
    """A sign for the eye, words for the ear, and a link to the verdict; a complaint's is as the customer tells it."""
    html = made(shipped)["the_matrix"]
    for case in shipped.assessed:
        for one in case.assessment.verdicts:
            told = ", as the customer tells it" if case.kind_ == "complaint" and one.verdict[0] in "mp" else ""
            words = {"partly": "partly met"}.get(one.verdict, one.verdict.replace("-", " "))
            link = f'href="../cases/{case.id}/#verdict_{one.standard}"'
            cell = re.search(rf'<td class="am-cell am-{one.verdict}"><a {re.escape(link)}>(.*?)</a></td>', html)
            assert cell and cell[1].endswith(f'<span class="am-unseen">{words}{told}</span>'), link
            assert re.match('<span aria-hidden="true">[✓◐✗?–]</span>', cell[1])
    assert html.count("one side’s account") == 2  # in the text, and in the head of the one complaint
    assert 'role="region" aria-label="Every standard by every case: table that scrolls" tabindex="0"' in html
    assert html.count("★") == 13  # the twelve, and the text that explains the sign
    phases = re.findall(r'<th scope="rowgroup" colspan="11"><span>(.*?)</span>', html)
    assert phases[:2] + phases[-1:] == ["Prepare", "Decide", "How many standards"]


def test_what_no_case_met_or_missed_asks_for_one() -> None:
    """Such a standard stands out in the matrix and in a list; a part is not all."""
    told = book_of(like(OUTAGE, "first", told_early="partly", sorry_said="missed"))
    parts = made(told)
    rows = dict(re.findall(r'<th scope="row"><a href="../standards/([^/]+)/">(.*?)</th>', parts["the_matrix"], re.S))
    assert 'No case yet: <a href="../contribute/">bring one</a>' in rows["danger-first"]
    assert 'Met in part only: <a href="../contribute/">bring one</a>' in rows["told-early"]
    assert "bring one" not in rows["sorry-said"]
    assert re.findall(r"standards/([^/]+)/", parts["no_case_yet"]) == ["danger-first", "told-early"]
    full = {"told_early": "met", "sorry_said": "missed", "danger_first": "met"}
    assert "no_case_yet" not in made(book_of(like(OUTAGE, "first", **full)))


def test_the_pace_counts_from_the_first_zero_point_that_gives_a_time() -> None:
    """When the organisation knew; else when the public did; else when it failed."""
    outage, bill = paces(load(SMALL)[0])
    assert (outage.begin, outage.zero and outage.zero.id) == ("it failed", "pump-stops")
    assert outage.said == {"First word": "the same day", "First apology": "the same day", "Remedy announced": "1 day"}
    assert (bill.begin, bill.said) == ("the organisation knew", {"First word": "0:10:05"})
    public = timed(event("a", "2025-03-01"), event("b", "2025-03-03"), failed_at="a", public_at="b", first_word="b")
    (pace,) = paces(book_of(public.named("case", "public")))
    assert (pace.begin, pace.said) == ("the public knew", {"First word": "the same day"})


def test_where_no_time_is_known_nothing_is_drawn() -> None:
    """The case stands there all the same, with what is not stated."""
    silent = timed(event("a", "2025-03-01"), event("b", "not-stated"), failed_at="a", first_word="b")
    book = book_of(silent.named("case", "silent"))
    (pace,) = paces(book)
    assert (pace.zero, pace.steps, len(pace.unknown)) == (None, (), 6)
    html = made(book)["how_fast"]
    assert "Too little on record to draw: no time is stated." in html and "<svg" not in html


def test_the_picture_says_what_it_draws() -> None:
    """Each case has a picture with a name and a description, and the numbers stand in a table, too."""
    parts = made(load(SMALL)[0])
    html = parts["how_fast"]
    assert html.count('role="img"') == 2
    for name in re.findall(r'aria-describedby="([^"]+)"', html):
        assert f'id="{name}"' in html
    assert "First word: the same day. First apology: the same day. Remedy announced: 1 day." in html
    assert "Not stated: chief executive’s apology, remedy delivered, closed by the customer." in html
    table = html.partition("<details")[2]
    assert table.count("<td>the same day</td>") == 2 and "<td>0:10:05</td>" in table
    assert html.count("<rect") == 3 and html.count("<circle") == 1
    assert "10 minutes</text>" in html and "100 days</text>" in html
    assert "style=" not in "".join(parts.values())


def pace_of(*lapses: Lapse) -> Pace:
    """A case whose first word, first apology, remedy announced and delivered came after these times."""
    names = ("first_word", "first_apology", "remedy_announced", "remedy_delivered")
    steps = tuple(Step(name, STEPS[name], "", one) for name, one in zip(names, lapses, strict=False))
    return Pace(OUTAGE, "it failed", None, steps, "weak", "strong")


def test_the_axis_is_logarithmic_and_ends_at_its_edges() -> None:
    """Ten times as long is as far, wherever on the axis; what lies beyond stands at the edge."""
    minutes, hours, days = coverage.place(600), coverage.place(36_000), coverage.place(86_400)
    assert 0 < minutes < hours < days < 100
    assert coverage.place(864_000) - days == pytest.approx(coverage.place(8_640_000) - coverage.place(864_000), abs=0.2)
    assert (coverage.place(-5), coverage.place(0), coverage.place(1e12)) == (0, 0, 100)


def test_a_range_is_drawn_no_finer_than_it_is() -> None:
    """One moment is a dot within the picture; a range is a bar over all of it, and one that has no end reaches the edge."""
    same, range_, open_, short = coverage.strokes(
        pace_of(Lapse(0, 0), Lapse(-86_400, 86_400), Lapse(3600, float("inf")), Lapse(86_400, 86_500, True))
    )
    assert 0 < same.left == same.right < 4
    assert (range_.left, range_.right) == (0, coverage.place(86_400))
    assert (open_.left, open_.right) == (coverage.place(3600), 100)
    assert short.right - short.left == pytest.approx(coverage.THIN) and short.step.lapse.about
    assert [one.colour for one in (same, range_, open_, short)] == ["words", "words", "remedy", "remedy"]


def test_counts_take_a_step_for_what_it_certainly_is() -> None:
    """A range counts where it ends, and in all that is longer; what has no end is longer; the unknown is not stated."""
    pace = pace_of(Lapse(0, 600), Lapse(0, 40_000), Lapse(0, float("inf")))
    days = {"1 day": 2, "10 days": 2, "100 days": 2, "1,000 days": 2}
    counts = spread([pace, pace])
    assert counts["First word"] == {"10 minutes": 2, "1 hour": 2, "10 hours": 2, **days}
    assert counts["First apology"] == days
    assert counts["Remedy announced"] == {"longer": 2}
    assert counts["Remedy delivered"] == {"not stated": 2}


def test_words_stand_against_remedy_and_too_little_stands_apart(shipped: Playbook) -> None:
    """Each case is in one cell of nine, or in the list of those with too little on record."""
    html = made(shipped)["how_fully"]
    grid, _, apart = html.partition("</table>")
    assert [re.findall("<tr>", grid).__len__(), grid.count("<td>")] == [4, 10]
    for pace in paces(shipped):
        link = f"cases/{pace.case.id}/"
        assert ((link in grid), (link in apart)) == (pace.told, not pace.told)
    assert "no blame" in apart


def test_forty_cases_have_columns_and_more_have_counts() -> None:
    """Beyond what can be read, the page says why and shows numbers; each standard is still there."""
    narrow, wide = made(many(40)), made(many(41))
    assert narrow["the_matrix"].count('class="am-of"') == 40 and "Counts in place" not in narrow["the_matrix"]
    assert 'class="am-of"' not in wide["the_matrix"] and "#verdict_" not in wide["the_matrix"]
    assert "a table of 41 cases could not be read" in wide["the_matrix"]
    row = re.search(r"standards/told-early/.*?</tr>", wide["the_matrix"], re.S)
    assert row and re.findall(r"<td[^>]*>(\d+)</td>", row.group()) == ["14", "0", "14", "13", "0", "0"]
    assert "Counts in place of lines" in wide["how_fast"] and "<svg" not in wide["how_fast"]
    assert re.search(r"First word</th>(<td>0</td>){3}(<td>41</td>){4}<td>0</td><td>0</td>", wide["how_fast"])
    assert "41 cases." in wide["how_fully"]


def test_five_thousand_cases_make_a_page_of_ordinary_size() -> None:
    """The page does not grow with the cases."""
    assert abs(sum(map(len, made(many(5000)).values())) - sum(map(len, made(many(50)).values()))) < 300


def test_a_playbook_without_cases_asks_for_some() -> None:
    """Every standard stands there with no case yet; nothing else is said."""
    parts = made(book_of())
    assert [*parts] == ["the_matrix", "no_case_yet", "what_next"]
    assert parts["the_matrix"].count("No case yet") == 3
    assert "these 3 standards" in parts["no_case_yet"]


def test_hostile_text_stays_text() -> None:
    """Names and titles of strangers are text in every table and picture."""
    bad = '"><script>alert(1)</script>{{ 7*7 }}'
    hostile = OUTAGE.model_copy(
        update={"title": bad, "assessment": OUTAGE.assessment.model_copy(update={"judged": bad})}
    )
    html = "".join(made(book_of(hostile.named("case", "hostile"))).values())
    assert "<script" not in html and "{{ 7*7 }}" in html and html.count("&lt;script&gt;") > 4


def test_a_column_is_named_by_who_failed_in_what_and_when() -> None:
    """Short enough for the head of a column; no year where no date is known."""
    assert coverage.name(OUTAGE) == "Larkmoor Water, outage, 2025"
    assert coverage.name(BILL) == "Larkmoor Water, billing and charges"


def test_cases_and_standards_lead_to_it(shipped: Playbook, shipped_pages: dict[str, pages.Page]) -> None:
    """Whoever looks at the lists finds the matrix; from there the way goes on to contributing."""
    for index in ("cases/", "standards/"):
        assert 'href="../coverage/"' in shipped_pages[index].html
    page = shipped_pages["coverage/"]
    assert re.findall(r'href="\.\./([^"]*)"', page.sections[-1].html) == ["contribute/", "cases/", "standards/"]
    assert {
        f"verdict_{row.standard.id}" for row in verdicts(shipped).rows if row.words[0] != "not-assessed"
    } <= shipped_pages[f"cases/{verdicts(shipped).cases[0].id}/"].anchors
