"""Every rule has at least one deliberately broken copy of the fixture playbook, and says exactly what is wrong with it.

``fixtures/broken/<rule>.yml`` is a list of breaks. A break changes one file of a copy: ``replace`` (a text that stands
there once) ``with`` another; or it writes a file whole (``with``, ``times`` over, or bytes as ``hex``), changes its
``mode``, or removes it, or all that lies in a folder. ``findings`` are all the lines that ``amends check`` then prints, the
rule's own first. A break is marked ``found-while-loading`` where the loader uses the id of a rule. Where it says
``against``, the copy is published first, with the changes listed there: it is committed to a git repository.
"""

from __future__ import annotations

import contextlib
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from amends import checks, cli, history
from conftest import commit
from switched_off import raised

FIXTURES = Path(__file__).parent / "fixtures"
BREAKS: dict[str, list[dict[str, Any]]] = {
    path.stem: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    for path in sorted((FIXTURES / "broken").glob("*.yml"))
}
EVERY_BREAK = [(rule, one) for rule, breaks in BREAKS.items() for one in breaks]
BREAKS_OF_RULES = [
    (rule, one)
    for rule, one in EVERY_BREAK
    if rule in {*checks.RULES, *history.RULES} and "found-while-loading" not in one
]


def named(part: Any) -> str:
    """What a break is called in a test's name: its rule, and its number there."""
    return part if isinstance(part, str) else str(next(one.index(part) + 1 for one in BREAKS.values() if part in one))


def broken(root: Path, one: dict[str, Any]) -> None:
    """Apply one break to the playbook at ``root``, once what stands there is published if the break asks for it."""
    for change in one.get("against", ()):
        broken(root, change)
    if "against" in one:
        commit(root)
    path = root / one["file"]
    if "remove" in one and path.is_dir():
        shutil.rmtree(path)
        path.mkdir()
    elif "remove" in one:
        path.unlink()
    elif "mode" in one:
        path.chmod(int(one["mode"], 8))
    elif "hex" in one:
        path.write_bytes(bytes.fromhex(one["hex"]))
    elif "replace" in one:
        text = path.read_text(encoding="utf-8")
        assert text.count(one["replace"]) == 1, "what a break replaces stands in the file once"
        path.write_text(text.replace(one["replace"], one["with"]), encoding="utf-8")
    else:
        path.parent.mkdir(exist_ok=True)
        path.write_text(one["with"] * int(one.get("times", "1")), encoding="utf-8")


def checked(root: Path, one: dict[str, Any]) -> tuple[int, list[str]]:
    """The exit status and the printed findings of ``amends check``."""
    archive = ["--archive", str(FIXTURES / "archive")] if "archive" in one else []
    against = ["--against", "HEAD"] if "against" in one else []
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        status = cli.run(["check", "--root", str(root), *archive, *against])
    lines = [line for line in printed.getvalue().splitlines() if not line.startswith(" ")]
    return status, lines[: -1 - bool(archive) - bool(against)]


def test_the_fixture_playbook_has_no_finding(capsys: pytest.CaptureFixture[str]) -> None:
    """The playbook that every break starts from is sound."""
    assert cli.run(["check", "--root", str(FIXTURES / "playbook")]) == 0
    assert capsys.readouterr().out == "18 records, no findings\n"


@pytest.mark.parametrize(("rule", "one"), EVERY_BREAK, ids=named)
def test_a_break_is_found_and_nothing_else(rule: str, one: dict[str, Any], copy: Path) -> None:
    """A break gives its finding, word for word, and exit status 1."""
    broken(copy, one)
    status, lines = checked(copy, one)
    assert (status, lines) == (1, sorted(one["findings"]))
    assert f" {rule}: " in one["findings"][0]


@pytest.mark.parametrize(("rule", "one"), BREAKS_OF_RULES, ids=named)
def test_without_the_rule_nobody_finds_it(
    rule: str, one: dict[str, Any], copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a rule removed, its finding is gone and the others stay: no second rule says the same."""
    broken(copy, one)
    monkeypatch.delitem(checks.RULES if rule in checks.RULES else history.RULES, rule)
    status, lines = checked(copy, one)
    others = [line for line in one["findings"] if f" {rule}: " not in line]
    assert (status, lines) == (1 if others else 0, others)


def test_every_rule_has_a_break() -> None:
    """A rule across records that nothing breaks would be a rule that nobody misses."""
    assert {*checks.RULES, *history.RULES} - set(BREAKS) == set()


def test_every_finding_that_the_code_can_make_has_a_break() -> None:
    """The same for the reader, the models and the loader: each rule id in the code has a broken fixture."""
    assert raised() | {*checks.RULES, *history.RULES} == set(BREAKS)


THIRTEEN = "".join(f"      - {{id: more-{n}, do: Tell them once more., standard: told-early}}\n" for n in range(13))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("docs/playbook/sources/larkmoor-handbook.yml", "published: 2024", "published: 2026-01-05"),
        ("docs/playbook/checklists/first-hour.yml", "groups:\n", f"groups:\n  - title: More\n    items:\n{THIRTEEN}"),
        ("cases/larkmoor-bill.yml", "A customer rang about a bill.", " ".join(["Water"] * 56) + "."),
        ("cases/larkmoor-outage.yml", "at: 2025-03-02", "at: 2025-03-01"),
    ],
)
def test_a_limit_is_still_allowed(file: str, old: str, new: str, copy: Path) -> None:
    """Read on the day it was published, sixteen items, sixty words, two events on one day: all fine."""
    broken(copy, {"file": file, "replace": old, "with": new})
    assert checked(copy, {}) == (0, [])


def test_several_breaks_are_found_together(copy: Path) -> None:
    """Breaks in several files are all reported in one run, in the order of the files."""
    chosen = [BREAKS[name][0] for name in ("says-invented", "unknown-term", "bad-id", "not-yaml")]
    for one in chosen:
        broken(copy, one)
    status, lines = checked(copy, {})
    assert status == 1
    assert lines == [line for one in chosen for line in one["findings"]]


def test_a_broken_record_is_not_held_against_those_that_use_it(copy: Path) -> None:
    """Whoever refers to a broken source, framework or principle, or to a source of a broken case, has made no mistake."""
    for file in ("frameworks/three-steps.yml", "sources/larkmoor-handbook.yml"):
        path = copy / "docs/playbook" / file
        path.write_text(path.read_text().replace("title: ", "titel: "))
    case = copy / "cases/larkmoor-outage.yml"
    case.write_text(case.read_text().replace("industry: utilities", "industry: water"))
    sorry = copy / "docs/playbook/standards/sorry-said.yml"
    sorry.write_text(sorry.read_text().replace("source: larkmoor-handbook", "source: larkmoor-notice"))
    _, lines = checked(copy, {})
    assert {line.split(":")[0] for line in lines} == {
        "cases/larkmoor-outage.yml",
        "docs/playbook/frameworks/three-steps.yml",
        "docs/playbook/sources/larkmoor-handbook.yml",
    }
