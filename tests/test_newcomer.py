"""What a first-time contributor got wrong in a sound record: one finding each, and the line that it asks for mends it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from amends import cli
from conftest import SMALL
from test_mending import INCIDENT
from test_rules import checked
from test_slips import obeyed

CASE = "cases/larkmoor-outage.yml"
NOTICE = "    actor: Larkmoor Water\n    what: Puts a notice on its site and says sorry.\n"
WORDS = "    words: We are sorry for the dry day.\n"
CREDIT = '    evidence: ["event:credit-promised"]\n'
EVENT = "  - id: credit-promised\n"


def found(copy: Path, old: str, new: str) -> list[str]:
    """The findings, without the file's name, once something else stands in the case."""
    assert INCIDENT.count(old) == 1, old
    (copy / CASE).write_text(INCIDENT.replace(old, new), encoding="utf-8")
    return [line.removeprefix(f"{CASE}:") for line in checked(copy, {})[1]]


MENDED_AT_ONCE = {
    "a misspelt name that is like two fields, of which one is missing": (
        NOTICE,
        NOTICE.replace("actor", "acter"),
        "Did you mean 'actor'? Write: actor: Larkmoor Water",
    ),
    "a misspelt name whose list stands below": (
        "unsettled:\n",
        "unsetled:\n",
        "Did you mean 'unsettled'? Write: unsettled:",
    ),
    "a misspelt name whose text stands below": (
        NOTICE,
        NOTICE.replace("what: Puts", "waht: >-\n      Puts"),
        "Did you mean 'what'? Write: what: >-",
    ),
    "a misspelt first name of an item": (
        "  - name: Larkmoor Water\n",
        "  - nam: Larkmoor Water\n",
        "- name: Larkmoor Water",
    ),
    "no colon after a name": (NOTICE, NOTICE.replace("actor:", "actor"), "Write: actor: Larkmoor Water"),
    "curly marks around a date": ("as-of: 2026-01-05", "as-of: “2026-01-05”", "Write: as-of: 2026-01-05"),
    "a curly and a straight mark": ("as-of: 2026-01-05", 'as-of: “2026-01-05"', "Write: as-of: 2026-01-05"),
    "curly marks around a word": ("industry: utilities", "industry: ‘utilities’", "Write: industry: utilities"),
    "curly marks in a list, once": (
        CREDIT,
        "    evidence: [“quote:sorry”, “larkmoor-notice”]\n",
        "Write: evidence: [quote:sorry, larkmoor-notice]",
    ),
    "a curly mark that opens and a straight one that closes": (
        WORDS,
        '    words: “We are sorry: for the dry day."\n',
        'Write: words: "We are sorry: for the dry day."',
    ),
    "a straight mark that opens and a curly one that closes": (
        WORDS,
        '    words: "We are sorry for the dry day.”\n',
        'Write: words: "We are sorry for the dry day."',
    ),
    "a space within what evidence names": (CREDIT, "    evidence: [quote: sorry]\n", "Write: evidence: [quote:sorry]"),
    "the same in a list of lines": (
        CREDIT,
        "    evidence:\n      - quote: sorry\n",
        "Write: - quote:sorry",
    ),
    "the same without brackets": (CREDIT, "    evidence: quote: sorry\n", "Write: evidence: [quote:sorry]"),
    "marks around each line of a text": (
        WORDS,
        '    words: "We are sorry"\n      "for the dry day."\n',
        'words: "We are sorry for the dry day."',
    ),
    "the same, and the second line at the field's place": (
        WORDS,
        '    words: "We are sorry"\n    "for the dry day."\n',
        'words: "We are sorry for the dry day."',
    ),
    "a text on the line of its sign": (
        WORDS,
        "    words: >- We are sorry for the dry day.\n",
        "Move the text to a line of its own below, with 6 spaces before it.",
    ),
    "the same, with more of it below": (
        WORDS,
        "    words: >- We are sorry\n        for the dry day.\n",
        "Move the text to a line of its own below, with 8 spaces before it.",
    ),
    "a number sign in a text": (
        "    place: First sentence\n",
        "    place: sentence #1\n",
        'Write: place: "sentence #1"',
    ),
    "a field of the record whose # alone was taken away": (
        "sources: [larkmoor-notice]\nown",
        " one-sided: All of it is the firm's.\nsources: [larkmoor-notice]\nown",
        "expected no space, as in line 148. Move it 1 space to the left.",
    ),
    "a field of an event whose # alone was taken away": (
        "    actor: Larkmoor Water\n    what: Hears",
        "     disputed: The town paper says noon.\n    actor: Larkmoor Water\n    what: Hears",
        "expected 4 spaces, as in line 37. Move it 1 space to the left.",
    ),
    "a field of a group that is one space short": (
        "      how: about\n",
        "     how: about\n",
        "expected 6 spaces, as in line 39. Move it 1 space to the right.",
    ),
    "evidence without a comma": (
        CREDIT,
        "    evidence: [event:credit-promised quote:sorry larkmoor-notice]\n",
        "Write: evidence: [event:credit-promised, quote:sorry, larkmoor-notice]",
    ),
    "an item of a list in tabs": (
        EVENT,
        "\t- id: another\n\t\tat: 2025-03-02\n\t\tactor: Larkmoor Water\n\t\twhat: Rings.\n\t\tevidence: [larkmoor-notice]\n"
        + EVENT,
        "Begin it with 2 spaces, lines 54 to 57 with 4 spaces.",
    ),
    "its fields in tabs": (
        EVENT,
        "  - id: another\n\tat: 2025-03-02\n\tactor: Larkmoor Water\n\twhat: Rings.\n\tevidence: [larkmoor-notice]\n"
        + EVENT,
        "Begin lines 54 to 57 with 4 spaces.",
    ),
}


