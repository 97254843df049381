"""What a comparison shows of one case, in a file of its own: two to four of them are loaded, however many cases there are.

A cell is its lines of text, the word of a verdict or a stance, and the anchor on the case's page that it is told from. A row
that a case has nothing in is left out: the page says what that means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from amends.assess.card import report_card
from amends.assess.clock import STEPS, began, response_clock
from amends.assess.effort import customer_effort
from amends.dataset.search import script
from amends.models import lists
from amends.models.case import Advised, Assessed, Case
from amends.models.choices import Choices
from amends.models.values import NOT_STATED, country_name, upfirst
from amends.playbook import Playbook

FOLDER = "assets/explore/case/"
Cell = tuple[str, dict[str, Any]]
COUNTED = ("met", "partly", "missed", NOT_STATED)


def files(playbook: Playbook) -> dict[str, str]:
    """One file a case, by its path below the site's root."""
    return {f"{FOLDER}{case.id}.js": script(f"case/{case.id}", data(case, playbook)) for case in playbook.cases}


def data(case: Case, playbook: Playbook) -> dict[str, Any]:
    """The case's title and its cells by row."""
    rows = dict(_facts(case))
    if isinstance(case, Assessed):
        for part in (_judged_facts(case), _clock(case), _effort(case), _remedies(case), _card(case, playbook)):
            rows.update(part)
        for one in case.assessment.verdicts:
            rows[f"standard-{one.standard}"] = _cell(_lines(one.because.plain), f"verdict_{one.standard}", one.verdict)
    if isinstance(case, Advised):
        for position in case.stances:
            lines = _lines(position.because.plain)
            rows[f"standard-{position.standard}"] = _cell(lines, f"stance_{position.standard}", position.stance)
    return {"title": case.title, "judged": isinstance(case, Assessed), "rows": rows}


def _cell(lines: Iterable[str], anchor: str = "", word: str = "") -> dict[str, Any]:
    """A cell without what it does not have."""
    return {key: value for key, value in {"lines": [*lines], "anchor": anchor, "word": word}.items() if value}


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _fact(name: str, *lines: str) -> Cell:
    return f"fact-{name}", _cell(map(upfirst, lines))


def _listed(labels: Choices, words: Iterable[str]) -> str:
    return ", ".join(labels[word] for word in words)


def _facts(case: Case) -> Iterator[Cell]:
    """What every case has."""
    yield _fact("kind", lists.CASE_KINDS[case.kind_])
    yield _fact("industry", lists.INDUSTRIES[case.industry])
    yield _fact("failure", lists.FAILURES[case.failure_type])
    yield _fact("channel", _listed(lists.CHANNELS, case.channels))
    yield _fact("country", ", ".join(map(country_name, case.countries)))


def _judged_facts(case: Assessed) -> Iterator[Cell]:
    """What only a response that can be judged has."""
    yield _fact("judged", case.assessment.judged)
    yield from [_fact("sided", case.one_sided)] if case.one_sided else []
    yield from [_fact("began", str(moment))] if (moment := began(case)) else []
    yield _fact("whose-doing", lists.DOERS[case.whose_doing])
    yield _fact("nature", lists.NATURES[case.nature])
    yield _fact("severity", lists.SEVERITIES[case.severity])
    yield _fact("turn", lists.TURNS[case.turn])
    yield _fact("apologised", _listed(lists.ROLES, case.apologised))
    if case.reach:
        yield _fact("reach", *(f"{one.counted}: {one.of_whom}" for one in case.reach))


def _clock(case: Assessed) -> Iterator[Cell]:
    """Each step that is on record: since what, how long; where no zero point is known, its date."""
    clock = response_clock(case)
    for name, step in zip(STEPS, clock.steps, strict=True):
        if step.event:
            lines = [f"{upfirst(text)} since {title}" for (title, _), text in zip(clock.known, step.since, strict=True) if text != "not stated"]  # fmt: skip
            yield f"clock-{name}", _cell(lines or [upfirst(str(step.event.at or "see the event"))], step.event.id)


def _effort(case: Assessed) -> Iterator[Cell]:
    measures = customer_effort(case).measures
    for name, title in lists.EFFORTS.items():
        if found := [one for one in measures if one.title == title]:
            yield f"effort-{name}", _cell((f"{upfirst(one.value)}: {one.what}" for one in found), found[0].id)


def _remedies(case: Assessed) -> Iterator[Cell]:
    for name in lists.REMEDY_TYPES:
        if found := [one for one in case.remedies if one.type == name]:
            yield f"remedy-{name}", _cell((line for one in found for line in _lines(one.what.plain)), found[0].id)


def _card(case: Assessed, playbook: Playbook) -> Iterator[Cell]:
    """The word of each column, and the counts below it."""
    for column in report_card(case, playbook).columns:
        counts = ", ".join(f"{column.counts[one]} {lists.VERDICTS[one]}" for one in COUNTED if column.counts[one])
        yield f"card-{column.name}", _cell([upfirst(column.word), *([counts] if counts else [])], "report_card")
