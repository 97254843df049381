"""A standard as a wall sheet: its sentence in large letters, and how to see whether it is kept."""

from __future__ import annotations

from amends.handouts import blocks
from amends.handouts.handout import Handout, Section
from amends.handouts.text import Words, Writer, page_address
from amends.models import lists
from amends.models.standard import Origin, Standard


def handouts(writer: Writer, one: Standard) -> list[Handout]:
    """The wall sheet of one standard."""
    phase = lists.PHASES[one.phase]
    seen = lists.SEEN[one.seen]
    facts = [("Who does it", one.who), ("Phase", phase), ("Seen in", seen[:1].upper() + seen[1:])]
    sections = (
        Section("", (blocks.sentence(one.sentence),)),
        Section("Why it matters", (blocks.prose(writer.prose(one.why)),)),
        Section("", (blocks.beside(("Met when", one.met_when), ("Missed when", one.missed_when)),)),
        Section("Take care", (blocks.prose(writer.prose(one.caution)),)),
        Section("With us this means", (blocks.notes(),)),
        Section("", (blocks.facts(facts),)),
        Section("Where it comes from", (blocks.points([_origin(writer, each) for each in one.origin], small=True),)),
    )
    made = Handout(
        "standard", one.id, "standards", "Standard", one.title, one.updated,
        writer.site + page_address("standard", one.id), (sections,), name="Wall sheet", fit="must",
    )  # fmt: skip
    return [made]


def _origin(writer: Writer, one: Origin) -> Words:
    """One origin, with what the standard takes from it."""
    if one.principle:
        words = writer.link(
            writer.playbook.get(f"framework/{one.principle.partition('#')[0]}").title, f"framework/{one.principle}"
        )
    elif one.source:
        words = writer.source(one.source)
    elif one.case:
        words = writer.record(f"case/{one.case}")
    else:
        words = f"Our proposal: {one.ours}"
    return [words, f": {one.note}"] if one.note else words
