"""The adapter: MkDocs' events call the ``amends`` package. No meaning here, and no state between builds.

Records are loaded and checked in ``on_config``, before MkDocs empties the site's folder: a broken record raises there, and
what was published stays as it was.
"""

from __future__ import annotations

import html
import json
import logging
import re
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from amends import checks, handouts, pages, reader, report
from amends.dataset import compare, explore, search
from amends.handouts import leaves, loose, settings, specimen, store
from amends.handouts.packs import AUDIENCES, PRINTING
from amends.loader import load
from amends.models import KINDS
from amends.pages import printed
from amends.schema import schema

log = logging.getLogger("mkdocs.hooks.amends")
_KEY = "amends_playbook"
_SHEET = "assets/css/amends.css"


class RecordPage(Page):
    """A page that is data already: its content, contents list and anchors do not pass through Python-Markdown."""

    def __init__(self, page: pages.Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(html.escape(page.title), file, config)
        self.data = page

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing to read: the page is there. Titles and descriptions reach the theme escaped."""
        self.markdown = ""
        self.meta = {"description": html.escape(self.data.description)}
        if not self.is_homepage:  # there the site's name stands alone
            self.meta["title"] = html.escape(self.data.title)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing to render: hand over what MkDocs asks for."""
        self.content = str(self.data.html)
        self.toc = get_toc(
            [
                {"level": 2, "id": part.id, "name": html.escape(part.title), "children": []}
                for part in self.data.sections
            ]
        )
        self.present_anchor_ids = self.data.anchors


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check every record; raise with all findings when there is one."""
    _require(config)
    playbook, found = load(Path(config.config_file_path).parent)
    found += checks.check(playbook, whole=not found)
    if found:
        raise PluginError("\n" + report.FORMATS["text"](report.Run.of(found, playbook)))
    config.extra[_KEY] = playbook
    return config


def _require(config: MkDocsConfig) -> None:
    """What must be there before any record is read."""
    if not reader.available():
        raise PluginError("PyYAML is here without its C parser (libyaml): pip install --force-reinstall PyYAML")
    if not config.extra.get("report_address"):
        raise PluginError(
            "mkdocs.yml has no extra: report_address; put the address there to which mistakes are reported"
        )


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each record, index and tag, and a schema for each kind; the frame and the looks are ours."""
    _leave_out_the_themes_frame(files, config)
    _join_style_sheets(files, config)
    sheets = [*_handouts(config)]
    for file in [*_pages(files, config, sheets), *_data(config)]:
        files.append(file)
    for sheet in sheets:
        for path in sheet.handout.paths(sheet.paper):
            files.append(File.generated(config, f"handouts/{path}", content=sheet.content))
    for file in _loose(sheets, config):
        files.append(file)
    return files


def _handouts(config: MkDocsConfig) -> Iterator[store.Made]:
    """The sheets to print; what is wrong with one is told and stops nothing: it is a finding of ``amends handouts``."""
    if not config.extra.get("handouts"):
        return
    playbook = config.extra[_KEY]
    wanted = handouts.gather(playbook, config.site_url or settings.UNSET)
    for made in store.make(wanted, playbook, config.site_name, playbook.root / settings.KEPT):
        for finding in made.findings:
            log.info("%s", finding)
        if made.content is not None:
            yield made


def _loose(sheets: list[store.Made], config: MkDocsConfig) -> Iterator[File]:
    """What a pack of one's own is bound from; a release of Typst that writes in another way ends the build."""
    try:
        for path, content in loose.files(sheets, config.site_name):
            yield File.generated(config, path, content=content)
    except leaves.Unknown as error:
        raise PluginError(f"a sheet cannot be bound in a browser: Typst wrote a PDF without {error}") from error


def _pages(files: Files, config: MkDocsConfig, sheets: list[store.Made]) -> Iterator[File]:
    """The pages made from records; those that people wrote are placed beside them."""
    prose = {file.src_uri.removesuffix(".md"): file for file in files.documentation_pages() if file.name != "index"}
    for name, file in prose.items():
        _place(file, f"{name}/", config)
    for page in _build(config, {name: f"{name}/" for name in prose}, _prints(sheets)):
        file = File.generated(config, _source(page.address), content="")
        _place(file, page.address, config)
        RecordPage(page, file, config)
        yield file


def _data(config: MkDocsConfig) -> Iterator[File]:
    """What the scripts of the cases' pages need, and what editors need to help with a record."""
    playbook = config.extra[_KEY]
    found = {**explore.files(playbook), **compare.files(playbook)}
    found |= {f"data/schema/{kind}.json": json.dumps(schema(kind, playbook)) for kind in KINDS}
    for path, content in found.items():
        yield File.generated(config, path, content=content)


def _leave_out_the_themes_frame(files: Files, config: MkDocsConfig) -> None:
    """Of the theme's own files we use the style sheet for running text: bar, menu, search and scripts are ours."""
    for file in [one for one in files if one.src_dir in config.theme.dirs and one.src_dir != config.theme.custom_dir]:
        if fnmatch(file.src_uri, "assets/stylesheets/main.*.css"):
            config.extra_css.insert(0, file.src_uri)
        else:
            files.remove(file)


def _join_style_sheets(files: Files, config: MkDocsConfig) -> None:
    """One sheet instead of many: a phone on a slow line waits once."""
    sheets = [file for path in config.extra_css if (file := files.get_file_from_path(str(path)))]
    if len(sheets) < len(config.extra_css):
        return  # a sheet that is not there is told of as a broken link
    for file in sheets:
        files.remove(file)
    whole = "\n".join(re.sub(r"/\*#.*?\*/|^@charset[^;]*;", "", file.content_string) for file in sheets)
    files.append(File.generated(config, _SHEET, content=whole))
    config.extra_css = [_SHEET]


def _prints(sheets: list[store.Made]) -> dict[str, tuple[pages.Print, ...]]:
    """Which sheets a page offers: those of its record, each on the papers on which it could be made."""
    found: dict[str, dict[str, list[store.Made]]] = {}
    for sheet in sheets:
        found.setdefault(sheet.handout.page, {}).setdefault(sheet.handout.name, []).append(sheet)
    return {page: tuple(_print(made) for made in named.values()) for page, named in found.items()}


def _print(made: list[store.Made]) -> pages.Print:
    """One sheet as pages name it: its file on each paper, and what a pack of one's own must know of it."""
    one = made[0].handout
    return pages.Print(
        one.name,
        {handouts.PAPERS[sheet.paper]: f"handouts/{sheet.path}" for sheet in made},
        {handouts.PAPERS[sheet.paper]: leaves.pages(sheet.content or b"") for sheet in made},
        tuple(one.sheet(identifier) for identifier in (one.id, *one.formerly)),
        one.audience,
        one.updated.isoformat(),
        f"handouts/{one.script}",
    )


def _build(config: MkDocsConfig, prose: dict[str, str], prints: dict[str, tuple[pages.Print, ...]]) -> list[pages.Page]:
    """Every page of the playbook; a link of ours that leads nowhere ends the build."""
    binding = pages.Binding(AUDIENCES, handouts.PAPERS, PRINTING, config.site_url or settings.UNSET, specimen.PATH)
    site = pages.Site(config.extra["report_address"], prose, not config.use_directory_urls, prints, binding)
    try:
        return pages.build(config.extra[_KEY], site)
    except LookupError as error:
        raise PluginError(str(error)) from error


def _place(file: File, address: str, config: MkDocsConfig) -> None:
    """Without directory addresses (for a USB stick) the files stay where they are, and links name them whole."""
    if not config.use_directory_urls:
        file.dest_uri = file.url = f"{address}index.html"


def _source(address: str) -> str:
    """The name under which people link to a page in Markdown: ``standards/brief.md``, ``standards/index.md``."""
    kind, _, rest = address.partition("/")
    return f"{kind}/{rest.rstrip('/')}.md" if rest else f"{address}index.md"


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Mark the links whose addresses paper has already."""
    return printed.marked(html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Write what the search looks through, now that the pages that people write have their HTML."""
    found = [_as_data(file.page) for file in files.documentation_pages() if file.page]
    for path, content in search.files(config.extra[_KEY], found).items():
        files.append(File.generated(config, path, content=content))
    return env


def _as_data(page: Page) -> pages.Page:
    """A page as data, be it made from a record or written by a person."""
    if isinstance(page, RecordPage):
        return page.data
    address = f"{page.file.src_uri.removesuffix('.md')}/"
    return pages.Page(
        address,
        str(page.title),
        page.meta.get("description", ""),
        Markup(page.content or ""),
        asked_as=tuple(page.meta.get("asked-as", ())),
    )


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]) -> LiveReloadServer:
    """Keep the last good site up while a record is broken: MkDocs alone would let every request wait."""
    build = server.builder

    def build_or_keep() -> None:
        try:
            build()
        except Abort as broken:
            log.warning("%s The last good site stays up; it is built again when a file changes.", broken)

    server.builder = build_or_keep
    return server
