"""For a person: each finding on a line, beneath it the place in the file and what it would look like when it is right.

What explains a finding is indented: a line that begins with no blank is a finding, or closes the run. A rule is explained
once in a run, where it is first broken. Its own example is about some other record: it is shown only where rules need one,
and not where a file, a field or a value is wrong, for there it would mislead. The text is the same with and without colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from amends import rulebook
from amends.findings import Finding
from amends.report.excerpt import excerpt, lines
from amends.report.run import Run
from amends.report.safe import visible

_TOLD_ALONE = {"files", "yaml", "fields", "values", "references"}  # groups of rules
_RED = "\x1b[1;31m{}\x1b[0m"


def as_text(run: Run) -> str:
    """The report that a person reads."""
    red = _RED if run.colour else "{}"
    shown: list[str] = []
    explained: set[str] = set()
    for path, found in groupby(run.found, lambda one: one.path):
        file = lines(run.root, path)
        for finding in found:
            shown.append(_headline(finding, red))
            shown += _place(finding, file, red)
            shown += _explanation(finding, finding.rule not in explained)
            explained.add(finding.rule)
    return "\n".join([*shown, run.closing])


def _headline(finding: Finding, red: str) -> str:
    place = f" {finding.rule}: "
    return visible(str(finding)).replace(place, f" {red.format(finding.rule)}: ", 1)


def _place(finding: Finding, file: list[str], red: str) -> Iterator[str]:
    text, beneath = excerpt(file, finding.line, finding.column)
    if text:
        yield text
        yield beneath + red.format("^")


def _explanation(finding: Finding, first: bool) -> Iterator[str]:
    """The example of this finding or, at the first one of its rule, the rule's own; then where more is said of it."""
    if finding.example:
        yield f"    Example: {visible(finding.example)}"
    elif first and (rule := rulebook.rules()[finding.rule]).group not in _TOLD_ALONE:
        yield "    An example that keeps the rule:"
        yield from (f"        {line}" for line in rule.mended.splitlines())
    if first:
        yield f"    More: {rulebook.address(finding.rule)}"
