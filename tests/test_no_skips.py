"""The test run itself: where nothing may be skipped, a skip has failed; only test data from outside may be absent."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest

def test_skips():
    pytest.skip("no browser")

def test_uses_data_from_outside(shared):
    assert shared
"""


@pytest.mark.parametrize(("no_skips", "summary"), [("", "2 skipped"), ("1", "1 failed, 1 skipped")])
def test_a_skip_fails_where_nothing_may_be_skipped(tmp_path, no_skips, summary):
    """AMENDS_NO_SKIPS turns a skip into a failure, except for the folder that AMENDS_SHARED names."""
    (tmp_path / "hooks").symlink_to(Path(__file__).parent.parent / "hooks")
    (tmp_path / "tests").mkdir()
    shutil.copy(Path(__file__).parent / "conftest.py", tmp_path / "tests")
    (tmp_path / "tests" / "test_it.py").write_text(TESTS)
    environment = {**os.environ, "AMENDS_NO_SKIPS": no_skips, "AMENDS_SHARED": str(tmp_path / "absent")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1].startswith(summary), done.stdout
