"""The check under fire: valid records are broken at random, and whatever comes of it must be read, refused or checked.

``python tests/mutations.py --count 200000 --seed 1 --jobs 2`` (``make mutate``) breaks the records of the fixture playbook
and the shipped ones, byte by byte and token by token, with words from fuzzing dictionaries where there are any. A mutation
fails when anything is raised, when it takes longer than five seconds, or when a finding has no place or no words. What fails
is kept as a file, named by the seed and the number that make it again.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, partial
from multiprocessing import Pool
from pathlib import Path
from random import Random
from typing import NamedTuple

from amends import checks, reader, shape
from amends.findings import Finding
from amends.loader import load
from amends.models import KINDS
from amends.models.base import Tombstone
from amends.models.fields import homes
from amends.playbook import Entry, Playbook
from mutators import ODD, SIGNS, delete, flip, indent, insert, lines, splice, swap, truncate

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("AMENDS_SHARED", ROOT.parent / "shared"))
DICTIONARIES = ("yaml", "json", "html", "markdown", "url", "utf8")
SECONDS = 5  # of the processor's time; longer, and a mutation has failed
CHUNK = 500
SLOW = {"unused-source", "unused-standard"}  # they walk the whole playbook: only the small one's records get them
JARGON = re.compile(
    r"\b(scalar|token|flow|block|mapping|simple key|sequence|directive|anchor|alias|tag|node|stream|scanning|parsing)",
    re.I,
)


class Seed(NamedTuple):
    """A valid record to break: the playbook that it belongs to, its kind and id, and its bytes."""

    playbook: Playbook
    kind: str
    identifier: str
    raw: bytes


@dataclass
class Tally:
    """What came of many mutations; ``failures`` are their numbers and why."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, 0)
    failures: list[tuple[int, str]] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Put two together."""
        self.outcomes += other.outcomes
        self.slowest = max(self.slowest, other.slowest)
        self.failures += other.failures


def dictionary(text: str) -> list[bytes]:
    """The words of a dictionary as fuzzers write it: ``name="word"`` a line, with ``\\xNN``, ``\\\\`` and ``\\"``."""
    words = []
    for line in text.splitlines():
        if found := re.fullmatch(r'\s*(?:[^#"=\s][^"=]*=)?\s*"(.*)"\s*', line):
            parts = re.split(r'\\(x[0-9A-Fa-f]{2}|["\\])', found[1])
            codes = [bytes([int(part[1:], 16)]) if part[0] == "x" else part.encode() for part in parts[1::2]]
            words.append(b"".join(a.encode() + b for a, b in zip(parts[::2], [*codes, b""], strict=True)))
    return words


@cache
def words(shared: Path) -> list[bytes]:
    """The words of the fuzzing dictionaries that matter here, as far as they are there."""
    paths = [shared / f"corpora/google-fuzzing-dicts/dictionaries/{name}.dict" for name in DICTIONARIES]
    found = [word for path in paths if path.is_file() for word in dictionary(path.read_text(encoding="utf-8"))]
    return [*found, *(sign.encode() for sign in SIGNS), *(odd.encode() for odd in ODD)]


@cache
def seeds(fixtures_only: bool = False) -> list[Seed]:
    """Every valid record of the fixture playbook and of the shipped one."""
    found = []
    for root in [ROOT / "tests/fixtures/playbook"] + ([] if fixtures_only else [ROOT]):
        playbook = load(root)[0]
        for kind, entries in playbook.entries.items():
            for identifier, entry in entries.items():
                if not entry.within:
                    found.append(Seed(playbook, kind, identifier, (root / entry.document.path).read_bytes()))
    return found


def mutated(seed: int, number: int, shared: Path, *, fixtures_only: bool = False) -> tuple[Seed, bytes]:
    """The mutation with this number, and the record that it was made from; the same ones for the same seed."""
    random = Random(f"{seed}:{number}")
    all_seeds = seeds(fixtures_only)
    chosen = random.choice(all_seeds)
    raw = chosen.raw
    put = partial(insert, inserted=words(shared))
    mix = partial(splice, others=[one.raw for one in all_seeds])
    ways: list[Callable[[bytes, Random], bytes]] = [flip, insert, delete, lines, indent, swap, truncate, put, put, mix]
    for _ in range(random.choice((1, 1, 1, 2, 2, 4, 8))):
        raw = random.choices(ways, weights=[3, 3, 4, 6, 6, 6, 1, 5, 5, 1])[0](raw, random) or b"\n"
    return chosen, raw


