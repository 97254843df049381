"""A case on two pages: what happened and how it was answered, then the steps and what to take from it.

It is a choice from the page, and says so; the code in its corner leads to the whole with its evidence. Each page must fit.
"""

from __future__ import annotations

from collections.abc import Iterator

from amends.assess.card import Column, report_card
from amends.assess.clock import response_clock
from amends.handouts import blocks
from amends.handouts.handout import Block, Handout, Section
from amends.handouts.text import Words, Writer, page_address
from amends.models import lists
from amends.models.case import Advised, Assessed, Board, Case, Guidance
from amends.models.event import Event
from amends.models.values import country_name, upfirst

STEPS = 8  # of a longer timeline the page has the rest


def handouts(writer: Writer, one: Case) -> list[Handout]:
    """The two pages of one case."""
    notes = Section("Your notes", (blocks.notes(),))
    made = Handout(
        "case", one.id, "cases", f"Case · {lists.CASE_KINDS[one.kind_]}", one.title, one.updated,
        writer.site + page_address("case", one.id), ((*_first(writer, one), notes), (*_second(writer, one), notes)),
        name="Two pages", lead=(blocks.prose(writer.prose(one.summary)),), fit="must",
    )  # fmt: skip
    return [made]


def _first(writer: Writer, one: Case) -> Iterator[Section]:
    """What it is, and how it was answered."""
    if isinstance(one, Assessed) and one.one_sided:
        yield Section("", (blocks.text([_strong("One side’s account. "), one.one_sided]),))
    if one.story:
        yield Section("The story", (blocks.prose(writer.prose(one.story)),))
    yield Section("The facts", (blocks.facts(_facts(one)),))
    if isinstance(one, Assessed):
        yield from _judged(writer, one)
    elif isinstance(one, Advised):
        yield from _advised(writer, one)


def _facts(one: Case) -> Iterator[tuple[str, Words]]:
    for each in one.organisations:
        yield each.name, upfirst(each.part)
    yield "Failure", upfirst(lists.FAILURES[one.failure_type])
    if isinstance(one, Assessed):
        yield "Whose doing", upfirst(lists.DOERS[one.whose_doing])
        yield "Severity", upfirst(lists.SEVERITIES[one.severity])
    yield "Countries", upfirst(", ".join(map(country_name, one.countries)))
    yield "Facts as of", str(one.as_of)


def _judged(writer: Writer, one: Assessed) -> Iterator[Section]:
    """The report card in words and counts, standard by standard, and the clock."""
    card = report_card(one, writer.playbook)
    told = "As the customer tells it. " if one.kind_ == "complaint" else ""
    of_whom: Words = [
        f"{told}Whose response: {one.assessment.judged}. Judged by {one.assessment.as_known}. No total and no grade."
    ]
    rows = [[upfirst(column.name), _strong(upfirst(column.word)), _counts(column)] for column in card.columns]
    table = blocks.table(["Column", "In a word", "Standards"], rows, widths=(1, 2, 4), tight=True)
    parts: list[Block] = [blocks.text(of_whom, small=True), table]
    if card.capped:
        parts.append(
            blocks.text(
                "A warning of danger was missed: that makes the way weak, and no column can be strong.", small=True
            )
        )
    by_verdict = [
        (
            upfirst(word),
            _listed([writer.standard(each.standard) for each in one.assessment.verdicts if each.verdict == verdict]),
        )
        for verdict, word in lists.VERDICTS.items()
        if any(each.verdict == verdict for each in one.assessment.verdicts)
    ]
    yield Section("Report card", (*parts, blocks.facts(by_verdict)))
    clock = response_clock(one)
    steps: list[list[Words | None]] = [[step.title, *step.since] for step in clock.steps if step.event]
    if steps and clock.known:
        head = ["Step", *(f"After {title}" for title, _ in clock.known)]
        yield Section("Response clock", (blocks.table(head, steps, tight=True),))


def _counts(column: Column) -> str:
    """The verdicts of a column with their numbers."""
    words = {**lists.VERDICTS, "not-assessed": "not assessed"}
    return ", ".join(f"{column.counts[verdict]} {word}" for verdict, word in words.items() if column.counts[verdict])


def _advised(writer: Writer, one: Advised) -> Iterator[Section]:
    """What a text answers, and where it stands on our standards; it has no verdicts."""
    if isinstance(one, Guidance):
        yield Section("The failure that it answers", (blocks.prose(writer.prose(one.answers)),))
    if isinstance(one, Board):
        yield Section("The labels on the board", (blocks.prose(writer.prose(one.labels)),))
    stances = [
        (upfirst(word), _listed([writer.standard(each.standard) for each in one.stances if each.stance == stance]))
        for stance, word in lists.STANCES.items()
        if any(each.stance == stance for each in one.stances)
    ]
    yield Section("Where it stands on our standards", (blocks.facts(stances),))


def _second(writer: Writer, one: Case) -> Iterator[Section]:
    """The steps or the points, what to take from it, what is open, and the sources."""
    if isinstance(one, Assessed):
        yield Section("What happened, step by step", (*_steps(writer, one),))
    elif isinstance(one, Board):
        yield Section("The ideas", (blocks.points([f"“{idea.words}”" for idea in one.ideas], small=True),))
    elif one.points:
        yield Section("What it says", (blocks.points([point.title for point in one.points], small=True),))
    lessons = [_flat(writer.prose(lesson.text)) for lesson in one.lessons]
    yield Section("What to take from it", (blocks.points(lessons, numbered=True),))
    unsettled = [_flat(writer.prose(each)) for each in one.unsettled]
    yield Section("What the sources do not settle", (blocks.points(unsettled, small=True),))
    names = dict.fromkeys([*one.sources, *(source.id_ for source in one.own_sources)])
    sources = _listed([writer.source_in_short(name) for name in names], "; ")
    yield Section("Sources", (blocks.text(sources, small=True),))


def _steps(writer: Writer, one: Assessed) -> list[Block]:
    shown = [
        [_strong(f"{_when(event)}: "), f"{event.actor}. ", *_flat(writer.prose(event.what))] for event in one.events
    ]
    rest = f"The first {STEPS} of {len(shown)} steps. The page has them all." if len(shown) > STEPS else ""
    found = [blocks.points(shown[:STEPS])]
    return [*found, blocks.text(rest, small=True)] if rest else found


def _when(event: Event) -> str:
    """When it happened, no finer than the record has it."""
    if event.at:
        return upfirst(str(event.at)) if event.at.stated else "Date not stated"
    assert event.after
    how = "" if event.after.how == "exactly" else f"{lists.OFFSETS[event.after.how]} "
    return upfirst(f"{how}{event.after.by} later")


def _flat(nodes: list[Words]) -> list[Words]:
    """A prose field within a line: its paragraphs follow each other."""
    found: list[Words] = []
    for node in nodes:
        children = (
            node["children"]
            if isinstance(node, dict) and node["kind"] not in ("link", "strong", "emphasis")
            else [node]
        )
        block = isinstance(node, dict) and node["kind"] in ("bullets", "numbers", "item")
        found += [*([" "] if found else []), *(_flat(children) if block else children)]
    return found


def _listed(words: list[Words], between: str = ", ") -> Words:
    return [part for number, one in enumerate(words) for part in ((between, one) if number else (one,))]


def _strong(words: str) -> Words:
    return {"kind": "strong", "children": [words]}