@pytest.mark.parametrize(("old", "new", "remedy"), MENDED_AT_ONCE.values(), ids=MENDED_AT_ONCE)
def test_one_mistake_is_one_finding_and_obeying_mends_the_file(old: str, new: str, remedy: str, copy: Path) -> None:
    """The finding ends with what to do; done to the letter, nothing is left to find."""
    (finding,) = found(copy, old, new)
    assert finding.endswith(remedy)
    (copy / CASE).write_text(obeyed((copy / CASE).read_text(encoding="utf-8"), finding), encoding="utf-8")
    assert checked(copy, {})[1] == []


ASKED = {
    "a customer's account that is none": (
        "kind: incident",
        "kind: complaint",
        "3:7 missing-field: kind is complaint, and 'one-sided' is missing; expected a line that begins with one-sided:. "
        "Add it if one customer tells all of it; if not, write kind: incident.",
    ),
    "a title as evidence, of a source that the case writes out": (
        CREDIT,
        "    evidence: Larkmoor's notice (invented)\n",
        "Write larkmoor-notice, the id of this source under own-sources.",
    ),
    "a title as evidence, of a source that there is not": (
        CREDIT,
        "    evidence: The town paper, 3 May 2025\n",
        "If docs/playbook/sources has no such source, write it out under own-sources, with an id.",
    ),
    "an address as evidence": (
        CREDIT,
        "    evidence: [https://larkmoor.example/x]\n",
        "If docs/playbook/sources has no such source, write it out under own-sources, with an id.",
    ),
    "a capital in what evidence names": (CREDIT, "    evidence: [Quote:sorry]\n", "Write quote:sorry."),
    "no evidence": (
        CREDIT,
        "    evidence: []\n",
        "Write the id of a source (under own-sources, or in docs/playbook/sources), quote: and a quotation's id, or "
        "event: and an event's id.",
    ),
    "an empty line": (CREDIT, "    evidence:\n", "or event: and an event's id."),
    "a source that there is not": (
        CREDIT,
        "    evidence: [town-times]\n",
        "94:16 dangling-reference: there is no source 'town-times'; expected an id that exists. Write the source out under "
        "own-sources, with this id. This case has larkmoor-notice.",
    ),
    "a source of which only the last word is one that there is": (
        CREDIT,
        "    evidence: [another-notice]\n",
        "expected an id that exists. Write the source out under own-sources, with this id. This case has larkmoor-notice.",
    ),
    "a source with a word too few": (
        CREDIT,
        "    evidence: [handbook]\n",
        "Did you mean 'larkmoor-handbook'? If not, write the source out under own-sources, with this id.",
    ),
    "a list of sources without a comma": (
        "sources: [larkmoor-notice]\nown",
        "sources: [larkmoor-notice larkmoor-handbook]\nown",
        "151:11 bad-id: sources: a comma is missing between larkmoor-notice and larkmoor-handbook; expected a comma after "
        "each id but the last. Write: sources: [larkmoor-notice, larkmoor-handbook]",
    ),
    "a title in brackets": (
        CREDIT,
        "    evidence: [a notice of larkmoor-water]\n",
        "If docs/playbook/sources has no such source, write it out under own-sources, with an id.",
    ),
    "an interval as people write one": (
        "as-of: 2026-01-05",
        "as-of: 4 January 2026 – 5 January 2026",
        "Write 2026-01-04/2026-01-05.",
    ),
    "an interval of dates that can mean two": (
        "as-of: 2026-01-05",
        "as-of: 4/1/2026 - 5/1/2026",
        "Write the earlier date, a slash and the later one: 2015-10-28/2015-10-31.",
    ),
}


