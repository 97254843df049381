"""Where each page stands: a link's target, such as ``case/t-mobile-experian-2015``, and its address below the site's root."""

from __future__ import annotations

from collections.abc import Mapping

from amends.models import KINDS
from amends.playbook import Playbook


def addresses(playbook: Playbook) -> Mapping[str, str]:
    """Every link target that all pages can count on: ``kind/id``, each kind's index page, and the pages about all cases."""
    found = {"home": "", "coverage": "coverage/", "comparison": "compare/", "own-pack": "packs/your-own/"}
    for kind in KINDS.values():
        found[kind.plural] = f"{kind.plural}/"
        found.update({f"{kind.name}/{one}": f"{kind.plural}/{one}/" for one in playbook.entries[kind.name]})
    found.update(
        {f"{stone.kind}/{stone.id}": f"{KINDS[stone.kind].plural}/{stone.id}/" for stone in playbook.tombstones}
    )
    return found
