"""The rulebook explains every rule that the code has, in sound sentences, and each of its examples is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from amends import checks, cli, history, reader, rulebook
from amends.handouts import faults
from amends.rulebook import Explanation
from test_rules import raised

FIXTURES = Path(__file__).parent / "fixtures"
RULES = rulebook.rules()
# Examples that are the name of a file; examples that can only be told, for they are about a file as a whole; and those
# about what became of a file since it was published, which no single state of a playbook shows.
NAMES = {"bad-file-name", "stray-file"}
TOLD = {"too-large", "not-plain-text", "no-records", "odd-file", "wrong-folder"}
# …and those that only ``amends handouts`` holds a record against: test_handouts.py breaks them.
HISTORY = {"id-deleted", "id-reused", "formerly-dropped", "part-deleted"}
RECORDS = [one for one in RULES.values() if one.id not in {*NAMES, *TOLD, *HISTORY, *faults.RULES}]
COUNTING = {"too-many", "one-page", "too-many-answers"}  # what is too much cannot be shown in a few lines


def indented(piece: str, spaces: int) -> str:
    """A piece of a record, moved to the right, with its line ends."""
    return "".join(f"{' ' * spaces}{line}\n" for line in piece.splitlines())


def places(piece: str, root: Path) -> list[tuple[Path, int, int]]:
    """Where a piece stands in the playbook as whole lines: the file, the offset in its text, and the indentation."""
    found = []
    for path in sorted(root.rglob("*.yml")):
        text = "\n" + path.read_text(encoding="utf-8")
        for spaces in range(0, 24):
            wanted = "\n" + indented(piece, spaces)
            found += [(path, match.start(), spaces) for match in re.finditer(f"(?={re.escape(wanted)})", text)]
    return found


def findings(root: Path, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The rules of all findings in the playbook, quotations held against the archive too."""
    cli.run(["check", "--root", str(root), "--archive", str(FIXTURES / "archive")])
    return set(re.findall(r"^\S.*?:\d+:\d+ ([a-z-]+): ", capsys.readouterr().out, re.M))


def test_the_rulebook_explains_the_rules_that_the_code_has() -> None:
    """No rule goes unexplained, and nothing is explained that no code asks."""
    assert set(RULES) == raised() | {*checks.RULES, *history.RULES, *faults.RULES}


def test_no_rule_is_explained_twice() -> None:
    """Each rule belongs to one group: a second entry would silently take the place of the first."""
    folder = Path(rulebook.__file__).parent / "rules"
    assert {path.stem for path in folder.iterdir()} == set(rulebook.GROUPS)
    ids = [
        rule for group in rulebook.GROUPS for rule in reader.read((folder / f"{group}.yml").read_bytes(), group)[0].data
    ]
    assert ids == list(RULES)


@pytest.mark.parametrize("one", RULES.values(), ids=list(RULES))
def test_an_explanation_is_well_formed(one: Explanation) -> None:
    """One short sentence for the rule, one to three for the reason; both begin with a capital and end with a full stop."""
    for text in (one.sentence, one.why):
        assert re.match(r"[A-Z“]", text) and text.endswith(".") and "\n" not in text
    assert len(one.sentence) <= 120
    assert 1 <= len(re.findall(r"[.?!](?= |$)", one.why)) <= 3
    assert len(one.why) <= 300
    assert "not-stated" not in one.sentence + one.why, "a reader meets no word that only records use"


@pytest.mark.parametrize("one", RULES.values(), ids=list(RULES))
def test_an_example_is_short_and_mended(one: Explanation) -> None:
    """Broken and mended differ, and both can be seen at one glance."""
    assert one.failing.strip() != one.mended.strip()
    for piece in (one.failing, one.mended):
        assert 1 <= len(piece.splitlines()) <= (20 if one.id in COUNTING else 9)


@pytest.mark.parametrize("one", RECORDS, ids=lambda one: one.id)
def test_an_example_is_true(one: Explanation, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The mended piece stands in the sound playbook once; with the broken one in its place, the rule finds it, alone."""
    ((path, start, spaces),) = places(one.mended, copy)
    text = path.read_text(encoding="utf-8")
    end = start + len(indented(one.mended, spaces))
    path.write_text(text[:start] + indented(one.failing, spaces) + text[end:], encoding="utf-8")
    assert findings(copy, capsys) == {one.id}


@pytest.mark.parametrize("rule", sorted(NAMES))
def test_an_example_of_a_file_name_is_true(rule: str, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file under the broken name is found for its name; the same file under the mended name is not."""
    for name, expected in ((RULES[rule].failing, True), (RULES[rule].mended, False)):
        path = copy / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("title: A map\n", encoding="utf-8")
        assert (rule in findings(copy, capsys)) is expected
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()


def test_a_rulebook_that_lacks_something_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule without its reason is refused with its id, before any page is made of it."""
    raw = b"no-records:\n  sentence: There is a record.\n"
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda path: raw)
    with pytest.raises(ValueError, match=r"rules/files\.yml: no-records must have sentence, why, failing, mended"):
        rulebook.rules.__wrapped__()


@pytest.mark.parametrize("raw", [b"no-records: [", b"no-records\n"])
def test_a_rulebook_that_cannot_be_read_says_so(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no YAML, or holds no rules, is refused whole."""
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda path: raw)
    with pytest.raises(ValueError, match="the rulebook cannot be read"):
        rulebook.rules.__wrapped__()


def test_a_rules_address_is_on_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address of a rule's page follows the site's own, with or without its closing slash."""
    monkeypatch.delenv("AMENDS_URL", raising=False)
    assert rulebook.address("one-time") == "https://amends.example/reference/rules/one-time/"
    monkeypatch.setenv("AMENDS_URL", "https://water.example/amends")
    assert rulebook.address("one-time") == "https://water.example/amends/reference/rules/one-time/"
