"""What every model shares: text that becomes values, closed lists, references, and how a refusal is put into words.

A field is described once, here on its type: what it accepts, what it is called, what to do when it is wrong. All scalars
arrive as text (see ``reader``); each type below turns text into a value or refuses with a rule, what was expected and a
remedy.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from babel import Locale
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr
from pydantic_core import PydanticCustomError

from amends import prose
from amends.findings import nearest
from amends.links import is_ordinary_address

NOT_STATED = "not-stated"
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_ID = 60
RESERVED = {"index", "by"}  # the addresses of the pages that list records
MAX_LINE = 300
MAX_WORDS = 25

_ENGLISH = Locale("en")
_NO_COUNTRY = {
    "AC",
    "CP",
    "CQ",
    "DG",
    "EA",
    "EU",
    "EZ",
    "IC",
    "QO",
    "TA",
    "UN",
    "XA",
    "XB",
    "ZZ",
}  # in Babel, not in ISO 3166


def refuse(rule: str, what: str, expected: str, remedy: str = "") -> PydanticCustomError:
    """The refusal of one value; ``shape`` makes it a finding at the value's place."""
    return PydanticCustomError("amends", "{what}", {"rule": rule, "what": what, "expected": expected, "remedy": remedy})


def text(value: Any) -> str:
    """Refuse what is no text: a list, a mapping, nothing."""
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list | tuple) else "a mapping"
        raise refuse("wrong-shape", f"{kind} stands here", "text", "Check the indentation, or put the text in quotes.")
    if not value.strip():
        raise refuse(
            "empty-field", "nothing stands here", "text", "Fill it in, or write not-stated where the field allows it."
        )
    return value.strip()


def _line(value: Any) -> str:
    line = text(value)
    if "\n" in line:
        raise refuse(
            "not-one-line",
            "the text has several lines",
            "one line",
            "Join them, or begin the value with >- so that the lines are joined.",
        )
    if len(line) > MAX_LINE:
        raise refuse("too-long", f"the line has {len(line)} characters", f"at most {MAX_LINE}", "Say it shorter.")
    return line


def _prose(value: Any) -> prose.Prose:
    if isinstance(value, prose.Prose):
        return value
    try:
        return prose.parse(text(value))
    except prose.BadProse as bad:
        raise refuse("bad-prose", str(bad), bad.expected) from None


def is_id(name: str) -> bool:
    """Whether the name can be an id, and so a part of an address."""
    return bool(ID.fullmatch(name)) and len(name) <= MAX_ID and name not in RESERVED


def _identifier(value: Any) -> str:
    name = text(value)
    if not is_id(name):
        raise refuse(
            "bad-id",
            f"'{name[:70]}' is no id",
            f"small letters, digits and single hyphens, at most {MAX_ID} characters, not index or by",
            "Example: t-mobile-experian-2015.",
        )
    return name


def _whole(value: Any) -> int:
    number = text(value)
    if not re.fullmatch(r"[0-9]{1,12}", number):
        raise refuse("bad-number", f"'{number[:40]}' is no whole number", "digits only", "Example: 15000000.")
    return int(number)


def _day(value: Any) -> datetime.date:
    written = text(value)
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
            raise ValueError
        return datetime.date.fromisoformat(written)
    except ValueError:
        raise refuse("bad-date", f"'{written[:40]}' is no date", "year-month-day, such as 2015-10-01") from None


def _address(value: Any) -> str:
    address = text(value)
    if address != NOT_STATED and not is_ordinary_address(address):
        raise refuse(
            "bad-address",
            f"'{address[:80]}' is no address that we link to",
            "https://, an ordinary host, no user, port or number in its place",
            "Write not-stated if you know it only in part.",
        )
    return address


def _country(value: Any) -> str:
    code = text(value)
    if code != NOT_STATED and (
        not re.fullmatch("[A-Z]{2}", code) or code not in _ENGLISH.territories or code in _NO_COUNTRY
    ):
        raise refuse(
            "bad-country",
            f"'{code[:40]}' is no country code",
            "two capital letters (ISO 3166), such as NG or US, or not-stated",
        )
    return code


def country_name(code: str) -> str:
    """The English name of an ISO 3166 country code."""
    return str(_ENGLISH.territories[code])


def _quoted(value: Any) -> str:
    words = " ".join(text(value).split())
    if (found := len(words.split())) > MAX_WORDS:
        raise refuse(
            "quotation-too-long",
            f"the quotation has {found} words",
            f"at most {MAX_WORDS}",
            "Quote the words that matter and tell the rest in your own.",
        )
    return words


@dataclass(frozen=True)
class Refers:
    """Marks a text field as the id of another record of this ``kind`` (``framework#`` with a principle's id after it;
    ``event?`` for an event of the same case, or not-stated)."""

    kind: str


Line = Annotated[str, BeforeValidator(_line)]
Prose = Annotated[prose.Prose, BeforeValidator(_prose)]
Id = Annotated[str, BeforeValidator(_identifier)]
Whole = Annotated[int, BeforeValidator(_whole)]
Day = Annotated[datetime.date, BeforeValidator(_day)]
Address = Annotated[str, BeforeValidator(_address)]
Country = Annotated[str, BeforeValidator(_country)]
Words = Annotated[str, BeforeValidator(_quoted)]


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
                "unknown-word", f"'{word[:60]}' is no {self.name}", "a word of the list", nearest(word, self._labels)
            )
        return word


YES_NO = Choices("answer", yes="yes", no="no", not_stated="not stated")
YesNo = Annotated[str, BeforeValidator(YES_NO)]


def _flag(value: Any) -> bool:
    return Choices("answer", yes="yes", no="no")(value) == "yes"


Flag = Annotated[bool, BeforeValidator(_flag)]


def _hyphens(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


class Model(BaseModel):
    """A mapping in a record: unknown keys are refused, keys are written with hyphens, values never change.

    ``anchored`` is false where an ``id`` is a name within the record only and no anchor on its page.
    """

    anchored: ClassVar[bool] = True

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_hyphens, arbitrary_types_allowed=True)


class Withdrawn(Model):
    """Why and since when a record no longer stands."""

    on: Day
    reason: Line


class Record(Model):
    """What every record has. Its id is its file's name and its kind is its folder: neither is written in the file."""

    title: Line
    updated: Day
    formerly: tuple[Id, ...] = ()

    _kind: str = PrivateAttr("")
    _id: str = PrivateAttr("")

    @property
    def kind(self) -> str:
        """The record's kind, singular: case, standard, ..."""
        return self._kind

    @property
    def id(self) -> str:
        """The record's id: its file's name without .yml."""
        return self._id

    @property
    def target(self) -> str:
        """What a link to this record is written as: ``kind/id``."""
        return f"{self._kind}/{self._id}"

    def named(self, kind: str, identifier: str) -> Record:
        """The record itself, once it has been told its kind and id."""
        self._kind, self._id = kind, identifier
        return self


class Tombstone(Record):
    """What stays at a withdrawn record's address: a neutral title, a date and a reason."""

    withdrawn: Withdrawn


def listed(minimum: int = 1) -> Any:
    """A list field with at least ``minimum`` items."""
    return Field(min_length=minimum)
