"""How we write: each rule finds its mistake on the line where it stands, and the shipped texts have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import change
from prose_check import findings, main, summary
from prose_texts import Text, texts

CASE = "cases/larkmoor-outage.yml"
LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " \
       "eighteen nineteen twenty thirty forty fifty sixty seventy eighty"  # fmt: skip
WELL = "Larkmoor Water answers its own customers in plain words."
MISTAKES = {
    "same-word": "The clients have to wait.",
    "plain-word": "They utilise a pump.",
    "no-latin": "They need many things, e.g. water.",
    "no-blame": "The man at the pump was careless.",
    "british": "They analyze the pump.",
    "long-sentence": f"They say that {LONG} and nothing else.",
    "lexical_illusions": "They say that the the pump is broken.",
    "typography.symbols.curly_quotes": 'They call it a "pump" in the town.',
}


def written(root: Path, path: str, text: str) -> Path:
    """A file below the root with this text."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return root


def found(root: Path) -> list[tuple[str, int, str]]:
    """Where something is found below the root, and by which rule."""
    return [(one.path, one.line, one.rule.removeprefix("prose/")) for one in findings(list(texts(root)))]


@pytest.mark.parametrize("rule", MISTAKES)
def test_each_rule_finds_its_mistake_on_its_line(tmp_path, rule):
    """A mistake in the second line of a paragraph is found there, by its rule and by no other."""
    assert found(written(tmp_path, "docs/page.md", f"# A page\n\n{WELL}\n{MISTAKES[rule]}\n")) == [
        ("docs/page.md", 4, rule)
    ]


@pytest.mark.parametrize("word", ["organize", "organizations", "color", "behavior", "program(me)s", "seized", "size"])
def test_british_spelling_knows_words_that_only_look_american(tmp_path, word):
    """Words with -ize and -or are found; size and seize are not."""
    american = word in {"organize", "organizations", "color", "behavior"}
    assert bool(found(written(tmp_path, "README.md", f"They say {word} here.\n"))) == american


@pytest.mark.parametrize("mark", ["“{}”", "`{}`"])
@pytest.mark.parametrize("rule", [name for name in MISTAKES if name != "typography.symbols.curly_quotes"])
def test_words_of_others_are_left_alone(tmp_path, rule, mark):
    """What stands in quotation marks or as code is somebody else's and never found; a whole quotation is one word."""
    assert found(written(tmp_path, "README.md", f"They wrote {mark.format(MISTAKES[rule])} on the door.\n")) == []


def test_a_record_is_found_at_its_own_line(copy):
    """In a text that the file folds, a finding names the line of the word and not that of the field."""
    change(copy / CASE, "\nsummary: ", "\nsummary: >-\n  They waited\n  for water, etc.\nstory: ")
    line = 1 + (copy / CASE).read_text(encoding="utf-8").splitlines().index("  for water, etc.")
    assert [one for one in found(copy) if one[0] == CASE and one[2] == "no-latin"] == [(CASE, line, "no-latin")]


def test_a_quotation_and_a_source_are_not_read(copy):
    """Exact words, speakers and titles of sources are others' and stand as they are."""
    read = [text.words for text in texts(copy)]
    assert "We are sorry for the dry day." not in read
    assert not [words for words in read if words.startswith("Larkmoor's notice")]


def test_a_fault_that_is_shown_is_not_read(shipped, root):
    """The spans of a worked example that miss a standard are left out; those that meet one, and all remarks, are read."""
    read = {text.words for text in texts(root)}
    spans = [one for sheet in shipped.examples for version in sheet.versions for part in version.paragraphs
             for one in part.segments if one.marks and len(one.text) > 30 and not set("“‘`") & set(one.text)]  # fmt: skip
    faulty = [one for one in spans if {note.mark for note in one.marks} != {"met"}]
    assert faulty and not [one.text for one in faulty if one.text in read]
    assert [one.text for one in spans if one not in faulty and one.text not in read] == []


def test_rules_and_templates_are_read(tmp_path):
    """The rulebook's sentences and the words between a template's tags; a value that is put in counts as a word."""
    rules = "one:\n  sentence: A rule.\n  why: >-\n    It is short,\n    etc.\n  failing: e.g.\n  mended: e.g.\n"
    written(tmp_path, "hooks/amends/rules/few.yml", rules)
    template = '<p class="viz">{# i.e. #}\nAll of {{ etc }} and\n<b>more</b>, e.g. this.</p>\n'
    written(tmp_path, "hooks/amends/templates/page.html", template)
    assert found(tmp_path) == [
        ("hooks/amends/rules/few.yml", 5, "no-latin"),
        ("hooks/amends/templates/page.html", 3, "no-latin"),
    ]


def test_front_matter_is_read_value_by_value(tmp_path):
    """Titles and descriptions of pages are texts too, each on its own line."""
    page = "---\ntitle: A page\ndescription: About things, etc.\n---\n# A page\n"
    assert found(written(tmp_path, "docs/page.md", page)) == [("docs/page.md", 3, "no-latin")]


def test_passive_and_long_sentences_are_only_counted():
    """The summary counts texts, sentences, long ones and passive ones, without making them findings."""
    read = [Text("a.md", words, (0,), (1,)) for words in ("The pump was mended. It runs.", f"We say {LONG}.")]
    assert summary(read) == "2 texts, 3 sentences, 1 with more than 25 words, 1 in the passive"
    assert findings(read) == []


def test_the_command_prints_and_fails(tmp_path, capsys):
    """Each finding is a line with path, line and rule, and the command fails; the last line counts."""
    assert main(written(tmp_path, "README.md", "# Things\n\nThings etc here.\n")) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("README.md:3 prose/no-latin: “etc”: write name the rest")
    assert lines[-1].endswith("; 1 findings")


def test_the_shipped_texts_have_no_findings(root):
    """Every text that a reader meets is written as we write."""
    assert [str(one) for one in findings(list(texts(root)))] == []
