"""Handouts as files: the command, what is kept, and the site that offers them."""

from __future__ import annotations

import os
import shutil

from amends import cli, pages
from amends.handouts import gather, press, settings, store
from amends.loader import load
from amends.pages import records
from amends.pages.render import Renderer
from conftest import ROOT, SMALL, change

SITE = "https://amends.example/"
ONE = "checklist/first-hour"


def test_the_command_makes_what_changed_and_keeps_the_rest(copy, tmp_path, capsys):
    """A second run makes nothing; after a change it makes that sheet alone."""
    run = ["handouts", "--root", str(copy), "--out", str(tmp_path / "out")]
    assert cli.run(run) == 0
    count = len([*(tmp_path / "out").rglob("*.pdf")])
    assert capsys.readouterr().out == f"{count} handouts in {tmp_path / 'out'}: {count} made now, 0 unchanged\n"
    assert cli.run(run) == 0
    assert f"0 made now, {count} unchanged" in capsys.readouterr().out
    change(copy / "docs/playbook/papers/log.yml", "title: ", "title: Now ")
    assert cli.run(run) == 0
    assert f"2 made now, {count - 2} unchanged" in capsys.readouterr().out


def test_only_what_is_asked_for_is_made(copy, tmp_path):
    """A record's sheets on both papers, its variants among them."""
    assert (
        cli.run(["handouts", "--root", str(copy), "--out", str(tmp_path / "out"), "--only", f"{ONE},drill/dry-tap"])
        == 0
    )
    made = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.pdf")}
    names = ["checklists/first-hour", "drills/dry-tap", "drills/dry-tap-facilitator", "drills/dry-tap-observers"]
    assert made == {f"{name}-{paper}.pdf" for name in names for paper in ("a4", "letter")}


def test_an_unknown_sheet_is_told_with_the_nearest(copy, capsys):
    """The command could not run: status 2."""
    assert cli.run(["handouts", "--root", str(copy), "--only", "checklist/first-our"]) == 2
    assert "Did you mean 'checklist/first-hour'?" in capsys.readouterr().err
    assert cli.run(["handouts", "--root", str(copy / "nowhere")]) == 2


def test_broken_records_are_told_first(copy, tmp_path, capsys):
    """No sheet is made of a playbook that has findings."""
    change(copy / "docs/playbook/papers/log.yml", "title: ", "titel: ")
    assert cli.run(["handouts", "--root", str(copy), "--out", str(tmp_path / "out")]) == 1
    assert "docs/playbook/papers/log.yml:" in capsys.readouterr().out and not (tmp_path / "out").exists()


def test_on_a_terminal_it_says_how_far_it_is(copy, tmp_path, capsys, monkeypatch):
    """The count goes to the error stream, so that the output can be read on."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert cli.run(["handouts", "--root", str(copy), "--out", str(tmp_path / "out")]) == 0
    assert " of " in capsys.readouterr().err


def test_another_template_makes_all_anew(tmp_path, monkeypatch):
    """What a sheet is made with belongs to its hash."""
    playbook = load(SMALL)[0]
    wanted = [one for one in gather(playbook, SITE) if one.target == ONE]
    assert [one.fresh for one in store.make(wanted, playbook, "Amends", tmp_path)] == [True, True]
    assert [one.fresh for one in store.make(wanted, playbook, "Amends", tmp_path)] == [False, False]
    monkeypatch.setattr(press, "press", lambda: "another")
    assert [one.fresh for one in store.make(wanted, playbook, "Amends", tmp_path)] == [True, True]


def test_what_nobody_asks_for_is_thrown_away(tmp_path):
    """After thirty days without use a kept file goes."""
    playbook = load(SMALL)[0]
    wanted = [one for one in gather(playbook, SITE) if one.target == ONE]
    made = [*store.make(wanted, playbook, "Amends", tmp_path)]
    old = tmp_path / "old.pdf"
    old.write_bytes(b"")
    os.utime(old, (0, 0))
    assert [one.content for one in store.make(wanted, playbook, "Amends", tmp_path)] == [one.content for one in made]
    assert not old.exists() and len([*tmp_path.iterdir()]) == 2


def test_the_sites_address_and_name_come_from_mkdocs_settings(tmp_path, monkeypatch):
    """The variable goes before the address that stands in the file; without a file ours is taken."""
    monkeypatch.delenv("AMENDS_URL", raising=False)
    assert settings.read(tmp_path) == settings.Site()
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    assert settings.read(tmp_path) == settings.Site("https://amends.example/", "Amends")
    monkeypatch.setenv("AMENDS_URL", "https://water.example/amends/")
    assert settings.read(tmp_path).address == "https://water.example/amends/"
    (tmp_path / "mkdocs.yml").write_text("site_name: W\nsite_url: !ENV AMENDS_URL\nx: !!python/name:os.system\n")
    assert settings.read(tmp_path) == settings.Site("https://water.example/amends/", "W")


def test_a_renamed_record_keeps_the_old_address_of_its_sheet(copy):
    """Who has the old address finds the same file there."""
    change(copy / "docs/playbook/papers/log.yml", "updated: ", "formerly: [old-log]\nupdated: ")
    (paper,) = (one for one in gather(load(copy)[0], SITE) if one.kind == "paper")
    assert paper.paths("a4") == ["papers/log-a4.pdf", "papers/old-log-a4.pdf"]


def test_a_page_offers_its_sheets():
    """Each paper has its link, relative to the page; a page without sheets offers nothing."""
    files = {"A4": "handouts/drills/dry-tap-a4.pdf", "US Letter": "handouts/drills/dry-tap-letter.pdf"}
    site = pages.Site(SITE, {"about": "about/"}, prints={"drills/dry-tap/": (pages.Print("Cards to cut", files),)})
    playbook = load(SMALL)[0]
    page = records.drill(Renderer(playbook, site), playbook.drills[0])
    assert 'href="../../handouts/drills/dry-tap-a4.pdf"' in page.html and "Cards to cut, US Letter, as PDF" in page.html
    plain = records.drill(Renderer(playbook, pages.Site(SITE, {"about": "about/"})), playbook.drills[0])
    assert "am-prints" not in plain.html


def test_the_built_site_has_the_sheets_that_its_pages_offer(built_site):
    """Every handout on both papers, at its address, offered by its record's page."""
    site = built_site[0]
    for one in gather(load(ROOT)[0], SITE):
        page = (site / one.page / "index.html").read_text("utf-8")
        for paper in ("a4", "letter"):
            assert (site / "handouts" / one.path(paper)).read_bytes().startswith(b"%PDF-1.7")
            assert f'href="../../handouts/{one.path(paper)}"' in page
