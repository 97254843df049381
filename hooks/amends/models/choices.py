"""Closed lists: a word of the list, or a refusal that names the nearest one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator

from amends.findings import closest, nearest
from amends.models.form import Form
from amends.models.values import refuse, text


class Choices(Mapping[str, str]):
    """A closed list: what may be written, and what a reader sees for it."""

    def __init__(self, name: str, **labels: str) -> None:
        self.name = name
        self._labels = {key.rstrip("_").replace("_", "-"): label for key, label in labels.items()}

    def __getitem__(self, key: str) -> str:
        return self._labels[key]

    def __iter__(self) -> Any:
        return iter(self._labels)

    def __len__(self) -> int:
        return len(self._labels)

    __hash__ = object.__hash__  # a list of words is itself, whatever its words: types are told apart by it
    __eq__ = object.__eq__

    def __call__(self, value: Any) -> str:
        """Accept a word of the list; refuse any other with the nearest one."""
        word = text(value)
        if word not in self._labels:
            raise refuse(
                "unknown-word",
                f"'{word[:60]}' is no {self.name}",
                "a word of the list",
                nearest(word, self._labels),
                closest(word, self._labels),
            )
        return word


YES_NO = Choices("answer", yes="yes", no="no", not_stated="not stated")
YesNo = Annotated[str, BeforeValidator(YES_NO)]


_FLAG = Choices("answer", yes="yes", no="no")


def _flag(value: Any) -> bool:
    return _FLAG(value) == "yes"


Flag = Annotated[bool, BeforeValidator(_flag), Form("yes or no", options=_FLAG)]
