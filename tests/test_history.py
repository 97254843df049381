"""What was published stays: the records against a git revision, in real repositories."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from amends import cli, history
from amends.loader import load
from amends.models import KINDS
from conftest import SMALL, change, commit

Capture = pytest.CaptureFixture[str]

ADVICE = "cases/larkmoor-advice.yml"
BILL = "cases/larkmoor-bill.yml"
BOARD = "cases/larkmoor-board.yml"
OUTAGE = "cases/larkmoor-outage.yml"
LEAFLET = "docs/playbook/sources/larkmoor-leaflet.yml"
LETTER = "docs/playbook/examples/larkmoor-letter.yml"
TOLD = "docs/playbook/standards/told-early.yml"
TOMBSTONE = "title: Withdrawn\nupdated: 2026-01-05\nwithdrawn: {on: 2026-01-05, reason: It was wrong.}\n"


@pytest.fixture
def root(copy: Path) -> Path:
    """The fixture playbook, published."""
    commit(copy)
    return copy


def rename(root: Path, old: str, new: str, formerly: str = "") -> None:
    """Give a record another name, with its old ids under formerly if there are any."""
    (root / old).rename((root / old).with_name(f"{new}.yml"))
    if formerly:
        change((root / old).with_name(f"{new}.yml"), "updated:", f"formerly: [{formerly}]\nupdated:")


def losses(root: Path, name: str = "HEAD") -> list[tuple[str, str]]:
    """The rule and the path of everything that was lost since the revision."""
    return [(one.rule, one.path) for one in history.compare(load(root)[0], history.at(root, name))]


def test_nothing_is_lost_where_nothing_changed(root: Path, capsys: Capture) -> None:
    """The run says what the records were compared with."""
    assert cli.run(["check", "--root", str(root), "--against", "main"]) == 0
    assert capsys.readouterr().out == "18 records, no findings\ncompared with main: 18 records there\n"


def test_the_closing_line_speaks_of_one_record_and_of_none(tmp_path: Path, capsys: Capture) -> None:
    """A repository may begin with one record, or with none."""
    commit(tmp_path)
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases/one.yml").write_text(TOMBSTONE)
    for there in ("0 records", "1 record"):
        assert cli.run(["check", "--root", str(tmp_path), "--against", "HEAD"]) == 0
        assert capsys.readouterr().out.endswith(f"\ncompared with HEAD: {there} there\n")
        commit(tmp_path)


def test_what_the_revision_holds_is_loaded_like_a_folder(root: Path) -> None:
    """The same records, sources of cases' own among them, with the same tombstones."""
    then, now = history.at(root, "HEAD"), load(root)[0]
    assert then.known == now.known
    assert {kind: set(then.entries[kind]) for kind in KINDS} == {kind: set(now.entries[kind]) for kind in KINDS}
    assert [stone.id for stone in then.tombstones] == ["larkmoor-leaflet"]


def renamed(root: Path) -> None:
    rename(root, ADVICE, "larkmoor-guide", "larkmoor-advice")


def withdrawn(root: Path) -> None:
    (root / BOARD).write_text(TOMBSTONE)


def source_moved(root: Path) -> None:
    """A case's own source gets a file of its own, and so a page without a case around it."""
    text = (root / BILL).read_text()
    head, _, source = text.partition("own-sources:\n  - id: larkmoor-diary\n")
    (root / BILL).write_text(head)
    (root / "docs/playbook/sources/larkmoor-diary.yml").write_text(source.replace("    ", ""))


def merged(root: Path) -> None:
    """The advice is told within the board: its parts go, and its address leads on."""
    (root / ADVICE).unlink()
    change(root / BOARD, "updated: 2026-01-05", "updated: 2026-01-05\nformerly: [larkmoor-advice]")


def back_under_a_new_id(root: Path) -> None:
    """A withdrawn record comes back under a new id, to which its old address leads."""
    (root / LEAFLET).unlink()
    rename(root, LETTER, "larkmoor-second-letter", "larkmoor-letter")
    text = (root / "docs/playbook/sources/larkmoor-handbook.yml").read_text()
    (root / "docs/playbook/sources/larkmoor-folder.yml").write_text(f"{text}\nformerly: [larkmoor-leaflet]\n")


