"""For a pull request on GitHub: each finding as a workflow command, which GitHub shows beside the line it is about.

GitHub shows at most ten of one step there; all of them stand in the step's log. A record's author writes part of the text,
so no sign that ends a line or a property goes out raw: nobody can start a command of their own.
"""

from __future__ import annotations

from amends import rulebook
from amends.findings import Finding
from amends.report.run import Run
from amends.report.safe import told, visible

_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = {**_IN_TEXT, ord(":"): "%3A", ord(","): "%2C"}


def as_github(run: Run) -> str:
    """A command a finding, then the closing lines."""
    return "\n".join([*(_command(run, one) for one in run.found), run.closing])


def _command(run: Run, finding: Finding) -> str:
    properties = {
        "file": (run.root / finding.path).as_posix(),  # GitHub counts from the folder in which the step runs
        "line": finding.line,
        "col": finding.column,
        "title": finding.rule,
    }
    listed = ",".join(f"{name}={visible(str(value)).translate(_IN_PROPERTIES)}" for name, value in properties.items())
    message = f"{told(finding)} More: {rulebook.address(finding.rule)}"
    return f"::error {listed}::{message.translate(_IN_TEXT)}"
