"""``amends new``: by options, by questions on a terminal, and what it refuses."""

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

from amends import cli, reader
from amends.cli.new import called
from amends.models import KINDS
from amends.models.lists import CASE_KINDS
from amends.models.values import is_blank

NAME = "larkmoor-flood-2025"
Capture = pytest.CaptureFixture[str]
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


def new(copy: Path, *arguments: str) -> int:
    """Run the command in the copy."""
    return cli.run(["new", *arguments, "--root", str(copy)])


def record(copy: Path, path: str = f"cases/{NAME}.yml") -> Any:
    """The data of a written record."""
    document, found = reader.read((copy / path).read_bytes(), path)
    assert found == []
    return document.data


def files(copy: Path) -> set[Path]:
    """Every file of the copy."""
    return {path for path in copy.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", CASE_KINDS)
def test_a_case_by_options(kind: str, copy: Path, capsys: Capture) -> None:
    """The options fill their blanks, the command says where the file is and what comes next."""
    given = ["--title", "A flood: the first", "--country", "NG", "--organisation", "Larkmoor Water"]
    assert new(copy, "case", NAME, "--kind", kind, *given) == 0
    data, path = record(copy), copy / f"cases/{NAME}.yml"
    assert (data["kind"], data["title"], data["countries"]) == (kind, "A flood: the first", ["NG"])
    assert data["organisations"][0]["name"] == "Larkmoor Water"
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{path} is there, with ") and lines[0].endswith(" blanks to fill in.")
    assert lines[2].endswith(f"amends check {path} --root {copy}")


def test_a_case_is_an_incident_if_nobody_says_otherwise(copy: Path) -> None:
    """Without questions the commonest kind is taken; whose name is given is who is judged."""
    assert new(copy, "case", NAME, "--organisation", "Larkmoor Water") == 0
    data = record(copy)
    assert data["kind"] == "incident" and data["assessment"]["judged"] == "Larkmoor Water"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "case"])
def test_every_other_kind(kind: str, copy: Path) -> None:
    """Each lands in its folder, with its title."""
    assert new(copy, kind, NAME, "--title", "A title of its own") == 0
    assert record(copy, f"{KINDS[kind].folder}/{NAME}.yml")["title"] == "A title of its own"


def test_the_check_then_counts_the_blanks(copy: Path, capsys: Capture) -> None:
    """As many findings as the command said, one for each blank and nothing else."""
    new(copy, "case", NAME)
    said = capsys.readouterr().out.split(" with ")[1].split(" ")[0]
    assert cli.run(["check", "--root", str(copy)]) == 1
    printed = capsys.readouterr().out
    assert printed.count(" unfilled-blank: ") == int(said)
    assert f"{said} findings in 1 file" in printed


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "name a KIND of record, one of case, "),
        (["cse", NAME], "there is no kind 'cse'. Did you mean 'case'?"),
        (["complaint", NAME], "'complaint' is a kind of case: python -m amends new case ID --kind complaint"),
        (["case"], "name an ID for the new case"),
        (["case", "Larkmoor Flood"], "'Larkmoor Flood' is no id"),
        (["case", "../flood"], "'../flood' is no id"),
        (["case", "larkmoor-outage"], "there is a case 'larkmoor-outage' already"),
        (["source", "larkmoor-notice"], "there is a source 'larkmoor-notice' already"),
        (["case", NAME, "--kind", "incidnt"], "there is no kind of case 'incidnt'. Did you mean 'incident'?"),
        (["source", NAME, "--kind", "incident"], "--kind is for cases; a source has none"),
        (["source", NAME, "--country", "NG"], "a source has no place for --country"),
        (["case", NAME, "--industry", "telecom"], "--industry does not fit. 'telecom' is no industry"),
        (["case", NAME, "--title", ""], "--title does not fit. nothing stands here"),
    ],
)
def test_what_cannot_be_made_is_refused(arguments: list[str], why: str, copy: Path, capsys: Capture) -> None:
    """One sentence on the error stream, status 2, and no file."""
    before = files(copy)
    assert new(copy, *arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err.startswith(f"amends: {why}") and printed.err.count("\n") == 1
    assert files(copy) == before


def test_an_existing_file_stays(copy: Path, capsys: Capture) -> None:
    """Whatever it holds: a second run refuses and changes nothing."""
    new(copy, "case", NAME)
    path = copy / f"cases/{NAME}.yml"
    path.write_text("mine\n")
    assert new(copy, "case", NAME) == 2
    assert path.read_text() == "mine\n"
    assert f"there is a case '{NAME}' already" in capsys.readouterr().err


def test_a_folder_that_is_a_link_is_refused(copy: Path, tmp_path: Path, capsys: Capture) -> None:
    """Nothing is written where no record would be read."""
    (copy / "cases").rename(tmp_path / "cases")
    (copy / "cases").symlink_to(tmp_path / "cases")
    assert new(copy, "case", NAME) == 2
    assert "is a link to another folder" in capsys.readouterr().err
    assert not (tmp_path / f"cases/{NAME}.yml").exists()


def test_outside_a_playbook_nothing_is_written(tmp_path: Path, capsys: Capture) -> None:
    """Whoever stands in the wrong folder is told so."""
    assert new(tmp_path, "case", NAME) == 2
    assert capsys.readouterr().err.startswith("amends: there is no playbook in ")
    assert list(tmp_path.iterdir()) == []


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
    for line in ("7 source: A published document", "2 complaint: A customer's account of a failure"):
        assert f"\n  {line}\n" in printed
    assert len(re.findall(r"^  \d [a-z]+: \w+", printed, re.M)) == len(KINDS) + len(CASE_KINDS)


@pytest.mark.parametrize(
    ("program", "shown"),
    [
        (".venv/bin/amends", ".venv/bin/amends"),
        ("{here}/.venv/bin/amends", ".venv/bin/amends"),
        ("{here}.elsewhere/bin/amends", "{here}.elsewhere/bin/amends"),
        ("{here}/hooks/amends/__main__.py", "python -m amends"),
    ],
)
def test_the_next_command_is_written_as_this_one_was(
    program: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has not put it on the path can type it all the same."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [program.format(here=tmp_path)])
    assert called() == shown.format(here=tmp_path)


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
