"""Rules about sources and exact words, and the proof that the words stand in the archived texts of their sources."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from amends.checks import Breach, rule
from amends.document import Path as Place
from amends.findings import Finding
from amends.models.case import Case
from amends.models.event import Event
from amends.models.source import Quotation, Source
from amends.models.values import NOT_STATED
from amends.models.walk import models
from amends.playbook import Entry, Playbook

_FOLDED = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-", "\u00a0": " "})


@rule("gloss-without-author")
def gloss_without_author(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    for path, model in models(entry.record):
        if isinstance(model, Quotation) and model.how == "paraphrase" and model.gloss_by is None:
            yield Breach(
                path,
                f"the words of '{model.id}' are a paraphrase, and nobody is named for it",
                "gloss-by",
                "Name who put it into these words.",
            )


@rule("address-without-archive")
def address_without_archive(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    record = entry.record
    if (
        isinstance(record, Source)
        and record.address != NOT_STATED
        and record.archive == NOT_STATED
        and not record.archive_note
    ):
        yield Breach(
            (),
            "there is no archive address and no word why",
            "archive or archive-note",
            "Give an archived copy's address, or say why there is none.",
        )


@rule("evidence-without-source")
def evidence_without_source(entry: Entry, playbook: Playbook) -> Iterator[Breach]:
    events = entry.record.all_events if isinstance(entry.record, Case) else ()
    groundless = {f"event:{event.id}" for event in events}
    for _ in events:  # each round finds the events that rest on what was found so far
        groundless -= {f"event:{one.id}" for one in events if not groundless.issuperset(one.evidence)}
    for path, model in models(entry.record):
        if isinstance(model, Event) and f"event:{model.id}" in groundless:
            yield Breach(
                (*path, "evidence"),
                f"'{model.id}' rests only on events, and none of these on a source",
                "a source's id, or quote: and a quotation's id",
                "Name the source that tells of it.",
            )


@dataclass
class Proof:
    """How many quotations were proved against their source's archived text, and how many have none."""

    proved: int = 0
    without: int = 0
    findings: list[Finding] = field(default_factory=list)


def prove(playbook: Playbook, archive: Path) -> Proof:
    """Look every quotation up, word for word, in ``archive/<archived-as>`` of its source, and of each other it is in."""
    proof, texts = Proof(), dict(_texts(playbook, archive))
    for entry in playbook.all_entries():
        for path, model in models(entry.record):
            words, source = getattr(model, "words", None), getattr(model, "source", None)
            if not isinstance(words, str) or not isinstance(source, str):
                continue
            if source not in texts:
                proof.without += 1
            elif folded(words) in texts[source]:
                proof.proved += 1
            else:
                proof.findings.append(_lacking(entry, (*path, "words"), source))
            for index, other in enumerate(model.also_in if isinstance(model, Quotation) else ()):
                if folded(words) not in texts.get(other, folded(words)):
                    proof.findings.append(_lacking(entry, (*path, "also-in", index), other))
    proof.findings += _missing(playbook, archive)
    return proof


def _lacking(entry: Entry, place: Place, source: str) -> Finding:
    other = place[-1] != "words"
    return entry.finding(
        place,
        "quotation-not-in-archive",
        f"{'the quoted' if other else 'these'} words do not stand in the archived text of '{source}'",
        "the source's words, letter for letter",
        "Delete this source here, or quote what both have."
        if other
        else "Copy them from the source; mark nothing, leave nothing out.",
    )


def folded(text: str) -> str:
    """Text with typographic quotation marks and dashes made plain, white space folded, and each letter whole (NFC)."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).translate(_FOLDED)).strip()


def _texts(playbook: Playbook, archive: Path) -> Iterator[tuple[str, str]]:
    for source in playbook.sources:
        if source.archived_as and (path := archive / Path(source.archived_as).name).is_file():
            yield source.id, folded(path.read_text(encoding="utf-8", errors="replace"))


def _missing(playbook: Playbook, archive: Path) -> Iterator[Finding]:
    for entry in playbook.all_entries():
        source = entry.record
        if (
            isinstance(source, Source)
            and source.archived_as
            and not (archive / Path(source.archived_as).name).is_file()
        ):
            yield entry.finding(
                ("archived-as",),
                "archive-missing",
                f"the archive has no file '{source.archived_as}'",
                "the archived text",
                "Put the file there, or delete archived-as.",
            )
