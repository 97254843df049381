"""What a new record's file says of a field: a remark above it, and what its blank asks for.

All of it is the field's own. The words of a closed list are told once in a file, where the list is asked first.
"""

from __future__ import annotations

import re

from amends.models.fields import Field
from amends.models.values import NOT_STATED, is_blank
from amends.scaffold.lines import blank

MANY = 25  # a longer list of words, such as the countries', is not written out
FEW = 6  # so many words stand in the blank itself
LONG = 100  # a longer blank is hard to read

_REFERS = {
    "framework#": "a framework's id, # and the id of its principle",
    "standing": "kind/id of a record, such as standard/brief",
    "event": "the id of an event of this case",
}


def of(field: Field) -> tuple[str, ...]:
    """The words of a field's closed list; none where it has no list."""
    return tuple(field.form.options) if field.form else ()


def tells(field: Field, value: str) -> bool:
    """Whether the words of a field's list are told where this value stands: they are many enough to need it."""
    return 0 < len(of(field)) <= MANY and (is_blank(value) or value == NOT_STATED)


def meaning(word: str, label: str) -> str:
    """A word of a list with its meaning in brackets, where that says more than the word and one word after it."""
    plain = re.sub(r"^(a|the) |['’]s\b|-", "", label.lower())
    more = plain.replace(" ", "").removeprefix(word.replace("-", ""))
    says_no_more = word == NOT_STATED or more == "" or plain.endswith(f" {more}")
    return word if says_no_more else f"{word} ({label[:1].lower()}{label[1:]})"


def wanted(field: Field, above: str = "") -> str:
    """A blank that says what belongs there: a word of a list, a kind of id, or a form and an example. ``above`` is the
    field that told the words of the list already."""
    form, words = field.form, of(field)
    if form is None or (field.refers and field.refers != "evidence"):
        return blank(_REFERS.get(field.refers, f"the id of a {field.refers}"))
    says = form.says.partition(";")[0]
    if 0 < len(words) <= MANY:
        many = f"one of the words of {above} above" if above else "one of the words in the lines above"
        return blank(f"one of {', '.join(words[:-1])} or {words[-1]}" if len(words) <= FEW else many)
    shown = f"{says}, such as {field.example}"
    return blank(shown if field.example and "such as" not in says and len(shown) <= LONG else says)


def remark(field: Field, value: str, depth: int, above: str = "") -> str:
    """What to say above a field with this value: all of it where the field is there, the first sentence where it may be
    added. Within a part that may be added the blanks speak; only the words of a list are told there too."""
    first = field.about.partition(". ")[0].rstrip(".") + "." if field.about else ""
    about = (field.about, first)[depth] if depth < 2 else ""
    return " ".join(
        part for part in (about, _words(field, value, above), "" if depth else _example(field, value)) if part
    )


def _words(field: Field, value: str, above: str) -> str:
    if not tells(field, value) or (above and is_blank(value)):
        return ""
    options = field.form.options if field.form else {}
    told = [meaning(word, label) for word, label in options.items()]
    if above and len(told) > FEW:
        return f"One of the words of {above} above."
    if is_blank(value) and len(told) <= FEW and told == list(options):
        return ""
    return f"One of: {', '.join(told)}."


def _example(field: Field, value: str) -> str:
    told = field.refers or of(field) or field.example in value
    return "" if told or not (is_blank(value) or value == NOT_STATED) else f"Example: {field.example}"
