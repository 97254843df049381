"""The ``amends`` command: what it prints, and the status it exits with."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from amends import cli
from conftest import SMALL, change

ARCHIVE = SMALL.with_name("archive")
CASE = "cases/larkmoor-outage.yml"
STANDARD = "docs/playbook/standards/told-early.yml"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def broken(copy: Path) -> Path:
    """A copy with one finding in a case and one in a standard."""
    change(copy / CASE, "industry: utilities", "industry: water")
    change(copy / STANDARD, "title: Told early", "title:")
    return copy


def reported(capsys: Capture) -> tuple[list[str], list[str]]:
    """The places of the printed findings, and the lines that close the run; what explains a finding is indented."""
    lines = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    places = [line for line in lines if line.split(":")[0] in {CASE, STANDARD, "."}]
    return [line.split(" ")[0] for line in places], lines[len(places) :]


def test_a_sound_playbook_exits_with_0(capsys: Capture) -> None:
    """Nothing wrong: how many records, no findings, and nothing on the error stream."""
    assert cli.run(["check", "--root", str(SMALL)]) == 0
    assert tuple(capsys.readouterr()) == ("18 records, no findings\n", "")


def test_without_root_the_present_folder_is_checked(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """The playbook is the folder that one stands in."""
    monkeypatch.chdir(SMALL)
    assert cli.run(["check"]) == 0
    assert capsys.readouterr().out == "18 records, no findings\n"


def test_findings_exit_with_1(broken: Path, capsys: Capture) -> None:
    """Every finding on a line of its own, in the order of files and lines, then the count."""
    assert cli.run(["check", "--root", str(broken)]) == 1
    assert reported(capsys) == ([f"{CASE}:12:11", f"{STANDARD}:1:7"], ["18 records, 2 findings in 2 files"])


def test_findings_of_one_file_stand_in_the_order_of_its_lines(copy: Path, capsys: Capture) -> None:
    """Line 82 comes after line 6: lines are numbers, not text."""
    change(copy / CASE, "  - name: Larkmoor Water\n", "  - name:\n")
    change(copy / CASE, "    type: credit", "    type: voucher")
    assert cli.run(["check", "--root", str(copy)]) == 1
    places, closing = reported(capsys)
    assert [int(place.split(":")[1]) for place in places] == [6, 82]
    assert closing == ["18 records, 2 findings in 1 file"]


@pytest.mark.parametrize(
    ("paths", "places"),
    [
        ([CASE], [f"{CASE}:12:11"]),
        (["cases"], [f"{CASE}:12:11"]),
        (["docs"], [f"{STANDARD}:1:7"]),
        (["docs/playbook/standards", CASE], [f"{CASE}:12:11", f"{STANDARD}:1:7"]),
        (["."], [f"{CASE}:12:11", f"{STANDARD}:1:7"]),
        (["cases/larkmoor-bill.yml"], []),
    ],
)
def test_a_path_narrows_what_is_reported(
    paths: list[str], places: list[str], broken: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only findings in the named files and folders are printed and decide the status; all records are read."""
    monkeypatch.chdir(broken)
    assert cli.run(["check", *paths]) == (1 if places else 0)
    found, (closing,) = reported(capsys)
    assert found == places
    assert closing.startswith("18 records, ")


@pytest.mark.parametrize("path", ["cases", "playbook/cases", "linked/cases"])
def test_a_path_hides_no_link_and_no_odd_name(path: str, copy: Path, capsys: Capture, monkeypatch) -> None:
    """A link is found in the folder that it lies in, wherever it leads; so is a name that is printed in other letters."""
    (copy / "cases/away.yml").symlink_to("/dev/null")
    (copy / "cases/circle.yml").symlink_to("circle.yml")
    (copy / "cases/odd\x07.yml").touch()
    (copy.parent / "linked").symlink_to("playbook")
    monkeypatch.chdir(copy if path == "cases" else copy.parent)
    assert cli.run(["check", "--root", str(copy), path]) == 1
    found = [line.split(":")[0] for line in capsys.readouterr().out.splitlines() if line.startswith("cases/")]
    assert found == ["cases/away.yml", "cases/circle.yml", r"cases/odd\x07.yml"]
    assert cli.run(["check", "--root", str(copy), str(copy / "cases/odd\x07.yml")]) == 1
    assert capsys.readouterr().out.endswith("18 records, 1 finding in 1 file\n")


