"""An event of a case: what happened when, the message that it was, and what it is told from.

Every fact names its evidence: a source's id, ``quote:`` and the id of a quotation of the case, or ``event:`` and the id of
one of its events.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from amends.models.base import Model
from amends.models.choices import YesNo
from amends.models.form import Form
from amends.models.lists import Channel, EventState, Kept, Legal, Offset, Role
from amends.models.time import Length, When
from amends.models.values import NOT_STATED, Id, Line, Prose, Refers, refuse, text

_EVIDENCE = re.compile(r"((quote|event):)?[a-z0-9]+(-[a-z0-9]+)*")
_LOOK_UP = "Write the id of its source. If docs/playbook/sources has no such source, write it out under own-sources, with an id."


def evidence(value: Any) -> str:
    """One piece of evidence as it is written. It is never not-stated: what nobody tells is not in a record."""
    written = text(value)
    if written == NOT_STATED:
        raise refuse(
            "bad-evidence",
            "this is never not-stated",
            "a source, a quotation or an event",
            "Write its id, or leave out what nobody tells.",
        )
    if not _EVIDENCE.fullmatch(written):
        near = re.sub(r"(?<=:)\s+", "", written.lower())
        near = near if ":" in near and _EVIDENCE.fullmatch(near) else ""
        raise refuse(
            "bad-evidence",
            f"'{written[:60]}' names no evidence",
            "a source's id, quote: and a quotation's id, or event: and an event's id",
            f"Write {near}." if near else _LOOK_UP,
            near,
        )
    return written


Evidence = Annotated[
    str,
    BeforeValidator(evidence),
    Form(
        "a source's id, quote: and a quotation's id, or event: and an event's id",
        "^((quote|event):)?[a-z0-9]+(-[a-z0-9]+)*$",
        types=("string",),
    ),
    Refers("evidence"),
]
EventRef = Annotated[Id, Refers("event")]
EventIfKnown = Annotated[Id, Refers("event?")]
Witnesses = Annotated[tuple[Evidence, ...], Field(min_length=1)]


class After(Model):
    """A moment known only as a distance from another event."""

    event: EventRef
    """The id of the event from which the distance counts. The chain of distances must not lead back to this event.
    Example: pump-stops"""
    by: Length
    """How long after: PT45M is 45 minutes, PT2H two hours, P3D three days (ISO 8601). Write seconds, as in PT2H20M37S,
    only if somebody read them off a clock.
    Example: PT45M"""
    how: Offset
    """How exact the source says the distance is. Example: about"""


class Legal_(Model):
    """A step in law. A settlement is not a finding; whether anything was admitted is said, or not stated."""

    type: Legal
    """Which step in law it was. A complaint filed is not a finding, and a settlement is not guilt.
    Example: settlement"""
    admission: YesNo
    """Whether the document says that something was admitted. If you have not read that in it, write not-stated.
    Example: not-stated"""
    includes: Line | None = None
    """What a sum or a decision covers, and what it does not, as the document says.
    Example: The town's homes; shops are not in it."""


class Message(Model):
    """The message that an event was: through which channel, from whom, to whom."""

    channel: Channel
    """The channel by which the message went out. Example: web-page"""
    sender: Role
    """In whose name it went out, as a role. An unsigned message is from company. Example: company"""
    audience: Line
    """Whom it was addressed to, or who could read it. Example: Everybody in the town"""


class Event(Model):
    """One step of the timeline. ``at`` is a date or time; ``after`` a distance from another event; one of the two."""

    id: Id
    """A short name for this step. Evidence and the clock point at it, and its address on the page stays for ever.
    Example: pump-stops"""
    at: When | None = None
    """When it happened, no more exactly than the source says. A range is written 2025-04-14/2025-04-16. Write at or after, not
    both; not-stated where nothing is known.
    Example: 2025-03-02T06:00+00:00"""
    after: After | None = None
    """The time as a distance from another event, where a source gives it so. Write at or after, not both."""
    actor: Line
    """Who did it: a firm, an office, a role. Name a person only in a public role. Example: Larkmoor Water"""
    what: Prose
    """What the actor did, in your own words and the present tense. Tell it as the source does, and do not judge it
    here.
    Example: Puts a notice on its site and says sorry."""
    status: EventState = "happened"
    """Leave it out for what happened; promised and due are for what was still to come. promised needs kept. Example: promised"""
    kept: Kept | None = None
    """Whether a promise was kept; never for what happened. not-stated where no source says so, since silence is no
    breach.
    Example: not-stated"""
    kept_by: EventRef | None = None
    """The id of the later event by which the promise was kept. Example: credit-paid"""
    message: Message | None = None
    """If this step was a message: its channel, its sender and whom it was for."""
    legal: Legal_ | None = None
    """If this step was one in law: which, and whether anything was admitted."""
    disputed: Line | None = None
    """What another source says against it. Both accounts stand on the page.
    Example: The town paper says that the notice came at noon."""
    evidence: Witnesses
    """What tells of it: a source's id, quote: with a quotation's id, or event: with an event's id.
    Example: larkmoor-notice"""


class Clock(Model):
    """Which events that happened start the clock and which are its steps; ``not-stated`` where the sources do not say."""

    failed_at: EventIfKnown
    """The id of the event at which the service failed; not-stated where no source gives it. Example: pump-stops"""
    supplier_knew_at: EventIfKnown
    """The id of the event at which the supplier knew; not-stated unless whose-doing is supplier. Example: pump-stops"""
    knew_at: EventIfKnown
    """The id of the event at which the judged organisation knew, not when it should have known; or not-stated.
    Example: larkmoor-knows"""
    public_at: EventIfKnown
    """The id of the event at which the public knew, from whomever it was; or not-stated. Example: notice"""
    first_word: EventIfKnown
    """The id of the event that was the organisation's own first word. A supplier's word does not count.
    Example: notice"""
    first_apology: EventIfKnown
    """The id of the event in which the organisation itself first said sorry, not before first-word. not-stated if you
    read only a part without it.
    Example: notice"""
    chief_executive_apology: EventIfKnown
    """The id of the event in which its own chief executive said sorry, on paper or in person, not before first-apology;
    or not-stated.
    Example: not-stated"""
    remedy_announced: EventIfKnown
    """The id of the event at which the first remedy was announced or promised; or not-stated.
    Example: credit-promised"""
    remedy_delivered: EventIfKnown
    """The id of the event at which people had the remedy, not a promise of it; or not-stated.
    Example: credit-paid"""
    closed_by_the_customer: EventIfKnown
    """The id of the event at which a customer, not the firm, said that the matter is settled; or not-stated.
    Example: not-stated"""
    note: Prose | None = None
    """What to know before comparing these times, such as who knew when, and what nobody states.
    Example: Nobody states when the pump began to fail."""
