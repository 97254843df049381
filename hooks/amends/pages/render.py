"""Templates at work: a page's template is a module of macros, one for each section; a section that says nothing is left out.

Autoescaped, with every undefined name an error. All links go through ``link(target)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from amends.addresses import addresses
from amends.assess.related import Kinship
from amends.links import Linker
from amends.models import lists
from amends.models.base import Record
from amends.models.choices import Choices
from amends.models.values import country_name, upfirst
from amends.pages import onward, way
from amends.pages.page import Page, Section, Site
from amends.playbook import Playbook

NEXT = "What to do next"
LABELS = {name: value for name, value in vars(lists).items() if isinstance(value, Choices)}


class Renderer:
    """Renders pages of one playbook for one site."""

    def __init__(self, playbook: Playbook, site: Site) -> None:
        self.playbook, self.site = playbook, site
        self.linker = Linker({**addresses(playbook), **site.other_pages}, site.offline)
        self.environment = Environment(
            loader=PackageLoader("amends"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.beside = way.beside(playbook)
        self.kinship = Kinship(playbook.cases)
        self.environment.filters["upfirst"] = upfirst
        self.environment.globals.update(labels=LABELS, country_name=country_name, playbook=playbook)

    def page(
        self,
        template: str,
        address: str,
        title: str,
        description: str,
        sections: Sequence[tuple[str, str]],
        **context: Any,
    ) -> Page:
        """A page from the macros of ``template``: ``head`` first, one for each (id, heading), what to do next at the end.

        A page's own macro for its last section, where it has one, takes the place of the plain list of steps.
        """
        record = context.get("record")
        steps = onward.steps(self.playbook, address, record)
        shared = {**context, "steps": steps, "link": lambda target: self.linker.link(target, address)}
        module = self.environment.get_template(template).make_module(shared)
        plain = self.environment.get_template("way.html").make_module(shared)
        last = onward.section(address, record)
        macros = [(identifier, heading, getattr(module, identifier)) for identifier, heading in sections]
        macros.append((last, NEXT, getattr(module, last, plain.onward)))  # type: ignore[attr-defined]
        parts = [Section(identifier, heading, Markup(macro())) for identifier, heading, macro in macros]
        parts = [part for part in parts if part.html.strip()]
        stands = {"trail": way.trail(address), "title": title, "beside": self.beside.get(address), "last": last}
        known = record if isinstance(record, Record) else None
        report = self._report(address, title) if known else ""
        frame = self.environment.get_template("frame.html")
        shared |= {"report": report, "prints": self._prints(address)}
        html = frame.render({**shared, **stands, "head": module.head(), "sections": parts})  # type: ignore[attr-defined]
        return Page(address, title, description, Markup(html), tuple(parts), updated=known.updated if known else None)

    def _prints(self, address: str) -> list[tuple[str, dict[str, str]]]:
        """The sheets to print for this page: each one's name, and a link for each paper."""
        found = self.site.prints.get(address, ())
        return [
            (one.name, {paper: self.linker.file(path, address) for paper, path in one.files.items()}) for one in found
        ]

    def _report(self, address: str, title: str) -> str:
        """Where a mistake on this page is reported: the site's one address, with the page named in a letter's subject."""
        base = self.site.report_address
        return f"{base}?subject={quote(f'{title} ({address})')}" if base.startswith("mailto:") else base
