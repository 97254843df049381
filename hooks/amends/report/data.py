"""For a program: the run as one JSON object, in ASCII, so that no invisible character stands in it raw."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from amends import rulebook
from amends.findings import Finding
from amends.report.run import Run
from amends.report.safe import COMMAND


def as_json(run: Run) -> str:
    """The findings field by field, and the numbers that close the run."""
    data: dict[str, Any] = {
        "findings": [_finding(one) for one in run.found],
        "records": run.records,
        "files": run.files,
        "count": len(run.found),
    }
    if run.proof:
        data |= {"proved": run.proof.proved, "without-archive": run.proof.without}
    if run.compared:
        data["compared"] = run.compared
    return dumped(data)


def dumped(data: dict[str, Any]) -> str:
    """The data as JSON. Half a character (a file's name may hold one) would stop strict readers: it becomes U+FFFD."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return json.dumps(json.loads(whole), indent=2).replace(COMMAND, "#\\u0023[")


def _finding(finding: Finding) -> dict[str, Any]:
    fields = {"nearest" if name == "near" else name: value for name, value in asdict(finding).items()}
    return {**fields, "page": rulebook.address(finding.rule)}