def test_a_path_never_narrows_what_is_read(copy: Path, capsys: Capture) -> None:
    """A case that refers to a record elsewhere is judged with that record, whichever path is named."""
    assert cli.run(["check", "--root", str(copy), str(copy / CASE)]) == 0
    (copy / STANDARD).unlink()
    capsys.readouterr()
    assert cli.run(["check", "--root", str(copy), str(copy / CASE)]) == 1
    assert "there is no standard 'told-early'" in capsys.readouterr().out


def test_a_path_shows_what_names_its_file(copy: Path, capsys: Capture) -> None:
    """A copy under another name says the same; a source has an id that a case has taken: both files are told."""
    (copy / "cases/another.yml").write_bytes((copy / CASE).read_bytes())
    source = "docs/playbook/sources/larkmoor-diary.yml"
    (copy / source).write_bytes((copy / "docs/playbook/sources/larkmoor-handbook.yml").read_bytes())
    for file, places in (
        ("cases/another.yml", [f"{CASE}:1:8"]),
        (source, ["cases/larkmoor-bill.yml:68:9", "docs/playbook/sources/larkmoor-handbook.yml:1:8"]),
        ("docs/playbook/sources", ["cases/larkmoor-bill.yml:68:9", "docs/playbook/sources/larkmoor-handbook.yml:1:8"]),
    ):
        assert cli.run(["check", "--root", str(copy), str(copy / file)]) == 1
        found = [line.split(" ")[0] for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
        assert found[:-1] == places


@pytest.mark.parametrize("path", ["docs/x.yml", "x.yml", "cases/sub/x.yml", "cases/.x.yml", "docs/sub", "tests"])
def test_a_path_that_no_record_is_read_from_is_refused(path: str, copy: Path, capsys: Capture, monkeypatch) -> None:
    """Whoever asks for a file that nobody reads would take “no findings” for an answer."""
    file = copy / (path if path.endswith(".yml") else f"{path}/x.yml")
    file.parent.mkdir(exist_ok=True, parents=True)
    file.write_text("title: T\n")
    monkeypatch.chdir(copy)
    assert cli.run(["check", CASE, path]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"amends: no record is read from {path}: a case lies in cases/ itself, any other")
    assert "(standards, levels, " in printed.err


def test_a_path_does_not_hide_that_there_is_nothing(tmp_path: Path, capsys: Capture) -> None:
    """That there is no record at all is about the whole, and is reported under every path."""
    (tmp_path / "cases").mkdir()
    assert cli.run(["check", "--root", str(tmp_path), str(tmp_path / "cases")]) == 1
    assert reported(capsys) == ([".:1:1"], ["0 records, 1 finding in 1 file"])


def test_one_record_is_no_records(tmp_path: Path, capsys: Capture) -> None:
    """The closing line speaks of one record where there is one."""
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases/one.yml").write_text("title: One\n")
    assert cli.run(["check", "--root", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 record, 1 finding in 1 file"


def test_the_archive_proves_quotations(capsys: Capture) -> None:
    """Each quotation is looked up, white space and typographic quotes folded; the run ends with how many were."""
    assert cli.run(["check", "--root", str(SMALL), "--archive", str(ARCHIVE)]) == 0
    assert capsys.readouterr().out == "18 records, no findings\n3 quotations proved, 2 without an archive\n"


def test_a_quotation_that_is_not_there_exits_with_1(copy: Path, capsys: Capture) -> None:
    """One changed word in a board's note is found, and the rest still counts as proved."""
    change(copy / "cases/larkmoor-board.yml", "Free water for a week.", "Free water for a month.")
    assert cli.run(["check", "--root", str(copy), "--archive", str(ARCHIVE)]) == 1
    finding, count, closing = (line for line in capsys.readouterr().out.splitlines() if not line.startswith(" "))
    assert finding.startswith("cases/larkmoor-board.yml:23:12 quotation-not-in-archive: ")
    assert (count, closing) == ("18 records, 1 finding in 1 file", "2 quotations proved, 2 without an archive")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["check", "--root", "nowhere"], "there is no folder nowhere"),
        (["check", "--archive", "nowhere"], "there is no folder nowhere"),
        (["check", "--root", CASE], f"there is no folder {CASE}"),
        (["check", "cases/larkmoor-outag.yml"], "there is no file or folder cases/larkmoor-outag.yml"),
        (["links", "--root", "nowhere"], "there is no folder nowhere"),
        (["build"], "there is no mkdocs.yml in ."),
        (["build", "--root", "cases"], "there is no mkdocs.yml in cases"),
    ],
)
def test_what_cannot_be_run_exits_with_2(
    arguments: list[str], why: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """A folder or file that is not there is no finding: the command itself could not run, and says why."""
    monkeypatch.chdir(SMALL)
    assert cli.run(arguments) == 2
    assert tuple(capsys.readouterr()) == ("", f"amends: {why}\n")


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["check", "--rooot", "."]])
def test_a_command_that_there_is_not_exits_with_2(arguments: list[str], capsys: Capture) -> None:
    """An unknown command or option prints the usage."""
    with pytest.raises(SystemExit) as stopped:
        cli.run(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("usage: amends")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], ["check every record and print what is wrong with it", "check, build, verify"]),
        (["check", "--help"], ["PATH", "--root DIR", "--archive DIR", "everything is read all the same"]),
        (["build", "--help"], ["--root DIR", "--site-dir DIR", "(default: site)"]),
    ],
)
def test_help(arguments: list[str], words: list[str], capsys: Capture) -> None:
    """``--help`` names every command and option, and exits with 0."""
    with pytest.raises(SystemExit) as stopped:
        cli.run(arguments)
    assert stopped.value.code == 0
    text = " ".join(capsys.readouterr().out.split())
    assert [word for word in words if word not in text] == []


