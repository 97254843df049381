"""A worked example: texts marked up span by span against the standards, and what a remedy costs."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator

from amends.models.base import Model, Record, listed
from amends.models.choices import Flag
from amends.models.form import Form
from amends.models.lists import ExampleForm, Mark
from amends.models.standard import StandardRef
from amends.models.values import Called, Id, Line, Prose, Refers, refuse, text


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
            "bad-number",
            f"'{written[:40]}' is no number",
            "digits, and a point for a part, such as 2.00 or 0.2",
            "Leave out signs, blanks and commas; the unit has a field of its own.",
        )
    return Decimal(written)


Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    Form(
        "digits, and a point for a part, such as 2.00 or 0.2",
        r"^[0-9]+(\.[0-9]*)?$",
        longest=15,
        types=("string", "number"),
    ),
]


class Note(Model):
    """What a span does for or against one standard."""

    standard: StandardRef
    """The id of the standard that the span meets or misses. Example: sorry-said"""
    mark: Mark
    """What the span does for that standard. Example: missed"""
    because: Line
    """Why, in one line, pointing at the words of the span. Example: It doubts that anybody was."""


class Segment(Model):
    """A span of text with its marks; a span without marks is neither good nor bad."""

    text: Line
    """The span's words, all invented: nothing from a real letter, no link, no request that a fraudster could use.
    Example: We are sorry if anyone was troubled."""
    marks: tuple[Note, ...] = ()
    """What the span does for our standards. Leave it out for a span that is neither good nor bad."""


class Paragraph(Model):
    """One paragraph or step: an optional label (a minute, a speaker, a subject line) and its spans."""

    label: Line | None = None
    """What stands before the paragraph: a minute, a speaker, Subject. Example: Subject"""
    segments: tuple[Segment, ...] = listed()
    """The paragraph cut into spans, so that each mark has its own words."""


class Version(Model):
    """One whole text: the draft, the rewrite, the loop as it was, the loop as it should have been."""

    id: Id
    """A short name for this text; its address on the page stays for ever. Example: draft"""
    title: Called
    """Which text this is. Example: The draft"""
    intro: Prose | None = None
    """When and by whom it was written, within the invented story. Example: Written on the morning after."""
    paragraphs: tuple[Paragraph, ...] = listed()
    """The text in order. With side-by-side, every version has the same number."""
    absent: tuple[Note, ...] = ()
    """What the text lacks: a standard, a mark and why, each as one item."""


class Term(Model):
    """A number of the cost formula. ``unit`` is printed after it; a share is a part of one (0.2 is 20 %)."""

    id: Id
    """A short name for this number; factors name it. Example: homes"""
    label: Line
    """What the number is. Example: Homes without water"""
    value: Number
    """The number in digits, with a point for a part; invented, and no result of a calculation. Example: 2.50"""
    unit: Line | None = None
    """What is counted; it is printed after the value. A share has none. Example: pounds"""
    share: Flag = False
    """yes if the value is a part of one, so that 0.2 is printed as 20 %. Left out, it is no. Example: yes"""


class Product(Model):
    """A line of the formula: its factors are multiplied; a factor of several terms is their sum."""

    label: Line
    """What is paid for in this line. Example: The credit"""
    factors: tuple[tuple[Id, ...], ...] = listed()
    """The id of a term. Each factor is a list; several ids in one factor are added before multiplying.
    Example: homes"""


class Cost(Model):
    """What the remedy costs, as a formula with numbers; the results are computed, never written."""

    note: Line
    """A line above the table that says that the numbers are invented. Example: All numbers are invented."""
    terms: tuple[Term, ...] = listed()
    """The numbers of the formula, each once. Results are computed: do not write them."""
    products: tuple[Product, ...] = listed()
    """The lines that are added up to the total."""
    beside: tuple[Product, ...] = ()
    """Lines for comparison that are not in the total."""
    reading: Prose
    """What the result tells, and what is not in it. Do not repeat the result itself.
    Example: It costs less than it is worth."""


class Example(Record):
    """A worked example that belongs to a case. ``invented`` is its first line and says that the texts are invented."""

    title: Called
    """What the page is called; no other worked example may have the name. Example: A letter about a dry tap"""
    case: Annotated[Id, Refers("case")]
    """The id of the case that the example belongs to. It practises what that case teaches and resembles no real letter.
    Example: larkmoor-outage"""
    form: ExampleForm
    """What kind of text it is. Example: letter"""
    invented: Line
    """The first line on the page. It must hold the word “invented”. Example: Invented for practice; no real firm."""
    summary: Prose
    """What is shown, in a sentence or two. Example: A draft with one fault, and a rewrite."""
    side_by_side: Flag = False
    """yes to print the versions next to each other; each then needs as many paragraphs as the others. Left out, it is
    no.
    Example: yes"""
    versions: tuple[Version, ...] = listed()
    """The whole texts, such as a draft and its rewrite."""
    cost: Cost | None = None
    """What the remedy in the texts would cost, if it has a price."""
    lesson: Prose
    """What to take from it. Example: Say what it cost them."""
