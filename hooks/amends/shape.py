"""Stage one: is the record of the right shape? A document in, a typed record or findings at exact places out."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from amends.document import Document, Path
from amends.findings import Finding, closest, nearest
from amends.models import Kind
from amends.models.base import Model, Record
from amends.models.case import Case
from amends.models.fields import field_at, fields


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
    try:
        model = kind.model_for(document.data)
    except PydanticCustomError as error:
        return None, [_own(document, Case, ("kind",), error.context or {})]
    try:
        return model.model_validate(document.data).named(kind.name, identifier), []
    except ValidationError as error:
        return None, [_finding(document, model, details) for details in _first_causes(error.errors())]


def _first_causes(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without the lists that are too short only because an item of theirs was refused."""
    places = [details["loc"] for details in errors]

    def caused(details: ErrorDetails) -> bool:
        place = details["loc"]
        return details["type"] == "too_short" and any(len(p) > len(place) and p[: len(place)] == place for p in places)

    return [details for details in errors if not caused(details)]


def _finding(document: Document, model: type[Model], details: ErrorDetails) -> Finding:
    path: Path = details["loc"]
    context: dict[str, Any] = details.get("ctx") or {}
    match details["type"]:
        case "amends":
            return _own(document, model, path, context)
        case "missing":
            return document.finding(
                path[:-1],
                "missing-field",
                f"'{path[-1]}' is missing{_within(path[:-1])}",
                f"a line that begins with {path[-1]}:",
                "Add it.",
                example=_example(model, path),
            )
        case "extra_forbidden":
            names = _fields(model, path[:-1])
            return document.finding(
                path,
                "unknown-key",
                f"'{str(path[-1])[:60]}' is no field{_within(path[:-1])}",
                "a field that belongs here",
                nearest(str(path[-1]), names),
                closest(str(path[-1]), names),
                key=True,
            )
        case "too_short" | "too_long":
            return _length(document, path, details["type"], context)
    wanted = (
        "a list (lines that begin with a hyphen)" if "tuple" in details["type"] else "fields (lines such as name: …)"
    )
    value = details["input"]
    found = "text" if isinstance(value, str) else "a list" if isinstance(value, list) else "a group of fields"
    first = value if isinstance(value, str) else next(iter(value), "")
    glued = isinstance(first, str) and first.startswith("-")  # -text is text, and - text an item of a list
    remedy = "Put a space after each hyphen." if glued else "Check where the lines begin, and the hyphens."
    return document.finding(path, "wrong-shape", f"{found} stands in '{_last_name(path)}'", wanted, remedy)


def _length(document: Document, path: Path, error: str, context: dict[str, Any]) -> Finding:
    wanted = f"at least {context['min_length']}" if error == "too_short" else f"at most {context['max_length']}"
    rule = "too-few" if error == "too_short" else "too-many"
    remedy = "Write each on a line that begins with a hyphen." if error == "too_short" else "Make two lists of it."
    return document.finding(path, rule, f"'{_last_name(path)}' has {context['actual_length']} items", wanted, remedy)


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
