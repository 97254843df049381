"""The rule reference: one list of all rules and a page for each, made from the rulebook alone."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from amends import pages, rulebook
from amends.dataset import search
from amends.pages import fields, reference
from amends.pages.render import Renderer
from amends.playbook import Playbook

SITE = pages.Site("https://example.org/report", {"contribute": "contribute/"})


@pytest.fixture(scope="module")
def made() -> dict[str, pages.Page]:
    """The pages by address, over a playbook without a single record."""
    renderer = Renderer(Playbook(Path()), SITE)
    renderer.linker.addresses = {**renderer.linker.addresses, **reference.addresses(), **fields.ADDRESS}
    found = {page.address: page for page in reference.pages(renderer)}
    assert renderer.linker.lost({page.address: page.anchors for page in found.values()}) == []
    return found


def pieces(page: pages.Page) -> list[str]:
    """The examples of a page as a reader sees them."""
    found = re.findall(r"<pre><code>(.*?)</code></pre>", page.html, re.S)
    return [html.unescape(re.sub(r"</?mark>", "", piece)) for piece in found]


def marked(page: pages.Page) -> list[str]:
    """The marked parts of a page's examples."""
    return [html.unescape(part) for part in re.findall(r"<mark>(.*?)</mark>", page.html, re.S)]


def test_each_rule_has_a_page_and_nothing_else_has(made: dict[str, pages.Page]) -> None:
    """The list, and each rule under the address that `amends explain` names."""
    assert set(made) == {"reference/rules/", *(f"reference/rules/{rule}/" for rule in rulebook.rules())}
    assert set(made) == set(reference.addresses().values())
    assert all(f"/{address}" in rulebook.address(address.split("/")[-2]) for address in made if address.count("/") > 2)


def test_the_list_names_every_rule_in_the_order_of_the_rulebook(made: dict[str, pages.Page]) -> None:
    """By group, with its sentence and a link to its page."""
    page = made["reference/rules/"]
    assert [part.title for part in page.sections[1:-1]] == list(rulebook.GROUPS.values())
    found = re.findall(r'<dt><a href="([^"]+)/"><code>([^<]+)</code></a></dt><dd>(.*?)</dd>', page.html)
    assert [(link, rule, html.unescape(sentence)) for link, rule, sentence in found] == [
        (one.id, one.id, one.sentence) for one in rulebook.rules().values()
    ]


@pytest.mark.parametrize("one", rulebook.rules().values(), ids=lambda one: one.id)
def test_a_rules_page_says_all_that_the_rulebook_says(one: rulebook.Explanation, made: dict[str, pages.Page]) -> None:
    """Its sentence, its reason, and both examples letter for letter."""
    page = made[f"reference/rules/{one.id}/"]
    assert (page.title, page.description) == (one.id, one.sentence)
    text = html.unescape(page.html)
    assert f'<p class="am-sentence">{one.sentence}</p>' in text
    assert f"<p>{one.why}</p>" in text
    assert pieces(page) == [one.failing, one.mended]


def test_an_example_is_labelled_in_words(made: dict[str, pages.Page]) -> None:
    """Which piece is broken is said in a word, for whoever sees no colour and no sign."""
    labels = re.findall(
        r"<figcaption><span [^>]*aria-hidden=\"true\">.</span> (\w+)</figcaption>",
        made["reference/rules/one-time/"].html,
    )
    assert labels == ["Broken", "Mended"]


def test_the_lines_that_differ_are_marked(made: dict[str, pages.Page]) -> None:
    """What was changed, added or taken away can be seen at once; where all is different nothing is marked."""
    assert marked(made["reference/rules/bad-id/"]) == ["- id: Mend_It", "- id: mend-it"]
    assert marked(made["reference/rules/one-time/"]) == ["at: not-stated"]
    assert marked(made["reference/rules/kept-without-promise/"]) == ["kept: yes"]
    assert marked(made["reference/rules/too-large/"]) == []


def test_a_rules_page_leads_back_and_on(made: dict[str, pages.Page]) -> None:
    """To its group in the list, and to how one contributes."""
    page = made["reference/rules/one-time/"]
    assert '<a href="../#about_time">Rules of the check</a>' in page.html
    assert '<a href="../../../contribute/">How to contribute</a>' in page.html


def test_the_reference_is_found_last(made: dict[str, pages.Page]) -> None:
    """A search brings what to do before what the check asks."""
    assert {search.group(page) for page in made.values()} - {"reference"} == set()
    assert search.GROUPS["reference"][1] < min(search.GROUPS[name][1] for name in ("checklists", "standards", "cases"))


def test_the_list_covers_every_group() -> None:
    """A new group of rules has its section: the template has a macro for each."""
    template = Path(pages.__file__).parent.parent / "templates" / "index-rules.html"
    assert re.findall(r"macro about_(\w+)\(\)", template.read_text()) == list(rulebook.GROUPS)
