"""Asks whether the addresses of sources still answer: politely, and only of ordinary hosts on the public internet.

Nothing follows from an answer but a line to read. A page can be gone today and back tomorrow, and some hosts answer no
program at all: those are “could not tell”, never “gone”.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from amends import __version__
from amends.links import is_ordinary_address
from amends.models.values import NOT_STATED
from amends.playbook import Playbook

AGENT = f"Amends/{__version__} (link check of a service-recovery playbook)"
TIMEOUT, PAUSE = 20, 1  # seconds: for one reply, and between two requests to one host
MAX_MOVES = 5
VERDICTS = ("gone", "moved", "could not tell", "ok")  # as a report orders them

Reply = tuple[int, str]  # the status, and the address that the host sends on to, if it does


@dataclass(frozen=True)
class Answer:
    """What became of one address."""

    address: str
    verdict: str
    detail: str


class _PublicConnection(http.client.HTTPSConnection):
    """Speaks only to the public internet: a name that leads to a private address is refused before a byte is sent."""

    def connect(self) -> None:
        """Connect, look whom we reached, and only then begin to speak."""
        reached = socket.create_connection((self.host, self.port), self.timeout)
        if not ipaddress.ip_address(reached.getpeername()[0]).is_global:
            reached.close()
            raise ConnectionRefusedError("a private address")
        self.sock = ssl.create_default_context().wrap_socket(reached, server_hostname=self.host)


def ask(method: str, address: str) -> Reply:
    """One request, which follows nothing and reads no body. Raises OSError or HTTPException when there is no reply."""
    parts = urlsplit(address)
    connection = _PublicConnection(parts.netloc, timeout=TIMEOUT)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, path, headers={"User-Agent": AGENT, "Accept": "*/*"})
        response = connection.getresponse()
        return response.status, response.headers.get("Location", "")
    finally:
        connection.close()


@dataclass
class Checker:
    """Goes from address to address; ``ask``, ``now`` and ``wait`` can be replaced."""

    ask: Callable[[str, str], Reply] = ask
    now: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)

    def check(self, address: str) -> Answer:
        """What becomes of an address; a host that fails to answer, or answers nonsense, stops nothing."""
        try:
            return self._follow(address)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Answer(address, "could not tell", type(error).__name__)

    def _follow(self, address: str) -> Answer:
        here, same = urldefrag(address).url, True
        for _ in range(MAX_MOVES + 1):
            status, location = self._polite("HEAD", here)
            if not 200 <= status < 400:  # many hosts answer HEAD wrongly
                status, location = self._polite("GET", here)
            if status not in {301, 302, 303, 307, 308}:
                return _judged(address, here, status, same)
            same = same and status not in {301, 308}  # a page that is elsewhere for the moment has not moved
            here = urldefrag(urljoin(here, location)).url
            if not is_ordinary_address(here):
                return Answer(address, "could not tell", "it leads to no ordinary https address")
        return Answer(address, "could not tell", f"it leads on more than {MAX_MOVES} times")

    def _polite(self, method: str, address: str) -> Reply:
        host = urlsplit(address).netloc
        if (rest := self._last.get(host, float("-inf")) + PAUSE - self.now()) > 0:
            self.wait(rest)
        try:
            return self.ask(method, address)
        finally:
            self._last[host] = self.now()


def _judged(address: str, here: str, status: int, same: bool) -> Answer:
    if status in {404, 410}:
        return Answer(address, "gone", str(status))
    if not 200 <= status < 300:
        return Answer(address, "could not tell", str(status))
    return Answer(address, "ok", str(status)) if same else Answer(address, "moved", f"to {here}")


def addresses(playbook: Playbook) -> dict[str, list[str]]:
    """Every address that a source gives, its archived copy's too, with the ids of the sources that give it."""
    users: dict[str, list[str]] = {}
    for source in playbook.sources:
        for address in (source.address, source.archive):
            if address != NOT_STATED:
                users.setdefault(address, []).append(source.id)
    return users
