"""What a new record says before anybody has written a word: the one table of what is known, and what is better asked.

Whatever may be ``not-stated`` is that until somebody knows better; all else is a blank. The table holds what differs. A
field that has an entry is there from the start, even where the model does not require it.
"""

from __future__ import annotations

from amends.models.base import Model
from amends.models.fields import Field
from amends.models.values import NOT_STATED

BLANK = "a blank"
TODAY = "today"
CASE_KIND = "the kind of case"
FIRST_SOURCE = "the id of the record's own source"
NUMBER = "the item's number in its list"
CORE = "the core standards"

# Every name inside the record that one part of a new file and another must agree on is made by ``first_id``.
PRESETS = {
    "Record.updated": TODAY,
    "Source.accessed": TODAY,
    "Case.as-of": TODAY,
    "Case.kind": CASE_KIND,
    "Case.industry": BLANK,
    "Case.failure-type": BLANK,
    "Case.countries": BLANK,
    "Case.channels": BLANK,
    "Case.own-sources": BLANK,
    "SourceInPlace.id": FIRST_SOURCE,
    "Source.published": BLANK,
    "Event.at": BLANK,
    "Message.channel": BLANK,
    "Message.sender": BLANK,
    "Quotation.role": BLANK,
    "Assessment.verdicts": CORE,
    "Advised.stances": CORE,
    "Position.evidence": FIRST_SOURCE,
    "Reply.asked": "‹yes or no›",  # whoever writes the case knows
    "Reply.answered": "‹yes or no›",
    "Idea.why-not": BLANK,
    "Origin.ours": BLANK,
    "Condition.input": "input-1",
    "Condition.among": "value-2",
    "Rule.level": "1",
    "Level.level": NUMBER,
    "Level.asks": BLANK,
    "Placed.answers": "value-1",
    "Placed.level": "1",
    "Product.factors": "term-1",
    "ComesFrom.record": BLANK,
    "Inject.minute": BLANK,
    "Grid.empty-rows": BLANK,
    "AgendaPart.uses": BLANK,
}
NAMES = {
    "Level.asks": "aspect-1",
    "Placed.answers": "input-1",
}  # the first name in a field of the contributor's own names
ASKED_WITH = {"archive-note": "address"}  # a field that is needed as soon as another has an answer

NEVER = {"formerly"}  # what no new record has
# When a file that is filled in still does not stand on its own.
SOUND_WHEN = {
    "standard": "an item of a checklist serves it",
    "source": "another record names it",
    "example": "its case is in the playbook, and its first line says “invented”",
    "checklist": "each item names a standard, and there are 16 items or fewer",
    "drill": "its cards come at rising minutes before the end, and its first line says “invented”",
    "pack": "the lengths of its parts add up to its minutes, and every record that it uses is in the playbook",
    "paper": "each of its tables has 1 to 20 rows, with labels or empty",
    "level": "every combination of answers reaches a row, and every row is reached",
    "case": "every source in it is used, and each verdict other than not-stated has evidence",
    "framework": "every source that it names is in the playbook",
}


def preset(model: type[Model], field: Field) -> str:
    """The table's entry for a field of a model or of one that it is made from; empty where there is none."""
    return next((PRESETS[name] for name in _names(model, field) if name in PRESETS), "")


def first_name(model: type[Model], field: Field) -> str:
    """The first name in a field whose names are the contributor's own."""
    return next((NAMES[name] for name in _names(model, field) if name in NAMES), "name")


def first_id(name: str, number: int) -> str:
    """The id of an item of a list, after the list's name: ``event-1`` in ``events``."""
    name = name.removesuffix("ies") + "y" if name.endswith("ies") else name.removesuffix("s")
    return f"{name}-{number}"


def may_be_unknown(field: Field, depth: int) -> bool:
    """Whether to say that the sources do not say. A part that somebody adds asks for a word of its lists."""
    if field.form is None or field.refers == "event?":
        return field.refers == "event?"
    return field.form.says.endswith(f"or {NOT_STATED}") or (NOT_STATED in field.form.options and not depth)


def _names(model: type[Model], field: Field) -> list[str]:
    return [f"{one.__name__}.{field.name}" for one in model.__mro__]
