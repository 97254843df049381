"""A record taken for another: a file in the folder of another kind, or a case that says it is of another kind.

Every one of its fields would then be found wrong, and none of those findings would help. So there is one, at the mistake.
"""

from __future__ import annotations

from typing import Any

from amends.document import Document
from amends.findings import Finding
from amends.models import KINDS, Kind
from amends.models.base import Record
from amends.models.case import CASE_MODELS
from amends.models.fields import Field, fields

_FEWEST = 3  # so many fields of another kind must stand there before we say what a record looks like
_SHARED = {field.name for field in fields(Record)}
_A_CASE = {"incident": "an incident", "complaint": "a complaint", "guidance": "guidance", "board": "a board"}


def looks_like(data: dict[str, Any], kind: Kind) -> Kind | None:
    """The other kind of record that most of the fields belong to, where fewer than half belong to this one."""
    keys = set(data) - _SHARED
    likeliest = max(KINDS.values(), key=lambda one: _known(keys, one))
    fits = _known(keys, likeliest)
    if "withdrawn" in data or fits < _FEWEST or fits * 2 <= len(keys) or _known(keys, kind) * 2 >= len(keys):
        return None
    return likeliest


def folder(document: Document, data: dict[str, Any], kind: Kind) -> Finding | None:
    """The finding for a file that lies in the folder of another kind."""
    if not (other := looks_like(data, kind)):
        return None
    what = f"this looks like {'an' if other.name[0] in 'aeiou' else 'a'} {other.name}"
    return document.finding((), "wrong-folder", what, f"in {other.folder}/", "Move the file there.")


def case_kind(document: Document, data: dict[str, Any], model: type[Record]) -> Finding | None:
    """The finding for a case whose fields fit another kind of case better than the one that it names."""
    best = min(CASE_MODELS.values(), key=lambda one: _misfits(data, one))
    unknown = set(data) - _names(model)
    strange = [field for field in fields(best) if field.name in unknown]
    if model not in CASE_MODELS.values() or len(strange) * 2 <= len(unknown):
        return None
    if _misfits(data, best) >= _misfits(data, model):
        return None
    kinds = [word for word, one in CASE_MODELS.items() if {field.name for field in strange} <= _names(one)]
    return document.finding(
        ("kind",),
        "wrong-kind",
        f"kind is {data['kind']}, but {_told(strange)} to {' or '.join(_A_CASE[one] for one in kinds)}",
        " or ".join(kinds),
        "Check the kind first.",
        kinds[0],
    )


def _known(keys: set[str], kind: Kind) -> int:
    """How many of the names are fields of this kind; of the kinds of case, the one that knows most of them counts."""
    return max(len(keys & _names(one)) for one in kind.models)


def _names(model: type[Record]) -> set[str]:
    return {field.name for field in fields(model)}


def _misfits(data: dict[str, Any], model: type[Record]) -> int:
    """How many fields of the record are none of the model's, and how many that the model needs are not there."""
    needed = {field.name for field in fields(model) if field.required}
    return len(set(data) - _names(model)) + len(needed - set(data))


def _told(strange: list[Field]) -> str:
    """Three fields at most, those that say most about a case first: ``events, clock and assessment belong``."""
    names = [field.name for field in sorted(strange, key=lambda one: (one.model is None, not one.required))][:3]
    if len(names) == 1:
        return f"{names[0]} belongs"
    return f"{', '.join(names[:-1])} and {names[-1]} belong"
