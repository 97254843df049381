"""Broken at random: thousands of mutations of valid records, and documents and records that nobody would write.

``make mutate`` runs many more of the first; both are the same every time.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from unicodedata import is_normalized

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mutations
import mutators
from amends import reader
from amends.document import Data
from amends.findings import Finding
from amends.models import KINDS

STEADY = settings(
    derandomize=True, database=None, deadline=None, max_examples=300, suppress_health_check=list(HealthCheck)
)
FEW = settings(STEADY, max_examples=100)

# What YAML is made of, and what people mistake for it.
PIECES = st.sampled_from(
    [
        *mutators.SIGNS,
        *mutators.ODD,
        "- ",
        ": ",
        "\n",
        "\n  ",
        "\n- ",
        "title",
        "id",
        "a",
        "no",
        "---\n",
        "...\n",
        "%YAML",
        "&a",
        "*a",
        "!!x",
        "<<",
        '"',
        "''",
        "“a: b”",
        "\\ud800",
        ">-\n  ",
        "|0",
        "{a: ",
        "[b, ",
        "# x",
        "\r\n",
        "\t",
    ]
)
DOCUMENTS = st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join)
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
VALUES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(TEXTS | st.sampled_from(["id", "title"]), inner, max_size=4)
    ),
    max_leaves=20,
)
PLAIN = st.text(
    st.characters(codec="utf-8").filter(lambda one: one.isalnum() and is_normalized("NFC", one)), max_size=20
)


@st.composite
def records(draw: st.DrawFn) -> tuple[mutations.Seed, str]:
    """A record of the fixture playbook with some fields replaced, dropped or added: any value for any field."""
    seed = draw(st.sampled_from(mutations.seeds(fixtures_only=True)))
    data = dict(yaml.load(seed.raw, Loader=yaml.CBaseLoader))
    for name in draw(st.lists(st.sampled_from(sorted(data)), max_size=3)):
        data[name] = draw(VALUES)
    for name in draw(st.lists(st.sampled_from(sorted(data)) | TEXTS, max_size=2)):
        data[name] = draw(VALUES | st.sampled_from(list(data.values())))
    return seed, json.dumps(data, ensure_ascii=draw(st.booleans()))


def test_two_thousand_mutations_are_read_refused_or_checked(shared: Path, tmp_path: Path) -> None:
    """Each goes as far as it can; nothing is raised, nothing hangs, and every finding has a place and words."""
    tally = mutations.run(range(2_000), 1, shared, tmp_path / "failures", fixtures_only=True)
    assert tally.failures == []
    assert tally.outcomes.total() == 2_000
    assert min(tally.outcomes[one] for one in ("refused", "misshapen", "sound")) > 100


def test_a_mutation_can_be_made_again(shared: Path) -> None:
    """By its seed and number alone; another number or seed gives another."""
    first = mutations.mutated(7, 3, shared, fixtures_only=True)
    assert first == mutations.mutated(7, 3, shared, fixtures_only=True)
    others = {mutations.mutated(seed, number, shared, fixtures_only=True)[1] for seed in (7, 8) for number in range(20)}
    assert len(others) > 35


def test_what_is_raised_or_takes_too_long_is_kept(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The failure names its number, and its bytes lie in the folder."""

    def fire(seed: mutations.Seed, raw: bytes) -> tuple[str, list[Finding]]:
        if len(raw) % 2:
            raise KeyError("x")
        while True:
            pass

    monkeypatch.setattr(mutations, "fire", fire)
    monkeypatch.setattr(mutations, "SECONDS", 0.05)
    tally = mutations.run(range(8), 1, shared, tmp_path, fixtures_only=True)
    assert tally.outcomes == {"raised": 8}
    assert {why.partition(": ")[2] for _, why in tally.failures} == {
        "KeyError: 'x'",
        "TimeoutError: longer than 0.05 s",
    }
    for number in range(8):
        assert (tmp_path / f"1-{number}.yml").read_bytes() == mutations.mutated(1, number, shared, fixtures_only=True)[
            1
        ]


