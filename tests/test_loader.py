"""What the loader opens and what it refuses: ordinary files only, under names that every computer can hold."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path

import pytest

from amends import cli
from amends.loader import load, shown
from conftest import SMALL

SOURCES = "docs/playbook/sources"


def found(root: Path) -> list[tuple[str, str]]:
    """Each finding of the loader: its rule and its path."""
    return [(one.rule, one.path) for one in load(root)[1]]


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o444])
def test_a_file_that_is_no_program_is_fine(mode: int, copy: Path) -> None:
    """Who else may read or write it is not our business."""
    (copy / "cases/larkmoor-bill.yml").chmod(mode)
    assert found(copy) == []


@pytest.mark.parametrize("mode", [0o744, 0o654, 0o645])
def test_a_program_is_a_finding_and_read_all_the_same(mode: int, copy: Path) -> None:
    """Anybody's mark counts; the record is there, so that nobody who refers to it is blamed."""
    (copy / "cases/larkmoor-bill.yml").chmod(mode)
    playbook, findings = load(copy)
    assert [(one.rule, one.path) for one in findings] == [("odd-file", "cases/larkmoor-bill.yml")]
    assert "larkmoor-bill" in playbook.entries["case"]


def test_where_files_have_no_such_mark_none_is_missed(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows every file would seem to be a program."""
    (copy / "cases/larkmoor-bill.yml").chmod(0o755)
    root = copy  # a path keeps its kind once it is made
    monkeypatch.setattr("amends.loader.os.name", "nt")
    findings = load(root)[1]
    monkeypatch.undo()
    assert findings == []


@pytest.mark.parametrize("folder", ["cases", SOURCES, "docs/playbook"])
def test_a_pipe_is_never_opened(folder: str, copy: Path) -> None:
    """To open a pipe would be to wait for ever."""
    os.mkfifo(copy / folder / "larkmoor-pipe.yml")
    assert found(copy) == [("odd-file", f"{folder}/larkmoor-pipe.yml")]


def test_a_socket_is_no_file(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is anything else that only looks like one in a listing."""
    monkeypatch.chdir(copy / "cases")  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("larkmoor-socket.yml")
        assert found(copy) == [("odd-file", "cases/larkmoor-socket.yml")]


@pytest.mark.parametrize("target", ["/etc/passwd", "larkmoor-bill.yml", "nowhere", "larkmoor-link.yml", "/dev/zero"])
def test_a_link_is_not_followed(target: str, copy: Path) -> None:
    """Be it to another record, to a file of the machine, to nothing or to itself."""
    (copy / "cases/larkmoor-link.yml").symlink_to(target)
    playbook, findings = load(copy)
    assert [(one.rule, one.path) for one in findings] == [("stray-file", "cases/larkmoor-link.yml")]
    assert "larkmoor-link" not in playbook.known["case"]


@pytest.mark.parametrize(
    ("folder", "kind"), [("cases", "case"), (SOURCES, "source"), ("docs/playbook", "standard"), ("docs", "standard")]
)
def test_a_linked_folder_is_not_followed(folder: str, kind: str, copy: Path, tmp_path: Path) -> None:
    """What lies behind the link is not read, wherever on the way it stands."""
    shutil.rmtree(copy / "cases")  # and the sources that are defined there
    if folder == "cases":
        shutil.copytree(SMALL / "cases", copy / "cases")
    (copy / folder).rename(tmp_path / "elsewhere")
    (copy / folder).symlink_to(tmp_path / "elsewhere")
    playbook, findings = load(copy)
    assert [(one.rule, one.path) for one in findings] == [("stray-file", folder)]
    assert playbook.known[kind] == set()


def test_a_playbook_may_be_reached_through_a_link(copy: Path, tmp_path: Path) -> None:
    """How one comes to the root is nobody's business."""
    (tmp_path / "shortcut").symlink_to(copy)
    assert found(tmp_path / "shortcut") == []


def test_a_file_that_nobody_may_read_is_a_finding(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest is read, and who refers to the locked record has made no mistake."""
    locked, opened = copy / SOURCES / "larkmoor-handbook.yml", Path.open

    def refused(path: Path, *given: object) -> object:
        if path == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *given)

    monkeypatch.setattr(Path, "open", refused)
    playbook, findings = load(copy)
    (finding,) = findings
    assert (finding.rule, finding.path) == ("odd-file", f"{SOURCES}/larkmoor-handbook.yml")
    assert finding.what == "the file cannot be read (Permission denied)"
    assert "larkmoor-handbook" in playbook.known["source"]


@pytest.mark.parametrize("name", ["con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"])
def test_a_name_that_windows_keeps_is_no_id(name: str, copy: Path) -> None:
    """Neither of a file, nor of a source within a case, whose page would be a file of that name."""
    shutil.copy(copy / SOURCES / "larkmoor-leaflet.yml", copy / SOURCES / f"{name}.yml")
    assert found(copy) == [("bad-file-name", f"{SOURCES}/{name}.yml")]
    (copy / SOURCES / f"{name}.yml").unlink()
    case = copy / "cases/larkmoor-bill.yml"
    case.write_text(case.read_text().replace("id: larkmoor-diary", f"id: {name}"))
    assert found(copy) == [("bad-id", "cases/larkmoor-bill.yml")]


@pytest.mark.parametrize("name", ["console", "com0", "com10", "lpt", "con-artist", "by-the-way"])
def test_a_name_that_only_begins_like_one_is_an_id(name: str, copy: Path) -> None:
    """Windows keeps the whole names only."""
    shutil.copy(copy / SOURCES / "larkmoor-leaflet.yml", copy / SOURCES / f"{name}.yml")
    assert found(copy) == []


@pytest.mark.parametrize("ending", [".yaml", ".YML", ".Yaml"])
def test_another_ending_is_told_how_to_be_called(ending: str, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The one finding is the file's; who refers to the record has made no mistake."""
    path = copy / SOURCES / "larkmoor-handbook.yml"
    path.rename(path.with_suffix(ending))
    assert cli.run(["check", "--root", str(copy), "--format", "json"]) == 1
    assert capsys.readouterr().out.count('"rule"') == 1
    (finding,) = load(copy)[1]
    assert finding.remedy.startswith("Rename it to larkmoor-handbook.yml;")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("My Case.yaml", "hyphens. Rename it to my-case.yml;"),
        ("Été à Larkmoor.yml", "hyphens. Rename it to ete-a-larkmoor.yml;"),
        ("x.yml.txt", "hyphens. Rename it to x.yml;"),
        ("-x-.yml", "hyphens. Rename it to x.yml;"),
        ("???.yml", "hyphens. Rename the file;"),
        ("by.yml", "hyphens, not by, which is the address of another page. Rename the file;"),
        (f"{'x' * 61}.yml", f"hyphens, at most 60 characters. Rename it to {'x' * 60}.yml;"),
        ("notes.md", "hyphens. Rename it to notes.yml if it is a record, or move it elsewhere;"),
    ],
)
def test_a_name_that_would_do_is_told(name: str, told: str, copy: Path) -> None:
    """The nearest name that a record can have; the other limits are told where they are the reason."""
    (copy / "cases" / name).write_text("title: A map\n")
    (finding,) = load(copy)[1]
    expected = (
        f"expected an id and .yml: small letters, digits and single {told} its name is the record's id and address."
    )
    assert finding.message.endswith(expected)


