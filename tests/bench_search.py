"""How well and how fast the search and the case explorer work: `make bench-search`. Not a test: it fails nothing.

``quality`` asks every question of ``tests/queries`` of our search and of Material's; ``speed`` measures sites of several sizes.
Without an argument both run. Whoever tunes the search may look at the misses of ``development.yml`` and of no other file.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import search_quality
import search_speed
from search_dialog import chromium


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the search and the case explorer.")
    parser.add_argument("part", nargs="?", choices=["quality", "speed"], help="one part alone")
    parser.add_argument("--misses", choices=["development"], default="", help="list what was not found first")
    parser.add_argument("--sizes", nargs="+", type=int, default=[*search_speed.BARS_AT], metavar="CASES")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        if chosen.part != "speed":
            search_quality.report(browser, Path(folder) / "quality", chosen.misses)
        if chosen.part != "quality":
            search_speed.report(browser, Path(folder) / "speed", chosen.sizes)


if __name__ == "__main__":
    main()
