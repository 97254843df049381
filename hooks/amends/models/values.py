"""Text becomes values, or is refused with a rule, what was expected and a remedy.

A field is described once, on its type: what it accepts, what to do when it is wrong. All scalars arrive as text (see
``reader``); ``shape`` makes each refusal a finding at the value's place.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any

from babel import Locale
from babel.core import get_global
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from amends import prose
from amends.complaints.quotemarks import bare
from amends.links import is_ordinary_address
from amends.models.addresses import fault
from amends.models.dates import meant
from amends.models.form import Form

NOT_STATED = "not-stated"
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_ID = 60
# names that Windows keeps for its devices, whatever their ending
WINDOWS = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
RESERVED = {"index", "by", "your-own", *WINDOWS}  # the first three: addresses of pages that are no record's
MAX_LINE = 300
MAX_WORDS = 25
_MARKS = {"“”", "‘’", "„“", "„”", "«»", '""'}

_GROUPED = re.compile(r"[0-9]{1,3}([ ,'][0-9]{3}){1,3}")  # as people write large numbers

_ENGLISH = Locale("en")
# in Babel, not in ISO 3166
_NO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def refuse(rule: str, what: str, expected: str, remedy: str = "", near: str = "") -> PydanticCustomError:
    """The refusal of one value; ``shape`` makes it a finding at the value's place."""
    parts = {"rule": rule, "what": what, "expected": expected, "remedy": remedy, "near": near}
    return PydanticCustomError("amends", "{what}", parts)


def is_blank(written: str) -> bool:
    """Whether this is a blank of the template for a new record: all of it stands between single guillemets."""
    return bool(re.fullmatch("‹[^‹›]*›", written.strip()))


def text(value: Any) -> str:
    """Refuse what is no text: a list, a mapping, nothing, a blank that is not filled in."""
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list | tuple) else "a group of fields"
        raise refuse("wrong-shape", f"{kind} stands here", "text", "Check the indentation, or put the text in quotes.")
    if not value.strip():
        raise refuse(
            "empty-field", "nothing stands here", "text", "Fill it in, or write not-stated where the field allows it."
        )
    if is_blank(value):
        raise refuse(
            "unfilled-blank",
            "a blank of the template is not filled in",
            " ".join(value.strip("‹›. \n").split())[:MAX_LINE] or "a value",
            "Write over all of it, the marks ‹ and › too, or delete what you do not need.",
        )
    if set("‹›") & set(value):
        raise refuse("unfilled-blank", "a mark of a blank (‹ or ›) is left", "the text without it", "Delete it.")
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


def _called(value: Any) -> str:
    line = _line(value)
    if line == NOT_STATED:
        raise refuse("empty-field", "not-stated names nothing", "a name", "Write what a reader will know it by.")
    return line


def _prose(value: Any) -> prose.Prose:
    if isinstance(value, prose.Prose):
        return value
    try:
        return prose.parse(text(value))
    except prose.BadProse as bad:
        raise refuse("bad-prose", str(bad), bad.expected, bad.remedy) from None


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
            "Windows keeps this name for itself." if name in WINDOWS else "Example: t-mobile-experian-2015.",
        )
    return name


def _whole(value: Any) -> int:
    number = text(value)
    if not re.fullmatch(r"[0-9]{1,12}", number):
        plain = re.sub("[ ,']", "", number) if _GROUPED.fullmatch(number) else ""
        remedy = f"Write {plain}." if plain else "Example: 15000000."
        raise refuse("bad-number", f"'{number[:40]}' is no whole number", "digits only", remedy, plain)
    return int(number)


def _day(value: Any) -> datetime.date:
    written = text(value)
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
            raise ValueError
        return datetime.date.fromisoformat(written)
    except ValueError:
        expected = "year-month-day, such as 2015-10-31"
        raise refuse("bad-date", f"'{written[:40]}' is no date", expected, meant(written)) from None


def _address(value: Any) -> str:
    address = text(value)
    if address != NOT_STATED and not is_ordinary_address(address):
        what, expected, remedy = fault(address)
        raise refuse(
            "bad-address",
            f"'{address[:80]}' {what}",
            expected,
            remedy,
        )
    return address


