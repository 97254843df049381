"""How fast the playbook is, as ratios against yardsticks in the same run: machines differ, ratios less.

Checking every record is held against merely parsing the same files with the YAML library; making every page against
turning the same amount of text into HTML with Python-Markdown. Files that mean harm are held against the largest record that
we ship, each in a process of its own that shows its memory. Medians of five runs. Not a test: it fails nothing.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import markdown
import yaml

from amends import checks, pages, reader, shape
from amends.loader import load
from amends.models import KINDS
from amends.prose import parse
from mutations import SHARED
from test_corpora import (
    TEXTS,
    TYPED,
    guarded,
    json_suite,
    naughty,
    naughty_cases,
    naughty_files,
    peak,
    yaml_suite,
)  # fmt: skip

ROOT = Path(__file__).parent.parent
SITE = pages.Site(
    "mailto:x@example.org", {name: f"{name}/" for name in ("about", "contribute", "fairness", "how-it-works")}
)


def median(work: Callable[[], object], runs: int = 5) -> float:
    """The median of the seconds that the work takes, after one run that does not count."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def row(name: str, ours: float, yardstick: float, against: str) -> str:
    """One line of the report."""
    return f"{name:<54}{ours * 1000:>9.0f} ms{ours / yardstick:>8.1f} × {against} ({yardstick * 1000:.0f} ms)"


def against_ours(name: str, seconds: float, usual: float, megabytes: float) -> str:
    """One line of the report on files that mean harm."""
    return f"{name:<54}{seconds * 1000:>9.1f} ms{seconds / usual:>8.2f} × our largest record; {megabytes:.0f} MB"


def checked(raw: bytes) -> None:
    """Read a file and shape it as a case."""
    document, findings = reader.read(raw, "cases/x.yml")
    if not findings:
        shape.record(document, KINDS["case"], "x")


def measured(raw: bytes) -> tuple[float, float]:
    """The seconds that reading and shaping a file takes, and the most memory in MB that the process had."""
    return median(lambda: checked(raw)), peak()


def hostile() -> dict[str, bytes]:
    """Files that are made to cost time or memory."""
    prose = b"title: x\nupdated: 2026-01-05\nkind: guidance\nsummary: "
    links = [b"a%d: &a%d [%s]\n" % (n, n, b",".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 10)]
    files = {
        "a file of 64 KiB and a byte": b"a: b\n" * 13_107 + b"c\n",
        "an alias bomb": b"a0: &a0 x\n" + b"".join(links),
        "a merge bomb": b"a: &a {b: c}\n" + b"d:\n  <<: [*a, *a, *a]\n" * 2_000,
        "100,000 open brackets": b"[" * 100_000,
        "60,000 open brackets": b"[" * 60_000,
        "60 KB of dashes in a prose field": prose + b"-" * 60_000 + b"\n",
        "60 KB of hyphens and spaces": prose + b">-\n  " + b"- " * 30_000 + b"\n",
        "21,000 hidden characters": "\u200b".encode() * 21_000,
        "7,000 fields": b"".join(b"k%d: v\n" % n for n in range(7_000)),
    }
    return files


def corpora() -> dict[str, list[bytes]]:
    """Other people's hostile files; none where they are absent."""
    if not SHARED.is_dir():
        return {}
    strings = naughty(SHARED)
    return {
        "YAML test suite": yaml_suite(SHARED),
        "JSON parsing tests": json_suite(SHARED),
        "naughty strings as files": naughty_files(strings),
        "naughty strings as texts": [*naughty_cases(strings, TEXTS)],
        "naughty strings in typed fields": [*naughty_cases(strings, TYPED)],
    }


def slowest(files: list[bytes]) -> tuple[float, float]:
    """The seconds that the slowest of the files takes, and the most memory in MB that the process had over all of them."""
    return max(median(lambda raw=raw: checked(raw), runs=3) for raw in files), peak()


def main() -> None:
    """Measure and print."""
    files = [path.read_text() for path in [*ROOT.glob("cases/*.yml"), *ROOT.glob("docs/playbook/*/*.yml")]]
    playbook, _ = load(ROOT)
    plain = ["\n\n".join(page.html.striptags().split(". ")) for page in pages.build(playbook, SITE)]
    parsing = median(lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in files])
    rendering = median(lambda: [markdown.markdown(text) for text in plain])
    print(f"{len(files)} files, {len(plain)} pages")
    print(row("read and shape every record", median(lambda: load(ROOT)), parsing, "parsing the files"))
    print(row("all rules over all records", median(lambda: checks.check(playbook)), parsing, "parsing the files"))
    print(row("make every page", median(lambda: pages.build(playbook, SITE)), rendering, "Python-Markdown"))
    prose = "A *plain* sentence with a [link](standard/brief). " * 30
    print(
        row(
            "parse 1,500 characters of prose",
            median(lambda: parse(prose)),
            median(lambda: markdown.markdown(prose)),
            "Python-Markdown",
        )
    )
    largest = max((text.encode() for text in files if len(text) < reader.MAX_BYTES), key=len)
    usual, _ = guarded(measured, largest, seconds=60)
    for name, raw in hostile().items():
        seconds, megabytes = guarded(measured, raw, seconds=60)
        print(against_ours(name, seconds, usual, megabytes))
    for name, raws in corpora().items():
        seconds, megabytes = guarded(slowest, raws, seconds=600)
        print(against_ours(f"slowest of {len(raws)} {name}", seconds, usual, megabytes))
    print(f"largest memory of this process: {peak():.0f} MB")


if __name__ == "__main__":
    main()
