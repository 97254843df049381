"""``amends new``: by options, and what it refuses."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from amends import cli, reader
from amends.cli.new import called
from amends.models import KINDS
from amends.models.lists import CASE_KINDS

NAME = "larkmoor-flood-2025"
Capture = pytest.CaptureFixture[str]


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