def _country(value: Any) -> str:
    code = text(value)
    if code != NOT_STATED and not is_country(code):
        raise refuse(
            "bad-country",
            f"'{code[:40]}' is no country code",
            "two capital letters (ISO 3166), such as NG or US, or not-stated",
            _country_meant(code),
        )
    return code


def _country_meant(written: str) -> str:
    """The remedy for what is no country code: the code of the country that was named, where it can be told."""
    capitals, codes = written.upper(), {name.upper(): code for code, name in _COUNTRIES.items()}
    # UK and USA are names for one country; those of a country that is no more may stand for several
    others = [one for one in get_global("territory_aliases").get(capitals, ()) if one in _COUNTRIES]
    code = capitals if capitals in _COUNTRIES else codes.get(capitals) or (others[0] if len(others) == 1 else "")
    return f"Write {code}." if code else "Look the country's two letters up in ISO 3166."


def upfirst(text: str) -> str:
    """The text with a capital letter at its beginning; all else stays as it is."""
    return text[:1].upper() + text[1:]


def country_name(code: str) -> str:
    """The English name of an ISO 3166 country code, or ``not stated``."""
    return "not stated" if code == NOT_STATED else str(_ENGLISH.territories[code])


def _quoted(value: Any) -> str:
    words = " ".join(text(value).split())
    if (found := len(words.split())) > MAX_WORDS:
        raise refuse(
            "quotation-too-long",
            f"the quotation has {found} words",
            f"at most {MAX_WORDS}",
            "Quote the words that matter and tell the rest in your own.",
        )
    inner = words[1:-1].strip()
    marks = set(words[0] + words[-1]) - {"’"}  # inside, that one is mostly an apostrophe
    if inner and words[0] + words[-1] in _MARKS and not marks & set(inner):
        raise refuse(
            "marks-of-its-own",
            "the words stand in quotation marks of their own, and the page adds them",
            "the words alone",
            f"Write: words: {bare(inner)}",
        )
    return words


@dataclass(frozen=True)
class Refers:
    """Marks a text field as the id of another record of this ``kind`` (``framework#`` with a principle's id after it;
    ``event?`` for an event of the same case, or not-stated)."""

    kind: str


def is_country(code: str) -> bool:
    """Whether the code is a country's in ISO 3166."""
    return bool(re.fullmatch("[A-Z]{2}", code)) and code in _ENGLISH.territories and code not in _NO_COUNTRY


_COUNTRIES = {code: country_name(code) for code in sorted(_ENGLISH.territories) if is_country(code)}

Line = Annotated[str, BeforeValidator(_line), Form("one line of text", longest=MAX_LINE)]
Called = Annotated[str, BeforeValidator(_called), Form("one line of text, never not-stated", longest=MAX_LINE)]
Prose = Annotated[
    prose.Prose,
    BeforeValidator(_prose),
    Form("text of one or more paragraphs; *emphasis*, lists and links are allowed", longest=prose.MAX_CHARACTERS),
]
Id = Annotated[
    str,
    BeforeValidator(_identifier),
    Form("small letters, digits and single hyphens", "^[a-z0-9]+(-[a-z0-9]+)*$", MAX_ID),
]
Whole = Annotated[
    int, BeforeValidator(_whole), Form("a whole number, digits only", "^[0-9]{1,12}$", types=("string", "integer"))
]
Day = Annotated[
    datetime.date,
    BeforeValidator(_day),
    Form("a day as year-month-day, such as 2015-10-31", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", types=("string",)),
]
Address = Annotated[
    str,
    BeforeValidator(_address),
    Form("a https address, or not-stated", "^(https://[!-~]+|not-stated)$", types=("string",)),
]
Country = Annotated[
    str,
    BeforeValidator(_country),
    Form("a country's two capital letters, or not-stated", options={**_COUNTRIES, NOT_STATED: "not stated"}),
]
Words = Annotated[
    str,
    BeforeValidator(_quoted),
    Form(f"exact words, at most {MAX_WORDS} of them", f"^\\s*(\\S+\\s+){{0,{MAX_WORDS - 1}}}\\S+\\s*$"),
]
