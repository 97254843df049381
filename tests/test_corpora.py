"""Other people's hostile files: whatever bytes come in, findings come out, each with a place and words, soon and in little memory.

The YAML test suite, the JSON parsing tests and a list of naughty strings, as files and as every part of a record.
"""

from __future__ import annotations

import json
import multiprocessing
import re
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
import yaml

from amends import checks, reader, shape
from amends.findings import Finding
from amends.loader import load
from amends.models import KINDS
from amends.models.values import is_id
from amends.playbook import Playbook
from mutations import JARGON

SECONDS = 10 * 0.5
MEGABYTES = 10 * 200
FIXTURES = Path(__file__).parent / "fixtures" / "playbook"
# Where texts stand in the fixture's case, and where values of one type each do; "?" is the string itself, as a name.
TEXTS: list[tuple[str | int, ...]] = [
    ("title",),
    ("events", 0, "actor"),
    ("events", 0, "what"),
    ("lessons", 0, "text"),
    ("quotations", 0, "words"),
]
TYPED: list[tuple[str | int, ...]] = [
    ("industry",),
    ("countries", 0),
    ("updated",),
    ("events", 0, "at"),
    ("events", 1, "after", "by"),
    ("reach", 0, "number"),
    ("events", 0, "evidence", 0),
    ("reach", 0, "id"),
    ("related", 0, "case"),
    ("channels",),
    ("clock",),
    ("?",),
    ("events", 0, "?"),
]
UNREADABLE = {"hidden-character", "not-yaml", "duplicate-key", "not-plain-yaml"}


def visible(text: str) -> bytes:
    """A file of the YAML test suite with its marks for blanks, tabs and line ends turned back into these."""
    text = re.sub("—*»", "\t", text.replace("␣", " "))
    return re.sub("↵|∎\n?$", "", text).replace("←", "\r").replace("⇔", "\ufeff").encode()


def yaml_suite(shared: Path) -> list[bytes]:
    """Every case of the YAML test suite; a case without a text of its own has that of the one before it."""
    found: list[bytes] = []
    for path in sorted((shared / "corpora/yaml-test-suite/src").glob("*.yaml")):
        text = ""
        for case in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader):
            text = case.get("yaml", text)
            found.append(visible(text))
    return found


def json_suite(shared: Path) -> list[bytes]:
    """Every file of the JSON parsing tests."""
    return [path.read_bytes() for path in sorted((shared / "corpora/JSONTestSuite/test_parsing").glob("*.json"))]


def naughty(shared: Path) -> list[str]:
    """The list of naughty strings."""
    strings: list[str] = json.loads((shared / "corpora/blns/blns.json").read_text(encoding="utf-8"))
    return strings


def naughty_files(strings: list[str]) -> list[bytes]:
    """Each string as a file: bare, after a colon, as a name, as an item, and as a name and a value in quotation marks."""
    forms = ("{}", "title: {}\n", "{}: title\n", "- {}\n")
    bare = [form.format(one).encode() for one in strings for form in forms]
    return bare + [json.dumps({one: one}).encode() for one in strings]


def flawless(found: Finding, raw: bytes) -> None:
    """A refusal has a place, a rule and words that say enough, none of them a parser's."""
    assert found.line >= 1 and found.column >= 1 and found.line <= raw.count(b"\n") + raw.count(b"\r") + 1, raw
    assert found.rule and found.what and found.expected and found.remedy, found
    assert "\n" not in str(found)
    ours = found.remedy if not found.remedy.startswith("Write: ") else ""
    assert not JARGON.search(f"{found.what.partition('stands here a second')[0]} {found.expected} {ours}"), found


def fired(raw: bytes) -> str:
    """One file as a record of each kind: how far it got."""
    start = time.perf_counter()
    document, findings = reader.read(raw, "x.yml")
    for found in findings:
        flawless(found, raw)
    if not findings:
        for kind in KINDS.values():
            record, misshapen = shape.record(document, kind, "x")
            assert record or misshapen
            assert all(one.line >= 1 and one.column >= 1 and one.rule and str(one) for one in misshapen)
    assert time.perf_counter() - start < SECONDS, raw[:200]
    return "refused" if findings else "read"


def peak() -> float:
    """The most memory that this process has had, in MB (its own, without what it was forked from)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _measured(work: Callable[..., Any], arguments: tuple[Any, ...], pipe: Connection) -> None:
    try:
        pipe.send((work(*arguments), peak()))
    except BaseException as error:  # the test shows it
        pipe.send((f"{type(error).__name__}: {error}", 0.0))


def guarded(work: Callable[..., Any], *arguments: Any, seconds: float) -> Any:
    """What the work returns when it runs in a process of its own, within the time and the memory."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_measured, args=(work, arguments, theirs))
    process.start()
    theirs.close()
    try:
        assert ours.poll(seconds), "the work hangs"
        result, megabytes = ours.recv()
    finally:
        process.kill()
        process.join()
    assert megabytes < MEGABYTES
    return result


def all_fired(files: list[bytes]) -> list[str]:
    """How far each file got."""
    return [fired(raw) for raw in files]


def test_every_case_of_the_yaml_suite_is_read_or_refused(shared: Path) -> None:
    """406 cases of what YAML allows and what it does not; we allow less."""
    files = yaml_suite(shared)
    assert len(files) == 406
    outcomes = guarded(all_fired, files, seconds=30)
    assert (len(outcomes), {*outcomes}) == (406, {"read", "refused"})


