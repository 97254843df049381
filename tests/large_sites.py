"""The built site as it would be with thousands of cases, for measurements.

A whole MkDocs run over 5,000 cases takes many minutes, so only what a measurement needs is made again, through the package: home,
``/cases/`` and the files of the search and of the explorer, put into a copy of the real site. The pages of the invented cases
and the tags are made (the search reads them), and not written. The few pages that people write are not in these indexes.

The cases come from ``synthetic.many``, on top of the shipped records. Their titles, names and sentences are drawn anew from the
words of the shipped cases, as often as these stand there, so that files pack and words repeat as in real ones. A case drawn so
has a good quarter of the text of a shipped one.
"""

from __future__ import annotations

import random
import re
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amends import pages
from amends.dataset import explore, search
from amends.playbook import Entry, Playbook
from amends.prose import Prose
from amends.prose import parse as prose
from synthetic import framed, many

SITE = pages.Site(
    "mailto:x@example.org", {name: f"{name}/" for name in ("about", "contribute", "fairness", "how-it-works")}
)
BESIDE = ("standard", "source", "framework")  # what the invented cases refer to and the shipped records do not have
SENTENCES = 3_000


@dataclass(frozen=True)
class Large:
    """A site on disk, how many cases it has, and the seconds that making its pages and data took."""

    folder: Path
    cases: int
    seconds: float


class Words:
    """Sentences and names by chance, always the same."""

    def __init__(self, root: Path) -> None:
        self.chance = random.Random(2)
        text = " ".join(path.read_text("utf-8") for path in sorted(root.glob("cases/*.yml")))
        self.words = [word.lower() for word in re.findall(r"(?<=\s)[A-Za-z’-]{2,}(?=[\s.,])", text)]
        self.sentences = [prose(self.some(25).capitalize() + ".") for _ in range(SENTENCES)]

    def some(self, count: int) -> str:
        """So many words."""
        return " ".join(self.chance.choices(self.words, k=count))

    def sentence(self) -> Prose:
        """One of the sentences."""
        return self.chance.choice(self.sentences)

    def name(self) -> str:
        """A firm's name that hardly any other has."""
        return "".join(self.chance.choice("bdfglmnrst") + self.chance.choice("aeiou") for _ in range(4)).capitalize()


def upon(shipped: Playbook, number: int) -> Playbook:
    """The shipped playbook with invented cases, so many in all."""
    more, words = many(number - len(shipped.cases)), Words(shipped.root)
    entries = {kind: dict(found) for kind, found in shipped.entries.items()}
    for kind in BESIDE:
        entries[kind] = {**more.entries[kind], **entries[kind]}
    for name, entry in more.entries["case"].items():
        entries["case"][name] = Entry(_told(entry.record, words).named("case", name), entry.document)
    return Playbook(shipped.root, entries, shipped.known)


def _told(case: Any, words: Words) -> Any:
    """An invented case in other words."""
    name = words.name()
    firm, *others = case.organisations
    verdicts = tuple(one.model_copy(update={"because": words.sentence()}) for one in case.assessment.verdicts)
    changes = {
        "title": f"{name}: {words.some(5)}",
        "summary": words.sentence(),
        "organisations": (firm.model_copy(update={"name": name}), *others),
        "events": tuple(one.model_copy(update={"what": words.sentence()}) for one in case.events),
        "assessment": case.assessment.model_copy(update={"verdicts": verdicts}),
        "related": (),
    }
    return case.model_copy(update=changes)


def make(built: Path, folder: Path, shipped: Playbook, number: int) -> Large:
    """A copy of the built site with so many cases."""
    playbook = upon(shipped, number)
    start = time.perf_counter()
    made = pages.build(playbook, SITE)
    data = {**search.files(playbook, made), **explore.files(playbook)}
    seconds = time.perf_counter() - start
    shutil.copytree(built, folder)
    for path, content in data.items():
        (folder / path).write_text(content, encoding="utf-8")
    for page in made:
        if page.address in ("", "cases/"):
            path = folder / page.address / "index.html"
            path.write_text(framed(path.read_text("utf-8"), str(page.html)), encoding="utf-8")
    return Large(folder, number, seconds)
