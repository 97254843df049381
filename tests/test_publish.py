"""The careful build: beside the old site, verified, then swapped; whatever goes wrong, the old site stays."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from amends import publish
from amends.publish import Built, NotBuilt, build

CONFIGURATION = """\
site_name: Test
theme:
  name: mkdocs
  highlightjs: false
plugins: []
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small MkDocs project of two pages that link to each other."""
    folder = tmp_path / "project"
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIGURATION)
    (folder / "docs/index.md").write_text("# Home\n\n[two](two.md#part)\n")
    (folder / "docs/two.md").write_text("# Two\n\n## Part\n\n[home](index.md)\n")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site that was published before."""
    folder = tmp_path / "published"
    folder.mkdir()
    (folder / "index.html").write_text("the old site")
    return folder


def stays(site: Path) -> bool:
    """Whether the old site stands as it was, and nothing else was left beside it."""
    beside = sorted(path.name for path in site.parent.iterdir() if path.name.startswith("."))
    return (site / "index.html").read_text() == "the old site" and len(list(site.iterdir())) == 1 and beside == []


def test_a_sound_project_takes_the_place_of_the_old_site(root: Path, site: Path) -> None:
    (site / "left-over.html").write_text("")
    built = build(root, site)
    assert built.pages == 3
    assert built.links > 3
    assert "two/#part" in (site / "index.html").read_text()
    assert not (site / "left-over.html").exists()
    assert sorted(path.name for path in site.parent.iterdir()) == ["project", "published"]


def test_a_first_site_is_built_into_a_folder_that_does_not_exist_or_is_empty(root: Path, tmp_path: Path) -> None:
    first = build(root, tmp_path / "new/deep/site")
    (tmp_path / "empty").mkdir()
    assert build(root, tmp_path / "empty") == first
    assert (tmp_path / "new/deep/site/two/index.html").is_file()
    assert (tmp_path / "empty/two/index.html").is_file()


def test_the_site_may_lie_within_the_project(root: Path) -> None:
    assert build(root, root / "site") == build(root, root / "site")
    assert (root / "docs/index.md").is_file()


def test_the_old_site_stays_when_the_configuration_does_not_hold(root: Path, site: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: Test\ntheme: no-such-theme\n")
    with pytest.raises(NotBuilt, match="no-such-theme"):
        build(root, site)
    assert stays(site)


def test_the_old_site_stays_when_mkdocs_only_warns_and_the_message_is_the_warning_alone(root: Path, site: Path) -> None:
    (root / "mkdocs.yml").write_text(CONFIGURATION + "nav: [index.md, two.md, gone.md]\n")
    with pytest.raises(NotBuilt) as caught:
        build(root, site)
    assert str(caught.value).startswith("WARNING -  A reference to 'gone.md' is included in the 'nav' configuration")
    assert "\n" not in str(caught.value)
    assert stays(site)


def test_the_old_site_stays_when_a_link_breaks_that_mkdocs_does_not_see(root: Path, site: Path) -> None:
    (root / "docs/two.md").write_text('# Two\n\n## Part\n\n<a href="../gone/">a</a>\n')
    with pytest.raises(NotBuilt) as caught:
        build(root, site)
    where, closing = str(caught.value).split("\n")
    assert where.startswith("two/index.html:")
    assert where.endswith(" leads to no page: ../gone/")
    assert closing == "The site was not published: 1 of its links or files do not hold."
    assert stays(site)


def test_the_old_site_stays_when_a_page_loads_something_from_another_host(root: Path, site: Path) -> None:
    (root / "docs/two.md").write_text("## Part\n\n![a](https://example.org/a.png)\n")
    with pytest.raises(NotBuilt, match=r"two/index\.html:\d+ asks another host for https://example\.org/a\.png"):
        build(root, site)
    assert stays(site)


def test_the_old_site_stays_when_a_raw_record_lands_in_the_new_one(root: Path, site: Path) -> None:
    (root / "docs/record.yml").write_text("title: T\n")
    with pytest.raises(NotBuilt) as caught:
        build(root, site)
    assert str(caught.value).startswith("record.yml is a raw record\n")
    assert stays(site)


def test_mkdocs_that_builds_nothing_and_says_nothing_has_not_built(
    root: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = subprocess.CompletedProcess([], 0, stdout="INFO    -  Building\n", stderr="")
    monkeypatch.setattr("amends.publish.subprocess.run", lambda *_, **__: done)
    with pytest.raises(NotBuilt, match=r"^MkDocs built no site and said nothing\.$"):
        build(root, site)
    assert stays(site)


def built_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let MkDocs make a site of one page without being run."""

    def mkdocs(root: Path, site: Path) -> None:
        site.mkdir()
        (site / "index.html").write_text("the new site")

    monkeypatch.setattr(publish, "_mkdocs", mkdocs)


def test_the_old_site_comes_back_when_the_new_one_cannot_be_put_in_place(
    root: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def move(*_: object) -> None:
        raise OSError("the disk is full")

    built_at_once(monkeypatch)
    monkeypatch.setattr("amends.publish.shutil.move", move)
    with pytest.raises(NotBuilt, match=r"^The new site could not be put in place: the disk is full$"):
        build(root, site)
    assert stays(site)


def test_the_old_site_stays_when_it_cannot_be_moved_away(
    root: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename(*_: object) -> None:
        raise PermissionError("it is not yours")

    built_at_once(monkeypatch)
    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(NotBuilt, match=r"^The new site could not be put in place: it is not yours$"):
        build(root, site)
    assert stays(site)


def test_a_site_never_takes_the_place_of_the_playbook_or_of_a_folder_around_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is replaced is deleted."""
    built_at_once(monkeypatch)
    (root / "index.html").write_text("")
    for folder in (root, root.parent):
        with pytest.raises(NotBuilt) as caught:
            build(root, folder)
        assert str(caught.value) == (
            f"The site cannot take the place of {folder}: the playbook lies in it. Name another folder."
        )
    assert (root / "docs/index.md").is_file()


@pytest.mark.parametrize("name", ["docs", "mkdocs.yml"])
def test_a_site_never_takes_the_place_of_what_is_no_site(
    name: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built_at_once(monkeypatch)
    with pytest.raises(NotBuilt) as caught:
        build(root, root / name)
    assert (
        str(caught.value) == f"The site cannot take the place of {root / name}: that is no site. Name another folder."
    )
    assert (root / "docs/index.md").is_file()
    assert (root / "mkdocs.yml").read_text() == CONFIGURATION


def test_an_old_site_gives_way_to_a_new_one(root: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built_at_once(monkeypatch)
    assert build(root, site) == Built(pages=1, links=0)
    assert (site / "index.html").read_text() == "the new site"


def test_a_swap_that_is_interrupted_puts_the_old_site_back(tmp_path, monkeypatch) -> None:
    """Whoever ends the command between the two steps finds the old site where it was."""
    site, new = tmp_path / "site", tmp_path / "new"
    for folder, text in ((site, "old"), (new, "new")):
        folder.mkdir()
        (folder / "index.html").write_text(text)

    def interrupted(*_) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("amends.publish.shutil.move", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish._swap(new, site, tmp_path / "old")
    assert (site / "index.html").read_text() == "old"