@pytest.mark.parametrize(("old", "new", "remedy"), ASKED.values(), ids=ASKED)
def test_one_mistake_is_one_finding_that_says_what_is_asked(old: str, new: str, remedy: str, copy: Path) -> None:
    """What only the contributor knows is asked for, and never made up."""
    (finding,) = found(copy, old, new)
    assert finding.endswith(remedy)


def test_a_comma_that_is_missing_at_a_line_s_end_is_named_by_the_id_before_it(copy: Path) -> None:
    """The line is shown only where all of it stands in one."""
    (finding,) = found(copy, CREDIT, "    evidence: [quote:sorry\n      larkmoor-notice]\n")
    assert finding.endswith(
        "a comma is missing between quote:sorry and larkmoor-notice; expected a comma after each id but the last. Put it after quote:sorry."
    )


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        (
            "open-questions",
            "Is it 'unsettled', which is missing? If not, one of: asked-as, effort, elsewhere, formerly, one-sided, points, story.",
        ),
        ("question", "Did you mean 'questions'? It is there already: keep one of the two."),
    ],
)
def test_a_name_far_from_every_other_is_told_what_is_missing(name: str, remedy: str, copy: Path) -> None:
    """A word of another field's name is not enough to take it for that field."""
    missing, unknown = found(copy, "unsettled:\n", f"{name}:\n")
    assert " missing-field: 'unsettled' is missing" in missing
    assert unknown.endswith(remedy)


def test_several_missing_fields_are_named_together(copy: Path) -> None:
    """Any of them may be meant."""
    *_, unknown = found(copy, NOTICE, "    doer: Larkmoor Water\n    tale: It says sorry.\n")
    assert "Is it one of the missing actor, what? If not, one of: after, " in unknown


def test_an_id_that_stands_twice_is_pointed_to_before_one_that_is_alike(copy: Path) -> None:
    """A reference that was misspelt has nothing to do with it."""
    text = INCIDENT.replace("  - id: regulator-closes\n", "  - id: pump-stops\n")
    (copy / CASE).write_text(text.replace("first-word: notice", "first-word: notices"), encoding="utf-8")
    _, dangling = checked(copy, {})[1]
    assert dangling.endswith(
        "'pump-stops' stands twice (lines 31 and 61): if one of them is 'notices', write that there. "
        "If not, did you mean 'notice'?"
    )


def test_not_stated_is_never_guessed_for_a_name(copy: Path) -> None:
    """Whoever writes a name means something; “outage-starts” looks like “not-stated” to a computer only."""
    remedies = [
        found(copy, "failed-at: pump-stops", f"failed-at: {name}")[0] for name in ("outage-starts", "not-statd")
    ]
    assert "not-stated" not in remedies[0] and "One of: credit-promised, larkmoor-knows, " in remedies[0]
    assert remedies[1].endswith("Did you mean 'not-stated'?")


