"""What a pack of one's own is bound from in a browser: each sheet's leaves, and the letters for the contents, as scripts.

A page that lies in a folder may not read a PDF, but it may load a script. Each lies beside the PDFs of its sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from amends.handouts import press
from amends.handouts.leaves import leaves, script
from amends.handouts.specimen import PATH, letters, specimen
from amends.handouts.store import Made

PACK = "pack"  # is bound already


def files(made: Sequence[Made], publisher: str) -> Iterator[tuple[str, str]]:
    """Each script's path below the site's root, and the script; raises ``leaves.Unknown``."""
    named: dict[str, dict[str, bytes]] = {}
    titles = {publisher}
    for one in made:
        if one.content and one.handout.kind != PACK:
            named.setdefault(f"handouts/{one.handout.script}", {})[one.paper] = one.content
            titles |= {one.handout.title, one.handout.name}
    for path, papers in named.items():
        yield path, script(path, {paper: leaves(pdf) for paper, pdf in papers.items()})
    if named:
        yield PATH, letters(press.make(press.data([specimen(titles)], "a4", publisher)))