def test_python_m_amends_is_the_same_command(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """``python -m amends`` runs the command and exits with its status."""
    monkeypatch.setattr("sys.argv", ["amends", "check", "--root", str(SMALL)])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("amends", run_name="__main__")
    assert stopped.value.code == 0
    assert capsys.readouterr().out == "18 records, no findings\n"


def test_whoever_has_read_enough_may_stop_reading() -> None:
    """A pipe that is closed early, as by ``head``, is no failure to speak of."""
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "amends", "explain"]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (2, "")


def test_without_the_c_parser_the_command_says_so(monkeypatch, capsys) -> None:
    """Without libyaml nothing can be read safely: one plain sentence, and exit 2."""
    monkeypatch.setattr("amends.reader.yaml.__with_libyaml__", False)
    assert cli.run(["check"]) == 2
    assert capsys.readouterr().err.startswith("amends: PyYAML is here without its C parser (libyaml)")


def test_a_file_that_cannot_be_read_is_no_finding(monkeypatch, capsys) -> None:
    """What the system refuses is said in one line, with exit 2: the command could not run."""

    def refused(root: Path) -> None:
        raise PermissionError(13, "Permission denied", "cases/x.yml")

    monkeypatch.setattr("amends.cli.common.load", refused)
    assert cli.run(["check"]) == 2
    assert capsys.readouterr().err == "amends: [Errno 13] Permission denied: 'cases/x.yml'\n"
