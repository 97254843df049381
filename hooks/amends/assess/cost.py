"""What a remedy costs: the formula of a worked example, multiplied out. Exact decimal arithmetic, no rounding."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import MAX_PREC, Decimal, localcontext

from amends.models.example import Cost, Product, Term


@dataclass(frozen=True)
class Line:
    """One product: its label, its factors as printed, and its result."""

    label: str
    factors: tuple[str, ...]
    result: str


@dataclass(frozen=True)
class Bill:
    """The lines, their sum, and what stands beside it for comparison."""

    lines: tuple[Line, ...]
    total: str
    beside: tuple[Line, ...]


def bill(cost: Cost) -> Bill:
    """Multiply out a cost formula."""
    terms = {term.id: term for term in cost.terms}
    with localcontext() as exact:
        exact.prec = MAX_PREC  # the usual 28 digits would round the product of two long numbers
        lines = tuple(_line(product, terms) for product in cost.products)
        total = sum((_result(product, terms) for product in cost.products), Decimal())
        return Bill(lines, _number(total), tuple(_line(product, terms) for product in cost.beside))


def _line(product: Product, terms: dict[str, Term]) -> Line:
    return Line(
        product.label, tuple(_factor(factor, terms) for factor in product.factors), _number(_result(product, terms))
    )


def _result(product: Product, terms: dict[str, Term]) -> Decimal:
    result = Decimal(1)
    for factor in product.factors:
        result *= sum((terms[name].value for name in factor), Decimal())
    return result


def _factor(factor: tuple[str, ...], terms: dict[str, Term]) -> str:
    text = " + ".join(shown(terms[name]) for name in factor)
    return f"({text})" if len(factor) > 1 else text


def shown(term: Term) -> str:
    """A term's value as printed: a share in per cent, a number with its thousands parted."""
    return f"{_number(term.value * 100)} %" if term.share else _number(term.value, keep=True)


def _number(value: Decimal, *, keep: bool = False) -> str:
    return f"{value:,}" if keep else f"{value.normalize():,f}"
