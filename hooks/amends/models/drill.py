"""A fire drill: a scenario that a team plays against the clock, with cards that are handed out at fixed minutes.

What is handed out and what is only for the facilitator are separate fields, so that the two never stand on one sheet. The
word EXERCISE is no field: every page and sheet prints it on each card.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from amends.models.advice import RecordLink
from amends.models.base import Model, Record
from amends.models.standard import StandardRef
from amends.models.values import Called, Id, Line, Prose, Whole

ALWAYS = (
    "Write EXERCISE on every card, slide and draft. Drafts stay in the room: an exercise message that gets out is a real incident.",
    "Say at the start what the drill is about. Somebody here may once have been the customer or the employee in such a story. Anybody may leave the room.",
    "Agree on a safe word, such as “pause”. Whoever says it stops the drill at once, and gives no reason.",
    "No identity or safety check is ever skipped, in the story or in the room, however hard a card pushes.",
    "The drill tests the plan and not the people. Write down no names beside a fault.",
    "If something real happens, say “this is real”. The drill is over.",
)  # what holds in every drill, so that no record needs to write it


class ComesFrom(Model):
    """A record that the drill was made from, and what it takes from there."""

    record: RecordLink
    """The record as kind/id: a case, or a framework where no case shows it. Example: case/larkmoor-outage"""
    takes: Line
    """What the drill takes from it; everything else is invented. Example: A supplier’s pump stops, and nobody is told."""


class Player(Model):
    """One part to play, with the sheet that its player gets. Two players may share a part."""

    id: Id
    """A short name for this part; its address on the page stays for ever. Example: duty-manager"""
    name: Called
    """The part to play: a role in your company, never a person’s name. Example: The duty manager"""
    brief: Line
    """What this player knows and wants at minute 0. Everybody may read it. Example: You are alone until the lead arrives."""


class Expected(Model):
    """What a response that meets one standard does, now that this card is on the table."""

    standard: StandardRef
    """The id of the standard that this card tries. Example: told-early"""
    response: Line
    """What can be seen or heard in the room if the standard is met. Example: Somebody writes the first notice and names the next."""


class Inject(Model):
    """A card that the facilitator hands out at its minute, with what a good response does."""

    id: Id
    """A short name for this card; its address on the page stays for ever. Example: taps-run-dry"""
    minute: Whole
    """The minute of the room’s clock at which it is handed out; the first one at 0. Example: 0"""
    short_minute: Whole | None = None
    """The minute at which it is handed out in the short version; leave it out if it is not played there. Example: 0"""
    time: Line
    """The time in the story. Example: Saturday, 06:00"""
    title: Called
    """What the card is called; players see it too, so it gives no answer away. Example: The taps run dry"""
    to: Line
    """Which player gets the card, or everybody. Example: The duty manager"""
    text: Annotated[tuple[Line, ...], Field(min_length=1, max_length=4)]  # more does not fit half a sheet
    """One paragraph of the card, word for word as it is handed out. All names are invented.
    Example: Twelve homes on the hill have no water."""
    expected: Annotated[tuple[Expected, ...], Field(min_length=1, max_length=4)]
    """What a good response does, standard by standard. Only the facilitator and the observers see it."""

    @property
    def standards(self) -> tuple[str, ...]:
        """The ids of the standards that the card tries."""
        return tuple(one.standard for one in self.expected)


class Drill(Record):
    """A fire drill: scenario, parts, cards by the minute, and what the facilitator and the observers need."""

    title: Called
    """What the drill is called; no other drill may have the name. Example: The dry tap"""
    invented: Line
    """The first line on the page. It must hold the word “invented”, also for the names. Example: All names are invented."""
    summary: Prose
    """What is practised, and for whom, in a sentence or two. Example: A first notice before the cause is known."""
    comes_from: Annotated[tuple[ComesFrom, ...], Field(min_length=1, max_length=3)]
    """The records that the drill was made from."""
    minutes: Whole
    """How long it is played, in minutes, without the debrief. Every card comes before that. Example: 45"""
    short_minutes: Whole | None = None
    """How long the short version is played, if there is one. Its cards have a short-minute. Example: 35"""
    debrief_minutes: Whole
    """How long you talk about it afterwards, in minutes. Example: 15"""
    scenario: Prose
    """The beginning of the story, read aloud at minute 0. Say your company, and name no real firm.
    Example: It is six on a Saturday, and the taps are dry."""
    players: Annotated[tuple[Player, ...], Field(min_length=1, max_length=8)]
    """Who plays what, at most eight parts."""
    injects: Annotated[tuple[Inject, ...], Field(min_length=1, max_length=8)]
    """The cards in the order of their minutes, at most eight."""
    prepare: Annotated[tuple[Line, ...], Field(min_length=1, max_length=8)]
    """One thing to have ready before the players come. Example: Print the cards and cut them."""
    notes: Annotated[tuple[Line, ...], Field(min_length=1, max_length=10)]
    """One piece of advice for the facilitator while the drill runs. Example: If nobody asks about danger, say nothing yet."""
    observe: Annotated[tuple[Line, ...], Field(min_length=1, max_length=8)]
    """One thing that observers watch for from beginning to end. Example: Who writes down the time?"""
    debrief: Annotated[tuple[Line, ...], Field(min_length=1, max_length=8)]
    """One question for the talk afterwards, open and without blame. Example: What did a customer know, and when?"""
    after: Prose | None = None
    """What to do with what the drill found. Example: Date each mend, and name who does it."""

    @property
    def short(self) -> Drill | None:
        """The short version as a drill of its own: fewer cards, each at its minute there."""
        if self.short_minutes is None:
            return None
        cards = tuple(
            card.model_copy(update={"minute": card.short_minute})
            for card in self.injects
            if card.short_minute is not None
        )
        return self.model_copy(update={"minutes": self.short_minutes, "injects": cards, "short_minutes": None})

    @property
    def short_told(self) -> str:
        """The short version in a line, or nothing: ``35 minutes: “The alarms” at minute 0, “Two calls” at minute 18``."""
        cards = ", ".join(f"“{card.title}” at minute {card.minute}" for card in (self.short or self).injects)
        return f"{self.short_minutes} minutes: {cards}" if self.short else ""

    def within(self, minutes: int) -> Drill | None:
        """The drill as it is played in so many minutes: whole, short, or not at all."""
        return next((one for one in (self, self.short) if one and one.minutes <= minutes), None)
