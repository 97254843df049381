"""The cost of a remedy: the formula multiplied out, exactly."""

from __future__ import annotations

from typing import Any

import pytest

from amends.assess.cost import bill, shown
from amends.models.example import Cost, Term


def cost(terms: dict[str, str | dict[str, str]], *products: list[list[str]], beside: Any = ()) -> Cost:
    """A formula of these terms (id → value, or more fields) and products (factors, each a list of terms)."""
    return Cost.model_validate(
        {
            "note": "Invented",
            "terms": [
                {"id": name, "label": name, **(given if isinstance(given, dict) else {"value": given})}
                for name, given in terms.items()
            ],
            "products": [{"label": f"Line {number}", "factors": one} for number, one in enumerate(products, 1)],
            "beside": [{"label": "Beside", "factors": one} for one in beside],
            "reading": "So.",
        }
    )


def test_a_bill() -> None:
    """Factors are multiplied, terms within a factor added; the lines are summed, and what stands beside is not."""
    made = bill(
        cost(
            {"people": "1200", "price": "2.50", "more": "1", "share": {"value": "0.2", "share": "yes"}},
            [["people"], ["price", "more"], ["share"]],
            [["people"], ["price"]],
            beside=[[["people"]]],
        )
    )
    assert [(line.label, line.factors, line.result) for line in made.lines] == [
        ("Line 1", ("1,200", "(2.50 + 1)", "20 %"), "840"),
        ("Line 2", ("1,200", "2.50"), "3,000"),
    ]
    assert made.total == "3,840"
    assert [(line.label, line.result) for line in made.beside] == [("Beside", "1,200")]


@pytest.mark.parametrize(
    ("factors", "total"),
    [
        (["0.1", "3"], "0.3"),
        (["0", "5"], "0"),
        (["1000", "1000"], "1,000,000"),
        (["2.50", "2"], "5"),
        (["999999999999999", "999999999999999", "3"], "2,999,999,999,999,994,000,000,000,000,003"),
        (["0.0000000000001", "0.0000000000001", "0.3"], "0.000000000000000000000000003"),
    ],
)
def test_the_arithmetic_is_exact(factors: list[str], total: str) -> None:
    """No binary fractions, no exponents and no rounding, however long the numbers are."""
    terms = {f"t{number}": value for number, value in enumerate(factors)}
    assert bill(cost(dict(terms), [[name] for name in terms])).total == total


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"value": "2.50"}, "2.50"),
        ({"value": "15000000"}, "15,000,000"),
        ({"value": "0.125", "share": "yes"}, "12.5 %"),
        ({"value": "1", "share": "yes"}, "100 %"),
    ],
)
def test_a_term_as_printed(given: dict[str, str], words: str) -> None:
    """A price keeps its pennies, a large number has its thousands parted, a share is told in per cent."""
    assert shown(Term.model_validate({"id": "one", "label": "One", **given})) == words
