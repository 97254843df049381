"""Nothing that the reader, the models and the loader say is without a test: each place that says it is taken out in turn."""

from __future__ import annotations

import subprocess
import sys

import pytest

import switched_off

pytestmark = pytest.mark.every


def status(module: str, line: int, rule: str) -> int:
    """How a run of the fixtures ended, without a word on standard error."""
    command = [sys.executable, switched_off.__file__, module, str(line), rule]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.stderr == ""
    return done.returncode


@pytest.mark.parametrize(("module", "line", "rule"), switched_off.places())
def test_without_the_lines_that_say_it_a_test_fails(module: str, line: int, rule: str) -> None:
    """With one such place taken out of the code, a break of its rule no longer gives what it must."""
    assert status(module, line, rule) == 0


def test_a_place_that_nobody_misses_is_told() -> None:
    """Where a line says what no fixture of the rule needs, and where there is no such line, the run says so."""
    assert status("findings.py", 2, "bad-id") == 2
    module, line, _ = next(place for place in switched_off.places() if place[2] == "bad-country")
    assert status(module, line, "bad-id") == 3
