"""Every page of the playbook as data, made from records alone: no MkDocs, no files."""

from __future__ import annotations

from dataclasses import replace

from amends.links import Use
from amends.pages import asked, cases, compare, coverage, facets, fields, home, indexes, own_pack, records, reference
from amends.pages.page import Binding, Page, Print, Section, Site
from amends.pages.render import Renderer
from amends.playbook import Playbook

__all__ = ["Binding", "LostFragments", "Page", "Print", "Section", "Site", "build"]


class LostFragments(LookupError):
    """A template links to a part of a page that the page does not have."""

    def __init__(self, uses: list[Use]) -> None:
        super().__init__(
            "; ".join(
                f"{use.source or 'home'} links to {use.address}#{use.fragment}, and there is no such part"
                for use in uses
            )
        )


def build(playbook: Playbook, site: Site) -> list[Page]:
    """All pages, by address; raises when a link leads nowhere."""
    renderer = Renderer(playbook, site)
    renderer.linker.addresses = {
        **renderer.linker.addresses,
        **facets.addresses(playbook),
        **reference.addresses(),
        **fields.ADDRESS,
    }
    pages = [home.page(renderer), *indexes.pages(renderer), *facets.pages(renderer), coverage.page(renderer)]
    pages += [cases.page(renderer, case) for case in playbook.cases]
    pages += [*records.pages(renderer), *reference.pages(renderer), fields.page(renderer), compare.page(renderer)]
    pages.append(own_pack.page(renderer))
    if lost := renderer.linker.lost({page.address: page.anchors for page in pages}):
        raise LostFragments(lost)
    said = asked.lines()
    pages = [replace(page, asked_as=said.get(page.address, page.asked_as)) for page in pages]
    return sorted(pages, key=lambda page: page.address)