def test_every_json_parsing_test_is_read_or_refused(shared: Path) -> None:
    """318 files, among them bytes that are no text and a hundred thousand brackets."""
    files = json_suite(shared)
    assert len(files) == 318
    outcomes = guarded(all_fired, files, seconds=30)
    assert (len(outcomes), {*outcomes}) == (318, {"read", "refused"})


def test_every_naughty_string_is_read_or_refused_as_a_file(shared: Path) -> None:
    """515 strings, bare, after a colon, in quotation marks, and as a name."""
    strings = naughty(shared)
    assert len(strings) == 515
    outcomes = guarded(all_fired, naughty_files(strings), seconds=60)
    assert (len(outcomes), {*outcomes}) == (5 * 515, {"read", "refused"})


def replaced(data: Any, place: tuple[str | int, ...], value: Any) -> Any:
    """The data with another value at one place."""
    if not place:
        return value
    copy = list(data) if isinstance(data, list) else dict(data)
    copy[place[0]] = replaced(data[place[0]] if place[1:] else None, place[1:], value)
    return copy


def naughty_cases(strings: list[str], places: Iterable[tuple[str | int, ...]]) -> Iterator[bytes]:
    """The fixture's case once for each string, which stands there in all the places."""
    case: Any = load(FIXTURES)[0].entries["case"]["larkmoor-outage"].document.data
    case = {name: value for name, value in case.items() if name != "own-sources"}  # they belong to the first
    for one in strings:
        data = case
        for place in places:
            data = replaced(data, (*place[:-1], one if place[-1] == "?" else place[-1]), one)
        yield json.dumps(data, ensure_ascii=False).encode()


def dealt(root: Path, strings: list[str], places: Iterable[tuple[str | int, ...]]) -> tuple[Playbook, list[Finding]]:
    """The fixture playbook with these cases added; loaded and checked."""
    shutil.copytree(FIXTURES, root)
    for number, raw in enumerate(naughty_cases(strings, places)):
        (root / f"cases/naughty-{number}.yml").write_bytes(raw)
    playbook, findings = load(root)
    findings += checks.check(playbook)
    for found in findings:
        assert found.line >= 1 and found.column >= 1 and found.rule and found.what and "\n" not in str(found), found
    return playbook, findings


def test_every_naughty_string_as_a_text_is_kept_or_a_finding(shared: Path, tmp_path: Path) -> None:
    """As a line, as prose and as exact words of 515 sound cases, against all rules."""
    playbook, findings = dealt(tmp_path / "playbook", naughty(shared), TEXTS)
    sound = [case for case in playbook.cases if case.id.startswith("naughty-")]
    broken = {found.path for found in findings} - {f"cases/{case.id}.yml" for case in sound}
    assert len(sound) > 400
    assert len(sound) + len(broken) == 515


def test_every_naughty_string_in_a_field_of_a_type_is_a_finding(shared: Path, tmp_path: Path) -> None:
    """Where only a word of a list, a date, an id, a list or a group of fields may stand; and as the name of a field."""
    _, findings = dealt(tmp_path / "playbook", naughty(shared), TYPED)
    count = Counter(found.path for found in findings)
    readable = {found.path for found in findings if found.rule not in UNREADABLE}
    assert len(readable) > 450
    for number, one in enumerate(naughty(shared)):
        allowed = 5 if is_id(one) else 1  # three of the fields take an id, and a number may be a year or an amount too
        path = f"cases/naughty-{number}.yml"
        assert path not in readable or count[path] >= len(TYPED) - allowed, one


def file_names(strings: list[str], folder: Path) -> Iterator[Path]:
    """A copy of a sound record under each name that the file system takes."""
    original = (FIXTURES / "docs/playbook/sources/larkmoor-handbook.yml").read_bytes()
    for one in strings:
        path = folder / f"{one}.yml"
        if "/" not in one and "\0" not in one and len(path.name.encode()) < 256 and not path.exists():
            path.write_bytes(original)
            yield path


def test_every_naughty_string_as_a_file_s_name_is_an_id_or_a_finding(shared: Path, tmp_path: Path) -> None:
    """Each file that lies among the records is read or named in a finding; nothing is passed over in silence."""
    root = shutil.copytree(FIXTURES, tmp_path / "playbook")
    before = len(load(root)[0].sources)
    made = [*file_names(naughty(shared), root / "docs/playbook/sources")]
    assert len(made) > 300
    playbook, findings = load(root)
    bad = [found for found in findings if found.rule == "bad-file-name"]
    hidden = [path for path in made if path.name.startswith(".")]
    assert len(playbook.sources) - before + len(bad) + len(hidden) == len(made)
    assert {found.rule for found in findings} <= {"bad-file-name", "stray-file"}
    assert all("\n" not in str(found) and found.expected and found.remedy for found in findings)


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 65_536,
        b"- " * 32_768,
        b"title: " + b"-" * 60_000,
        b"a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n",
        b"a: &a {b: c}\nd:\n  <<: *a\n",
        b'"' + b"\\u0041" * 10_000 + b'"',
        "\u200b".encode() * 21_000,
        b"a: 'b\n" * 9_000,
    ],
    ids=lambda raw: raw[:12].decode("utf-8", "replace"),
)
def test_a_bomb_is_defused(raw: bytes) -> None:
    """What is made to cost time or memory is refused or read within them."""
    assert guarded(all_fired, [raw], seconds=30)[0] in {"read", "refused"}
