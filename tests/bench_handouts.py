"""How fast sheets are made: `make bench-handouts`. The bar is a hundred sheets of one page in ten seconds."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from amends.handouts import gather, press, store
from amends.loader import load

ROOT = Path(__file__).parent.parent
SITE = "https://amends.example/"
ONE_PAGE = {"checklist", "standard"}
HUNDRED, BAR = 100, 10.0


def main() -> None:
    """Measure and print."""
    playbook = load(ROOT)[0]
    wanted = gather(playbook, SITE)
    orders = [
        press.data([one], paper, "Amends") for one in wanted if one.kind in ONE_PAGE for paper in ("a4", "letter")
    ]
    orders = (orders * HUNDRED)[:HUNDRED]
    press.make(orders[0])  # the fonts are read once
    start, busy = time.perf_counter(), time.process_time()
    for order in orders:
        press.make(order)
    took, worked = time.perf_counter() - start, time.process_time() - busy
    said = "kept" if took <= BAR else "missed"
    print(
        f"{HUNDRED} sheets of one page, one process: {took:.1f} s, {worked:.1f} of them at work (bar: {BAR:.0f} s, {said})"
    )
    with tempfile.TemporaryDirectory() as kept:
        for run in ("all sheets, the first time", "all sheets, nothing changed"):
            start = time.perf_counter()
            made = [*store.make(wanted, playbook, "Amends", Path(kept))]
            size = sum(len(one.content or b"") for one in made)
            print(f"{run}: {len(made)} files, {size / 1e6:.1f} MB, {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
