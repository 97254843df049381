"""Where a new record may go: an id that nobody has or had, a file that is not there yet, and never half a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from amends.loader import load
from amends.scaffold.placing import NoPlace, clash, place
from test_scaffold import NAME, SMALL


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("case", "larkmoor-outage"),
        ("case", "Larkmoor"),
        ("case", "index"),
        ("source", "larkmoor-leaflet"),
        ("source", "larkmoor-notice"),
    ],
)
def test_an_id_that_is_or_was_is_refused(kind: str, name: str) -> None:
    """A record, no id at all, a withdrawn record, a source that a case brings with it."""
    assert clash(SMALL, kind, name)
    assert clash(SMALL, kind, NAME) == ""


def test_an_id_that_a_record_had_is_refused(copy: Path) -> None:
    """An old address leads to the renamed record for ever; so does what cannot be read keep its name."""
    path = copy / "cases/larkmoor-bill.yml"
    path.write_text(path.read_text() + f"formerly: [{NAME}]\n")
    (copy / "cases/broken.yml").write_text("title: [\n")
    playbook, _ = load(copy)
    assert clash(playbook, "case", NAME) == f"'{NAME}' was the id of the case 'larkmoor-bill': choose another"
    assert clash(playbook, "case", "broken")
    assert clash(playbook, "standard", NAME) == ""


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """Not a file, and not what a link of that name leads to; missing folders are made."""
    assert place(tmp_path, "cases/a.yml", "one\n").read_bytes() == b"one\n"
    other = tmp_path / "other"
    (tmp_path / "cases/b.yml").symlink_to(other)
    for name in ("a", "b"):
        with pytest.raises(NoPlace, match="already; nothing was written"):
            place(tmp_path, f"cases/{name}.yml", "two\n")
    assert (tmp_path / "cases/a.yml").read_text() == "one\n" and not other.exists()


@pytest.mark.parametrize("linked", ["docs", "docs/playbook", "docs/playbook/sources"])
def test_a_folder_that_is_a_link_is_refused(linked: str, tmp_path: Path) -> None:
    """Nothing is written through a link to another folder, wherever on the way it stands."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "root" / linked).parent.mkdir(parents=True)
    (tmp_path / "root" / linked).symlink_to(elsewhere)
    with pytest.raises(NoPlace, match="is a link to another folder"):
        place(tmp_path / "root", "docs/playbook/sources/a.yml", "one\n")
    assert list(elsewhere.iterdir()) == []


def test_a_write_that_fails_leaves_no_file(tmp_path: Path) -> None:
    """A text that cannot be written whole is not written at all."""
    with pytest.raises(UnicodeEncodeError):
        place(tmp_path, "cases/a.yml", "one\n\ud800")
    assert list((tmp_path / "cases").iterdir()) == []
