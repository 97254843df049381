"""The text below a field in a model's source is the field's description: written once, where the field is.

A module is read once for all its models. Pydantic's own ``use_attribute_docstrings`` gives the same texts, but reads the
source anew for every model, which doubles the time that each command needs to start.
"""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise


def docstrings(model: type) -> dict[str, str]:
    """The text below each field that the model itself defines, on one line, by the field's name."""
    return _by_class(model.__module__).get(model.__qualname__, {})


@cache
def _by_class(module: str) -> dict[str, dict[str, str]]:
    classes = [one for one in ast.parse(_source(module)).body if isinstance(one, ast.ClassDef)]
    return {one.name: dict(_texts(one)) for one in classes}


def _source(module: str) -> str:
    try:
        return inspect.getsource(sys.modules[module])
    except (KeyError, OSError, TypeError):  # typed at a prompt: there is no file to read
        return ""


def _texts(model: ast.ClassDef) -> list[tuple[str, str]]:
    """Every field that has a text directly below it, with the text."""
    return [
        (field.target.id, " ".join(below.value.value.split()))
        for field, below in pairwise(model.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    ]