@pytest.mark.parametrize(
    ("found", "flaw"),
    [
        (Finding("x", 0, 1, "r", "w", "e", "m"), "no place"),
        (Finding("x", 3, 1, "r", "w", "e", "m"), "no place"),
        (Finding("x", 1, 1, "r", "", "e", "m"), "no words"),
        (Finding("x", 1, 1, "r", "w", "e"), "no words"),
        (Finding("x", 1, 1, "r", "a block scalar", "e", "m"), "a parser's words"),
    ],
)
def test_a_finding_without_a_place_or_words_is_a_flaw(found: Finding, flaw: str) -> None:
    """What a mutation is failed for, besides an exception."""
    assert [one.partition(":")[0] for one in mutations.flaws(b"a\nb", "refused", [found])] == [flaw]
    assert mutations.flaws(b"a\nb", "refused", [Finding("x", 2, 2, "r", "w", "e", "m")]) == []


def test_the_words_of_a_dictionary_are_read_as_fuzzers_write_them() -> None:
    """A name or none, comments, and bytes by their numbers."""
    text = '# "no"\na="b"\n  "c d"\nkeyword_1="\\x00\\xff\\"\\\\"\nbad\nlevel@2="é"\n\n'
    assert mutations.dictionary(text) == [b"b", b"c d", b'\x00\xff"\\', "é".encode()]


def test_the_fuzzing_dictionaries_are_used(shared: Path, tmp_path: Path) -> None:
    """Where they are; without them, the signs and the odd characters are put in."""
    assert b"%YAML 1.2" in mutations.words(shared)
    assert len(mutations.words(shared)) > 500
    assert mutations.words(tmp_path) == [one.encode() for one in mutators.SIGNS + mutators.ODD]


@pytest.mark.parametrize("way", [mutators.flip, mutators.insert, mutators.delete, mutators.indent, mutators.swap])
def test_a_way_to_break_a_record_changes_it(way) -> None:
    """Almost every time: a byte may be put in the place of its like."""
    raw = b"a: b\nc: d\ne: f\n"
    assert sum(way(raw, Random(number)) != raw for number in range(50)) > 35


@STEADY
@given(st.binary(max_size=300) | DOCUMENTS.map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_read_or_refused_in_plain_words(raw: bytes) -> None:
    """Never an exception; one refusal, or a document of plain data."""
    document, findings = reader.read(raw, "x.yml")
    assert mutations.flaws(raw.replace(b"\r", b"\n"), "refused", findings) == []
    assert not findings or document.data == ""
    assert len(findings) <= reader.MAX_HIDDEN


@STEADY
@given(records())
def test_any_value_in_any_field_is_taken_or_found(made: tuple[mutations.Seed, str]) -> None:
    """A record that holds anything anywhere goes through the reader, the shape and the rules."""
    seed, text = made
    outcome, findings = mutations.fire(seed, text.encode())
    assert mutations.flaws(text.encode(), outcome, findings) == []
    assert findings or outcome in {"sound", "withdrawn"}


@FEW
@given(st.sampled_from(sorted(KINDS)), VALUES)
def test_any_document_is_no_record_or_one(kind: str, value: Data) -> None:
    """Documents that were never records, as each kind."""
    raw = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    seed = next(one for one in mutations.seeds(fixtures_only=True) if one.kind == kind)
    outcome, findings = mutations.fire(seed, raw)
    assert outcome in {"refused", "misshapen", "withdrawn"}
    assert bool(findings) == (outcome != "withdrawn")


@FEW
@given(
    st.recursive(
        PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3), max_leaves=15
    )
)
def test_plain_data_comes_back_as_it_was_written(value: Data) -> None:
    """What is not hostile is kept: written as YAML or as JSON, every text is the same again."""

    for text in (json.dumps(value, ensure_ascii=False), yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True)):
        document, findings = reader.read(text.encode(), "x.yml")
        assert (findings, document.data) == ([], value), text
