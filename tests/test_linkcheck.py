"""The link check: what each answer of a host means, that it is polite, and that it speaks to no private address."""

from __future__ import annotations

import http.client
import http.server
import socket
import threading

import pytest

from amends import cli, linkcheck
from amends.linkcheck import Answer, Checker

PAGE = "https://larkmoor.example/notice"


class Web:
    """A web of made-up replies by method and address, with a clock that only waiting moves on."""

    def __init__(self, **replies):
        self.replies = {tuple(key.split("_", 1)): reply for key, reply in replies.items()}
        self.asked: list[tuple[str, str]] = []
        self.waited: list[float] = []
        self.time = 0.0

    def ask(self, method, address):
        self.asked.append((method, address))
        reply = self.replies.get((method, address.rpartition("/")[2]), (404, ""))
        if isinstance(reply, Exception):
            raise reply
        return reply

    def wait(self, seconds):
        self.waited.append(seconds)
        self.time += seconds

    def checker(self):
        return Checker(self.ask, lambda: self.time, self.wait)

    def verdict(self, address=PAGE):
        answer = self.checker().check(address)
        return answer.verdict, answer.detail


@pytest.mark.parametrize(
    ("replies", "verdict", "detail"),
    [
        ({"HEAD_notice": (200, "")}, "ok", "200"),
        ({"HEAD_notice": (405, ""), "GET_notice": (200, "")}, "ok", "200"),
        ({"HEAD_notice": (404, ""), "GET_notice": (404, "")}, "gone", "404"),
        ({"HEAD_notice": (410, ""), "GET_notice": (410, "")}, "gone", "410"),
        ({"HEAD_notice": (403, ""), "GET_notice": (403, "")}, "could not tell", "403"),
        ({"HEAD_notice": (503, ""), "GET_notice": (503, "")}, "could not tell", "503"),
        ({"HEAD_notice": TimeoutError()}, "could not tell", "TimeoutError"),
        ({"HEAD_notice": socket.gaierror()}, "could not tell", "gaierror"),
        ({"HEAD_notice": http.client.BadStatusLine("?")}, "could not tell", "BadStatusLine"),
        ({"HEAD_notice": (301, "/new"), "HEAD_new": (200, "")}, "moved", "to https://larkmoor.example/new"),
        ({"HEAD_notice": (308, "new#top"), "HEAD_new": (200, "")}, "moved", "to https://larkmoor.example/new"),
        ({"HEAD_notice": (302, "/new"), "HEAD_new": (200, "")}, "ok", "200"),
        ({"HEAD_notice": (302, "/new"), "HEAD_new": (301, "/newer"), "HEAD_newer": (200, "")}, "moved", "to https://larkmoor.example/newer"),
        ({"HEAD_notice": (301, "/new")}, "gone", "404"),
        ({"HEAD_notice": (301, "/notice")}, "could not tell", "it leads on more than 5 times"),
        ({"HEAD_notice": (301, "https://[")}, "could not tell", "ValueError"),
    ],
)  # fmt: skip
def test_each_reply_has_its_meaning(replies, verdict, detail):
    """Only 404 and 410 are gone, only a permanent redirect is a move, and whatever is no answer is none."""
    assert Web(**replies).verdict() == (verdict, detail)


@pytest.mark.parametrize(
    "place",
    ["http://larkmoor.example/", "https://127.0.0.1/", "https://localhost/", "https://a.example:8443/", "file:/x"],
)
def test_it_is_led_to_no_other_kind_of_address(place):
    """A redirect to a plain, numbered or local address is not followed."""
    web = Web(HEAD_notice=(302, place))
    assert web.verdict() == ("could not tell", "it leads to no ordinary https address")
    assert web.asked == [("HEAD", PAGE)]


def test_it_asks_for_no_fragment():
    """A fragment is the browser's matter and is not sent."""
    web = Web(HEAD_notice=(200, ""))
    assert web.verdict(PAGE + "#top")[0] == "ok"
    assert web.asked == [("HEAD", PAGE)]


def test_it_waits_a_second_between_two_requests_to_one_host():
    """The second request to a host waits; the first to another host does not."""
    web = Web(HEAD_notice=(200, ""), HEAD_bill=(200, ""))
    checker = web.checker()
    for address in (PAGE, "https://fenwick.example/bill", "https://larkmoor.example/bill"):
        assert checker.check(address).verdict == "ok"
    assert web.waited == [1]


def test_no_byte_goes_to_a_private_address():
    """A connection that ends on this machine is closed before anything is said."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        with pytest.raises(ConnectionRefusedError, match="private"):
            linkcheck.ask("HEAD", f"https://localhost:{server.getsockname()[1]}/")
        reached, _ = server.accept()
        with reached:
            assert reached.recv(1) == b""


class Redirects(http.server.BaseHTTPRequestHandler):
    """Sends everybody on, and says in the address who asked how."""

    def do_HEAD(self):
        self.send_response(301)
        self.send_header("Location", f"/{self.command}{self.path}/{self.headers['User-Agent']}")
        self.end_headers()

    def log_message(self, *arguments):
        pass


def test_a_request_says_who_asks_and_reads_where_it_is_sent(monkeypatch):
    """One real request: method, path with its query, our name; and the status and address that came back."""
    monkeypatch.setattr(linkcheck, "_PublicConnection", http.client.HTTPConnection)
    with http.server.HTTPServer(("127.0.0.1", 0), Redirects) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        reply = linkcheck.ask("HEAD", f"http://127.0.0.1:{server.server_port}/a?b=c")
        thread.join()
    assert reply == (301, f"/HEAD/a?b=c/{linkcheck.AGENT}")
    assert linkcheck.AGENT.startswith("Amends/")


def test_every_address_of_a_source_is_asked_once(shipped):
    """Addresses and archived copies of all sources, each with the sources that give it, and none that is not stated."""
    users = linkcheck.addresses(shipped)
    given = {(one, source.id) for source in shipped.sources for one in (source.address, source.archive)}
    asked = {(address, user) for address, ids in users.items() for user in ids}
    assert asked == {pair for pair in given if pair[0] != "not-stated"}
    assert len(users) > 50


def test_the_command_prints_what_wants_a_look_and_exits_0(shipped, monkeypatch, capsys):
    """Gone first, then moved, then unclear; those that are well are only counted; the status is 0 all the same."""
    users = linkcheck.addresses(shipped)
    verdicts = dict(zip(users, ["moved", "gone", *["ok"] * len(users)], strict=False))
    monkeypatch.setattr(Checker, "check", lambda self, address: Answer(address, verdicts[address], "so"))
    assert cli.run(["links", "--root", str(shipped.root)]) == 0
    moved, gone, *_ = users
    assert capsys.readouterr().out.splitlines() == [
        f"gone: {gone} (so); source: {', '.join(users[gone])}",
        f"moved: {moved} (so); source: {', '.join(users[moved])}",
        f"{len(users)} addresses: {len(users) - 2} ok, 0 could not tell, 1 moved, 1 gone",
    ]


def test_without_a_source_there_is_nothing_to_ask(tmp_path, capsys):
    """A folder without sources is a command that could not run, and no empty report."""
    assert cli.run(["links", "--root", str(tmp_path)]) == 2
    assert "no source" in capsys.readouterr().err