def test_several_ids_that_are_missing_are_named_where_one_stands_twice(copy: Path) -> None:
    """Only the contributor knows which it is."""
    text = INCIDENT.replace("  - id: larkmoor-knows\n", "  - id: notice\n").replace(
        CREDIT, '    evidence: ["quote:x"]\n'
    )
    (copy / CASE).write_text(text.replace("first-apology: notice", "first-apology: sorry-said"), encoding="utf-8")
    assert (
        "One of the two may be 'larkmoor-knows' or 'sorry-said', which something refers to and which are not there."
        in ("".join(checked(copy, {})[1]))
    )


def test_an_example_never_puts_a_fact_into_a_record(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever copies an example's line to the letter is asked to fill its blank in."""
    broken = INCIDENT.replace(NOTICE, NOTICE.partition("\n")[2])
    (copy / CASE).write_text(broken, encoding="utf-8")
    assert cli.run(["check", "--root", str(copy)]) == 1
    example = re.search(r"Example: (.*)", capsys.readouterr().out)[1]
    assert example == "actor: ‹such as Larkmoor Water›"
    (copy / CASE).write_text(
        INCIDENT.replace(NOTICE, f"    {example}\n{NOTICE.partition(chr(10))[2]}"), encoding="utf-8"
    )
    assert [line.split()[1] for line in checked(copy, {})[1]] == ["unfilled-blank:"]


def test_a_copied_file_is_one_finding_whichever_name_it_has(copy: Path) -> None:
    """The sources of its own do not count a second time."""
    for name in ("larkmoor-outage-copy", "another"):
        file = copy / f"cases/{name}.yml"
        file.write_text(INCIDENT, encoding="utf-8")
        (finding,) = checked(copy, {})[1]
        assert " same-title: " in finding and "Delete the file that is the copy" in finding
        file.unlink()


def test_a_copy_with_another_title_is_blamed_for_its_sources(copy: Path) -> None:
    """The file that was there first stands first, whatever sign comes after its name."""
    other = INCIDENT.replace("title: Larkmoor's dry day (invented)", "title: Another day (invented)")
    (copy / "cases/larkmoor-outage-copy.yml").write_text(other, encoding="utf-8")
    (finding,) = checked(copy, {})[1]
    assert finding.startswith(
        "cases/larkmoor-outage-copy.yml:153:9 duplicate-id: the source 'larkmoor-notice' stands in "
    )


def test_two_versions_of_a_page_name_two_archived_copies(copy: Path) -> None:
    """One address is enough for two documents where their copies tell them apart."""
    handbook = copy / "docs/playbook/sources/larkmoor-handbook.yml"
    text = handbook.read_text(encoding="utf-8")
    note = "archive-note: Invented; there is nothing to archive."
    handbook.write_text(text.replace(note, "archive: https://archive.example/2024"), encoding="utf-8")
    own = "    address: https://larkmoor.example/handbook\n    archive: https://archive.example/{}\n"
    for year, findings in (("2025", 0), ("2024", 1)):
        assert len(found(copy, "    address: not-stated\n", own.format(year))) == findings


def test_a_list_of_sources_is_shown_with_what_it_lacks(copy: Path) -> None:
    """A line of its own, a line to write anew, or an item of a list of lines."""
    used = CREDIT.replace("event:credit-promised", "larkmoor-handbook")
    case = INCIDENT.replace(CREDIT, used)
    for there, remedy in (
        ("", "Add a line: sources: [larkmoor-handbook]"),
        ("sources: [larkmoor-notice]\n", "Write: sources: [larkmoor-notice, larkmoor-handbook]"),
        ("sources:\n  - larkmoor-notice\n", "Add larkmoor-handbook to the list sources."),
    ):
        (copy / CASE).write_text(case.replace("sources: [larkmoor-notice]\n", there, 1), encoding="utf-8")
        (finding,) = checked(copy, {})[1]
        assert finding.endswith(remedy)


def test_the_playbook_is_the_fixtures() -> None:
    """What is broken here is the sound case of the fixture playbook."""
    assert (SMALL / CASE).read_text(encoding="utf-8") == INCIDENT
