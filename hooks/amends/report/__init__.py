"""How the findings of a run are told: to a person, to a program, to a pull request, to a code scanner.

Each format is a function that takes the run and returns the whole report as text; nothing here prints. Findings hold
what strangers wrote, so every format sees to it that their text stays text where the report is read.
"""

from __future__ import annotations

from collections.abc import Callable

from amends.report.data import as_json
from amends.report.github import as_github
from amends.report.run import Run
from amends.report.sarif import as_sarif
from amends.report.text import as_text

__all__ = ["FORMATS", "Run"]

FORMATS: dict[str, Callable[[Run], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
