"""A record's words as data for the templates: links whole, so that they work from paper and from a file.

A line is a plain text; a prose field is its tree. Typst gets both as values and never as markup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from amends.addresses import addresses
from amends.models import KINDS
from amends.models.source import Source
from amends.models.values import NOT_STATED
from amends.playbook import Playbook
from amends.prose import Node, Prose

Words = str | dict[str, Any] | list[Any]


@dataclass
class Writer:
    """Writes the words of one playbook's records for one site. ``site`` is the site's whole address, with a slash."""

    playbook: Playbook
    site: str
    _addresses: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._addresses = {**{name: f"{name}/" for name in self.playbook.prose_pages}, **addresses(self.playbook)}

    def address(self, target: str) -> str:
        """The whole address of a page of ours, such as ``standard/brief#why``; of another site's page as it is."""
        if target.startswith("https://"):
            return target
        name, _, part = target.partition("#")
        return self.site + self._addresses.get(name, f"{name}/") + (f"#{part}" if part else "")

    def link(self, words: str, target: str) -> Words:
        """Words that lead to a page."""
        return {"kind": "link", "to": self.address(target), "children": [words]}

    def record(self, target: str) -> Words:
        """The title of a record, which leads to its page."""
        return self.link(self.playbook.get(target.partition("#")[0]).title, target)

    def standard(self, identifier: str) -> Words:
        """The name of a standard, which leads to its page."""
        return self.record(f"standard/{identifier}")

    def source(self, identifier: str) -> Words:
        """One source on a line: title, publisher, year."""
        one: Source = self.playbook.get(f"source/{identifier}")
        who = "" if one.publisher == NOT_STATED else one.publisher
        when = _year(one)
        rest = ", ".join(part for part in (who, when) if part)
        stop = "" if one.title[-1] in ".?!" or not rest else "."
        return [self.link(one.title, f"source/{identifier}"), f"{stop} {rest}".rstrip()]

    def source_in_short(self, identifier: str) -> Words:
        """One source in a row of many: publisher and year."""
        one: Source = self.playbook.get(f"source/{identifier}")
        words = [one.title if one.publisher == NOT_STATED else one.publisher, _year(one)]
        return self.link(", ".join(filter(None, words)), f"source/{identifier}")

    def prose(self, text: Prose) -> list[Any]:
        """The tree of a prose field: paragraphs and lists."""
        return self._nodes(text.tree)

    def _nodes(self, nodes: Sequence[Node]) -> list[Any]:
        return [self._node(node) for node in nodes]

    def _node(self, node: Node) -> Words:
        if node.kind == "text":
            return " ".join(node.text.split("\n"))
        if node.kind == "link":
            link = {"kind": "link", "to": self.address(node.target), "children": self._nodes(node.children)}
            return {"kind": "emphasis", "children": [link]}  # on paper a title amid a sentence reads like its words
        return {"kind": node.kind, "children": self._nodes(node.children)}


def _year(one: Source) -> str:
    """The year in which a source appeared, where it is known."""
    return str(one.published.first.year) if one.published.first else ""


def page_address(kind: str, identifier: str) -> str:
    """The address of a record's page below the site's root."""
    return f"{KINDS[kind].plural}/{identifier}/"
