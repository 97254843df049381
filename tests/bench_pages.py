"""How Lighthouse rates four pages, as medians of five runs each: `make lighthouse`. Not a test: it fails nothing.

The site is built for the address that it is served at: this machine's own, by Python's server, packed with gzip and
with the headers of a usual host. Lighthouse plays a middling phone on a slow network. What else runs on the machine lowers
the performance, and nothing but the performance.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from test_browser import FLAGS

ROOT = Path(__file__).parent.parent
LIGHTHOUSE = ROOT / "tests" / "npm-lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
RUNS = 5
PAGES = {
    "home": "",
    "a case": "cases/t-mobile-experian-2015/",
    "a checklist": "checklists/first-hour/",
    "response levels": "levels/response-levels/",
}
WANTED = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
TIMES = {
    "first-contentful-paint": "first text",
    "largest-contentful-paint": "largest",
    "total-blocking-time": "blocked",
}
PACKED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt"}


@functools.lru_cache(maxsize=1_000)
def packed(path: Path, changed: int) -> bytes:
    """A file's bytes as they go over the line, packed once: hosts do not pack at every visit."""
    return gzip.compress(path.read_bytes(), mtime=0)


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves files as a usual host does: packed, and kept by the browser for ten minutes."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> Any:
        """Pack what is text; everything else goes the plain way."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if path.suffix not in PACKED or not path.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        body = packed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def end_headers(self) -> None:
        """The caching that static hosts give."""
        self.send_header("Cache-Control", "public, max-age=600")
        super().end_headers()

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""


class Server(http.server.ThreadingHTTPServer):
    """Says nothing of browsers that leave before they have everything."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Anything else is told as usual."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """A folder, shown on this machine only, while the block lasts."""
    server = Server(("127.0.0.1", 0), functools.partial(Host, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def build(site: Path, address: str) -> None:
    """Build the site for an address."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "AMENDS_URL": address}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def rated(address: str) -> dict[str, Any]:
    """One report of Lighthouse."""
    environment = {**os.environ, "CHROME_PATH": str(shutil.which("chromium"))}
    options = ["--output=json", "--quiet", "--no-enable-error-reporting", f"--chrome-flags={' '.join(FLAGS)}"]
    done = subprocess.run(
        ["node", str(LIGHTHOUSE), address, *options], env=environment, capture_output=True, text=True, check=True
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def row(name: str, reports: list[dict[str, Any]]) -> str:
    """One line of the table: the scores, then the times in milliseconds and the kilobytes of a first visit."""
    scores = [
        f"{statistics.median(one['categories'][part]['score'] for one in reports) * 100:>15.0f}" for part in WANTED
    ]
    times = [
        f"{statistics.median(one['audits'][part]['numericValue'] for one in reports):>12.0f}"
        for part in [*TIMES, "total-byte-weight"]
    ]
    return f"{name:<18}{''.join(scores)}{''.join(times)}"


def missed(report: dict[str, Any]) -> list[str]:
    """What Lighthouse holds against a page, in the parts where a page should have everything."""
    asked = {one["id"] for part in WANTED if part != "performance" for one in report["categories"][part]["auditRefs"]}
    found = [one for name, one in report["audits"].items() if name in asked and one["score"] not in (1, None)]
    return [f"{one['id']}: {one['title']}" for one in found]


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "site") as address:
        build(Path(folder) / "site", address)
        print(
            f"{'':<18}{''.join(f'{part:>15}' for part in WANTED)}{''.join(f'{one:>12}' for one in [*TIMES.values(), 'bytes'])}"
        )
        print(f"{'wanted':<18}{''.join(f'{score:>15}' for score in WANTED.values())}")
        for name, path in PAGES.items():
            reports = [rated(address + path) for _ in range(RUNS)]
            print(row(name, reports), flush=True)
            for one in missed(reports[0]):
                print(f"    {one}")


if __name__ == "__main__":
    main()
