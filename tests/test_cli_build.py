"""``amends build``: what it says, and the status it exits with; what it builds has tests of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from amends import cli, publish
from amends.publish import Built, NoPlace, NotBuilt
from conftest import change

CASE = "cases/larkmoor-outage.yml"
Capture = pytest.CaptureFixture[str]


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
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{CASE}:12:11 ") and lines[-1] == "18 records, 1 finding in 1 file"


def test_build_says_why_a_site_was_not_built(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """What the builder says stands on the error stream, and the status is 1."""

    def build(root: Path, folder: Path) -> Built:
        raise NotBuilt("The site was not published: 1 of its links or files do not hold.")

    monkeypatch.setattr(publish, "build", build)
    assert cli.run(["build", "--root", str(site)]) == 1
    assert tuple(capsys.readouterr()) == ("", "The site was not published: 1 of its links or files do not hold.\n")


def test_a_site_that_has_no_place_to_go_is_no_finding(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """A folder that must not be replaced: the command could not run, and says why."""

    def no_place(*_) -> None:
        raise NoPlace("The site cannot take the place of here: that is no site. Name another folder.")

    monkeypatch.setattr(publish, "build", no_place)
    assert cli.run(["build", "--root", str(site)]) == 2
    assert capsys.readouterr().err == (
        "amends: The site cannot take the place of here: that is no site. Name another folder.\n"
    )
