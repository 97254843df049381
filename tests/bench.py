"""How fast the playbook is, as ratios against yardsticks in the same run: machines differ, ratios less.

Checking every record is held against merely parsing the same files with the YAML library; making every page against
turning the same amount of text into HTML with Python-Markdown. Medians of five runs. Not a test: it fails nothing.
"""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import markdown
import yaml

from amends import checks, pages
from amends.loader import load
from amends.prose import parse

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
    return f"{name:<34}{ours * 1000:>9.0f} ms{ours / yardstick:>8.1f} × {against} ({yardstick * 1000:.0f} ms)"


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
    print(f"largest memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
