"""For code scanners: SARIF 2.1.0 (an OASIS standard), one run, with every rule of the rulebook as its descriptor."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from amends import __version__, rulebook
from amends.findings import Finding
from amends.report.data import dumped
from amends.report.run import Run
from amends.report.safe import told
from amends.rulebook import Explanation

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BRACES = str.maketrans({"{": "{{", "}": "}}"})


def as_sarif(run: Run) -> str:
    """The run as a SARIF log."""
    rules = rulebook.rules()
    driver = {
        "name": "amends",
        "version": __version__,
        "rules": [_descriptor(rule) for rule in rules.values()],
    }
    log = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(run, list(rules))),
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [log]})


def _descriptor(rule: Explanation) -> dict[str, Any]:
    broken, mended = rule.failing.rstrip(), rule.mended.rstrip()
    text = f"{rule.sentence}\n\nBroken:\n\n{broken}\n\nMended:\n\n{mended}"
    markdown = f"{rule.sentence}\n\nBroken:\n\n```yaml\n{broken}\n```\n\nMended:\n\n```yaml\n{mended}\n```"
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.sentence},
        "fullDescription": {"text": rule.why},
        "help": {"text": text, "markdown": markdown},
        "helpUri": rulebook.address(rule.id),
        "defaultConfiguration": {"level": "error"},
    }


def _results(run: Run, rules: list[str]) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for finding in run.found:
        mistake = _fingerprint(finding)
        seen[mistake] += 1
        yield {
            "ruleId": finding.rule,
            "ruleIndex": rules.index(finding.rule),
            "level": "error",
            "message": {"text": _message(finding)},
            "locations": [{"physicalLocation": _location(finding)}],
            "partialFingerprints": {"amends/v1": f"{mistake}:{seen[mistake]}"},
        }


def _message(finding: Finding) -> str:
    """The finding's words. In SARIF a brace opens a placeholder unless it is doubled, and ``[…](…)`` is a link."""
    return told(finding).translate(_BRACES).replace("](", "] (")


def _location(finding: Finding) -> dict[str, Any]:
    uri = quote(finding.path, errors="surrogateescape")
    return {
        "artifactLocation": {"uri": uri, "uriBaseId": "SRCROOT"},
        "region": {"startLine": finding.line, "startColumn": finding.column},
    }


def _fingerprint(finding: Finding) -> str:
    """The same for the same mistake after lines were added above it: places within its words do not count."""
    what = re.sub(r"\b(line|column) \d+", r"\1", finding.what)
    text = "\0".join([finding.rule, finding.path, what])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