def fire(seed: Seed, raw: bytes) -> tuple[str, list[Finding]]:
    """What comes of a file in the place of a record: how far it got, and all findings about it."""
    path = f"{KINDS[seed.kind].folder}/{seed.identifier}.yml"
    document, findings = reader.read(raw, path, homes(KINDS[seed.kind].models))
    if findings:
        return "refused", findings
    record, findings = shape.record(document, KINDS[seed.kind], seed.identifier)
    if record is None:
        return "misshapen", findings
    if isinstance(record, Tombstone):
        return "withdrawn", []
    entry, entries = Entry(record, document), dict(seed.playbook.entries)
    entries[seed.kind] = {**entries[seed.kind], seed.identifier: entry}
    playbook = Playbook(seed.playbook.root, entries, seed.playbook.known, seed.playbook.tombstones)
    rules = [one for one in checks.RULES.values() if playbook.root != ROOT or one.id not in SLOW]
    return "sound", [one for rule in rules for one in rule.check(entry, playbook)]


def flaws(raw: bytes, outcome: str, findings: Iterable[Finding]) -> list[str]:
    """What is wrong with the findings themselves: no place in the file, no words, a parser's words."""
    found = []
    height = raw.count(b"\n") + 1
    for one in findings:
        if "\n" in str(one) or not (1 <= one.line <= height and 1 <= one.column <= len(raw) + 1):
            found.append(f"no place: {one}")
        if not (one.rule and one.what and one.expected and one.remedy):
            found.append(f"no words: {one}")
        if outcome == "refused" and JARGON.search(f"{one.what.partition('second time')[0]} {one.expected}"):
            found.append(f"a parser's words: {one}")
    return found


def _late(*_: object) -> None:
    raise TimeoutError(f"longer than {SECONDS} s")


def run(numbers: range, seed: int, shared: Path, folder: Path, fixtures_only: bool = False) -> Tally:
    """Make and fire the mutations with these numbers; the failures' bytes go to the folder."""
    tally = Tally()
    signal.signal(signal.SIGPROF, _late)
    for number in numbers:
        record, raw = mutated(seed, number, shared, fixtures_only=fixtures_only)
        start = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            outcome, findings = fire(record, raw)
            wrong = flaws(raw, outcome, findings)
        except Exception as error:  # whatever it is: that is what is looked for
            outcome, wrong = "raised", [f"{type(error).__name__}: {error}"]
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        tally.outcomes[outcome] += 1
        tally.slowest = max(tally.slowest, (time.process_time() - start, number))
        if wrong:
            tally.failures.append((number, f"{record.kind}/{record.identifier}: {wrong[0]}"))
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{seed}-{number}.yml").write_bytes(raw)
    return tally


def main() -> int:
    """Run many, print what came of them; 1 when any failed."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--count", type=int, default=200_000)
    options.add_argument("--start", type=int, default=0, help="the first number (default: 0)")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--failures", type=Path, default=ROOT / ".cache/mutations", metavar="DIR")
    given = options.parse_args()
    print(f"{len(seeds())} records, {len(words(SHARED))} words to put in, seed {given.seed}", flush=True)
    end = given.start + given.count
    chunks = [range(at, min(at + CHUNK, end)) for at in range(given.start, end, CHUNK)]
    total = Tally()
    with Pool(given.jobs) as pool:
        work = partial(run, seed=given.seed, shared=SHARED, folder=given.failures)
        for done, tally in enumerate(pool.imap_unordered(work, chunks), 1):
            total.add(tally)
            if done % 20 == 0 or done == len(chunks):
                print(f"{total.outcomes.total():,} fired, {len(total.failures)} failed", flush=True)
    for outcome, number in total.outcomes.most_common():
        print(f"{outcome:<10}{number:>9,}")
    print(f"slowest: {total.slowest[0] * 1000:.0f} ms (number {total.slowest[1]})")
    for at, why in sorted(total.failures)[:50]:
        print(f"failed: --seed {given.seed} --start {at} --count 1: {why}")
    return 1 if total.failures else 0


if __name__ == "__main__":
    sys.exit(main())
