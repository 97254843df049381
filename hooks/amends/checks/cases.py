"""Rules of fairness for a case: what may be judged, on what evidence, and what must be said with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.checks import Breach, rule
from amends.models.advice import Idea
from amends.models.assessment import Judgement
from amends.models.case import Advised, Assessed, Board, Case, Complaint
from amends.playbook import Entry, Playbook


@rule("verdict-needs-evidence")
def verdict_needs_evidence(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    for index, one in _verdicts(entry):
        if one.verdict in {"met", "partly", "missed"} and (not one.evidence or one.basis is None):
            lacking = "evidence" if not one.evidence else "basis"
            yield Breach(
                ("assessment", "verdicts", index),
                f"'{one.standard}' is judged {one.verdict} without {lacking}",
                f"a line {lacking}:",
                "Add it, or write not-stated.",
            )


@rule("missed-needs-proof")
def missed_needs_proof(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    for index, one in _verdicts(entry):
        lacking = ["absence: what shows that it was not done"] if one.absence is None else []
        lacking += ["a basis other than excerpt"] if one.basis == "excerpt" else []
        if one.verdict == "missed" and lacking:
            yield Breach(
                ("assessment", "verdicts", index),
                f"'{one.standard}' is judged missed without proof of absence",
                " and ".join(lacking),
                "Write not-stated when only a part was read.",
            )


@rule("one-sided-verdict")
def one_sided_verdict(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    if isinstance(entry.record, Complaint):
        for index, one in _verdicts(entry):
            if one.basis not in {None, "one-account"}:
                yield Breach(
                    ("assessment", "verdicts", index, "basis"),
                    f"the basis is '{one.basis}' in a customer's account",
                    "one-account",
                    "A complaint tells one side.",
                )


@rule("judged-twice")
def judged_twice(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    record = entry.record
    stances = [one.standard for one in record.stances] if isinstance(record, Advised) else []
    lists = ((("assessment", "verdicts"), [one.standard for _, one in _verdicts(entry)]), (("stances",), stances))
    for path, standards in lists:
        for index, standard in enumerate(standards):
            if standard in standards[:index]:
                first = entry.line((*path, standards.index(standard), "standard"))
                yield Breach(
                    (*path, index, "standard"),
                    f"'{standard}' is judged a second time (first in line {first})",
                    "each standard once",
                    "Make one of the two, or name the standard that is meant here.",
                )


@rule("supplier-clock")
def supplier_clock(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    record = entry.record
    if (
        isinstance(record, Assessed)
        and record.whose_doing != "supplier"
        and record.clock.supplier_knew_at != "not-stated"
    ):
        yield Breach(
            ("clock", "supplier-knew-at"),
            "the clock has a time for a supplier, and it was not a supplier's doing",
            "not-stated",
            "Check whose-doing.",
        )


@rule("count-or-length")
def count_or_length(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    if isinstance(entry.record, Assessed):
        for index, one in enumerate(entry.record.effort):
            timed = one.measure in {"time", "waiting"}
            if (one.length is None) == timed or (one.count is None) != timed:
                yield Breach(
                    ("effort", index),
                    f"the effort '{one.id}' needs one number",
                    "length for a time, count for the rest",
                    "Write only that one.",
                )


@rule("idea-without-end")
def idea_without_end(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    for index, idea in enumerate(_ideas(entry)):
        if not idea.became and idea.why_not is None:
            yield Breach(
                ("ideas", index),
                f"the idea '{idea.id}' says neither what it became nor why not",
                "became or why-not",
                "Add one of the two.",
            )


@rule("same-idea")
def same_idea(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    ids = {idea.id for idea in _ideas(entry)}
    for index, idea in enumerate(_ideas(entry)):
        for place, other in enumerate(idea.same_as):
            if other not in ids:
                yield Breach(
                    ("ideas", index, "same-as", place),
                    f"'{other}' is no idea of this board",
                    "an idea's id",
                    "Check the id.",
                )


@rule("its-own-neighbour")
def its_own_neighbour(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    if isinstance(entry.record, Case):
        for index, one in enumerate(entry.record.related):
            if one.case == entry.record.id:
                yield Breach(
                    ("related", index, "case"),
                    "the case names itself as related",
                    "another case",
                    "Delete it.",
                )


def _verdicts(entry: Entry) -> Iterator[tuple[int, Judgement]]:
    if isinstance(entry.record, Assessed):
        yield from enumerate(entry.record.assessment.verdicts)


@rule("two-sentences")
def two_sentences(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    if not isinstance(entry.record, Case):
        return
    text = entry.record.summary.plain
    sentences, words = len(re.findall(r"[.!?][”\"’']?(?=\s|$)", text)), len(text.split())
    if sentences > 2 or words > 60:
        yield Breach(
            ("summary",),
            f"the summary has {sentences} sentences and {words} words",
            "at most 2 and 60",
            "Move the rest into story.",
        )


def _ideas(entry: Entry) -> tuple[Idea, ...]:
    return entry.record.ideas if isinstance(entry.record, Board) else ()
