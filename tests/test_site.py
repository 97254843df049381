"""The built site: strict, whole, without a broken link, and untouched when a record is broken."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from amends import cli, sitecheck
from amends.models import KINDS
from amends.playbook import Playbook
from conftest import PROSE, made_pages


def mkdocs(root: Path, *arguments: str, seconds: int = 120) -> subprocess.CompletedProcess[str]:
    """Run MkDocs as any user would."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False, timeout=seconds
    )


def copy(root: Path, to: Path) -> Path:
    """A copy of everything that a site is built from."""
    for name in ("cases", "docs", "hooks"):
        shutil.copytree(root / name, to / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(root / "mkdocs.yml", to)
    return to


class Text(HTMLParser):
    """The text of a page that a reader sees, without the pieces of records that the reference shows as code."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden, self.parts = 0, []

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in {"script", "style", "template", "code"}

    def handle_endtag(self, tag):
        self.hidden -= tag in {"script", "style", "template", "code"}

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def test_mkdocs_builds_strictly_and_says_nothing(built_site):
    """`mkdocs build --strict` has no warning, and the theme's own notice is silenced."""
    site, output = built_site
    assert "WARNING" not in output and "ERROR" not in output
    assert "MkDocs 2" not in output
    assert (site / "index.html").is_file()


def test_every_link_and_fragment_holds(built_site):
    """No page links to a page or a place that is not there, and nothing is asked of another host."""
    report = sitecheck.check(built_site[0])
    assert report.broken == []
    assert report.links > 5000


def test_the_site_holds_every_page_and_no_raw_record(built_site, shipped_pages):
    """Every page of the playbook is a file; beside them stand only prose pages and the page for a lost reader."""
    site = built_site[0]
    expected = {f"{address}index.html" for address in shipped_pages}
    found = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert found == expected | {f"{name}/index.html" for name in PROSE} | {"404.html"}
    assert not list(site.rglob("*.yml")) and not list(site.rglob("*.yaml"))


def test_the_sitemap_names_every_page(built_site, shipped_pages):
    """A search engine finds each page, under the address set once in mkdocs.yml."""
    sitemap = (built_site[0] / "sitemap.xml").read_text()
    for address in shipped_pages:
        assert f"<loc>https://amends.example/{address}</loc>" in sitemap


def test_no_page_repeats_an_id(shipped_pages):
    """Ids are anchors: each stands once on its page."""
    for page in shipped_pages.values():
        ids = re.findall(r'\sid="([^"]+)"', page.html)
        assert len(ids) == len(set(ids)), page.address


def test_readers_never_meet_our_tokens(shipped_pages):
    """No page shows a word that only records use: not-stated, None, a model's or a template's name. (The field reference
    tells those who write records when to write not-stated.)"""
    for page in shipped_pages.values():
        parser = Text()
        parser.feed(page.html)
        text = " ".join(parser.parts)
        assert "None" not in {part.strip() for part in parser.parts}, page.address
        for token in ("not-stated", "Markup(", "{{", "}}", "Undefined", "&amp;"):
            if (page.address, token) == ("reference/fields/", "not-stated"):
                continue
            assert token not in text, (page.address, token)


def test_every_record_page_offers_a_reply(shipped, shipped_pages):
    """The address for mistakes and replies stands on each record's page, with the page named in the letter's subject."""
    for entry in shipped.all_entries():
        page = shipped_pages[f"{KINDS[entry.record.kind].plural}/{entry.record.id}/"]
        subject = re.search(r'href="mailto:x@example\.org\?subject=([^"]+)"', page.html).group(1)
        assert unquote(subject) == f"{entry.record.title} ({page.address})"


@pytest.mark.every
def test_a_verdict_changes_the_card_on_the_page(shipped):
    """The report card is computed: with one verdict changed, the page shows another count."""
    case = next(case for case in shipped.cases if case.id == "mtn-nigeria-outage-2021")
    entry = shipped.entries["case"][case.id]
    first = case.assessment.verdicts
    index = next(i for i, one in enumerate(first) if one.standard == "loss-made-good")
    changed = (*first[:index], first[index].model_copy(update={"verdict": "not-applicable"}), *first[index + 1 :])
    assessment = case.assessment.model_copy(update={"verdicts": changed})
    other = case.model_copy(update={"assessment": assessment})
    playbook = Playbook(shipped.root, {**shipped.entries, "case": {**shipped.entries["case"]}}, shipped.known)
    playbook.entries["case"][case.id] = type(entry)(other, entry.document)

    def counts(book: Playbook) -> str:
        html = next(page.html for page in made_pages(book) if page.address == f"cases/{case.id}/")
        return re.search(r'am-column-remedy">.*?</div>', html, re.S).group()

    assert counts(shipped) != counts(playbook)


def test_a_broken_record_leaves_the_old_site_as_it_was(root, built_site, tmp_path, capsys):
    """With one broken record, MkDocs and our own build both print the finding and touch nothing that was published."""
    copied = copy(root, tmp_path)
    shutil.copytree(built_site[0], copied / "site")
    before = {path: path.stat().st_mtime_ns for path in (copied / "site").rglob("*") if path.is_file()}
    case = copied / "cases" / "t-mobile-billing-loop.yml"
    case.write_text(case.read_text().replace("failure-type: billing", "failure-type: biling", 1))
    done = mkdocs(copied, "build", "--strict")
    assert done.returncode == 1
    line = next(line for line in done.stderr.splitlines() if "unknown-word" in line)
    assert re.match(
        r"cases/t-mobile-billing-loop\.yml:\d+:15 unknown-word: failure-type: 'biling' is no failure type; "
        r"expected a word of the list\. Did you mean 'billing'\?",
        line,
    )
    assert cli.run(["build", "--root", str(copied)]) == 1
    assert line in capsys.readouterr().out
    assert before == {path: path.stat().st_mtime_ns for path in (copied / "site").rglob("*") if path.is_file()}


@pytest.mark.every
def test_build_swaps_in_a_new_site_and_says_where_it_is(root, tmp_path, capsys):
    """`amends build` ends with the line that says where the site is and how to look at it."""
    site = tmp_path / "here"
    site.mkdir()
    for name in ("index.html", "old.html"):
        (site / name).write_text("old")
    assert cli.run(["build", "--root", str(root), "--site-dir", str(site)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"\d+ pages, \d+ links, none of them broken", lines[-2])
    assert lines[-1] == f"The site is at {site / 'index.html'}. To look at it in a browser: make serve"
    assert not (site / "old.html").exists() and (site / "index.html").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["here"]


@pytest.mark.every
def test_the_site_also_works_with_plain_file_names(root, tmp_path):
    """Without directory addresses (for a USB stick) every link still holds."""
    copied = copy(root, tmp_path)
    config = copied / "mkdocs.yml"
    config.write_text(config.read_text() + "\nuse_directory_urls: false\n")
    done = mkdocs(copied, "build", "--strict", "--site-dir", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert sitecheck.check(tmp_path / "out").broken == []
