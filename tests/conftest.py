"""What many tests share: the repository's root, the shipped playbook, other people's test data, and no silent skips."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from amends import pages
from amends.loader import load
from amends.playbook import Playbook

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "tests" / "fixtures" / "playbook"
PROSE = {"about", "contribute", "fairness", "how-it-works", "withdraw"}  # the pages that people write

os.environ.setdefault("AMENDS_HANDOUTS", "no")  # most tests that build a site look at its pages, not at its sheets


def change(path: Path, old: str, new: str) -> None:
    """Write something else in a file; what it takes the place of must stand there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def git(folder: Path, *arguments: str) -> str:
    """What git answers in this folder, whatever the settings of the person who runs the tests."""
    who = {f"GIT_{part}_{key}": "tester" for part in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**plain, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-c", "init.defaultBranch=main", "-C", str(folder), *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip()


def commit(folder: Path) -> str:
    """Put everything in the folder under git as it is now; returns the commit."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "As it was")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def shipped() -> Playbook:
    """The shipped playbook, loaded once."""
    return load(ROOT)[0]


def made_pages(playbook: Playbook) -> list[pages.Page]:
    """The pages made from records, as the adapter makes them."""
    return pages.build(playbook, pages.Site("mailto:x@example.org", {name: f"{name}/" for name in PROSE}))


@pytest.fixture(scope="session")
def shipped_pages(shipped: Playbook) -> dict[str, pages.Page]:
    """The pages of the shipped playbook by address, made once."""
    return {page.address: page for page in made_pages(shipped)}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A sound copy of the fixture playbook, which a test may break."""
    return Path(shutil.copytree(SMALL, tmp_path / "playbook"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of test data that is not part of the project; the test is skipped by name where it is absent."""
    folder = Path(os.environ.get("AMENDS_SHARED", ROOT.parent / "shared")).resolve()
    if not folder.is_dir():
        pytest.skip(f"AMENDS_SHARED: there is no folder {folder.name}")
    return folder


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Where AMENDS_NO_SKIPS is set, a skipped test has failed; only data that is absent may be missing."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("AMENDS_NO_SKIPS") and "AMENDS_SHARED" not in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"skipped, and nothing may be skipped here: {report.longrepr}"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """With ``--dist loadgroup``, the tests of one share of a long run go to one process, so that a share is made once.

    A share is a number in brackets. (The groups of pytest-xdist 3.8 are lost with pytest 9: it tells them by a test's name.)
    """
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadScopeScheduling

    class ByShare(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            share = re.search(r"\[\d+\]$", nodeid)
            return nodeid.partition("::")[0] + share[0] if share else nodeid

    return ByShare(config, log)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The shipped site with its sheets, built in a strict MkDocs run, and what the run printed; once for all processes."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "built"
    folder.mkdir(exist_ok=True)
    site, printed = folder / "site", folder / "printed.txt"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not printed.exists():
            environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "AMENDS_HANDOUTS": "yes"}
            command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
            done = subprocess.run(
                command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300
            )
            assert done.returncode == 0, done.stderr
            printed.write_text(done.stdout + done.stderr, encoding="utf-8")
    return site, printed.read_text(encoding="utf-8")
