"""What was found, told as text, JSON and GitHub annotations: nothing that a stranger wrote gets out of its place."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from amends import cli, rulebook
from amends.checks.quotations import Proof
from amends.cli.common import checked
from amends.events import is_hidden
from amends.findings import Finding
from amends.report import FORMATS, Run
from amends.report.safe import visible
from amends.rulebook import Explanation

CASE = "cases/larkmoor-outage.yml"
HEADLINE = r"cases/.*:\d+:\d+ [a-z-]+: .*"
COUNT = r"\d+ records, \d+ findings in \d+ files"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rulebook of three rules."""
    groups = {"r": "time", "s": "time", "t": "values"}
    two = {one: Explanation(one, at, f"{one}.", "So.", "a: x\n", "a: y\nb: z\n") for one, at in groups.items()}
    monkeypatch.setattr(rulebook, "rules", lambda: two)


NAMES = ("a\n::error::b", "a\x1b[31mb", "a\u202eb", "a%0A::error::b,line=9:", "##[error]b", "\udcffb", " b", "é b")


@pytest.fixture
def hostile(copy: Path) -> Path:
    """A playbook whose files are named and filled by somebody who means harm."""
    case = copy / CASE
    case.write_text(case.read_text().replace("industry: utilities", 'industry: "x\\n::error::y\\n%0A::debug::z"'))
    texts = {
        "escape": 'title: "\\e[31m::error::x"',
        "bare": "title: \x1b[31mx\x07",
        "turned": "title: x\u202ey",
        "long": f"title: {'x' * 10_000}",
        "odd": "title: 日本e\u0301\nindustry: water",
        "old": "kind: '##[stop-commands]x'",
    }
    for name, text in {**texts, **dict.fromkeys(NAMES, "x")}.items():
        (copy / "cases" / f"{name}.yml").write_text(f"{text}\n")
    return copy


@pytest.fixture
def run(hostile: Path) -> Run:
    """What is found there; also where a finding's own path, value and example hold what they should not."""
    playbook, found = checked(hostile)
    raw = (Finding(f"cases/{one}.yml", 1, 1, "bad-id", one, one, one, one, one) for one in NAMES)
    return Run.of([*found, *raw], playbook)


def told(root: Path, form: str, capsys: Capture) -> str:
    """What ``amends check`` prints, when something is wrong."""
    capsys.readouterr()
    assert cli.run(["check", "--root", str(root), "--format", form]) == 1
    return capsys.readouterr().out


def at(line: int, column: int, rule: str = "r", example: str = "") -> Finding:
    """A finding of which only the place, the rule and the example matter."""
    return Finding("a.yml", line, column, rule, "w", example=example)


def test_text_shows_place_and_example(rules: None, tmp_path: Path) -> None:
    """A rule is explained where it is first broken; an example of the finding's own goes before the rule's, which is not
    shown where a field or a value is wrong."""
    (tmp_path / "a.yml").write_text("a: x\nb: 日\n\n")
    found = [at(1, 4), at(2, 1), at(2, 4, "s", "b: z\n"), at(3, 1, "s"), at(4, 1, "t")]
    assert FORMATS["text"](Run(tmp_path, 1, found)) == (
        "a.yml:1:4 r: w.\n"
        "     1 | a: x\n"
        "       |    ^\n"
        "    An example that keeps the rule:\n"
        "        a: y\n"
        "        b: z\n"
        "    More: https://amends.example/reference/rules/r/\n"
        "a.yml:2:1 r: w.\n"
        "     2 | b: 日\n"
        "       | ^\n"
        "a.yml:2:4 s: w.\n"
        "     2 | b: 日\n"
        "       |    ^\n"
        "    Example: b: z<U+000A>\n"
        "    More: https://amends.example/reference/rules/s/\n"
        "a.yml:3:1 s: w.\n"
        "a.yml:4:1 t: w.\n"
        "    More: https://amends.example/reference/rules/t/\n"
        "1 record, 5 findings in 1 file"
    )


def test_text_of_a_run_without_findings(tmp_path: Path) -> None:
    """Only the lines that close the run."""
    assert FORMATS["text"](Run(tmp_path, 2)) == "2 records, no findings"
    closing = "2 records, no findings\n3 quotations proved, 1 without an archive"
    assert FORMATS["text"](Run(tmp_path, 2, proof=Proof(3, 1))) == closing
    assert FORMATS["github"](Run(tmp_path, 2, proof=Proof(3, 1))) == closing


def test_hostile_text_stays_on_its_line(run: Run) -> None:
    """No escape sequence, no turned text and no line of a stranger's own; a line with no blank before it is a finding."""
    out = FORMATS["text"](run)
    assert [character for character in out if is_hidden(character) and character != "\n"] == []
    *found, closing = [line for line in out.splitlines() if not line.startswith(" ")]
    assert [line for line in found if not re.fullmatch(HEADLINE, line)] == []
    assert len(found) == len(run.found) > 20 and re.fullmatch(COUNT, closing)
    assert all(len(line) < 150 for line in out.splitlines() if line.startswith(" "))
    assert "cases/turned.yml:1:9 hidden-character: " in out
    assert "     1 | title: x<U+202E>y\n       |         ^\n" in out
    assert "cases/a<U+202E>b.yml:1:1 bad-id: a<U+202E>b; " in out
    assert "cases/<U+DCFF>b.yml:1:1 bad-id: <U+DCFF>b; " in out
    assert "    Example: a<U+000A>::error::b\n" in out


