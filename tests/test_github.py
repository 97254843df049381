"""The GitHub side: workflows that a stranger's pull request cannot turn against us, and forms that match the models."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from amends.models.case import CASE_MODELS
from amends.models.lists import CASE_KINDS, DOERS, FAILURES, INDUSTRIES, SEVERITIES

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").iterdir())
FORMS = [GITHUB / "ISSUE_TEMPLATE" / name for name in ("case.yml", "correction.yml")]
PULL_REQUEST = GITHUB / "workflows" / "pull-request.yml"
LISTS = {
    "kind": CASE_KINDS,
    "industry": INDUSTRIES,
    "failure-type": FAILURES,
    "whose-doing": DOERS,
    "severity": SEVERITIES,
}
ATTRIBUTES = {  # what GitHub knows for each kind of element
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value"},
    "dropdown": {"label", "description", "options"},
    "checkboxes": {"label", "description", "options"},
}
NO_FIELDS = {"interests", "licence"}  # asked in the form, and kept in no record


def read(path):
    """A YAML file as GitHub reads it: `on` is a word there, and `true` in PyYAML."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in data.items()}


def steps(path):
    """Every step of a workflow."""
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def named(step):
    """The one step of that name on the pull request's own records."""
    return next(one for one in read(PULL_REQUEST)["jobs"]["records"]["steps"] if one["name"] == step)


def zizmor(folder):
    """What zizmor says at its strictest about a folder's workflows, without the network."""
    program = Path(sys.executable).with_name("zizmor")
    command = [program, "--offline", "--no-progress", "--strict-collection", "--persona=auditor", folder]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_zizmor_finds_nothing_and_looks_at_every_workflow():
    """No finding of the strictest persona, no comment that silences one, and no file passed over."""
    done = zizmor(GITHUB)
    assert done.returncode == 0, done.stdout
    for path in [*WORKFLOWS, GITHUB / "dependabot.yml"]:
        assert f"completed {path}" in done.stderr
        assert "zizmor: ignore" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "audit"),
    [
        (r"actions/checkout@[0-9a-f]{40}", "actions/checkout@v6", "unpinned-uses"),
        (r"persist-credentials: false", "persist-credentials: true", "artipacked"),
        (r"on: pull_request\n", "on: pull_request_target\n", "dangerous-triggers"),
        (r"run: make check", "run: echo ${{ github.event.pull_request.title }}", "template-injection"),
        (r"permissions: \{\}", "permissions: write-all", "excessive-permissions"),
    ],
)
def test_zizmor_fails_on_a_hole(tmp_path, old, new, audit):
    """The same command on a copy with one hole in it fails and names the hole."""
    copy = shutil.copytree(GITHUB, tmp_path / ".github") / "workflows" / PULL_REQUEST.name
    text, times = re.subn(old, new, copy.read_text(encoding="utf-8"))
    copy.write_text(text, encoding="utf-8")
    assert times
    done = zizmor(tmp_path / ".github")
    assert done.returncode > 0 and audit in done.stdout


def test_make_check_runs_the_same_command():
    """Whoever runs `make check` hears of a hole before it is sent."""
    recipe = re.search(r"^check:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)[1]
    assert re.search(r"/zizmor --offline .*--strict-collection --persona=auditor \.github$", recipe, re.M)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_can_do_no_more_than_it_needs(path):
    """No permission but those a job names, every action at a fixed commit, no kept credentials, no secret, no rest."""
    text, workflow = path.read_text(encoding="utf-8"), read(path)
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]["group"]
    assert not re.search(r"secrets\.|inherit|pull_request_target|workflow_run|GITHUB_TOKEN|github\.token|cache:", text)
    for job in workflow["jobs"].values():
        assert job["runs-on"] == "ubuntu-24.04" and 0 < job["timeout-minutes"] <= 90
    for step in steps(path):
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step["uses"]) if "uses" in step else "${{" not in step["run"]
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
    assert re.findall(r"uses: .*", text) == re.findall(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", text)


def test_one_action_has_one_pin():
    """A version comment belongs to one commit, and an action to one version, in all workflows."""
    pins = {pin for path in WORKFLOWS for pin in re.findall(r"uses: ([\w/-]+)@(\w+) # (v\S+)", path.read_text("utf-8"))}
    assert len({name for name, _, _ in pins}) == len(pins) > 5


def test_only_publishing_may_write():
    """The one permission to write is the deployment's, on main only."""
    may = {(path.name, name): job["permissions"] for path in WORKFLOWS for name, job in read(path)["jobs"].items()}
    deploy = may.pop(("publish.yml", "deploy"))
    assert deploy == {"pages": "write", "id-token": "write"}
    assert read(GITHUB / "workflows" / "publish.yml")["jobs"]["deploy"]["if"] == "github.ref == 'refs/heads/main'"
    assert {right for rights in may.values() for right in rights.items()} == {("contents", "read"), ("pages", "read")}
    assert [job for job, rights in may.items() if "pages" in rights] == [("publish.yml", "build")]


def test_a_pull_request_is_the_only_thing_that_starts_its_workflow():
    """On `pull_request` a fork's run has a token that only reads, and no secrets."""
    workflow = read(PULL_REQUEST)
    assert workflow["on"] == "pull_request"
    assert workflow["concurrency"]["cancel-in-progress"] is True
    assert all(job["permissions"] == {"contents": "read"} for job in workflow["jobs"].values())


def test_nothing_of_a_pull_request_runs_where_its_records_are_judged():
    """Each command of that job is the system's or the base's; what is proposed is only an argument or a folder to read."""
    job = read(PULL_REQUEST)["jobs"]["records"]
    assert "working-directory" not in str(job)
    commands = [line.strip() for step in job["steps"] for line in step.get("run", "").splitlines()]
    first = {command.split()[0] for command in commands}
    assert first == {"echo", "make", "if", "exit", "fi", "../base/.venv/bin/amends", "rm", "cd", "find"}
    assert all(command.startswith("make -C base ") for command in commands if "make" in command)
    assert "check --format github --against " in named("Check the records")["run"]


@pytest.fixture
def proposed(tmp_path):
    """A base and what is proposed: a record changed, one deleted, one new, and code changed beside them."""
    for path in ("base/cases/old.yml", "base/cases/gone.yml", "base/docs/playbook/sources/a.yml", "base/mkdocs.yml",
                 "proposed/cases/old.yml", "proposed/docs/playbook/sources/a.yml", "proposed/docs/playbook/sources/new.yml",
                 "proposed/mkdocs.yml", "proposed/docs/index.md", "proposed/cases/run.py"):  # fmt: skip
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path.split("/")[0])
    return tmp_path


