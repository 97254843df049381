"""What to do next: the two to four ways on from a page, chosen from the records for somebody who came with a purpose.

Chosen here, worded in ``templates/way.html``: each step has a reason, and the template knows its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from amends import rulebook
from amends.models.base import Record
from amends.models.case import Assessed, Case
from amends.models.checklist import Checklist
from amends.models.drill import Drill
from amends.models.example import Example, Note, Version
from amends.models.framework import Framework
from amends.models.level import Levels
from amends.models.pack import Pack
from amends.models.paper import Paper
from amends.models.source import Source
from amends.models.standard import Standard
from amends.pages.way import NAMES
from amends.playbook import Playbook

SECTIONS = {
    "case": "use_it",
    "standard": "on_the_checklists",
    "framework": "standards_from_it",
    "source": "used_by",
    "rule": "where_next",
}  # the section's id by kind of page, as links from outside have it; "what_next" on all others
MOST = 4
PRACTICE = "practised-like-a-fire-drill"  # what the observers’ paper helps to keep first of all
INDEXES = {
    "cases/": ("opening", "comparison", "contribute"),
    "compare/": ("standards", "cases", "examples", "contribute"),
    "cases/by/": ("opening", "cases", "contribute"),
    "coverage/": ("contribute", "cases", "standards"),
    "standards/": ("opening", "checklists", "cases"),
    "levels/": ("opening",),
    "checklists/": ("levels", "standards", "examples"),
    "examples/": ("opening", "drills", "cases"),
    "drills/": ("packs", "papers", "examples"),
    "packs/": ("own-pack", "drills", "examples", "papers"),
    "packs/your-own/": ("packs", "drills", "papers"),
    "papers/": ("packs", "levels", "checklists"),
    "frameworks/": ("opening", "standards"),
    "sources/": ("opening", "cases", "frameworks"),
    "reference/rules/": ("contribute", "fields"),
    "reference/fields/": ("contribute", "rules"),
}  # where to go on from the pages that are no record's: link targets, and the two sheets that an incident opens with


@dataclass(frozen=True)
class Step:
    """One way on: where it leads, what that is called, the reason's name, and the record's own words for it, if any."""

    target: str
    title: str
    reason: str
    said: str = ""


def section(address: str, record: Record | None) -> str:
    """The id of the section that says what to do next."""
    if address.startswith("reference/rules/") and address != "reference/rules/":
        return SECTIONS["rule"]
    return SECTIONS.get(record.kind if record else "", "what_next")


def steps(playbook: Playbook, address: str, record: Record | None) -> list[Step]:
    """The ways on from a page; none where nothing fits, as on home."""
    if record:
        return list(islice(_BY_KIND[record.kind](playbook, record), MOST))
    if section(address, None) == SECTIONS["rule"]:
        group = rulebook.rules()[address.split("/")[-2]].group
        return [Step(f"rules#about_{group}", NAMES["rules"], "like-it"), _page("fields"), _page("contribute")]
    names = INDEXES["cases/by/"] if address.startswith("cases/by/") else INDEXES.get(address, ())
    return [step for name in names for step in (_opening(playbook) if name == "opening" else [_page(name)])]


def _page(target: str) -> Step:
    return Step(target, NAMES[target], target)


def _to(record: Record, reason: str, said: str = "", part: str = "") -> Step:
    return Step(f"{record.target}#{part}" if part else record.target, record.title, reason, said)


def _sheet(sheet: Checklist) -> Step:
    return _to(sheet, "sheet", f"{sheet.use_when.split('. ')[0].rstrip('.')}.")


def _opening(playbook: Playbook) -> list[Step]:
    """One customer, or many: the two sheets that an incident opens with."""
    return [_sheet(sheet) for sheet in playbook.checklists[:2]]


def _checklist(playbook: Playbook, one: Checklist) -> Iterator[Step]:
    """What the sheet's own ``after`` does not say: the sheet that follows, and the table of levels."""
    named = {target.partition("#")[0] for target in one.after.targets()} if one.after else set()
    if len(named) > 1:
        return
    place = playbook.checklists.index(one)
    following = [sheet for sheet in playbook.checklists[place + 1 : place + 2] if sheet.target not in named]
    yield from (_sheet(sheet) for sheet in following)
    yield from (_to(table, "level") for table in playbook.levels[:1] if table.target not in named)


