"""What ``amends new`` asks on a terminal, one thing after the other; and that it asks nothing in a pipe."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from amends.models import KINDS
from amends.models.lists import CASE_KINDS
from amends.models.values import is_blank
from test_cli_new import NAME, Capture, files, new, record

# What somebody types who is asked for everything, and the record that comes of it.
TALK = ["case", "1", NAME, "Larkmoor: the #1 flood", "Larkmoor Water", "5", "flood", "outage", "uk", "gb", "", ""]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[Iterable[Any]], None]:
    """Somebody at a terminal, who types these lines; an exception is raised in place of a line."""

    def types(lines: Iterable[Any]) -> None:
        left = iter(lines)

        def answer(prompt: str) -> str:
            line = next(left)
            if isinstance(line, BaseException):
                raise line
            print(prompt + line)
            return str(line)

        monkeypatch.setattr("builtins.input", answer)
        for stream in (sys.stdin, sys.stdout):
            monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)

    return types


def test_on_a_terminal_it_asks(copy: Path, typed: Callable[[Iterable[Any]], None], capsys: Capture) -> None:
    """A number or a word of a list, asked again with the finding's words, empty for later."""
    typed(TALK)
    assert new(copy) == 0
    data, printed = record(copy), capsys.readouterr().out
    assert (data["title"], data["industry"], data["failure-type"]) == ("Larkmoor: the #1 flood", "utilities", "outage")
    assert data["countries"] == ["GB"] and is_blank(data["own-sources"][0]["title"])
    assert "'flood' is no failure type; expected a word of the list." in printed
    assert "'uk' is no country code" in printed and "Write GB." in printed and "  Taken as GB." in printed
    assert "  The trade of the organisation" in printed and "5 utilities (energy and water)" in printed
    assert "Example: Larkmoor Water, a day without water, March 2025" in " ".join(printed.split())


def test_each_kind_is_offered_with_what_it_is(
    copy: Path, typed: Callable[[Iterable[Any]], None], capsys: Capture
) -> None:
    """Nobody has to know our words for them."""
    typed(TALK)
    new(copy)
    printed = capsys.readouterr().out
    for line in ("10 source: A published document", "2 complaint: A customer's account of a failure"):
        assert f"\n  {line}\n" in printed
    assert len(re.findall(r"^  \d+ [a-z]+: \w+", printed, re.M)) == len(KINDS) + len(CASE_KINDS)


def test_only_what_is_missing_is_asked(copy: Path, typed: Callable[[Iterable[Any]], None]) -> None:
    """What the options say is not asked again; a country may be named in full."""
    typed(["Nigeria", ""])
    given = ["--kind", "board", "--title", "A", "--organisation", "B", "--industry", "any", "--failure-type", "any"]
    assert new(copy, "case", NAME, *given, "--source-title", "C") == 0
    assert record(copy)["countries"] == ["NG"]


def test_kind_and_id_are_asked_until_they_fit(
    copy: Path, typed: Callable[[Iterable[Any]], None], capsys: Capture
) -> None:
    """Nothing goes on without the two; the kind of case has a usual one."""
    typed(["", "cas", "case", "", "", "Larkmoor", "larkmoor-bill", NAME, *[""] * 7])
    assert new(copy) == 0
    printed = capsys.readouterr().out
    assert printed.count("Write one of these words, or its number.") == 2
    assert "'Larkmoor' is no id" in printed and "there is a case 'larkmoor-bill' already" in printed
    assert record(copy)["kind"] == "incident"


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), EOFError()])
def test_whoever_stops_leaves_nothing_behind(
    stop: BaseException, copy: Path, typed: Callable[[Iterable[Any]], None], capsys: Capture
) -> None:
    """Ctrl+C or the end of the input in the middle: status 2, a sentence, no file."""
    before = files(copy)
    typed([*TALK[:5], stop])
    assert new(copy) == 2
    assert capsys.readouterr().err == "amends: stopped; nothing was written\n"
    assert files(copy) == before


def test_in_a_real_terminal(copy: Path) -> None:
    """The command sees that a person sits there, and the file is the one that was talked about."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "amends", "new", "--root", str(copy)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True) as running:
        os.close(theirs)
        os.write(ours, "".join(f"{line}\n" for line in TALK).encode())
        printed = b"".join(iter(lambda: _heard(ours), b"")).decode()
        assert running.wait(60) == 0, printed
    os.close(ours)
    assert "blanks to fill in" in printed
    assert record(copy)["title"] == "Larkmoor: the #1 flood"


def test_without_a_terminal_it_asks_nothing(copy: Path) -> None:
    """In a pipe a missing kind is an error and no question, even if somebody writes into the pipe."""
    command = [sys.executable, "-m", "amends", "new", "--root", str(copy)]
    done = subprocess.run(command, input="case\n", capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("amends: name a KIND of record")


def _heard(terminal: int) -> bytes:
    """What the terminal shows next; nothing once the program has ended."""
    if not select.select([terminal], [], [], 60)[0]:
        return b""
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""
