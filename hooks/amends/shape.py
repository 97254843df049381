"""Stage one: is the record of the right shape? A document in, a typed record or findings at exact places out."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from amends import mending, misnamed, mistaken, refused, wanted
from amends.document import Document, Path, last_name
from amends.findings import Finding
from amends.models import Kind
from amends.models.base import Model, Record
from amends.models.case import Case
from amends.models.fields import field_at


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
        if "kind" not in data and misnamed.meant(document, Case, (name,)) == "kind":
            return misnamed.unknown(document, Case, (name,))
    return refused.finding(document, Case, ("kind",), error.context or {})


def _first_causes(document: Document, model: type[Model], errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without the lists that are too short only because an item of theirs was refused, and without the fields that are
    missing only because their names are misspelt."""
    places = [details["loc"] for details in errors]
    unknown = [details["loc"] for details in errors if details["type"] == "extra_forbidden"]
    misspelt = {(*place[:-1], misnamed.meant(document, model, place)) for place in unknown}

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
            return refused.finding(document, model, path, context, details["input"])
        case "missing":
            return misnamed.missing(document, model, path)
        case "extra_forbidden":
            return misnamed.unknown(document, model, path)
        case "too_short" | "too_long":
            return _length(document, model, path, details["type"], context)
    return _other_shape(document, model, path, details)


def _other_shape(document: Document, model: type[Model], path: Path, details: ErrorDetails) -> Finding:
    """The finding for text, a list or a group of fields where another of the three belongs."""
    field, value, name = field_at(model, path), details["input"], last_name(path)
    is_list = "tuple" in details["type"]
    shape = "a list (lines that begin with a hyphen)" if is_list else "fields (lines such as name: …)"
    if isinstance(value, str) and not value.strip():
        return _empty(document, model, path, shape)
    found = "text" if isinstance(value, str) else "a list" if isinstance(value, list) else "a group of fields"
    first = value if isinstance(value, str) else next(iter(value), "")
    glued = isinstance(first, str) and first.startswith("-")  # -text is text, and - text an item of a list
    remedy = "Put a space after each hyphen." if glued else "Check where the lines begin, and the hyphens."
    example = ""
    if is_list and isinstance(value, str) and not glued and field and field.form:
        items = mending.as_list(value)
        if field.refers == "evidence" and (context := wanted.no_evidence(items)):
            return refused.finding(document, model, path, context, value)
        example = mending.listed(name, items)
        remedy = "Put it in square brackets, or on a line of its own that begins with a hyphen."
    return document.finding(path, "wrong-shape", f"{found} stands in '{name}'", shape, remedy, example=example)


def _empty(document: Document, model: type[Model], path: Path, shape: str) -> Finding:
    field, says = field_at(model, path), wanted.said(model, path)
    remedy = f"Fill it in{f': {says}' if says else ''}."
    if not field or not field.required:
        remedy = "Fill it in, or delete the line."
    what, example = f"nothing stands in '{last_name(path)}'", wanted.example(document, model, path)
    return document.finding(path, "empty-field", what, shape, remedy, example=example)


def _length(document: Document, model: type[Model], path: Path, error: str, context: dict[str, Any]) -> Finding:
    few = error == "too_short"
    number = f"at least {context['min_length']}" if few else f"at most {context['max_length']}"
    says = wanted.said(model, path)
    remedy = "Write each on a line that begins with a hyphen." if few else "Make two lists of it."
    if few and says:
        remedy = f"Write {says}."
    what = f"'{last_name(path)}' has {context['actual_length']} items"
    return document.finding(path, "too-few" if few else "too-many", what, number, remedy)
