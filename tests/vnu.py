"""Runs the Nu HTML checker (vnu) over pages, all in one process: it takes longer to start than to check."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from every_page import Wrong

JAR = Path(__file__).parent / "npm" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
ALLOWED: dict[str, str] = {}  # a message (a regular expression), and why it may stand


def check(site: Path, pages: list[str]) -> list[Wrong]:
    """The errors and warnings on pages, without those that are allowed."""
    if shutil.which("java") is None:
        pytest.skip("there is no Java; install the package default-jre-headless")
    files = [f"{page}index.html" if page.endswith("/") or not page else page for page in pages]
    command = ["java", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always", *files]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=True, timeout=600)
    return [_wrong(one, site) for one in json.loads(done.stdout)["messages"] if _counts(one)]


def _counts(message: dict[str, str]) -> bool:
    """Whether a message stands against the page: notes that only go with another do not."""
    note = message["type"] == "info" and "subType" not in message
    return not note and not any(re.search(pattern, message["message"]) for pattern in ALLOWED)


def _wrong(message: dict[str, str], site: Path) -> Wrong:
    page = message.get("url", "").removeprefix(site.as_uri().replace("///", "/") + "/")
    extract = " ".join(message.get("extract", "").split())
    return Wrong(page, message.get("subType", message["type"]), message["message"], extract)