def parsed(line: str) -> tuple[dict[str, str], str]:
    """The properties and the message of a workflow command, taken apart as GitHub does it."""
    assert line.startswith("::error ")
    listed, _, message = line.removeprefix("::error ").partition("::")
    properties = dict(one.split("=", 1) for one in listed.split(","))
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        properties = {name: value.replace(code, sign) for name, value in properties.items()}
    return properties, message.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_hostile_text_starts_no_command(run: Run) -> None:
    """Each line but the last is one command of ours, and taken apart it says what the finding says."""
    *commands, closing = FORMATS["github"](run).split("\n")
    assert re.fullmatch(COUNT, closing)
    for line, finding in zip(commands, run.found, strict=True):
        assert not any(map(is_hidden, line))
        properties, message = parsed(line)
        place = {"line": str(finding.line), "col": str(finding.column), "title": finding.rule}
        assert properties == {"file": visible((run.root / finding.path).as_posix()), **place}
        assert message.startswith(visible(finding.message))
        assert message.endswith(f" More: {rulebook.address(finding.rule)}")


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_starts_a_command_of_the_older_kind(form: str, run: Run) -> None:
    """GitHub takes ``##[name]`` for a command anywhere in a line of a log: no report holds it, and each tells of it."""
    out = FORMATS[form](run)
    assert "##[" not in out
    assert "stop-commands]x" in out and "error]b" in out


def test_a_command_is_escaped(rules: None) -> None:
    """The signs that mean something to GitHub go out as their codes, and an example is said."""
    found = Finding("a,b:c%.yml", 2, 3, "r", "50%, a: b::c", "x", example="a: 1%\n")
    assert FORMATS["github"](Run(Path("root"), 1, [found])) == (
        "::error file=root/a%2Cb%3Ac%25.yml,line=2,col=3,title=r::50%25, a: b::c; expected x. Example: a: 1%25<U+000A>. "
        "More: https://amends.example/reference/rules/r/\n1 record, 1 finding in 1 file"
    )


def test_json_holds_every_finding(run: Run) -> None:
    """ASCII only; the findings in order; half a character, which strict readers refuse, is replaced."""
    out = FORMATS["json"](run)
    assert out.isascii() and not any(is_hidden(character) for character in out if character != "\n")
    data = json.loads(out)
    paths = [one.path.replace("\udcff", "\ufffd") for one in run.found]
    assert [one["path"] for one in data["findings"]] == paths
    assert "cases/a\n::error::b.yml" in paths and "cases/\ufffdb.yml" in paths
    assert (data["count"], data["files"]) == (len(paths), len(set(paths)))


def test_json_says_all_that_is_known(rules: None) -> None:
    """Every field of a finding, its page, and how many quotations were proved."""
    found = [Finding("a.yml", 1, 2, "r", "w", "e", "m", "n", "x")]
    one = {"path": "a.yml", "line": 1, "column": 2, "rule": "r", "what": "w", "expected": "e", "remedy": "m"}
    one |= {"nearest": "n", "example": "x", "page": "https://amends.example/reference/rules/r/"}
    numbers = {"records": 5, "files": 1, "count": 1}
    assert json.loads(FORMATS["json"](Run(Path(), 5, found))) == {"findings": [one], **numbers}
    proved = {"proved": 3, "without-archive": 1, "compared": "compared with main"}
    whole = Run(Path(), 5, found, Proof(3, 1), "compared with main")
    assert json.loads(FORMATS["json"](whole)) == {"findings": [one], **numbers, **proved}


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "coloured"),
    [
        (Terminal, {}, True),
        (Terminal, {"NO_COLOR": ""}, True),
        (Terminal, {"NO_COLOR": "1"}, False),
        (Terminal, {"TERM": "dumb"}, False),
        (io.StringIO, {}, False),
    ],
)
def test_colour_only_where_it_is_seen_and_wanted(
    stream: type[io.StringIO], environment: dict[str, str], coloured: bool, hostile: Path, monkeypatch, capsys: Capture
) -> None:
    """On a terminal the rule and the caret are red; without the colour the text is the same."""
    plain = told(hostile, "text", capsys)
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in {"TERM": "xterm", **environment}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", screen := stream())
    assert cli.run(["check", "--root", str(hostile)]) == 1
    shown = screen.getvalue()
    assert ("\x1b[1;31mhidden-character\x1b[0m: " in shown) == coloured
    assert ("| \x1b[1;31m^\x1b[0m\n" in shown) == coloured
    assert re.sub(r"\x1b\[(1;31|0)m", "", shown) == plain


def test_a_terminal_that_lacks_a_letter_is_no_reason_to_fall_over(hostile: Path, monkeypatch) -> None:
    """Where the encoding has no such letter, its number is printed."""
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw := io.BytesIO(), encoding="ascii"))
    assert cli.run(["check", "--root", str(hostile)]) == 1
    sys.stdout.flush()
    assert rb"title: \u65e5\u672ce\u0301" in raw.getvalue()


def test_an_unknown_format_is_refused(capsys: Capture) -> None:
    """The four formats are named."""
    with pytest.raises(SystemExit) as stopped:
        cli.run(["check", "--format", "xml"])
    assert stopped.value.code == 2
    assert "'text', 'json', 'github', 'sarif'" in capsys.readouterr().err


def test_mkdocs_prints_the_same_report(root: Path, hostile: Path, capsys: Capture) -> None:
    """A build that stops says what ``amends check`` says, with the lines and the carets, and without colour."""
    hook = root / "hooks" / "mkdocs_amends.py"
    (hostile / "mkdocs.yml").write_text(f"site_name: x\nextra: {{report_address: x}}\nhooks: [{hook}]\n")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=hostile,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 1
    assert told(hostile, "text", capsys) in done.stderr
