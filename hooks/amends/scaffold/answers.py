"""An answer held against the field that it is for, by the field's own type."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from amends import reader
from amends.findings import Finding
from amends.models.base import Model
from amends.models.fields import fields
from amends.scaffold.lines import scalar


def refusal(model: type[Model], place: tuple[str, ...], answer: str) -> str:
    """What is wrong with the answer, what is expected and how to mend it; empty where nothing is."""
    _, found = reader.read(f"answer: {scalar(answer)}\n".encode(errors="surrogatepass"), "")
    if found:
        return found[0].message
    try:
        model.model_validate(_nested(model, place, answer))
    except ValidationError as error:
        for details in error.errors():
            own = (
                details["type"] == "amends" and tuple(part for part in details["loc"] if isinstance(part, str)) == place
            )
            if own and (said := details.get("ctx")):
                return Finding("", 1, 1, said["rule"], said["what"], said["expected"], said["remedy"]).message
    return ""


def _nested(model: type[Model], place: tuple[str, ...], answer: str) -> Any:
    """A record that holds the answer at its place, and nothing else."""
    field = next(one for one in fields(model) if one.name == place[0])
    value = _nested(field.model, place[1:], answer) if field.model else answer
    for _ in range(field.many):
        value = [value]
    return {field.name: value}
