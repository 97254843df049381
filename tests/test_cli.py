"""The ``amends`` command: what it prints, and the status it exits with."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

import pytest

from amends import cli, publish
from amends.publish import Built, NoPlace, NotBuilt

FIXTURES = Path(__file__).parent / "fixtures"
SMALL = FIXTURES / "playbook"
CASE = "cases/larkmoor-outage.yml"
STANDARD = "docs/playbook/standards/told-early.yml"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A sound copy of the fixture playbook."""
    return Path(shutil.copytree(SMALL, tmp_path / "playbook"))


@pytest.fixture
def broken(copy: Path) -> Path:
    """A copy with one finding in a case and one in a standard."""
    change(copy / CASE, "industry: utilities", "industry: water")
    change(copy / STANDARD, "title: Told early", "title:")
    return copy


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def reported(capsys: Capture) -> tuple[list[str], list[str]]:
    """The places of the printed findings, and the lines that close the run; what explains a finding is indented."""
    lines = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    places = [line for line in lines if line.split(":")[0] in {CASE, STANDARD, "."}]
    return [line.split(" ")[0] for line in places], lines[len(places) :]


def test_a_sound_playbook_exits_with_0(capsys: Capture) -> None:
    """Nothing wrong: how many records, no findings, and nothing on the error stream."""
    assert cli.run(["check", "--root", str(SMALL)]) == 0
    assert tuple(capsys.readouterr()) == ("15 records, no findings\n", "")


def test_without_root_the_present_folder_is_checked(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """The playbook is the folder that one stands in."""
    monkeypatch.chdir(SMALL)
    assert cli.run(["check"]) == 0
    assert capsys.readouterr().out == "15 records, no findings\n"


def test_findings_exit_with_1(broken: Path, capsys: Capture) -> None:
    """Every finding on a line of its own, in the order of files and lines, then the count."""
    assert cli.run(["check", "--root", str(broken)]) == 1
    assert reported(capsys) == ([f"{CASE}:12:11", f"{STANDARD}:1:7"], ["15 records, 2 findings in 2 files"])


def test_findings_of_one_file_stand_in_the_order_of_its_lines(copy: Path, capsys: Capture) -> None:
    """Line 82 comes after line 6: lines are numbers, not text."""
    change(copy / CASE, "  - name: Larkmoor Water\n", "  - name:\n")
    change(copy / CASE, "    type: credit", "    type: voucher")
    assert cli.run(["check", "--root", str(copy)]) == 1
    places, closing = reported(capsys)
    assert [int(place.split(":")[1]) for place in places] == [6, 82]
    assert closing == ["15 records, 2 findings in 1 file"]


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
    assert closing.startswith("15 records, ")


def test_a_path_never_narrows_what_is_read(copy: Path, capsys: Capture) -> None:
    """A case that refers to a record elsewhere is judged with that record, whichever path is named."""
    assert cli.run(["check", "--root", str(copy), str(copy / CASE)]) == 0
    (copy / STANDARD).unlink()
    capsys.readouterr()
    assert cli.run(["check", "--root", str(copy), str(copy / CASE)]) == 1
    assert "'told-early' does not exist" in capsys.readouterr().out


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
    assert cli.run(["check", "--root", str(SMALL), "--archive", str(FIXTURES / "archive")]) == 0
    assert capsys.readouterr().out == "15 records, no findings\n3 quotations proved, 2 without an archive\n"


def test_a_quotation_that_is_not_there_exits_with_1(copy: Path, capsys: Capture) -> None:
    """One changed word in a board's note is found, and the rest still counts as proved."""
    change(copy / "cases/larkmoor-board.yml", "Free water for a week.", "Free water for a month.")
    assert cli.run(["check", "--root", str(copy), "--archive", str(FIXTURES / "archive")]) == 1
    finding, count, closing = (line for line in capsys.readouterr().out.splitlines() if not line.startswith(" "))
    assert finding.startswith("cases/larkmoor-board.yml:23:12 quotation-not-in-archive: ")
    assert (count, closing) == ("15 records, 1 finding in 1 file", "2 quotations proved, 2 without an archive")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["check", "--root", "nowhere"], "there is no folder nowhere"),
        (["check", "--archive", "nowhere"], "there is no folder nowhere"),
        (["check", "--root", CASE], f"there is no folder {CASE}"),
        (["check", "cases/larkmoor-outag.yml"], "there is no file or folder cases/larkmoor-outag.yml"),
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


@pytest.fixture
def site(copy: Path) -> Path:
    """A copy that could be built."""
    (copy / "mkdocs.yml").write_text("site_name: Larkmoor\n")
    return copy


def test_build_says_what_it_built(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """A site that was built is counted, and where it lies is said."""
    asked = []

    def build(root: Path, folder: Path) -> Built:
        asked.append((root, folder))
        return Built(pages=7, links=40)

    monkeypatch.setattr(publish, "build", build)
    assert cli.run(["build", "--root", str(site)]) == 0
    assert asked == [(site, site / "site")]
    assert capsys.readouterr().out == (
        "7 pages, 40 links, none of them broken\n"
        f"The site is at {site / 'site' / 'index.html'}. To look at it in a browser: make serve\n"
    )


def test_build_puts_the_site_where_it_is_told(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """``--site-dir`` is taken from the folder that one stands in, not from the playbook's."""
    monkeypatch.setattr(publish, "build", lambda root, folder: Built(len(folder.parts), 0))
    monkeypatch.chdir(site.parent)
    assert cli.run(["build", "--root", str(site), "--site-dir", "out"]) == 0
    assert f"The site is at {site.parent / 'out' / 'index.html'}." in capsys.readouterr().out


def test_build_stops_at_a_finding(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """While one record is wrong nothing is built, and the findings are printed as ``check`` prints them."""
    monkeypatch.setattr(publish, "build", lambda *_: pytest.fail("nothing may be built"))
    change(site / CASE, "industry: utilities", "industry: water")
    assert cli.run(["build", "--root", str(site)]) == 1
    assert reported(capsys) == ([f"{CASE}:12:11"], ["15 records, 1 finding in 1 file"])


def test_build_says_why_a_site_was_not_built(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """What the builder says stands on the error stream, and the status is 1."""

    def build(root: Path, folder: Path) -> Built:
        raise NotBuilt("The site was not published: 1 of its links or files do not hold.")

    monkeypatch.setattr(publish, "build", build)
    assert cli.run(["build", "--root", str(site)]) == 1
    assert tuple(capsys.readouterr()) == ("", "The site was not published: 1 of its links or files do not hold.\n")


def test_python_m_amends_is_the_same_command(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """``python -m amends`` runs the command and exits with its status."""
    monkeypatch.setattr("sys.argv", ["amends", "check", "--root", str(SMALL)])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("amends", run_name="__main__")
    assert stopped.value.code == 0
    assert capsys.readouterr().out == "15 records, no findings\n"


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


def test_a_site_that_has_no_place_to_go_is_no_finding(tmp_path, monkeypatch, capsys) -> None:
    """A folder that must not be replaced: the command could not run, and says why."""

    def no_place(*_) -> None:
        raise NoPlace("The site cannot take the place of here: that is no site. Name another folder.")

    monkeypatch.setattr("amends.cli.build.publish.build", no_place)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    shutil.copytree(FIXTURES / "playbook", tmp_path, dirs_exist_ok=True)
    assert cli.run(["build", "--root", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        "amends: The site cannot take the place of here: that is no site. Name another folder.\n"
    )
