"""Stage one: is the record of the right shape? A document in, a typed record or findings at exact places out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from amends import mending, mistaken, wanted
from amends.complaints.levelling import begins
from amends.complaints.quotemarks import CLOSING, OPENING
from amends.document import Document, Path
from amends.findings import Finding, closest
from amends.models import Kind
from amends.models.base import Model, Record
from amends.models.case import Case, Complaint
from amends.models.fields import Field, field_at, fields

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


def record(document: Document, kind: Kind, identifier: str) -> tuple[Record | None, list[Finding]]:
    """The document as a record of this kind, or what is wrong with its shape."""
    if not isinstance(document.data, dict):
        return None, [
            document.finding(
                (),
                "wrong-shape",
                "the file holds no fields",
                "lines such as title: …",
                "Copy a record of the same kind and fill it in.",
            )
        ]
    if wrong := mistaken.folder(document, document.data, kind):
        return None, [wrong]
    try:
        model = kind.model_for(document.data)
    except PydanticCustomError as error:
        return None, [_no_kind(document, document.data, error)]
    try:
        return model.model_validate(document.data).named(kind.name, identifier), []
    except ValidationError as error:
        if wrong := mistaken.case_kind(document, document.data, model):
            return None, [wrong]
        causes = _first_causes(document, model, error.errors())
        return None, _once([_finding(document, model, details) for details in causes])


def _once(findings: list[Finding]) -> list[Finding]:
    """Without those that say of the same line the same as one before, such as of each item of a list."""
    return list({(one.line, one.rule, one.what, one.remedy): one for one in reversed(findings)}.values())[::-1]


def _no_kind(document: Document, data: dict[str, Any], error: PydanticCustomError) -> Finding:
    """A case that names no kind there is: the kind is another word, or missing, or its own name is misspelt."""
    for name in data:
        if "kind" not in data and _meant(document, Case, (name,)) == "kind":
            return _unknown(document, Case, (name,))
    return _own(document, Case, ("kind",), error.context or {})


def _first_causes(document: Document, model: type[Model], errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without the lists that are too short only because an item of theirs was refused, and without the fields that are
    missing only because their names are misspelt."""
    places = [details["loc"] for details in errors]
    unknown = [details["loc"] for details in errors if details["type"] == "extra_forbidden"]
    misspelt = {(*place[:-1], _meant(document, model, place)) for place in unknown}

    def caused(details: ErrorDetails) -> bool:
        place = details["loc"]
        if details["type"] == "missing":
            return place in misspelt
        return details["type"] == "too_short" and any(len(p) > len(place) and p[: len(place)] == place for p in places)

    return [details for details in errors if not caused(details)]


def _finding(document: Document, model: type[Model], details: ErrorDetails) -> Finding:
    path: Path = details["loc"]
    context: dict[str, Any] = details.get("ctx") or {}
    match details["type"]:
        case "amends":
            return _own(document, model, path, context, details["input"])
        case "missing":
            return _missing(document, model, path)
        case "extra_forbidden":
            return _unknown(document, model, path)
        case "too_short" | "too_long":
            return _length(document, model, path, details["type"], context)
    return _other_shape(document, model, path, details)


def _missing(document: Document, model: type[Model], path: Path) -> Finding:
    place, what = path[:-1], f"'{path[-1]}' is missing{_within(path[:-1])}"
    says = wanted.said(model, path)
    remedy = f"Add it: {says}." if says else "Add it."
    if model is Complaint and path == ("one-sided",):  # mostly the kind is wrong, and a sentence would be made up
        place, what = ("kind",), f"kind is complaint, and {what}"
        remedy = "Add it if one customer tells all of it; if not, write kind: incident."
    expected = f"a line that begins with {path[-1]}:"
    return document.finding(
        place, "missing-field", what, expected, remedy, example=wanted.example(document, model, path)
    )


def _unknown(document: Document, model: type[Model], path: Path) -> Finding:
    name, there = str(path[-1]), _group(document, path[:-1])
    near, missing = _nearest(document, model, path), _missing_beside(document, model, path)
    absent = [one for one in sorted(_names(model, path[:-1])) if one not in there and one not in missing]
    remedy = f"One of: {', '.join(absent)}." if absent else "Every field is there; delete this one."
    if missing:
        other = f"one of: {', '.join(absent)}" if absent else "delete this one"
        lacks = f"'{missing[0]}', which is missing" if len(missing) == 1 else f"one of the missing {', '.join(missing)}"
        remedy = f"Is it {lacks}? If not, {other}."
    if near in there:
        remedy = f"Did you mean '{near}'? It is there already: keep one of the two."
    elif near:
        mended = mending.renamed(document, path, near)
        remedy = f"Did you mean '{near}'?" + (f" Write: {mended}" if mended else "")
    what = f"'{name[:60]}' is no field{_within(path[:-1])}"
    return document.finding(path, "unknown-key", what, "a field that belongs here", remedy, near, key=True)


def _meant(document: Document, model: type[Model], path: Path) -> str:
    """The field that an unknown name stands for, where that is not there as well; or nothing."""
    near = _nearest(document, model, path)
    return "" if near in _group(document, path[:-1]) else near