def _standard(playbook: Playbook, one: Standard) -> Iterator[Step]:
    """Do it, see it met, see it missed, see it in a draft; where no draft shows it, read what is behind it."""
    items = ((sheet, item) for sheet in playbook.checklists for item in sheet.items if item.standard == one.id)
    for sheet, item in islice(items, 1):
        yield _to(sheet, "item", item.do, item.id)
    judged = playbook.judgements(one.id)
    for verdicts in (("met",), ("missed", "partly")):
        found = [(case, verdict) for verdict in verdicts for case, its in judged if its.verdict == verdict]
        for case, verdict in found[:1]:
            yield _to(case, _told(case, verdict), part=f"verdict_{one.id}")
    drafts = [_to(example, "draft") for example in playbook.users(one.target, "example")]
    thoughts = [_to(framework, "thought") for framework in playbook.users(one.target, "framework")]
    yield from [*drafts, *thoughts][:1]


def _told(case: Case, reason: str) -> str:
    """A verdict on a complaint is as the customer tells it."""
    return f"told-{reason}" if case.kind_ == "complaint" and reason != "lesson" else reason


def _levels(playbook: Playbook, one: Levels) -> Iterator[Step]:
    """The level is set: take the sheet."""
    yield from _opening(playbook)


def _case(playbook: Playbook, one: Case) -> Iterator[Step]:
    """The standard to learn from it, the sheet, the draft to mark, and a case to compare."""
    yield from _lesson(playbook, one)
    yield from (_sheet(playbook.get(f"checklist/{name}")) for name in one.checklists[:1])
    yield from (_to(example, "practise") for example in playbook.users(one.target, "example")[:1])
    yield from (_to(playbook.get(f"case/{other.case}"), "compare", other.because) for other in one.related[:1])


def _lesson(playbook: Playbook, one: Case) -> Iterator[Step]:
    """The first standard among the lessons that the response missed; else met in part; else the first of all."""
    judgements = one.assessment.verdicts if isinstance(one, Assessed) else ()
    verdicts = {judgement.standard: judgement.verdict for judgement in judgements}
    taught = [standard for lesson in one.lessons for standard in lesson.standards]
    found = [
        (name, f"lesson-{verdict}")
        for verdict in ("missed", "partly")
        for name in taught
        if verdicts.get(name) == verdict
    ]
    for name, reason in [*found, *((name, "lesson") for name in taught)][:1]:
        standard = playbook.get(f"standard/{name}")
        yield _to(standard, _told(one, reason), standard.sentence)


def _example(playbook: Playbook, one: Example) -> Iterator[Step]:
    """What it was made from, the standard that it shows most, the sheet for one's own text, and the next example."""
    yield _to(playbook.get(f"case/{one.case}"), "made-from")
    notes = [note for version in one.versions for note in _notes(version)]
    missed = [note.standard for note in notes if note.mark == "missed"]
    if missed:
        standard = playbook.get(f"standard/{max(dict.fromkeys(missed), key=missed.count)}")
        yield _to(standard, "shown", standard.sentence)
    if sheet := _nearest(playbook, one, {note.standard for note in notes}):
        yield _to(sheet, "own-text")
    yield from (_to(other, "another") for other in _next(playbook.examples, one))


def _notes(version: Version) -> Iterator[Note]:
    """Every mark of one version: those in the text, and those for what is not there."""
    yield from (note for paragraph in version.paragraphs for part in paragraph.segments for note in part.marks)
    yield from version.absent


