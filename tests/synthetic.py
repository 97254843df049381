"""Playbooks of any size for tests and measurements: cases made from the fixture playbook's outage, by chance and always the same."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from amends import pages
from amends.document import Document
from amends.loader import load
from amends.models import lists
from amends.models.case import Incident
from amends.models.time import parse
from amends.pages import facets, indexes
from amends.pages.render import Renderer
from amends.playbook import Entry, Playbook
from amends.prose import parse as prose

SMALL = Path(__file__).parent / "fixtures" / "playbook"
STANDARDS = 30
WORDS = [
    "pump",
    "bridge",
    "letter",
    "signal",
    "meter",
    "ticket",
    "parcel",
    "ferry",
    "ward",
    "ledger",
    "tower",
    "valve",
    "garden",
    "window",
    "mirror",
    "copper",
]
COUNTRIES = ["GB", "IE", "FR", "DE", "PL", "NG", "US", "CA", "IN", "JP", "BR", "ZA"]


def many(number: int, seed: int = 1) -> Playbook:
    """A playbook with so many invented incidents and thirty standards besides its own."""
    small, chance = load(SMALL)[0], random.Random(seed)
    entries = {kind: dict(found) for kind, found in small.entries.items()}
    told = small.get("standard/told-early")
    for place in range(STANDARDS):
        one = told.model_copy(
            update={"title": f"Invented standard {place}", "seen": chance.choice(["words", "remedy", "way"])}
        )
        _put(entries, one.named("standard", f"invented-{place}"), small)
    entries["case"] = {}
    outage = small.get("case/larkmoor-outage")
    for place in range(number):
        _put(entries, _changed(outage, place, [*entries["standard"]], chance).named("case", f"invented-{place}"), small)
    return Playbook(small.root, entries, small.known)


def _put(entries: dict[str, dict[str, Entry]], record: Any, small: Playbook) -> None:
    document: Document = small.entries["case"]["larkmoor-outage"].document
    entries[record.kind][record.id] = Entry(record, document)


def _changed(outage: Incident, place: int, standards: list[str], chance: random.Random) -> Incident:
    """The outage with everything that can be sifted drawn by chance."""
    judgement = outage.assessment.verdicts[0]
    verdicts = tuple(
        judgement.model_copy(update={"standard": name, "verdict": chance.choice([*lists.VERDICTS])})
        for name in chance.sample(standards, chance.randint(3, 25))
    )
    day = f"{chance.randint(2005, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    first, *others = outage.events
    reach = outage.reach[0].model_copy(
        update={"number": 10 ** chance.randint(1, 8), "unit": chance.choice([*lists.UNITS])}
    )
    return outage.model_copy(
        update={
            "title": f"{chance.choice(WORDS).capitalize()} {chance.choice(WORDS)} {place} (invented)",
            "summary": prose(" ".join(chance.choices(WORDS, k=25)).capitalize() + "."),
            "industry": chance.choice([*lists.INDUSTRIES]),
            "failure_type": chance.choice([*lists.FAILURES]),
            "whose_doing": chance.choice([*lists.DOERS]),
            "severity": chance.choice([*lists.SEVERITIES]),
            "turn": chance.choice([*lists.TURNS]),
            "channels": tuple(chance.sample([*lists.CHANNELS], chance.randint(1, 4))),
            "apologised": tuple(chance.sample([*lists.ROLES], chance.randint(1, 2))),
            "countries": tuple(chance.sample(COUNTRIES, chance.randint(1, 2))),
            "reach": (reach,) if chance.random() < 0.8 else (),
            "events": (first.model_copy(update={"at": parse(day)}), *others),
            "remedies": tuple(
                one.model_copy(update={"type": chance.choice([*lists.REMEDY_TYPES])}) for one in outage.remedies
            ),
            "assessment": outage.assessment.model_copy(update={"verdicts": verdicts}),
        }
    )


def index(playbook: Playbook) -> str:
    """The page that lists this playbook's cases, without the site's frame around it."""
    site = pages.Site("mailto:x@example.org", {name: f"{name}/" for name in ("about", "fairness", "contribute")})
    renderer = Renderer(playbook, site)
    renderer.linker.addresses = {**renderer.linker.addresses, **facets.addresses(playbook)}
    # The sheets that the real index names, and the pages for contributors, are not there: their links lead home.
    known = renderer.linker.addresses
    renderer.linker.addresses = {**known, **{name: "" for name in ("rules", "fields") if name not in known}}
    return next(str(page.html) for page in indexes.pages(renderer) if page.address == "cases/")


def framed(shell: str, content: str) -> str:
    """A built page with other content in its frame."""
    start, end = shell.index('<div class="am-page">'), shell.index("</article>")
    return shell[:start] + content + shell[end:]
