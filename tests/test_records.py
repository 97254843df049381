"""The shipped records are a test suite: every record under every rule, and the promises that the playbook makes of itself."""

from __future__ import annotations

import pytest

from amends import checks
from amends.assess.card import report_card
from amends.assess.clock import response_clock
from amends.assess.decide import combinations, decide, worse_neighbours
from amends.assess.effort import customer_effort
from amends.checks import quotations
from amends.loader import load

CASES = {
    "t-mobile-experian-2015": "incident",
    "mtn-nigeria-outage-2021": "incident",
    "t-mobile-breach-2021": "incident",
    "over-apologising-by-email": "guidance",
    "mtn-control-the-damage": "board",
    "t-mobile-billing-loop": "complaint",
}
CHECKLISTS = {
    "readiness",
    "should-we-apologise",
    "first-hour",
    "apology-message",
    "making-it-right",
    "a-supplier-caused-it",
    "a-customer-in-a-loop",
    "afterwards",
}


def test_every_record_can_be_read(root):
    """No shipped record is refused by the reader or the models."""
    assert load(root)[1] == []


@pytest.mark.parametrize("rule", sorted(checks.RULES))
def test_every_record_keeps_every_rule(shipped, rule):
    """No shipped record breaks any rule."""
    found = [one for entry in shipped.all_entries() for one in checks.RULES[rule].check(entry, shipped)]
    assert found == []


def test_quotations_stand_word_for_word_in_the_archived_texts(shipped, shared):
    """All quotations from the five archived texts are proved, and no text that a source names is missing."""
    proof = quotations.prove(shipped, shared / "seeds")
    assert proof.findings == []
    assert proof.proved >= 120
    archived = {source.id for source in shipped.sources if source.archived_as}
    assert len(archived) == 5


def test_the_six_cases_are_of_their_kinds(shipped):
    """Three incidents, a complaint, guidance and a board; only the first two kinds can hold verdicts."""
    assert {case.id: case.kind_ for case in shipped.cases} == CASES
    assert {case.id for case in shipped.assessed} == {
        name for name, kind in CASES.items() if kind in {"incident", "complaint"}
    }


def test_there_are_34_standards_and_a_core_of_twelve(shipped):
    """Every phase has its standards; nine can be seen from inside only."""
    assert len(shipped.standards) == 34
    assert sum(one.core for one in shipped.standards) == 12
    seen = [one.seen for one in shipped.standards]
    assert {name: seen.count(name) for name in set(seen)} == {"words": 8, "remedy": 6, "way": 11, "inside": 9}


def test_the_eight_checklists_use_every_standard(shipped):
    """Eight sheets of 12 to 14 items each, and no standard is left without an item."""
    assert {sheet.id for sheet in shipped.checklists} == CHECKLISTS
    assert all(12 <= len(sheet.items) <= 14 for sheet in shipped.checklists)
    used = {item.standard for sheet in shipped.checklists for item in sheet.items}
    assert used == {one.id for one in shipped.standards}


def test_each_case_has_a_worked_example(shipped):
    """At least one worked example belongs to each case, and each says that it is invented."""
    assert {example.case for example in shipped.examples} == set(CASES)
    assert all("invented" in example.invented.lower() for example in shipped.examples)


DRILLS = {
    "national-outage": "case/mtn-nigeria-outage-2021",
    "breach-at-a-supplier": "case/t-mobile-experian-2015",
    "wrong-email-to-everybody": "case/over-apologising-by-email",
    "billing-loop": "case/t-mobile-billing-loop",
    "sim-swap-twelve-hours-late": "case/mtn-control-the-damage",
    "the-apology-that-made-it-worse": "framework/double-deviation",
}


def test_the_six_drills_come_from_what_the_playbook_tells(shipped):
    """45 minutes and 15 of debrief, six cards each, 5 to 8 questions; together they try all that a card can show."""
    assert {drill.id: drill.comes_from[0].record for drill in shipped.drills} == DRILLS
    for drill in shipped.drills:
        assert (drill.minutes, drill.debrief_minutes, len(drill.injects)) == (45, 15, 6)
        assert 5 <= len(drill.debrief) <= 8 and len(drill.observe) >= 5
    tried = {name for drill in shipped.drills for card in drill.injects for name in card.standards}
    quiet = {"practised-like-a-fire-drill", "self-audit"}  # what a drill is, and what is asked once a year
    assert {one.id for one in shipped.standards} - tried == quiet


