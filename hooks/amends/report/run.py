"""What one run of the check found, and the lines that close its report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from amends import findings
from amends.checks.quotations import Proof
from amends.findings import Finding
from amends.playbook import Playbook


@dataclass(frozen=True)
class Run:
    """One run: the findings in order, and what they were found in.

    ``proof`` is there when quotations were held against an archive, ``compared`` says with which revision the records
    were. ``colour`` is for a terminal that can show it.
    """

    root: Path
    records: int
    found: list[Finding] = field(default_factory=list)
    proof: Proof | None = None
    compared: str = ""
    colour: bool = False

    @classmethod
    def of(
        cls,
        found: Iterable[Finding],
        playbook: Playbook,
        proof: Proof | None = None,
        compared: str = "",
        *,
        colour: bool = False,
    ) -> Run:
        """The run that found this in the playbook."""
        records = sum(len(ids) for ids in playbook.known.values())
        return cls(playbook.root, records, sorted(found), proof, compared, colour)

    @property
    def files(self) -> int:
        """How many files have a finding."""
        return len({finding.path for finding in self.found})

    @property
    def closing(self) -> str:
        """How many records were read and what was found in them, and how many quotations were proved."""
        lines = [f"{self.records} {'record' if self.records == 1 else 'records'}, {findings.count(self.found)}"]
        if self.proof:
            lines.append(f"{self.proof.proved} quotations proved, {self.proof.without} without an archive")
        if self.compared:
            lines.append(self.compared)
        return "\n".join(lines)
