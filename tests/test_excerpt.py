"""The line of a file with a caret under the place: exact, of bearable length, and only from a record's own file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from amends.report.excerpt import excerpt, lines


@pytest.mark.parametrize(
    ("line", "column", "shown", "before"),
    [
        ("failure-type: outtage", 15, "failure-type: outtage", "failure-type: "),
        ("  a: b\r", 6, "  a: b", "  a: "),
        ("\ta: b", 2, " a: b", " "),
        ("title:", 7, "title:", "title:"),
        ("title:", 60, "title:", "title:"),
        ("日本: x", 5, "日本: x", "123456"),
        ("ｱＡ: x", 3, "ｱＡ: x", "123"),
        ("e\u0301a\u0308\u0331x", 6, "e\u0301a\u0308\u0331x", "12"),
        ("a\u200db\u00adc", 5, "a\u200db\u00adc", "123"),
        ("a\u202eb", 2, "a<U+202E>b", "a"),
        ("a\u202eb", 3, "a<U+202E>b", "a<U+202E>"),
        ("\x1b[31ma\x07\u0085", 6, "<U+001B>[31ma<U+0007><U+0085>", "<U+001B>[31m"),
        ("\ufeffa", 1, "<U+FEFF>a", ""),
        ("a\U000e0041b", 3, "a<U+E0041>b", "a<U+E0041>"),
    ],
)
def test_the_caret_stands_under_the_place(line: str, column: int, shown: str, before: str) -> None:
    """Tabs, wide letters, marks without a width and invisible characters are counted as a terminal shows them."""
    assert excerpt(["", line], 2, column) == (f"     2 | {shown}", "       | " + " " * len(before))


@pytest.mark.parametrize("column", [1, 30, 61, 100, 5000, 9990, 10_000])
def test_a_long_line_is_cut_around_the_place(column: int) -> None:
    """About a hundred columns are shown, with … where something is left out."""
    line = f"{'x' * (column - 1)}Y{'z' * (10_000 - column)}"
    text, beneath = excerpt([line], 1, column)
    assert text[len(beneath)] == "Y"
    assert 60 <= len(text) <= 112
    assert text.startswith("     1 | …") == (column > 61)
    assert text.endswith("…") == (column < 9_990)


@pytest.mark.parametrize("character", ["\u0301", "\u200d", "\u202e", "日"])
def test_a_long_line_of_odd_characters_is_cut_too(character: str) -> None:
    """Characters without a width cannot make a line endless, nor wide ones a line too wide."""
    text, beneath = excerpt([character * 5_000 + "Y" + character * 5_000], 1, 5_001)
    assert len(text) < 220 and len(beneath) <= 70
    assert "Y" in text


@pytest.mark.parametrize(("line", "text"), [(1, ""), (2, " \t "), (3, "a"), (0, "a"), (-1, "a")])
def test_no_line_is_shown_where_there_is_none(line: int, text: str) -> None:
    """An empty line shows nothing, and a file may have changed since it was checked."""
    assert excerpt(["", text] if line > 0 else [text], line, 1) == ("", "")


def test_lines_come_only_from_files_inside_the_root(tmp_path: Path) -> None:
    """No link is followed, no pipe is opened, no name leads out; what is not there has no lines."""
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret.yml").write_text("secret")
    (root / ".hidden.yml").write_text("secret")
    (root / "in.yml").symlink_to(".hidden.yml")
    (root / "out.yml").symlink_to("../secret.yml")
    (root / "folder").symlink_to("..")
    (root / "circle.yml").symlink_to("circle.yml")
    os.mkfifo(root / "pipe.yml")
    names = ["in.yml", "out.yml", "folder/secret.yml", "../secret.yml", str(tmp_path / "secret.yml")]
    for name in [*names, "circle.yml", "pipe.yml", "gone.yml", ".", "a\0b", "x" * 5_000]:
        assert lines(root, name) == [], name


def test_lines_are_read_as_far_as_a_record_may_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes that are no UTF-8 become U+FFFD; a file that the system refuses to open has no lines."""
    (tmp_path / "a.yml").write_bytes(b"a\xffb\n" + b"c" * 100_000)
    assert [*map(len, lines(tmp_path, "a.yml"))] == [3, 64 * 1024 + 1 - 4]
    assert lines(tmp_path, "a.yml")[0] == "a\ufffdb"
    (tmp_path / "link").symlink_to(".")
    assert lines(tmp_path / "link", "a.yml")[0] == "a\ufffdb", "the root itself may be a link"

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    assert lines(tmp_path, "a.yml") == []
