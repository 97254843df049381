"""A worked example: texts marked up span by span against the standards, and what a remedy costs."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator

from amends.models.base import Model, Record, listed
from amends.models.choices import Flag
from amends.models.lists import ExampleForm, Mark
from amends.models.standard import StandardRef
from amends.models.values import Id, Line, Prose, Refers, refuse, text


def _number(value: Any) -> Decimal:
    written = text(value)
    whole, _, rest = written.partition(".")
    if (
        not whole.isdecimal()
        or not whole.isascii()
        or (rest and not (rest.isdecimal() and rest.isascii()))
        or len(written) > 15
    ):
        raise refuse(
            "bad-number", f"'{written[:40]}' is no number", "digits, and a point for a part, such as 2.00 or 0.2"
        )
    return Decimal(written)


Number = Annotated[Decimal, BeforeValidator(_number)]


class Note(Model):
    """What a span does for or against one standard."""

    standard: StandardRef
    mark: Mark
    because: Line


class Segment(Model):
    """A span of text with its marks; a span without marks is neither good nor bad."""

    text: Line
    marks: tuple[Note, ...] = ()


class Paragraph(Model):
    """One paragraph or step: an optional label (a minute, a speaker, a subject line) and its spans."""

    label: Line | None = None
    segments: tuple[Segment, ...] = listed()


class Version(Model):
    """One whole text: the draft, the rewrite, the loop as it was, the loop as it should have been."""

    id: Id
    title: Line
    intro: Prose | None = None
    paragraphs: tuple[Paragraph, ...] = listed()
    absent: tuple[Note, ...] = ()


class Term(Model):
    """A number of the cost formula. ``unit`` is printed after it; a share is a part of one (0.2 is 20 %)."""

    id: Id
    label: Line
    value: Number
    unit: Line | None = None
    share: Flag = False


class Product(Model):
    """A line of the formula: its factors are multiplied; a factor of several terms is their sum."""

    label: Line
    factors: tuple[tuple[Id, ...], ...] = listed()


class Cost(Model):
    """What the remedy costs, as a formula with numbers; the results are computed, never written."""

    note: Line
    terms: tuple[Term, ...] = listed()
    products: tuple[Product, ...] = listed()
    beside: tuple[Product, ...] = ()
    reading: Prose


class Example(Record):
    """A worked example that belongs to a case. ``invented`` is its first line and says that the texts are invented."""

    case: Annotated[Id, Refers("case")]
    form: ExampleForm
    invented: Line
    summary: Prose
    side_by_side: Flag = False
    versions: tuple[Version, ...] = listed()
    cost: Cost | None = None
    lesson: Prose
