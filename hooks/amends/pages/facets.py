"""Cases by industry, failure, remedy and so on: a page for each value that some case has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from amends.assess.card import Card, report_cards
from amends.models import lists
from amends.models.case import Assessed, Case
from amends.models.choices import Choices
from amends.models.values import country_name
from amends.pages.page import Page
from amends.pages.render import Renderer
from amends.playbook import Playbook

TITLES = {
    "kind": "Kind",
    "industry": "Industry",
    "failure": "Failure",
    "whose-doing": "Whose doing",
    "severity": "Severity",
    "turn": "First or again",
    "remedy": "Remedy",
    "channel": "Channel",
    "apologised": "Who apologised",
    "country": "Country",
}


@dataclass(frozen=True, order=True)
class Tag:
    """One value of one facet: ``value`` is its word in records and addresses, ``label`` what a reader sees."""

    facet: str
    value: str
    label: str

    @property
    def target(self) -> str:
        """What a link to the tag's page is written as."""
        return f"by/{self.facet}/{self.value}"


def values(case: Case) -> list[Tag]:
    """All tags of a case, facet by facet."""
    tags = [_tag("kind", case.kind_, lists.CASE_KINDS), _tag("industry", case.industry, lists.INDUSTRIES)]
    tags.append(_tag("failure", case.failure_type, lists.FAILURES))
    if isinstance(case, Assessed):
        tags.append(_tag("whose-doing", case.whose_doing, lists.DOERS))
        tags.append(_tag("severity", case.severity, lists.SEVERITIES))
        tags.append(_tag("turn", case.turn, lists.TURNS))
        tags += _tags("remedy", (remedy.type for remedy in case.remedies), lists.REMEDY_TYPES)
        tags += _tags("apologised", case.apologised, lists.ROLES)
    tags += _tags("channel", case.channels, lists.CHANNELS)
    tags += [Tag("country", code.lower(), country_name(code)) for code in case.countries]
    return tags


def _tag(facet: str, value: str, labels: Choices) -> Tag:
    return Tag(facet, value, labels[value])


def _tags(facet: str, found: Iterable[str], labels: Choices) -> list[Tag]:
    return [_tag(facet, value, labels) for value in dict.fromkeys(found)]


def _tagged(playbook: Playbook) -> dict[Tag, list[Case]]:
    found: dict[Tag, list[Case]] = {}
    for case in playbook.cases:
        for tag in values(case):
            found.setdefault(tag, []).append(case)
    return found


def addresses(playbook: Playbook) -> dict[str, str]:
    """Link target → address of the index of tags and of each tag's page."""
    return {"by": "cases/by/", **{tag.target: f"cases/{tag.target}/" for tag in _tagged(playbook)}}


def pages(renderer: Renderer) -> list[Page]:
    """The index of all tags, and one page for each."""
    tagged = _tagged(renderer.playbook)
    groups = [
        (title, [(tag, tagged[tag]) for tag in sorted(tagged) if tag.facet == facet]) for facet, title in TITLES.items()
    ]
    groups = [(title, tags) for title, tags in groups if tags]
    cards = report_cards(renderer.playbook)
    index = renderer.page(
        "facets.html",
        "cases/by/",
        "Cases by what they share",
        "Every case by what it has in common with others.",
        [("all_tags", "Everything that they share")],
        groups=groups,
        cases=None,
        tag=None,
    )
    return [index, *(_page(renderer, tag, cases, cards) for tag, cases in tagged.items())]


def _page(renderer: Renderer, tag: Tag, cases: list[Case], cards: dict[str, Card]) -> Page:
    return renderer.page(
        "facets.html",
        f"cases/{tag.target}/",
        f"{TITLES[tag.facet]}: {tag.label}",
        f"All cases with {TITLES[tag.facet].lower()}: {tag.label}.",
        [("the_cases", "The cases")],
        cases=cases,
        cards=cards,
        tag=tag,
        facet=TITLES[tag.facet],
        groups=[],
    )