@pytest.mark.parametrize("done", [renamed, withdrawn, source_moved, merged, back_under_a_new_id])
def test_what_leaves_a_trace_is_not_lost(done: Callable[[Path], None], root: Path) -> None:
    """Renamed with the old id under formerly, withdrawn with a reason, moved, merged: links still lead somewhere."""
    done(root)
    assert losses(root) == []


def test_a_record_may_take_its_old_name_again(root: Path) -> None:
    """The id that it had in between becomes the old one."""
    rename(root, ADVICE, "larkmoor-guide", "larkmoor-advice")
    commit(root)
    rename(root, "cases/larkmoor-guide.yml", "larkmoor-advice")
    change(root / ADVICE, "formerly: [larkmoor-advice]", "formerly: [larkmoor-guide]")
    assert losses(root) == []


def test_a_name_without_a_trace_is_lost(root: Path) -> None:
    """Renamed, and nothing says what it was called."""
    rename(root, ADVICE, "larkmoor-guide")
    assert losses(root) == [("id-deleted", ADVICE)]


def test_the_sources_of_a_withdrawn_case_are_pages_too(root: Path) -> None:
    """They need a file of their own, or a word why they are gone."""
    (root / BILL).write_text(TOMBSTONE)
    (found,) = history.compare(load(root)[0], history.at(root, "HEAD"))
    assert (found.rule, found.path, found.line) == ("id-deleted", BILL, 1)
    assert "keep docs/playbook/sources/larkmoor-diary.yml with a neutral title" in found.remedy


@pytest.mark.parametrize(
    ("broken", "gone"),
    [(OUTAGE, None), ("cases/larkmoor-new.yml", ADVICE), (BILL, None), ("docs/playbook/standards/new.yml", TOLD)],
)
def test_a_record_that_cannot_be_understood_has_lost_nothing(broken: str, gone: str | None, root: Path) -> None:
    """Not its id, its parts or its sources; and a new one may be the successor of what is gone."""
    (root / broken).write_text("title: [")
    if gone:
        (root / gone).unlink()
    assert losses(root) == []


def test_a_broken_record_does_not_hide_a_loss_elsewhere(root: Path) -> None:
    """A record that was there already is nobody's successor, and one of another kind cannot be."""
    (root / OUTAGE).write_text("title: [")
    (root / "docs/playbook/sources/larkmoor-new.yml").write_text("title: [")
    (root / ADVICE).unlink()
    assert losses(root) == [("id-deleted", ADVICE)]


@pytest.mark.parametrize("text", ["title: [", "title: An older kind of record\n", "x" * 70_000])
def test_what_does_not_fit_todays_models_counts_by_its_name(text: str, root: Path) -> None:
    """A record from before a model changed was published all the same."""
    (root / ADVICE).write_text(text)
    commit(root)
    assert losses(root) == []
    (root / ADVICE).unlink()
    assert losses(root) == [("id-deleted", ADVICE)]


def test_a_name_that_never_was_an_address_may_go(root: Path) -> None:
    """Capitals, another ending, a folder within: none of these was ever published."""
    (root / "cases/drafts").mkdir()
    for name in ("Larkmoor.yml", "larkmoor-map.yaml", "drafts/larkmoor.yml", "con.yml"):
        (root / "cases" / name).write_text("title: A map\n")
    commit(root)
    shutil.rmtree(root / "cases/drafts")
    for name in ("Larkmoor.yml", "larkmoor-map.yaml", "con.yml"):
        (root / "cases" / name).unlink()
    assert losses(root) == []


def test_an_old_id_is_not_given_to_another_record(root: Path) -> None:
    """It still leads to the record that had it."""
    rename(root, ADVICE, "larkmoor-guide", "larkmoor-advice")
    commit(root)
    change(root / "cases/larkmoor-guide.yml", "formerly: [larkmoor-advice]\n", "")
    rename(root, BOARD, "larkmoor-advice", "larkmoor-board")
    assert losses(root) == [("id-reused", ADVICE)]


