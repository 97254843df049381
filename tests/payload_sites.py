"""Sites whose every text is hostile, the same with harmless texts, and one from a broken template."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from jinja2 import Environment, FunctionLoader

from amends import pages
from amends.loader import load
from amends.pages import printed, render
from amends.playbook import Entry
from conftest import made_pages
from payload_pages import Frame, Read
from payload_records import Writer
from payloads import lines
from test_site import mkdocs

HARMLESS = [
    "Plain words.",
    "With *weight* and **more**.",
    "- one",
    "1. one",
    "[a link](https://larkmoor.example/x)",
    "[a standard](standard/danger-first)",
]
WRITTEN = {path.stem for path in (Path(__file__).parent.parent / "docs").glob("*.md")}  # the pages that people write
WHOLE = os.environ.get("AMENDS_PAYLOADS") == "whole"  # every line in every field: the better part of an hour
PARTS = 48 if WHOLE else 4  # sites that share all lines; a site of many more pages takes too long: each page lists all
SAMPLE = 280  # in the short tests each line of the lists whose number this divides
RAW = "<img src=x onerror=alert(8)> <b onmouseover=alert(9)>touch</b>"


class Hostile(NamedTuple):
    """A site with payloads in all of its texts, who wrote it, its pages as parsed, and what harmless pages are made of."""

    folder: Path
    writer: Writer
    pages: dict[str, Read]
    frame: Frame


@pytest.fixture(scope="session")
def payloads(shared) -> list[str]:
    """Every line that attacks a page."""
    return lines(shared / "corpora" / "xss-payload-list")


def records(to: Path, payloads: list[str], *, product: bool) -> Writer:
    """Records with payloads, below a root of their own."""
    writer = Writer(to, payloads, product=product)
    (to / "docs").mkdir(parents=True, exist_ok=True)
    for name in WRITTEN:  # "about" is short: a long page has a list of its parts, a short one has none
        parts = range(1 if name == "about" else 5)
        text = "".join(f"## Part {number}\n\nA page without a stranger's text.\n\n" for number in parts)
        (to / "docs" / f"{name}.md").write_text(f"# {name}\n\n{text}", encoding="utf-8")
    writer.write()
    return writer


@pytest.fixture(scope="session")
def harmless(tmp_path_factory) -> Writer:
    """The same records with texts that mean no harm."""
    return records(tmp_path_factory.mktemp("harmless"), HARMLESS, product=True)


@pytest.fixture(scope="session")
def shapes(harmless) -> set[tuple[bool, str, str]]:
    """What the pages of harmless records are made of, with what the frame adds to a record's page for paper."""
    made = (printed.marked(page.html) for page in made_pages(load(harmless.root)[0]))
    return set.union(*(Read(f'<html data-version="2026-01-05">{html}').shapes for html in made))


@pytest.fixture(scope="session")
def broken(harmless) -> str:
    """A page from a template that puts a text in raw."""
    playbook, sound = load(harmless.root)[0], render.PackageLoader("amends")
    entry = playbook.entries["standard"]["danger-first"]
    record = entry.record.model_copy(update={"sentence": RAW})
    playbook.entries["standard"]["danger-first"] = Entry(record, entry.document)

    def source(template: str) -> str:
        return sound.get_source(Environment(), template)[0].replace(
            "{{ record.sentence }}", "{{ record.sentence|safe }}"
        )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "PackageLoader", lambda package: FunctionLoader(source))
        renderer = render.Renderer(playbook, pages.Site("mailto:x@example.org", {name: f"{name}/" for name in WRITTEN}))
        return str(pages.records.standard(renderer, record).html)


@pytest.fixture(
    scope="module", params=[0, *(pytest.param(part, marks=pytest.mark.every) for part in range(1, PARTS + 1))]
)
def hostile(request, root, payloads, shapes, tmp_path_factory) -> Hostile:
    """A site whose every text is hostile: a sample with every line in every field, or all lines shared out among them;
    in the whole run every line in every field, a share of the lines to each site."""
    to, part = tmp_path_factory.mktemp("hostile"), request.param
    writer = records(to, payloads[part - 1 :: PARTS] if part else payloads[::SAMPLE], product=WHOLE or not part)
    shutil.copytree(root / "hooks", to / "hooks", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copytree(root / "docs" / "assets", to / "docs" / "assets")
    shutil.copy(root / "mkdocs.yml", to)
    done = mkdocs(to, "build", "--strict", seconds=600)
    assert done.returncode == 0, done.stderr[-2000:]
    site = to / "site"
    read = {
        path.parent.relative_to(site).as_posix() + "/": Read(path.read_text("utf-8"))
        for path in site.rglob("index.html")
    }
    written = [read[f"{name}/"] for name in WRITTEN]
    ours = {f"assets/js/{path.name}" for path in (site / "assets" / "js").glob("*.js")}
    return Hostile(site, writer, read, Frame(shapes.union(*(one.shapes for one in written)), ours))