def _nearest(playbook: Playbook, one: Example, marked: set[str]) -> Checklist | None:
    """Of the sheets that lead to it, else of those that its case names: the one that asks for most of what is marked."""
    sheets = playbook.users(one.target, "checklist")
    sheets = sheets or [playbook.get(f"checklist/{name}") for name in playbook.get(f"case/{one.case}").checklists]
    return max(sheets, key=lambda sheet: sum(item.standard in marked for item in sheet.items), default=None)


def _drill(playbook: Playbook, one: Drill) -> Iterator[Step]:
    """The sheet that the same moment asks for, what it was made from, the observers' paper, and the next drill."""
    tried = {standard for card in one.injects for standard in card.standards}
    sheets = sorted(playbook.checklists, key=lambda sheet: -sum(item.standard in tried for item in sheet.items))
    yield from (_to(sheet, "tried") for sheet in sheets[:1])
    yield from (_to(playbook.get(origin.record.partition("#")[0]), "made-from-it") for origin in one.comes_from[:1])
    yield from (_to(paper, "write-on") for paper in playbook.papers if paper.standards[0] == PRACTICE)
    yield from (_to(other, "next-drill") for other in _next(playbook.drills, one))


def _pack(playbook: Playbook, one: Pack) -> Iterator[Step]:
    """What is played, what is filled in and taken home, the standard behind it, and the next workshop."""
    for kind, reason in (("drill", "play-it"), ("paper", "fill-in")):
        named = (target for target in one.uses if target.startswith(f"{kind}/"))
        yield from (_to(playbook.get(target), reason) for target in islice(named, 1))
    yield Step("own-pack", NAMES["own-pack"], "own-pack")
    yield from (_to(other, "next-pack") for other in _next(playbook.packs, one))


def _paper(playbook: Playbook, one: Paper) -> Iterator[Step]:
    """What the form helps to keep, the sheet that asks for it, a drill to try it in, and the next form."""
    for name in one.standards[:1]:
        standard = playbook.get(f"standard/{name}")
        yield _to(standard, "belongs", standard.sentence)
        items = ((sheet, item) for sheet in playbook.checklists for item in sheet.items if item.standard == name)
        yield from (_to(sheet, "item", item.do, item.id) for sheet, item in islice(items, 1))
    drills = (drill for drill in playbook.drills for card in drill.injects if {*card.standards} & {*one.standards})
    yield from (_to(drill, "try-it") for drill in islice(drills, 1))
    yield from (_to(other, "next-paper") for other in _next(playbook.papers, one))


def _next(records: Sequence[Record], one: Record) -> Sequence[Record]:
    """The record that follows in a list, the first after the last; none where there is only one."""
    place = records.index(one)
    return [*records, *records[:-1]][place + 1 : place + 2]


def _framework(playbook: Playbook, one: Framework) -> Iterator[Step]:
    """The standards that come from it, the core ones first; then those that its parts carry."""
    born = sorted(playbook.users(one.target, "standard"), key=lambda standard: not standard.core)
    carried = [playbook.get(f"standard/{name}") for part in one.principles for name in part.standards]
    for standard in list({standard.id: standard for standard in [*born, *carried]}.values())[:3]:
        yield _to(standard, "belongs", standard.sentence)


def _source(playbook: Playbook, one: Source) -> Iterator[Step]:
    """What rests on it, one of each kind; and where only one thing does, its neighbours on the shelf."""
    users = playbook.uses.get(one.target, [])
    first = {kind: next((user for user in users if user.kind == kind), None) for kind in _RESTING}
    found = [_to(user, f"rests-{kind}") for kind, user in first.items() if user]
    yield from found
    if len(found) == 1:
        yield Step(f"sources#from_{one.perspective}", NAMES["sources"], "same-side")


_RESTING = ("case", "standard", "checklist", "level", "framework", "example")
_BY_KIND: dict[str, Callable[[Playbook, Any], Iterator[Step]]] = {
    "case": _case,
    "standard": _standard,
    "level": _levels,
    "drill": _drill,
    "pack": _pack,
    "paper": _paper,
    "checklist": _checklist,
    "example": _example,
    "framework": _framework,
    "source": _source,
}
