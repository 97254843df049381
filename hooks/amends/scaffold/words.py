"""What a new record's file says of a field: a remark above it, and what its blank asks for.

All of it is the field's own.
"""

from __future__ import annotations

from amends.models.fields import Field
from amends.models.values import NOT_STATED, is_blank
from amends.scaffold.lines import blank

MANY_WORDS = 15  # a longer list of words is not written out
LONG = 80  # a longer blank is hard to read

_REFERS = {
    "framework#": "a framework's id, # and the id of its principle",
    "standing": "kind/id of a record, such as standard/brief",
    "event": "the id of an event of this case",
}


def wanted(field: Field) -> str:
    """A blank that says what belongs there: the words of a short list, a kind of id, or a form and an example."""
    form = field.form
    if form is None or (field.refers and field.refers != "evidence"):
        return blank(_REFERS.get(field.refers, f"the id of a {field.refers}"))
    says = form.says.partition(";")[0]
    if form.options:
        *words, last = form.options
        listed = f"{', '.join(words)} or {last}"
        return blank(listed if len(listed) <= LONG else says)
    shown = f"{says}, such as {field.example}"
    return blank(shown if field.example and "such as" not in says and len(shown) <= LONG else says)


def remark(field: Field, value: str, depth: int) -> str:
    """What to say above a field with this value: all of it where the field is there, the first sentence where it may be
    added, nothing within a part that may be added: there the blanks speak."""
    if depth:
        return field.about.partition(". ")[0].rstrip(".") + "." if depth == 1 and field.about else ""
    return " ".join(part for part in (field.about, _words(field, value), _example(field, value)) if part)


def _words(field: Field, value: str) -> str:
    words = list(field.form.options) if field.form else []
    if not words or words[0] in value:
        return ""
    return f"One of: {', '.join(words)}." if len(words) <= MANY_WORDS else "All words are in the field reference."


def _example(field: Field, value: str) -> str:
    told = field.refers or (field.form and field.form.options) or field.example in value
    return "" if told or not (is_blank(value) or value == NOT_STATED) else f"Example: {field.example}"
