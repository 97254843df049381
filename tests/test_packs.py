"""The pages of packs: the agenda with its times for everybody, and the answers apart from it, for the facilitator."""

from __future__ import annotations

import pytest
from markupsafe import escape

from amends import pages
from amends.pages import records
from amends.pages.render import Renderer
from amends.playbook import Playbook

SITE = pages.Site("https://example.org/report", {name: f"{name}/" for name in ("about", "fairness", "contribute")})
FOR_FACILITATORS = {"the_notes", "the_answers"}


@pytest.fixture(scope="module")
def renderer(shipped: Playbook) -> Renderer:
    """A renderer over the shipped playbook."""
    return Renderer(shipped, SITE)


def sections(page: pages.Page) -> dict[str, str]:
    """A page's sections by their ids."""
    return {part.id: part.html for part in page.sections}


def test_the_agenda_has_every_part_with_its_minutes(shipped, renderer):
    """Each part has an address, and starts where the one before it ends; the last ends with the whole."""
    for pack in shipped.packs:
        agenda = sections(records.pack(renderer, pack))["the_agenda"]
        for start, part in zip(pack.starts, pack.parts, strict=True):
            assert f'<li id="{part.id}">' in agenda
            assert f"Minute {start} to {start + part.minutes} " in agenda
        assert pack.starts[0] == 0 and pack.starts[-1] + pack.parts[-1].minutes == pack.minutes


def test_answers_and_notes_stand_apart_from_the_agenda(shipped, renderer):
    """What there is to hear stands in the facilitator's sections and nowhere else."""
    for pack in shipped.packs:
        parts = sections(records.pack(renderer, pack))
        for line in (*pack.notes, *(line for part in pack.parts for line in part.answers)):
            assert {name for name, html in parts.items() if str(escape(line)) in html} <= FOR_FACILITATORS
            assert any(str(escape(line)) in parts[name] for name in FOR_FACILITATORS)


def test_what_to_observe_stands_apart_from_the_answers(shipped, renderer):
    """Each line once, under the part at which it is watched for; a pack whose drill has a sheet of its own may have none."""
    for pack in shipped.packs:
        parts = sections(records.pack(renderer, pack))
        for part in (one for one in pack.parts if one.observe):
            assert f'<a href="#{part.id}">' in parts["to_observe"]
            assert all(f"<li>{escape(line)}</li>" in parts["to_observe"] for line in part.observe)
        assert ("to_observe" in parts) == any(part.observe for part in pack.parts)


def test_a_pack_leads_to_every_record_that_it_uses(shipped, renderer):
    """Each is named once with a link, and the ways on lead to what is played and filled in."""
    for pack in shipped.packs:
        parts = sections(records.pack(renderer, pack))
        assert parts["what_is_in_it"].count("<li>") == len(pack.uses)
        assert all(f'/{target.split("/")[1]}/"' in parts["what_is_in_it"] for target in pack.uses)
        assert 'href="../../' in parts["what_next"]


def test_home_and_the_index_lead_to_every_pack(shipped, shipped_pages):
    """“Run a workshop” begins with the packs."""
    assert 'href="packs/"' in sections(shipped_pages[""])["run_a_workshop"]
    for pack in shipped.packs:
        assert f'href="packs/{pack.id}/"' in shipped_pages[""].html
        assert (
            f'href="../packs/{pack.id}/"' in shipped_pages["packs/"].html
            or f'href="{pack.id}/"' in shipped_pages["packs/"].html
        )
