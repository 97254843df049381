"""How we write, held against every text of ours that a reader meets: `make check` runs it, offline, in a few seconds.

The checker is proselint, with those of its checks that suit such texts and with rules of our own; ``prose_style.yml`` holds
the words. A finding names the line of the file in which the words were written. Passive sentences and long ones are counted
only: the count is for whoever reads a page aloud.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from proselint.checks import __register__ as THEIRS
from proselint.registry.checks import Check, CheckResult, types

from amends import reader
from amends.findings import Finding
from prose_texts import Text, texts

ROOT = Path(__file__).parent.parent
GAP = "\n\n§\n\n"  # parts the texts, so that no rule reads on from one into the next
ADVICE = {
    "same-word": "one word for one thing",
    "plain-word": "a plain word",
    "no-latin": "English",
    "no-blame": "what was done, and no verdict on a person",
    "british": "British spelling",
}
_SENTENCE = re.compile(r"\w(?:(?![.!?][”’)]*\s|\n\n).)*", re.S)
_COUNTED = re.compile(r"\w[\w’'.,-]*")
_IZE = r"\w{3,}iz(?:e[ds]?|ing|ations?|ers?)"
_NOT_IZE = ("resized?", "capsized?", "oversized?", "downsized?")
_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being) (?:not |never |only |\w+ly )?"
    r"(?:\w{2,}ed|known|told|given|taken|said|made|done|seen|kept|shown|written|left|lost|held|put|paid|sent|found)\b"
)


def findings(found: list[Text]) -> list[Finding]:
    """What is wrong with these texts, in the order of files and lines."""
    corpus, starts = GAP.join(text.words for text in found), _starts(found)
    wrong = []
    for check in _checks():
        for result in check.check_with_flags(corpus):
            first = result.span[0] + len(corpus[slice(*result.span)]) - len(corpus[slice(*result.span)].lstrip())
            at = bisect_right(starts, first) - 1
            text, within = found[at], first - starts[at]
            wrong.append(Finding(text.path, text.line(within), 1, f"prose/{result.check_path}", result.message))
    return sorted(set(wrong), key=lambda one: (one.path, one.line, one.rule))


def summary(found: list[Text]) -> str:
    """How much was read, and the counts that are no findings."""
    sentences = [one[0] for text in found for one in _SENTENCE.finditer(text.words)]
    long = sum(len(_COUNTED.findall(one)) > int(style()["limits"]["long"]) for one in sentences)
    passive = sum(bool(_PASSIVE.search(one)) for one in sentences)
    return (
        f"{len(found):,} texts, {len(sentences):,} sentences, {long} with more than {style()['limits']['long']} words, "
        f"{passive} in the passive"
    )


@cache
def style() -> dict[str, Any]:
    """The words of ``prose_style.yml``; raises ValueError when the file cannot be read."""
    document, wrong = reader.read(Path(__file__).with_name("prose_style.yml").read_bytes(), "prose_style.yml")
    if wrong or not isinstance(document.data, dict):
        raise ValueError(f"the style cannot be read: {[*map(str, wrong)]}")
    return document.data


def _starts(found: list[Text]) -> list[int]:
    starts, at = [], 0
    for text in found:
        starts.append(at)
        at += len(text.words) + len(GAP)
    return starts


@cache
def _checks() -> tuple[Check, ...]:
    wanted = style()["proselint"]
    theirs = [check for check in THEIRS if any(check.matches_partial(path) for path in wanted)]
    ours = [
        Check(check_type=types.PreferredForms(style()[path]), path=path, message=f"“{{1}}”: write {{0}} ({says})")
        for path, says in ADVICE.items()
    ]
    ize = types.Existence((_IZE,), exceptions=_NOT_IZE)
    return (
        *theirs,
        *ours,
        Check(check_type=ize, path="british", message="“{}”: write it with s (British spelling)"),
        Check(check_type=_long, path="long-sentence", message="{} words in one sentence; at most {}"),
    )


def _long(text: str, check: Check) -> Iterator[CheckResult]:
    """Each sentence with more words than the limit; words in quotation marks count as one."""
    limit = int(style()["limits"]["words"])
    for sentence in _SENTENCE.finditer(text):
        if (words := len(_COUNTED.findall(sentence[0]))) > limit:
            yield CheckResult(check.path, check.message.format(words, limit), sentence.span(), None)


def main(root: Path) -> int:
    """Print every finding and the summary; 1 if there is one."""
    found = list(texts(root))
    wrong = findings(found)
    for one in wrong:
        print(f"{one.path}:{one.line} {one.rule}: {one.what}")
    print(f"{summary(found)}; {len(wrong)} findings")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT))
