"""A value that its own type refused: told with what the file shows of how it came there.

A colon that made a field of a text, curly quotation marks around a value, a comma that is missing between two ids: such a
slip is told instead of what it led to.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from amends import mending, wanted
from amends.complaints.levelling import begins
from amends.complaints.quotemarks import CLOSING, OPENING
from amends.document import Document, Path, last_name
from amends.findings import Finding
from amends.models.base import Model
from amends.models.fields import Field, field_at

_BARE = {
    "bad-address",
    "bad-country",
    "bad-date",
    "bad-duration",
    "bad-evidence",
    "bad-id",
    "bad-number",
    "unknown-word",
}


def finding(document: Document, model: type[Model], path: Path, context: dict[str, Any], value: Any = None) -> Finding:
    """The finding for a value that its own type refused, with what the file shows of how it came there."""
    rule, near, remedy = context["rule"], context["near"], context["remedy"]
    field = field_at(model, path)
    if found := _read_as_field(document, path, value, field) or _in_marks(document, path, value, rule):
        return found
    if field and field.refers and (found := _no_comma(document, path, value, rule)):
        return found
    if rule == "bad-evidence" and (known := wanted.source(document, str(value).strip())):
        remedy, near = f"Write {known}, the id of this source under own-sources.", known
    example = "" if remedy.startswith("Write") else wanted.example(document, model, path, near)
    what = f"{last_name(path)}: {context['what']}"
    found = document.finding(path, rule, what, context["expected"], remedy, near, example)
    return _in_text(document, path, found) if rule == "unfilled-blank" else found


def _read_as_field(document: Document, path: Path, value: Any, field: Field | None) -> Finding | None:
    """A text that was read as a field, because a colon with a space after it stands in it."""
    what = "a colon with a space stands in the text, so it reads as a field"
    if field and field.refers == "evidence" and (line := mending.joined(document, path, value)):
        return document.finding(path, "wrong-shape", what, "no space after the colon", f"Write: {line}")
    if line := mending.colon(document, path, value):
        return document.finding(path, "wrong-shape", what, "text", f"Write: {line}")
    return None


def _in_marks(document: Document, path: Path, value: Any, rule: str) -> Finding | None:
    """A value that none but its own signs belong in, in curly quotation marks."""
    written = value.strip() if isinstance(value, str) else ""
    if rule not in _BARE or written[:1] not in {*OPENING} or written[-1:] not in {*CLOSING, '"', "'"}:
        return None
    what = f"{last_name(path)}: curly quotation marks ({written[0]} {written[-1]}) stand around the value"
    line = mending.unmarked(document, path)
    return document.finding(path, rule, what, "the value alone", f"Write: {line}" if line else "Delete them.")


def _no_comma(document: Document, path: Path, value: Any, rule: str) -> Finding | None:
    """Ids in brackets with nothing but a blank between them."""
    list_ = document.mark(path[:-1])
    if not document.line(list_).startswith("[", list_.column - 1) or not (ids := mending.ids(value)):
        return None
    what = f"{last_name(path)}: a comma is missing between {ids[0]} and {ids[1]}"
    line = mending.parted(document, path, value, ids)
    remedy = f"Write: {line}" if line else f"Put it after {ids[0]}."
    return document.finding(path, rule, what, "a comma after each id but the last", remedy)


def _in_text(document: Document, path: Path, finding: Finding) -> Finding:
    """The finding at a blank itself, where that stands below the sign >-, which stays."""
    mark = document.mark(path)
    sign = re.match(r"[>|][-+]?", document.line(mark)[mark.column - 1 :])
    below = next((n for n, line in enumerate(document.lines[mark.line :], mark.line + 1) if line.strip()), 0)
    if not sign or not below:
        return finding
    column = begins(document.lines[below - 1])
    return replace(finding, line=below, column=column, remedy=f"{finding.remedy} The {sign[0]} above stays.")