def bash(step, folder):
    """Run a step's own script as GitHub does."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", named(step)["run"]]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)


def test_only_records_come_into_the_base(proposed):
    """Changed and new records come over and deleted ones go; scripts, pages, configuration and links stay behind."""
    (proposed / "proposed" / "cases" / "link.yml").symlink_to(proposed / "base" / "mkdocs.yml")
    done = bash("Put the records into the base", proposed)
    assert done.returncode == 0, done.stderr
    base = proposed / "base"
    held = {path.relative_to(base).as_posix(): path.read_text() for path in base.rglob("*") if path.is_file()}
    assert held == {
        "cases/old.yml": "proposed",
        "docs/playbook/sources/a.yml": "proposed",
        "docs/playbook/sources/new.yml": "proposed",
        "mkdocs.yml": "base",
    }


@pytest.mark.parametrize("place", ["cases/x.yml", "docs/playbook/sources/x.yml", "docs/playbook", "docs", "cases"])
def test_a_link_in_what_is_proposed_is_refused(proposed, place):
    """Neither a record nor a folder of records may be a symbolic link; without one, the step is quiet."""
    assert bash("Refuse symbolic links", proposed).returncode == 0
    link = proposed / "proposed" / place
    shutil.rmtree(link, ignore_errors=True)
    link.symlink_to(proposed / "base")
    done = bash("Refuse symbolic links", proposed)
    assert done.returncode == 1 and "symbolic link" in done.stdout


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_is_one_that_github_accepts(path):
    """The keys that GitHub requires, known kinds of element, and no id, label or choice twice."""
    form = read(path)
    assert {"name", "description", "body"} <= form.keys() <= {"name", "description", "title", "labels", "body"}
    asked = [element for element in form["body"] if element["type"] != "markdown"]
    assert all(isinstance(one["attributes"]["value"], str) for one in form["body"] if one["type"] == "markdown")
    for names in ([one["id"] for one in asked], [one["attributes"]["label"].lower() for one in asked]):
        assert len(names) == len(set(names)) > 4
    for one in asked:
        assert re.fullmatch(r"[a-z][a-z-]*", one["id"])
        assert one.keys() <= {"type", "id", "attributes", "validations"}
        assert {"label"} <= one["attributes"].keys() <= ATTRIBUTES[one["type"]]
        assert one.get("validations", {"required": True}) == {"required": True}
        assert all(type(text) is str for text in one["attributes"].values() if not isinstance(text, list))
        if one["type"] == "dropdown":
            options = one["attributes"]["options"]
            assert len(options) == len(set(options)) and all(type(option) is str for option in options)
            assert "none" not in map(str.lower, options)


def test_the_form_for_a_case_asks_in_the_models_words():
    """Every id is a field of some kind of case; every dropdown has its closed list, as a reader sees it."""
    asked = {one["id"]: one for one in read(FORMS[0])["body"] if one["type"] != "markdown"}
    fields = {field.alias for model in CASE_MODELS.values() for field in model.model_fields.values()}
    assert asked.keys() - fields == NO_FIELDS
    dropdowns = {key: one["attributes"]["options"] for key, one in asked.items() if one["type"] == "dropdown"}
    assert dropdowns == {key: list(choices.values()) for key, choices in LISTS.items()}


def test_forms_lead_to_pages_that_exist():
    """Each link of a form or the template names a file of the repository, and a heading of it."""
    texts = [path.read_text(encoding="utf-8") for path in [*FORMS, GITHUB / "pull_request_template.md"]]
    links = [link for text in texts for link in re.findall(r"\]\(([^)]+)\)", text)]
    for link in links:
        page, _, heading = link.removeprefix("../blob/HEAD/").partition("#")
        text = (ROOT / page).read_text(encoding="utf-8")
        anchors = {
            re.sub(r"[^\w -]", "", line.lower()).replace(" ", "-") for line in re.findall(r"^#+ (.+)", text, re.M)
        }
        assert not heading or heading in anchors, link
    assert len(links) >= 4


def test_no_form_sends_anybody_to_an_invented_address():
    """Every copy has its own address for reports; none is made up here."""
    chooser = read(GITHUB / "ISSUE_TEMPLATE" / "config.yml")
    assert chooser == {"blank_issues_enabled": True}
    assert "foot of the page" in FORMS[1].read_text(encoding="utf-8")


def test_releases_wait_a_week_before_they_are_proposed():
    """Actions and Python packages are looked after, and a bad release has time to be noticed."""
    updates = read(GITHUB / "dependabot.yml")["updates"]
    assert {one["package-ecosystem"] for one in updates} >= {"github-actions", "pip"}
    assert all(one["cooldown"]["default-days"] >= 7 for one in updates)
