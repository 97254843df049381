"""The docs tell the truth about the code: commands, rooms, dependencies and the README's own promises."""

from __future__ import annotations

import ast
import hashlib
import re
import shutil
import subprocess
import sys
import tomllib

import pytest

from amends import cli


def modules(root):
    """Every module of the package and the adapter."""
    return sorted((root / "hooks").rglob("*.py"))


def test_every_command_is_documented(root):
    """How it works names each command that the program has."""
    text = (root / "docs" / "how-it-works.md").read_text()
    actions = next(action for action in cli.parser()._actions if action.choices)
    for name in actions.choices:
        assert f"`amends {name} " in text


def test_every_dependency_has_its_reason(root):
    """Each library of pyproject.toml stands in the table of dependencies."""
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    text = (root / "docs" / "how-it-works.md").read_text().lower()
    for requirement in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        name = re.match(r"[A-Za-z0-9-]+", requirement).group().lower()
        assert name.removeprefix("mkdocs-") in text, name


def test_every_module_opens_with_its_intent(root):
    """The first statement of each module is a sentence."""
    for path in modules(root):
        assert re.match(r'"""[A-Z`].*[.:”]', path.read_text(), re.S), path.name


def test_the_package_does_not_know_mkdocs(root):
    """Only the adapter imports MkDocs; the package can serve another engine."""
    for path in modules(root):
        if path.name != "mkdocs_amends.py":
            assert not re.search(r"^\s*(from|import) mkdocs", path.read_text(), re.M), path.name


def imported(path):
    """The rooms of the package that a module imports from."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "amends":
            names = [one.name for one in node.names] if node.module == "amends" else [node.module.split(".")[1]]
            yield from (name for name in names if not name.startswith("__"))


def test_a_room_imports_only_from_the_floors_below(root):
    """The diagram of the floors names every room of the package, and each import leads down."""
    diagram = (root / "docs" / "how-it-works.md").read_text().partition("from the floors below it:")[2]
    diagram = diagram.split("```")[1].partition("\n")[2]
    lines = [re.split(r"\s{2,}| (?=every file read)", line)[0].split(" · ") for line in diagram.strip().splitlines()]
    floor = {room: number for number, rooms in enumerate(reversed(lines)) for room in rooms}
    package = root / "hooks" / "amends"
    places = {path: path.relative_to(package).parts[0].removesuffix(".py") for path in package.rglob("*.py")}
    assert set(floor) == {room for room in places.values() if not room.startswith("__")}
    for path, room in places.items():
        for other in imported(path):
            assert room in {other, "__main__"} or floor[other] < floor[room], f"{path.name} imports {other}"


def test_only_the_command_line_prints_and_exits(root):
    """Libraries return findings or raise."""
    for path in modules(root):
        if "cli" not in path.parts and path.name != "__main__.py":
            assert not re.search(r"\b(print|sys\.exit|input)\(", path.read_text()), path.name


def test_no_template_or_style_asks_another_host(root):
    """Templates and styles name no address of their own, and hold no script or style of ours in line."""
    for path in [*(root / "hooks").rglob("*.html"), *(root / "docs" / "assets").rglob("*.css")]:
        text = path.read_text()
        assert not re.search(r"(src|href)=\"https?:|@import|url\((?!\"?data:|\"\.\./fonts/)", text), path.name
        assert not re.search(r"<script(?! src=\"[^>]*></script>)|<style|\sstyle=\"|\son[a-z]+=\"", text), path.name


def test_the_fonts_are_those_whose_hashes_stand_beside_them(root):
    """Each font file is listed with its hash, and unchanged; the licence lies beside it."""
    folder = root / "docs" / "assets" / "fonts"
    listed = dict(re.findall(r"^\| (\S+\.woff2) \| ([0-9a-f]{64}) \|$", (folder / "README.md").read_text(), re.M))
    assert listed == {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.glob("*.woff2")}
    assert listed and "SIL OPEN FONT LICENSE" in (folder / "source-serif-4.LICENSE.txt").read_text()


def test_the_fonts_of_the_handouts_are_those_whose_hashes_stand_beside_them(root):
    """The same for the fonts of what is printed."""
    folder = root / "hooks" / "amends" / "templates" / "handouts" / "fonts"
    listed = dict(re.findall(r"^\| (\S+\.otf) \| ([0-9a-f]{64}) \|$", (folder / "README.md").read_text(), re.M))
    assert listed == {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.glob("*.otf")}
    assert listed and all("SIL" in one.read_text() for one in folder.glob("*.LICENSE.txt"))


def test_locks_pin_with_hashes_and_name_no_index(root):
    """Each requirement has a version and a hash; no file names an index's address or a folder of some machine."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (root / name).read_text()
        pins = re.findall(r"^[a-z0-9._-]+==", text, re.M | re.I)
        assert len(pins) > 10 and text.count("--hash=sha256:") >= len(pins)
        assert not re.search(r"https?://|--find-links|index-url|file://|/opt/|/home/", text)


def test_the_readme_names_the_test_command_that_runs_everywhere(root):
    """README, Makefile and the test run of the repository agree on one command."""
    assert "`make test`" in (root / "README.md").read_text()
    assert re.search(r"^make test\b", (root / ".ci" / "run").read_text(), re.M)
    assert re.search(r"^test:", (root / "Makefile").read_text(), re.M)


def test_the_fairness_page_states_the_cards_rule(root):
    """The published rule of the report card stands in words that match the code."""
    text = " ".join((root / "docs" / "fairness.md").read_text().split())
    for words in ("at least three", "half of", "twice as many", "danger"):
        assert words in text


@pytest.mark.parametrize("command", ["check", "build"])
def test_each_command_explains_itself(command):
    """`--help` names what the command does and each of its options."""
    done = subprocess.run(
        [sys.executable, "-m", "amends", command, "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "--root" in done.stdout


def test_pictures_and_links_of_the_readme_exist(root):
    """Every file that the README shows or links to is there."""
    for target in re.findall(r"\]\(([^)#]+)\)", (root / "README.md").read_text()):
        assert target.startswith("https://") or (root / target).is_file(), target


BREAKS = [
    ("industry: utilities", "industry: utility"),
    ("title: Larkmoor's dry day (invented)", "title: Larkmoor Water, March 2025: a day without water"),
    ("basis: whole-message\n      absence: The notice bears", "basis: excerpt\n      absence: The notice bears"),
]


@pytest.mark.parametrize(("old", "new"), BREAKS)
def test_the_findings_on_the_contributing_page_are_true(root, old, new, tmp_path, monkeypatch, capsys):
    """Each finding that the page shows is what the check prints for the invented case, broken that way."""
    shutil.copytree(root / "tests" / "fixtures" / "playbook", tmp_path, dirs_exist_ok=True)
    case = tmp_path / "cases" / "larkmoor-outage.yml"
    assert case.read_text().count(old) == 1
    case.write_text(case.read_text().replace(old, new))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AMENDS_URL", raising=False)
    assert cli.run(["check"]) == 1
    printed = capsys.readouterr().out
    finding, _, _ = printed.removesuffix("\n").rpartition("\n")  # the last line counts
    assert finding in (root / "docs" / "contribute.md").read_text()
    if old == BREAKS[0][0]:
        assert printed in (root / "README.md").read_text()
