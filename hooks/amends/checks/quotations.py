"""Rules about exact words, and the proof that they stand in the archived text of their source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from amends.checks import Breach, rule
from amends.findings import Finding
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


@dataclass
class Proof:
    """How many quotations were proved against their source's archived text, and how many have none."""

    proved: int = 0
    without: int = 0
    findings: list[Finding] = field(default_factory=list)


def prove(playbook: Playbook, archive: Path) -> Proof:
    """Look every quotation up, word for word, in ``archive/<archived-as>`` of its source."""
    proof, texts = Proof(), dict(_texts(playbook, archive))
    for entry in playbook.all_entries():
        for path, model in models(entry.record):
            words, source = getattr(model, "words", None), getattr(model, "source", None)
            if not isinstance(words, str) or not isinstance(source, str):
                continue
            text = texts.get(source)
            if text is None:
                proof.without += 1
            elif folded(words) in text:
                proof.proved += 1
            else:
                proof.findings.append(
                    entry.finding(
                        (*path, "words"),
                        "quotation-not-in-archive",
                        f"these words do not stand in the archived text of '{source}'",
                        "the source's words, letter for letter",
                        "Copy them from the source; mark nothing, leave nothing out.",
                    )
                )
    proof.findings += _missing(playbook, archive)
    return proof


def folded(text: str) -> str:
    """Text with typographic quotation marks and dashes made plain and white space folded."""
    return re.sub(r"\s+", " ", text.translate(_FOLDED)).strip()


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
