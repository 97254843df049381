"""How well the search finds: our own and Material's, asked the same questions in the same run.

Our own is asked in the dialog of the built site. Material's is the worker that the installed package ships, with the index that
its plugin makes of the same site, driven as the theme's own script drives it: what was typed goes to the worker as it is, and
the worker adds the ``*`` behind each word. Either way a page counts once, where it stands first.

MRR is the mean of 1 ÷ the place of the first accepted address, 0 where there is none. Recall@3 is the share of questions that
have an accepted address among the first three: where several are accepted, each of them is an answer.
"""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import material
import yaml
from mkdocs.commands.build import build as make
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page

from bench_pages import ROOT, build, served
from search_dialog import first, indexed, phone

QUERIES = ROOT / "tests" / "queries"
FILES = ("development", "practice", "held-back")
WORKERS = Path(material.__file__).parent / "templates" / "assets" / "javascripts" / "workers"
# The messages of Material's search: 0 sets it up, 1 says that it is ready, 2 asks, 3 answers with groups of sections.
DRIVE = """async queries => {
    const { config, docs } = await (await fetch("search/search_index.json")).json();
    const worker = new Worker("search/worker.js");
    const send = message => new Promise((done, failed) => {
        worker.onmessage = event => done(event.data);
        worker.onerror = event => failed(new Error(event.message));
        worker.postMessage(message);
    });
    await send({ type: 0, data: { config, docs, options: { suggest: false } } });
    const found = [];
    for (const query of queries) {
        const { data } = await send({ type: 2, data: query });
        found.push(data.items.map(sections => "/" + sections[0].location));
    }
    worker.terminate();
    return found;
}"""


@dataclass(frozen=True)
class Question:
    """What somebody types, which kind of question it is, and the addresses that answer it."""

    query: str
    kind: str
    accept: frozenset[str]

    def place(self, found: Sequence[str]) -> int:
        """Where the first accepted address stands, counted from 1; 0 where there is none."""
        return next((at for at, address in enumerate(found, 1) if address in self.accept), 0)


def questions(name: str) -> list[Question]:
    """The questions of one file."""
    items = yaml.safe_load((QUERIES / f"{name}.yml").read_text("utf-8"))
    return [Question(one["query"], one["class"], frozenset(one["accept"])) for one in items]


def once(addresses: Iterable[str]) -> list[str]:
    """Pages by the place where each stands first, without anchors, questions and file names."""
    plain = (one.partition("#")[0].partition("?")[0].removesuffix("index.html") for one in addresses)
    return list(dict.fromkeys(plain))


def with_material(site: Path) -> None:
    """Build the site with Material's search plugin, and put its worker beside the index."""
    config = load_config(str(ROOT / "mkdocs.yml"), plugins=["material/search"], site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    make(config)
    shutil.copy(next(WORKERS.glob("search.*.min.js")), site / "search" / "worker.js")


def ours(page: Page, asked: Sequence[Question]) -> list[list[str]]:
    """The pages that our search shows for each question, from top to bottom."""
    found = []
    for one in asked:
        page.evaluate("words => measured.ask(words)", one.query)
        found.append(once(page.evaluate("measured.links()")))
    return found


def theirs(page: Page, asked: Sequence[Question]) -> list[list[str]]:
    """The pages that Material's search shows for each question, from top to bottom."""
    found = page.evaluate(DRIVE, [one.query for one in asked])
    return [once(one) for one in found]


def scores(asked: Sequence[Question], found: Sequence[Sequence[str]]) -> tuple[float, float]:
    """MRR and recall@3."""
    places = [one.place(pages) for one, pages in zip(asked, found, strict=True)]
    return statistics.mean(1 / at if at else 0 for at in places), statistics.mean(1 <= at <= 3 for at in places)


def table(name: str, asked: list[Question], our: list[list[str]], their: list[list[str]]) -> None:
    """Print the means of one file, by class and over all."""
    print(f"\n{name:<20}{'questions':>10}{'MRR':>8}{'recall@3':>10}{'Material: MRR':>16}{'recall@3':>10}")
    for kind in [*sorted({one.kind for one in asked}), "all"]:
        at = [place for place, one in enumerate(asked) if kind in (one.kind, "all")]
        part = [asked[place] for place in at]
        means = [scores(part, [found[place] for place in at]) for found in (our, their)]
        print(f"{kind:<20}{len(at):>10}{means[0][0]:>8.3f}{means[0][1]:>10.3f}{means[1][0]:>16.3f}{means[1][1]:>10.3f}")


def misses(asked: Sequence[Question], found: Sequence[Sequence[str]]) -> None:
    """Print each question whose first page is not an accepted one, with the first five."""
    for one, pages in zip(asked, found, strict=True):
        if one.place(pages) != 1:
            print(
                f"\n{one.query}   ({one.kind}; place {one.place(pages) or 'none'}; wanted {', '.join(sorted(one.accept))})"
            )
            for address in pages[:5]:
                print(f"    {address}{'   ←' if address in one.accept else ''}")


def report(browser: Browser, folder: Path, missed: str = "") -> None:
    """Build both sites, ask everything, and print; ``missed`` names the file whose misses are listed."""
    asked = {name: questions(name) for name in FILES}
    with_material(folder / "material")
    with served(folder / "ours") as address:
        build(folder / "ours", address)
        with phone(browser, address) as page:
            first(page, "apology")
            indexed(page)
            our = {name: ours(page, some) for name, some in asked.items()}
    with served(folder / "material") as address, phone(browser, address) as page:
        their = {name: theirs(page, some) for name, some in asked.items()}
    for name, some in asked.items():
        table(name, some, our[name], their[name])
    if missed:
        misses(asked[missed], our[missed])
