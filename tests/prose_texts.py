"""Every text of ours that a reader meets, each word with the line on which it stands in its file.

Ours are the Markdown pages, the records' prose and lines, the rulebook's sentences and the words of the templates. Not ours,
and so left out: exact words of others, names, titles of sources, and the spans of worked examples that are marked as faulty.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from amends import reader
from amends.loader import load
from amends.models.base import Model
from amends.models.example import Segment
from amends.models.fields import Field, fields
from amends.models.values import MAX_LINE
from amends.models.walk import models
from amends.playbook import Entry
from amends.prose import MAX_CHARACTERS, Prose

PAGES = ("docs/*.md", "README.md", "CHANGELOG.md")
RULES = "hooks/amends/rules/*.yml"
TEMPLATES = "hooks/amends/templates/*.html"
# words and names of others, by model and field
OTHERS = {
    "Quotation": {"speaker", "gloss-by", "place"},
    "Idea": {"place"},
    "Name": {"as-quoted", "on-record"},
    "Organisation": {"name"},
    "Reply": {"words"},
    "Review": {"reviewer", "place"},
    "Framework": {"authors"},
    "Source": {"title", "author", "publisher", "archived-as"},
    "SourceInPlace": {"title", "author", "publisher", "archived-as"},
    "Placed": {"answers"},
}
_WORD = re.compile(r"\S+")
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)|`[^`]*`")
_JINJA = re.compile(
    r"(?P<value>\{\{.*?\}\})|\{[%#].*?[%#]\}|(?P<within></?(?:a|b|code|em|span|strong)\b[^>]*>)|<[^>]*>", re.S
)
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)
_VALUE = re.compile(r'^.*?: "?(.+?)"?$', re.M)
_BREAK = "\x00"


@dataclass(frozen=True)
class Text:
    """One text: where it stands, and per word (by its first character) the line of the file. Words of others are masked."""

    path: str
    words: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]

    def line(self, index: int) -> int:
        """The line of the file on which the character at ``index`` stands."""
        return self.lines[max(bisect_right(self.starts, index) - 1, 0)]


def texts(root: Path) -> Iterator[Text]:
    """Every text below ``root``, file by file."""
    for pattern in PAGES:
        for path in sorted(root.glob(pattern)):
            yield from _page(_name(root, path), path.read_text(encoding="utf-8"))
    for entry in load(root)[0].all_entries():
        yield from _record(entry, (root / entry.document.path).read_text(encoding="utf-8"))
    for path in sorted(root.glob(RULES)):
        yield from _rules(_name(root, path), path.read_text(encoding="utf-8"))
    for path in sorted(root.glob(TEMPLATES)):
        yield from _template(_name(root, path), path.read_text(encoding="utf-8"))


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _placed(path: str, text: str, raw: str, line: int) -> Text:
    """The text, each word found again in the file from ``line`` on: however the file folds or quotes it."""
    at = sum(map(len, raw.splitlines(keepends=True)[: line - 1]))
    starts, lines = [], []
    for word in _WORD.finditer(text):
        found = raw.find(word[0], at)
        if found >= 0:
            line += raw.count("\n", at, found)
            at = found
        starts.append(word.start())
        lines.append(line)
    return Text(path, _QUOTED.sub(_masked, text), tuple(starts), tuple(lines))


def _masked(found: re.Match[str]) -> str:
    """One long word in the place of words that are not ours; a sentence that ends within them still ends."""
    words = found[0]
    last = words[-2] if words[-2] in ".!?" else "x"
    return f"{words[0]}{'x' * (len(words) - 3)}{last}{words[-1]}" if len(words) > 2 else words


def _page(path: str, raw: str) -> Iterator[Text]:
    """The values of a Markdown file's front matter, then its paragraphs, headings and cells."""
    front = _FRONT.match(raw)
    for value in _VALUE.finditer(front[0] if front else ""):
        yield _placed(path, value[1], raw, raw.count("\n", 0, value.start()) + 1)
    line = 1
    for token in MarkdownIt("commonmark").enable("table").parse(_FRONT.sub(_blank, raw)):
        line = token.map[0] + 1 if token.map else line
        if token.type == "inline":
            yield _placed(path, "".join(_inline(token.children or [])), raw, line)


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _inline(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "code_inline":
            yield f"`{token.content}`"
        elif token.type == "text":
            yield token.content
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "


def _record(entry: Entry, raw: str) -> Iterator[Text]:
    for path, model in models(entry.record):
        for name, field in zip(type(model).model_fields, fields(type(model)), strict=True):
            if _is_ours(model, field):
                for step, text in _values(getattr(model, name)):
                    line = entry.document.mark((*entry.within, *path, field.name, *step)).line
                    yield _placed(entry.document.path, text, raw, line)


def _is_ours(model: Model, field: Field) -> bool:
    if isinstance(model, Segment) and any(note.mark != "met" for note in model.marks):
        return False  # a fault that is shown on purpose
    prose = field.form and field.form.longest in {MAX_LINE, MAX_CHARACTERS} and not field.form.options
    theirs = {"asked-as", *OTHERS.get(type(model).__name__, ())}  # people ask in words of their own
    return bool(prose) and not field.refers and field.name not in theirs


def _values(value: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each text in a field's value, with the steps that lead to it."""
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, Prose):
        yield (), value.plain
    elif isinstance(value, tuple | dict):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from (((key, *step), text) for step, text in _values(one))


def _rules(path: str, raw: str) -> Iterator[Text]:
    document, _ = reader.read(raw.encode(), path)
    assert isinstance(document.data, dict)
    for identifier, parts in document.data.items():
        for part in ("sentence", "why"):
            yield _placed(path, parts[part], raw, document.mark((identifier, part)).line)


def _template(path: str, raw: str) -> Iterator[Text]:
    """What stands between the tags. A value that is put in counts as one word."""
    masked = _JINJA.sub(_between, raw)
    for piece in re.finditer(f"[^{_BREAK}]+", masked):
        if piece[0].strip():
            yield _placed(path, piece[0], masked, masked.count("\n", 0, piece.start()) + 1)


def _between(found: re.Match[str]) -> str:
    fill = "x" if found["value"] else " " if found["within"] else _BREAK
    return re.sub(r"[^\n]", fill, found[0])
