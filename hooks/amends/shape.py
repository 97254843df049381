"""Stage one: is the record of the right shape? A document in, a typed record or findings at exact places out."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from amends import mending, mistaken
from amends.document import Document, Path
from amends.findings import Finding, closest
from amends.models import Kind
from amends.models.base import Model, Record
from amends.models.case import Case
from amends.models.event import no_evidence
from amends.models.fields import field_at, fields
from amends.models.values import NOT_STATED


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
        return None, [_finding(document, model, details) for details in _first_causes(document, model, error.errors())]


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
            return _read_as_field(document, path, details["input"]) or _own(document, model, path, context)
        case "missing":
            return _missing(document, model, path)
        case "extra_forbidden":
            return _unknown(document, model, path)
        case "too_short" | "too_long":
            return _length(document, path, details["type"], context)
    return _other_shape(document, model, path, details)


def _missing(document: Document, model: type[Model], path: Path) -> Finding:
    return document.finding(
        path[:-1],
        "missing-field",
        f"'{path[-1]}' is missing{_within(path[:-1])}",
        f"a line that begins with {path[-1]}:",
        "Add it.",
        example=_example(model, path),
    )


def _unknown(document: Document, model: type[Model], path: Path) -> Finding:
    name, names, there = str(path[-1]), _fields(model, path[:-1]), _group(document, path[:-1])
    near, absent = closest(name, names), sorted(one for one in names if one not in there)
    remedy = f"One of: {', '.join(absent)}." if absent else "Every field is there; delete this one."
    if near in there:
        remedy = f"Did you mean '{near}'? It is there already: keep one of the two."
    elif near:
        mended = mending.line((near,), there[name])
        remedy = f"Did you mean '{near}'?" + (f" Write: {mended}" if mended else "")
    what = f"'{name[:60]}' is no field{_within(path[:-1])}"
    return document.finding(path, "unknown-key", what, "a field that belongs here", remedy, near, key=True)


def _meant(document: Document, model: type[Model], path: Path) -> str:
    """The field that an unknown name stands for, where that is not there as well; or nothing."""
    near = closest(str(path[-1]), _fields(model, path[:-1]))
    return "" if near in _group(document, path[:-1]) else near


def _group(document: Document, path: Path) -> dict[str, Any]:
    """The fields that stand at ``path``, as they were written."""
    found: Any = document.data
    for part in path:
        found = found[part]
    group: dict[str, Any] = found  # not a copy: a hostile record has thousands of names, and each asks
    return group


def _read_as_field(document: Document, path: Path, value: Any) -> Finding | None:
    """A text that was read as a field, because a colon with a space after it stands in it."""
    if not (line := mending.colon(document, path, value)):
        return None
    what = "a colon with a space stands in the text, so it reads as a field"
    return document.finding(path, "wrong-shape", what, "text", f"Write: {line}")


def _other_shape(document: Document, model: type[Model], path: Path, details: ErrorDetails) -> Finding:
    field, value, name = field_at(model, path), details["input"], _last_name(path)
    is_list = "tuple" in details["type"]
    wanted = "a list (lines that begin with a hyphen)" if is_list else "fields (lines such as name: …)"
    if isinstance(value, str) and not value.strip():
        remedy = "Fill it in." if field and field.required else "Fill it in, or delete the line."
        return document.finding(
            path, "empty-field", f"nothing stands in '{name}'", wanted, remedy, example=_example(model, path)
        )
    if value == NOT_STATED and field and field.refers == "evidence":
        return _own(document, model, path, no_evidence().context or {})
    found = "text" if isinstance(value, str) else "a list" if isinstance(value, list) else "a group of fields"
    first = value if isinstance(value, str) else next(iter(value), "")
    glued = isinstance(first, str) and first.startswith("-")  # -text is text, and - text an item of a list
    remedy = "Put a space after each hyphen." if glued else "Check where the lines begin, and the hyphens."
    example = ""
    if is_list and isinstance(value, str) and not glued and field and field.form:
        example = mending.as_list(name, value)
        remedy = "Put it in square brackets, or on a line of its own that begins with a hyphen."
    return document.finding(path, "wrong-shape", f"{found} stands in '{name}'", wanted, remedy, example=example)


def _length(document: Document, path: Path, error: str, context: dict[str, Any]) -> Finding:
    few = error == "too_short"
    wanted = f"at least {context['min_length']}" if few else f"at most {context['max_length']}"
    remedy = "Write each on a line that begins with a hyphen." if few else "Make two lists of it."
    what = f"'{_last_name(path)}' has {context['actual_length']} items"
    return document.finding(path, "too-few" if few else "too-many", what, wanted, remedy)


def _own(document: Document, model: type[Model], path: Path, context: dict[str, Any]) -> Finding:
    return document.finding(
        path,
        context["rule"],
        f"{_last_name(path)}: {context['what']}",
        context["expected"],
        context["remedy"],
        context["near"],
        _example(model, path, context["near"]),
    )


def _example(model: type[Model], path: Path, near: str = "") -> str:
    """A line that would do at this place: ``industry: telecoms``, ``countries: [GB]``, or ``- GB`` for a list's item."""
    field = field_at(model, path)
    if field is None or not field.example:
        return ""
    value = near or field.example
    if isinstance(path[-1], int):
        return f"- {value}"
    return f"{field.name}: {'[' * field.many}{value}{']' * field.many}"


def _last_name(path: Path) -> str:
    names = [part for part in path if isinstance(part, str)]
    return names[-1] if names else "the file"


def _within(path: Path) -> str:
    return f" in '{_last_name(path)}'" if path else ""


def _fields(model: type[Model], path: Path) -> list[str]:
    """The field names that belong at ``path`` below ``model``."""
    field = field_at(model, path)
    within = field.model if field else model
    return [one.name for one in fields(within)] if within else []