def _nearest(document: Document, model: type[Model], path: Path) -> str:
    """The field whose name an unknown name is most like: of names alike, that of a field which is missing.

    Where some are missing, a word more or less may well mean one of those: then no other is guessed.
    """
    name, missing = str(path[-1]), _missing_beside(document, model, path)
    near = closest(name, _names(model, path[:-1]), missing, strict=True)
    return near if not missing or near in missing or near.count("-") == name.count("-") else ""


def _missing_beside(document: Document, model: type[Model], path: Path) -> list[str]:
    """The fields that have to stand where this one stands, and do not."""
    there = _group(document, path[:-1])
    return [one.name for one in _names(model, path[:-1]).values() if one.required and one.name not in there]


def _group(document: Document, path: Path) -> dict[str, Any]:
    """The fields that stand at ``path``, as they were written."""
    found: Any = document.data
    for part in path:
        found = found[part]
    group: dict[str, Any] = found  # not a copy: a hostile record has thousands of names, and each asks
    return group


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
    what = f"{_last_name(path)}: curly quotation marks ({written[0]} {written[-1]}) stand around the value"
    line = mending.unmarked(document, path)
    return document.finding(path, rule, what, "the value alone", f"Write: {line}" if line else "Delete them.")


def _no_comma(document: Document, path: Path, value: Any, rule: str) -> Finding | None:
    """Ids in brackets with nothing but a blank between them."""
    list_ = document.mark(path[:-1])
    if not document.line(list_).startswith("[", list_.column - 1) or not (ids := mending.ids(value)):
        return None
    what = f"{_last_name(path)}: a comma is missing between {ids[0]} and {ids[1]}"
    line = mending.parted(document, path, value, ids)
    remedy = f"Write: {line}" if line else f"Put it after {ids[0]}."
    return document.finding(path, rule, what, "a comma after each id but the last", remedy)


def _other_shape(document: Document, model: type[Model], path: Path, details: ErrorDetails) -> Finding:
    field, value, name = field_at(model, path), details["input"], _last_name(path)
    is_list = "tuple" in details["type"]
    shape = "a list (lines that begin with a hyphen)" if is_list else "fields (lines such as name: …)"
    if isinstance(value, str) and not value.strip():
        says = wanted.said(model, path)
        remedy = f"Fill it in{f': {says}' if says else ''}."
        if not field or not field.required:
            remedy = "Fill it in, or delete the line."
        return document.finding(
            path,
            "empty-field",
            f"nothing stands in '{name}'",
            shape,
            remedy,
            example=wanted.example(document, model, path),
        )
    found = "text" if isinstance(value, str) else "a list" if isinstance(value, list) else "a group of fields"
    first = value if isinstance(value, str) else next(iter(value), "")
    glued = isinstance(first, str) and first.startswith("-")  # -text is text, and - text an item of a list
    remedy = "Put a space after each hyphen." if glued else "Check where the lines begin, and the hyphens."
    example = ""
    if is_list and isinstance(value, str) and not glued and field and field.form:
        items = mending.as_list(value)
        if field.refers == "evidence" and (refused := wanted.no_evidence(items)):
            return _own(document, model, path, refused, value)
        example = mending.listed(name, items)
        remedy = "Put it in square brackets, or on a line of its own that begins with a hyphen."
    return document.finding(path, "wrong-shape", f"{found} stands in '{name}'", shape, remedy, example=example)


def _length(document: Document, model: type[Model], path: Path, error: str, context: dict[str, Any]) -> Finding:
    few = error == "too_short"
    number = f"at least {context['min_length']}" if few else f"at most {context['max_length']}"
    says = wanted.said(model, path)
    remedy = "Write each on a line that begins with a hyphen." if few else "Make two lists of it."
    if few and says:
        remedy = f"Write {says}."
    what = f"'{_last_name(path)}' has {context['actual_length']} items"
    return document.finding(path, "too-few" if few else "too-many", what, number, remedy)


def _own(document: Document, model: type[Model], path: Path, context: dict[str, Any], value: Any = None) -> Finding:
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
    what = f"{_last_name(path)}: {context['what']}"
    finding = document.finding(path, rule, what, context["expected"], remedy, near, example)
    return _in_text(document, path, finding) if rule == "unfilled-blank" else finding


def _in_text(document: Document, path: Path, finding: Finding) -> Finding:
    """The finding at a blank itself, where that stands below the sign >-, which stays."""
    mark = document.mark(path)
    sign = re.match(r"[>|][-+]?", document.line(mark)[mark.column - 1 :])
    below = next((n for n, line in enumerate(document.lines[mark.line :], mark.line + 1) if line.strip()), 0)
    if not sign or not below:
        return finding
    column = begins(document.lines[below - 1])
    return replace(finding, line=below, column=column, remedy=f"{finding.remedy} The {sign[0]} above stays.")


def _last_name(path: Path) -> str:
    names = [part for part in path if isinstance(part, str)]
    return names[-1] if names else "the file"


def _within(path: Path) -> str:
    return f" in '{_last_name(path)}'" if path else ""


def _names(model: type[Model], path: Path) -> dict[str, Field]:
    """The fields that belong at ``path`` below ``model``, by their names."""
    field = field_at(model, path)
    within = field.model if field else model
    return {one.name: one for one in fields(within)} if within else {}
