"""The rule reference at ``/reference/rules/``: every rule of the check, with its reason and an example, from the rulebook."""

from __future__ import annotations

from amends import rulebook
from amends.pages import way
from amends.pages.page import Page
from amends.pages.render import Renderer
from amends.rulebook import Explanation

DESCRIPTION = "Every rule that a record keeps: what it asks, why, and what it looks like broken and mended."


def addresses() -> dict[str, str]:
    """Link target → address of the list of rules and of each rule's page."""
    return {"rules": "reference/rules/", **{f"rule/{one}": f"reference/rules/{one}/" for one in rulebook.rules()}}


def pages(renderer: Renderer) -> list[Page]:
    """The list of all rules, and a page for each."""
    rules = rulebook.rules().values()
    groups = {group: [one for one in rules if one.group == group] for group in rulebook.GROUPS}
    sections = [("how_to_use", "How to use this list")]
    sections += [(f"about_{group}", title) for group, title in rulebook.GROUPS.items()]
    index = renderer.page(
        "index-rules.html", "reference/rules/", way.NAMES["rules"], DESCRIPTION, sections, groups=groups
    )
    return [index, *(_page(renderer, one) for one in rules)]


def _page(renderer: Renderer, one: Explanation) -> Page:
    sections = [("why_we_ask", "Why"), ("broken_and_mended", "Example")]
    group = rulebook.GROUPS[one.group]
    return renderer.page(
        "rule.html", f"reference/rules/{one.id}/", one.id, one.sentence, sections, rule=one, group=group
    )
