"""`mkdocs serve` with a record that breaks and is mended: the last good site stays up, and then the new one."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from test_site import copy

PATIENCE = 120


class Served:
    """`mkdocs serve` on a port of its own, with everything that it prints."""

    def __init__(self, root: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self.lines: list[str] = []
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.address]
        self.process = subprocess.Popen(
            command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line)

    def wait_for(self, words: str, after: int = 0) -> int:
        """The number of the first line with these words, from line ``after`` on."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for number, line in enumerate(self.lines[after:], after):
                if words in line:
                    return number
            assert self.process.poll() is None, "".join(self.lines)
            time.sleep(0.1)
        raise AssertionError(f"never said {words!r}:\n" + "".join(self.lines))

    def get(self, path: str) -> str:
        """What the server answers."""
        with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=20) as answer:
            return answer.read().decode()

    def stop(self) -> None:
        """End the server that was started here."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        assert self.process.stdout
        self.process.stdout.close()


@pytest.fixture
def served(root, tmp_path):
    """A server over a copy of the playbook."""
    copied = copy(root, tmp_path)
    server = Served(copied)
    yield server, copied
    server.stop()


@pytest.mark.every
def test_a_broken_record_prints_its_finding_and_the_last_good_site_stays(served):
    """Breaking a record prints the finding and keeps the site up; mending it builds the new one."""
    server, root = served
    server.wait_for("Serving on")
    record = root / "docs" / "playbook" / "standards" / "brief.yml"
    good = record.read_text()
    assert "Brief" in server.get("standards/brief/")

    record.write_text(good.replace("phase: apologise", "phase: apologize"))
    at = server.wait_for("docs/playbook/standards/brief.yml:")
    assert "unknown-word: phase: 'apologize' is no phase" in server.lines[at]
    server.wait_for("The last good site stays up", at)
    assert "Brief" in server.get("standards/brief/")

    record.write_text(good.replace("title: Brief", "title: Very brief"))
    server.wait_for("Reloading browsers", server.wait_for("Documentation built", at))
    assert "Very brief" in server.get("standards/brief/")