def test_no_card_names_a_real_firm(shipped):
    """What is handed out could get out of the room: no organisation of any case stands in it, and no address."""
    firms = {one.name for case in shipped.cases for one in case.organisations} - {"“your company”", "One customer"}
    firms |= {"MTN", "T-Mobile", "Experian", "Uber", "Delivra"}
    for drill in shipped.drills:
        handed = [drill.scenario.plain, *(one.brief for one in drill.players)]
        handed += [line for card in drill.injects for line in (card.title, card.to, *card.text)]
        text = " ".join(handed)
        assert [name for name in firms if name in text] == [], drill.id
        assert "://" not in text and "www." not in text


def test_every_card_has_somebody_to_get_it(shipped):
    """A card goes to a player of its drill, to both or to everybody."""
    for drill in shipped.drills:
        names = {one.name for one in drill.players} | {"Everybody", "Both, read aloud by the facilitator"}
        assert {card.to for card in drill.injects} <= names, drill.id


def test_the_five_papers_are_forms_to_write_on(shipped):
    """A log, a contact sheet, an observer's sheet, the audit's evidence, and a table with what each of our levels asks."""
    assert [one.id for one in shipped.papers] == [
        "contact-sheet",
        "decision-log",
        "level-table",
        "observers-sheet",
        "readiness-evidence",
    ]
    assert all(grid.blanks or grid.rows for paper in shipped.papers for grid in paper.tables)
    columns = [one.title for one in shipped.get("paper/level-table").tables[0].columns[1:]]
    assert columns == [f"{one.level} · {one.name}" for one in shipped.levels[0].levels]


PACKS = {
    "first-hour-fire-drill": [5, 35, 15, 5],
    "readiness-audit": [10, 25, 25, 15, 15],
    "half-day-workshop": [20, 30, 20, 45, 15, 45, 20],
}


def test_the_three_packs_keep_their_times(shipped):
    """One hour, an audit, half a day that ends with a table of one's own; each with answers, notes and what to take home."""
    assert {one.id: [part.minutes for part in one.parts] for one in shipped.packs} == PACKS
    assert "paper/level-table" in shipped.get("pack/half-day-workshop").uses
    for one in shipped.packs:
        assert any(part.answers for part in one.parts) and len(one.notes) >= 5 and len(one.take_home) >= 3


def test_an_audit_asks_for_evidence_of_every_line(shipped):
    """The evidence sheet has a row for each item of the readiness sheet."""
    rows = shipped.get("paper/readiness-evidence").tables[0].rows
    assert len(rows) == len(shipped.get("checklist/readiness").items)


def test_the_experian_card_prints_counts_and_no_word(shipped):
    """With too little on record the card says so, in all three columns, with both of the reviewer's grades beside it."""
    case = shipped.get("case/t-mobile-experian-2015")
    card = report_card(case, shipped)
    assert {column.word for column in card.columns} == {"too little on record to say"}
    assert not card.capped
    words = " ".join(review.words or "" for review in case.reviews if review.beside_card)
    assert "favorable" in words and "passable grade" in words


def test_the_experian_clock_counts_days_from_the_dates(shipped):
    """The supplier knew 16 days, T-Mobile 10 days before the public; when it failed is not stated."""
    clock = response_clock(shipped.get("case/t-mobile-experian-2015"))
    assert dict(clock.zeros)["it failed"] is None
    assert [title for title, _ in clock.known] == ["the supplier knew", "the organisation knew", "the public knew"]
    assert clock.steps[0].since == ("16 days", "10 days", "the same day")


def test_the_chief_executives_video_in_nigeria_came_on_day_eight(shipped):
    """The video stands in the timeline eight days after the outage, after earlier apologies."""
    case = shipped.get("case/mtn-nigeria-outage-2021")
    videos = [event for event in case.events if event.message and event.message.channel == "video"]
    assert [event.at.written for event in videos] == ["2021-10-17"]
    clock = response_clock(case)
    assert clock.steps[0].since[0] == "the same day"