def test_an_old_id_does_not_change_hands(root: Path) -> None:
    """Its address would lead to another record; the record that had it is the one that forgets it."""
    change(root / ADVICE, "updated:", "formerly: [larkmoor-tips]\nupdated:")
    commit(root)
    change(root / ADVICE, "formerly: [larkmoor-tips]\n", "")
    change(root / BOARD, "updated:", "formerly: [larkmoor-tips]\nupdated:")
    assert losses(root) == [("formerly-dropped", ADVICE)]


def test_a_withdrawn_record_keeps_its_old_ids(root: Path) -> None:
    """What leads to it must go on saying that it was withdrawn."""
    change(root / ADVICE, "updated:", "formerly: [larkmoor-tips]\nupdated:")
    commit(root)
    (root / ADVICE).write_text(TOMBSTONE)
    assert losses(root) == [("formerly-dropped", ADVICE)]
    (root / ADVICE).write_text(TOMBSTONE + "formerly: [larkmoor-tips]\n")
    assert losses(root) == []


def test_a_renamed_record_keeps_its_parts(root: Path) -> None:
    """The finding stands in the record as it is called now, at the list where the part stood."""
    rename(root, ADVICE, "larkmoor-guide", "larkmoor-advice")
    change(root / "cases/larkmoor-guide.yml", "id: short-words", "id: few-words")
    (found,) = history.compare(load(root)[0], history.at(root, "HEAD"))
    assert (found.rule, found.path, found.line) == ("part-deleted", "cases/larkmoor-guide.yml", 16)


def test_what_is_no_anchor_may_change_its_name(root: Path) -> None:
    """An answer of a level table is a name within the record; a row of it is a part of its page."""
    name = "docs/playbook/levels/larkmoor-levels.yml"
    change(root / name, "nuisance", "bother")
    assert losses(root) == []
    change(root / name, "id: costly", "id: dear")
    assert losses(root) == [("part-deleted", name)]


def test_another_kind_of_case_is_another_case(root: Path) -> None:
    """The parts that go with the kind are not told one by one; the source that goes with the case is."""
    (root / BILL).write_text((root / ADVICE).read_text())
    assert losses(root) == [("id-deleted", BILL), ("id-reused", BILL)]


def test_a_root_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    """The playbook may be one folder of many; a loss in another is none of ours."""
    root = Path(shutil.copytree(SMALL, tmp_path / "our play book"))
    shutil.copytree(SMALL, tmp_path / "theirs")
    commit(tmp_path)
    shutil.rmtree(tmp_path / "theirs")
    assert losses(root) == []
    (root / ADVICE).unlink()
    assert losses(root) == [("id-deleted", ADVICE)]


@pytest.mark.parametrize("path", ["cases", "docs"])
def test_a_path_narrows_what_was_lost(path: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """A folder has the findings of the files that are gone from it."""
    (root / ADVICE).unlink()
    monkeypatch.chdir(root)
    assert cli.run(["check", path, "--against", "HEAD"]) == (1 if path == "cases" else 0)
    assert ("id-deleted" in capsys.readouterr().out) is (path == "cases")


@pytest.mark.parametrize("name", ["nowhere", "-x", "--output=x", "a\x1b[31m", ""])
def test_a_revision_that_is_not_there_exits_with_2(name: str, root: Path, capsys: Capture) -> None:
    """One plain sentence, in which nothing that was written can move the cursor."""
    assert cli.run(["check", "--root", str(root), f"--against={name}"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("amends: git knows no revision '") and err.count("\n") == 1 and "\x1b" not in err


def test_a_folder_without_git_exits_with_2(tmp_path: Path, capsys: Capture) -> None:
    """Without a repository there is nothing to compare with."""
    assert cli.run(["check", "--root", str(tmp_path), "--against", "HEAD"]) == 2
    assert capsys.readouterr().err.startswith(f"amends: git finds no repository for {tmp_path}: ")
