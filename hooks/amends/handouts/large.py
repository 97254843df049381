"""The large edition of a handout: the same words in letters of at least 16 points, so nothing is made to fit one page.

Wide tables lie across the paper, boxes stand in one column, and each card has a page of its own. The template does the rest.
"""

from __future__ import annotations

from dataclasses import replace

from amends.handouts.handout import Block, Handout, Section

COLUMNS = 3  # more of them lie across the paper


def enlarged(one: Handout) -> Handout:
    """The same handout, and all that is bound with it, in large print."""
    sheets = tuple(
        tuple(Section(part.title, tuple(map(_enlarged, part.blocks))) for part in sections) for sections in one.sheets
    )
    tables = [block for sections in sheets for part in sections for block in part.blocks if block["block"] == "table"]
    return replace(
        one, sheets=sheets, variant="large", name="Large print", large=True, fit="",
        wide=one.wide or any(len(table["head"]) > COLUMNS for table in tables), bound=tuple(map(enlarged, one.bound)),
    )  # fmt: skip


def _enlarged(block: Block) -> Block:
    match block["block"]:
        case "cards":
            return {**block, "down": 1}
        case "ticks":
            return {**block, "columns": 1}
        case "table":
            return {**block, "tight": False}
    return block