def test_a_record_in_the_wrong_folder_is_known_to_those_who_refer_to_it(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One finding, and nothing is held against the records that name it, or counted twice."""
    (copy / "docs/playbook/standards/told-early.yml").rename(copy / "cases/told-early.yml")
    assert cli.run(["check", "--root", str(copy)]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    assert [line.split()[:2] for line in lines] == [["cases/told-early.yml:1:1", "wrong-folder:"], ["18", "records,"]]


@pytest.mark.parametrize("broken", [False, True])
def test_a_source_that_stands_twice_is_told_where_it_stands(broken: bool, copy: Path) -> None:
    """Also where the other one is broken, and only known to be there."""
    source = (copy / SOURCES / "larkmoor-handbook.yml").read_text()
    (copy / SOURCES / "larkmoor-diary.yml").write_text(
        source.replace("read: whole", "read: hole") if broken else source
    )
    told = [one.what for one in load(copy)[1] if one.rule == "duplicate-id"]
    assert told == [f"the source 'larkmoor-diary' stands in {SOURCES}/larkmoor-diary.yml"]


def test_a_source_that_stands_in_a_broken_case_is_told_so(copy: Path) -> None:
    """The line is not known: only that there is such a source."""
    bill, outage = copy / "cases/larkmoor-bill.yml", copy / "cases/larkmoor-outage.yml"
    bill.write_text(bill.read_text().replace("industry: utilities", "industry: water"))
    outage.write_text(outage.read_text().replace("larkmoor-notice", "larkmoor-diary"))
    told = [one.what for one in load(copy)[1] if one.rule == "duplicate-id"]
    assert told == ["the source 'larkmoor-diary' stands in another case"]


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        (b"\xff\xfe.yml", "cases/\\udcff\\udcfe.yml"),
        (b"\x1b[31mred.yml", "cases/\\x1b[31mred.yml"),
        (b"two\nlines.yml", "cases/two\\nlines.yml"),
        ("\u202elmy.yml".encode(), "cases/\\u202elmy.yml"),
    ],
)
def test_a_name_that_cannot_be_shown(name: bytes, printed: str, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be decoded or seen is printed as an escape; nothing of it reaches the terminal."""
    (copy / "cases" / os.fsdecode(name)).write_text("title: A map\n")
    ((rule, path),) = found(copy)
    assert (rule, path) == ("bad-file-name", printed)
    assert cli.run(["check", "--root", str(copy)]) == 1
    out = capsys.readouterr().out
    assert printed in out
    assert out.replace("\n", "").isprintable()


def test_what_can_be_seen_is_shown_as_it_is() -> None:
    """Letters of any language, and blanks."""
    assert shown("Été à Ọ̀yọ́ 雨") == "Été à Ọ̀yọ́ 雨"
    assert shown("a\u2028b\x00") == "a\\u2028b\\x00"