def test_the_sorry_of_2021_came_on_day_twelve(shipped):
    """The letter that says sorry came twelve days after the press told the story."""
    clock = response_clock(shipped.get("case/t-mobile-breach-2021"))
    step = next(step for step in clock.steps if step.title == "Chief executive’s apology")
    assert "12 days" in step.since


def test_the_billing_loop_counts_the_gaps_between_its_times(shipped):
    """The three times that the customer read off the clock give two gaps and their sum."""
    effort = customer_effort(shipped.get("case/t-mobile-billing-loop"))
    assert [gap.length for gap in effort.gaps][-2:] == ["0:11:08", "0:45:38"]
    assert effort.total == "0:56:46"
    assert all(measure.value.startswith(("at least", "at most", "about")) for measure in effort.measures)


def test_a_complaint_says_that_it_is_one_side(shipped):
    """In a customer's account every verdict that is given rests on one account, and words that we lack are not stated."""
    case = shipped.get("case/t-mobile-billing-loop")
    assert "one customer" in case.title
    for one in case.assessment.verdicts:
        if one.verdict in {"met", "partly", "missed"}:
            assert one.basis == "one-account"
        standard = shipped.get(f"standard/{one.standard}")
        if standard.phase == "apologise":
            assert one.verdict in {"not-stated", "not-applicable"}


def test_advice_and_ideas_take_a_stance_and_are_never_judged(shipped):
    """Guidance and the board have stances and no field for a verdict."""
    for name in ("over-apologising-by-email", "mtn-control-the-damage"):
        case = shipped.get(f"case/{name}")
        assert case.stances
        assert "assessment" not in type(case).model_fields


def test_acknowledge_apologise_act_belongs_to_the_author(shipped):
    """AAA is not Berman's: its framework names the post's author, and none of its sources is his column."""
    framework = shipped.get("framework/aaa")
    assert "Berman" not in framework.authors
    assert "berman-email-insider" not in framework.sources


def test_no_settlement_is_told_as_a_finding(shipped):
    """Settlements are legal events of their own type, and no event of that type speaks of guilt or a fine."""
    events = [event for case in shipped.assessed for event in case.all_events if event.legal]
    assert {event.legal.type for event in events} >= {"settlement"}
    for event in events:
        for word in ("fined", "guilty", "found liable", "convicted"):
            assert word not in event.what.plain


def test_no_source_known_only_in_part_has_an_address_completed(shipped):
    """An address is whole or not stated: none has three dots in it, and none is a bare host that stands for a page."""
    for source in shipped.sources:
        assert "..." not in source.address and "…" not in source.address


def test_the_level_table_is_complete_and_never_kinder_to_worse_answers(shipped):
    """3,600 combinations of answers each reach one of eleven rows; a worse answer never lowers the level."""
    table = shipped.levels[0]
    outcomes = {tuple(answers.items()): decide(table, answers) for answers in combinations(table)}
    assert len(outcomes) == 3600
    assert {outcome.rule.id for outcome in outcomes.values()} == {row.id for row in table.rules}
    assert len(table.rules) == 11
    steps = [
        (outcome.level, outcomes[tuple(worse.items())].level)
        for answers, outcome in outcomes.items()
        for _, worse in worse_neighbours(table, dict(answers))
    ]
    assert len(steps) > 5000
    assert all(level <= worse for level, worse in steps)


def test_danger_that_is_not_ruled_out_is_level_four(shipped):
    """Whatever else is true, danger or possible danger is level 4."""
    table = shipped.levels[0]
    for answers in combinations(table):
        if answers["danger"] != "no":
            assert decide(table, answers).level == 4


def test_known_events_are_placed_where_the_table_puts_them(shipped):
    """The four big events are on level 4; a small slip in an e-mail is level 1; one customer's billing loop is level 2."""
    levels = [one.level for one in shipped.levels[0].placed]
    assert levels.count(4) >= 4 and 1 in levels and 2 in levels
