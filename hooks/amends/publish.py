"""The careful way to build: beside the old site, verified, then swapped. Until the last step the old site stays up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from amends import sitecheck


class NotBuilt(Exception):
    """The site could not be built or did not hold; the message says why. What was published before is untouched."""


class NoPlace(NotBuilt):
    """The site cannot be put where it should go, whatever the records hold."""


@dataclass(frozen=True)
class Built:
    """How many pages and links the new site has."""

    pages: int
    links: int


def build(root: Path, site: Path) -> Built:
    """Build the playbook at ``root`` into ``site``; raises NotBuilt and leaves ``site`` as it was."""
    _replaceable(root.resolve(), site.resolve())
    site.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".amends-", dir=site.parent) as beside:
        new = Path(beside) / "site"
        _mkdocs(root, new)
        report = sitecheck.check(new)
        if report.broken:
            raise NotBuilt(
                "\n".join(
                    [
                        *report.broken,
                        f"The site was not published: {len(report.broken)} of its links or files do not hold.",
                    ]
                )
            )
        _swap(new, site, Path(beside) / "old")
    return Built(report.pages, report.links)


def _replaceable(root: Path, site: Path) -> None:
    """Refuse to put a site where something else lies: what is replaced is deleted."""
    if root.is_relative_to(site):
        raise NoPlace(f"The site cannot take the place of {site}: the playbook lies in it. Name another folder.")
    if site.exists() and not (site / "index.html").is_file() and not (site.is_dir() and not any(site.iterdir())):
        raise NoPlace(f"The site cannot take the place of {site}: that is no site. Name another folder.")


def _mkdocs(root: Path, site: Path) -> None:
    """Run MkDocs strictly, in a process of its own: this package never imports it. (With --quiet nothing is strict.)"""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0 or not (site / "index.html").is_file():
        said = [line for line in (done.stderr or done.stdout).splitlines() if not line.startswith("INFO")]
        raise NotBuilt("\n".join(said).strip() or "MkDocs built no site and said nothing.")


def _swap(new: Path, site: Path, old: Path) -> None:
    try:
        if site.exists():
            site.rename(old)
        shutil.move(new, site)
    except BaseException as error:  # also when somebody ends the command between the two steps
        if old.exists():
            old.rename(site)
        if isinstance(error, OSError):
            raise NoPlace(f"The new site could not be put in place: {error}") from error
        raise
