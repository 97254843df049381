"""The record files of a git revision: read as they were, from anybody's repository, and never written or fetched."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from amends import revision
from amends.reader import MAX_BYTES
from amends.revision import Unreadable
from conftest import commit, git

FOLDERS = ["cases", "docs/playbook/sources"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a case and a source, both changed since they were committed."""
    root = tmp_path / "repository"
    for folder in FOLDERS:
        (root / folder).mkdir(parents=True)
        (root / folder / "one.yml").write_text(f"title: One of {folder}\n")
    commit(root)
    (root / "cases/one.yml").write_text("title: Changed\n")
    (root / "docs/playbook/sources/one.yml").unlink()
    return root


def evil(root: Path, entries: list[tuple[str, bytes, str]]) -> str:
    """A commit whose folder ``cases`` holds these entries (mode, name, object), be they ever so unsound."""

    def tree(parts: list[tuple[str, bytes, str]]) -> str:
        raw = b"".join(f"{mode} ".encode() + name + b"\0" + bytes.fromhex(one) for mode, name, one in parts)
        command = ["git", "-C", str(root), "hash-object", "-t", "tree", "-w", "--literally", "--stdin"]
        return subprocess.run(command, input=raw, check=True, capture_output=True).stdout.decode().strip()

    return git(root, "commit-tree", "-m", "Evil", tree([("40000", b"cases", tree(entries))]))


def test_files_are_read_as_they_were(repository: Path) -> None:
    """Every file of the folders, whatever stands there now."""
    assert revision.files(repository, "HEAD", FOLDERS) == {
        "cases/one.yml": b"title: One of cases\n",
        "docs/playbook/sources/one.yml": b"title: One of docs/playbook/sources\n",
    }
    assert revision.files(repository, "main", ["elsewhere"]) == {}


def test_only_files_directly_in_a_folder_are_read(repository: Path) -> None:
    """What lies deeper is no record."""
    (repository / "cases/drafts").mkdir()
    (repository / "cases/drafts/two.yml").write_text("title: Two\n")
    commit(repository)
    assert set(revision.files(repository, "HEAD", ["cases"])) == {"cases/one.yml"}


@pytest.mark.parametrize("folder", ["play book", 'a"b*[c]', "été", ":(top)", "-x"])
def test_the_root_may_lie_anywhere_in_the_repository(folder: str, repository: Path) -> None:
    """Names are told from the root, whatever the folders above it are called."""
    root = repository / folder / "inside"
    (root / "cases").mkdir(parents=True)
    (root / "cases/deep.yml").write_text("title: Deep\n")
    commit(repository)
    assert revision.files(root, "HEAD", FOLDERS) == {"cases/deep.yml": b"title: Deep\n"}


def test_a_file_too_large_for_a_record_is_not_read(repository: Path) -> None:
    """The largest that is allowed is read; of a larger one there is only the name."""
    (repository / "cases/large.yml").write_bytes(b"x" * MAX_BYTES)
    (repository / "cases/larger.yml").write_bytes(b"x" * (MAX_BYTES + 1))
    commit(repository)
    found = revision.files(repository, "HEAD", ["cases"])
    assert found["cases/large.yml"] == b"x" * MAX_BYTES
    assert found["cases/larger.yml"] is None


def test_one_process_reads_every_file(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git is started four times, however many files there are; each keeps its own text."""
    texts = {f"cases/case-{number}.yml": b"title: %d\n\n" % number * (number % 7) for number in range(300)}
    for name, raw in texts.items():
        (repository / name).write_bytes(raw)
    commit(repository)
    started, run = [], subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *given, **named: started.append(given) or run(*given, **named))
    assert texts.items() <= revision.files(repository, "HEAD", ["cases"]).items()
    assert len(started) == 4


def test_evil_names_and_links_stay_in_the_store(repository: Path, tmp_path: Path) -> None:
    """Names that lead elsewhere are only names; links and other repositories are no files; nothing is written."""
    text = git(repository, "hash-object", "-w", "cases/one.yml")
    names = [
        b"../../evil.yml",
        b"/etc/evil.yml",
        b"..",
        b".git",
        b"a\nb.yml",
        b"a\tb.yml",
        b"\xff.yml",
        b"C:\\evil.yml",
    ]
    links = [
        ("120000", b"link.yml", text),
        ("160000", b"other.yml", text),
        ("40000", b"folder.yml", git(repository, "rev-parse", "HEAD^{tree}")),
    ]
    found = evil(repository, [*(("100644", name, text) for name in names), *links])
    before = sorted(tmp_path.rglob("*"))
    assert set(revision.files(repository, found, ["cases"])) == {
        "cases/../../evil.yml", "cases//etc/evil.yml", "cases/..", "cases/.git",
        "cases/a\nb.yml", "cases/a\tb.yml", "cases/\udcff.yml", "cases/C:\\evil.yml",
    }  # fmt: skip
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_that_was_a_link_holds_nothing(repository: Path) -> None:
    """A link in place of the folder is not followed."""
    (repository / "cases/one.yml").unlink()
    (repository / "cases").rmdir()
    (repository / "cases").symlink_to("docs/playbook/sources")
    commit(repository)
    assert revision.files(repository, "HEAD", ["cases"]) == {}


@pytest.mark.parametrize(
    "name", ["nowhere", "-x", "--all", "--git-dir=.", "", "^HEAD", "HEAD:cases", "HEAD..HEAD", "a b"]
)
def test_a_revision_that_git_does_not_know(name: str, repository: Path) -> None:
    """No commit, or no name of one: said in one sentence, and never taken for an option."""
    with pytest.raises(Unreadable, match="git knows no revision"):
        revision.files(repository, name, FOLDERS)


def test_a_shallow_clone_lacks_what_came_before(repository: Path, tmp_path: Path) -> None:
    """The first commit of a clone of depth one is all that it knows, and it is not asked for more."""
    first, _ = git(repository, "rev-parse", "HEAD"), commit(repository)
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "shallow")
    assert set(revision.files(tmp_path / "shallow", "HEAD", FOLDERS)) == {"cases/one.yml"}
    with pytest.raises(Unreadable, match="in a shallow clone fetch it first"):
        revision.files(tmp_path / "shallow", first, FOLDERS)


def test_a_partial_clone_fetches_nothing(repository: Path, tmp_path: Path) -> None:
    """What is not here is not asked for elsewhere."""
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", "--no-checkout", repository.as_uri(), "partial")
    with pytest.raises(Unreadable, match="only in part"):
        revision.files(tmp_path / "partial", "HEAD", FOLDERS)
    assert "?" in git(tmp_path / "partial", "rev-list", "--objects", "--missing=print", "HEAD")


def test_without_a_repository(tmp_path: Path) -> None:
    """A folder that git does not look after."""
    with pytest.raises(Unreadable, match=r"git finds no repository for .*: not a git repository"):
        revision.files(tmp_path, "HEAD", FOLDERS)


def test_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer that has no git."""
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(Unreadable, match="git is not installed here"):
        revision.files(repository, "HEAD", FOLDERS)


def test_the_environment_names_no_other_repository(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside a git hook the environment points at another repository; the root's own is read."""
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nowhere"))
    assert len(revision.files(repository, "HEAD", FOLDERS)) == 2
