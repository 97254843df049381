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
from amends.models.lists import Channel, EventState, Kept, Legal, Offset, Role
from amends.models.time import Length, When
from amends.models.values import Id, Line, Prose, Refers, refuse, text

_EVIDENCE = re.compile(r"((quote|event):)?[a-z0-9]+(-[a-z0-9]+)*")


def _evidence(value: Any) -> str:
    written = text(value)
    if not _EVIDENCE.fullmatch(written):
        raise refuse(
            "bad-evidence",
            f"'{written[:60]}' names no evidence",
            "a source's id, quote: and a quotation's id, or event: and an event's id",
        )
    return written


Evidence = Annotated[str, BeforeValidator(_evidence), Refers("evidence")]
EventRef = Annotated[Id, Refers("event")]
EventIfKnown = Annotated[Id, Refers("event?")]
Witnesses = Annotated[tuple[Evidence, ...], Field(min_length=1)]


class After(Model):
    """A moment known only as a distance from another event."""

    event: EventRef
    by: Length
    how: Offset


class Legal_(Model):
    """A step in law. A settlement is not a finding; whether anything was admitted is said, or not stated."""

    type: Legal
    admission: YesNo
    includes: Line | None = None


class Message(Model):
    """The message that an event was: through which channel, from whom, to whom."""

    channel: Channel
    sender: Role
    audience: Line


class Event(Model):
    """One step of the timeline. ``at`` is a date or time; ``after`` a distance from another event; one of the two."""

    id: Id
    at: When | None = None
    after: After | None = None
    actor: Line
    what: Prose
    status: EventState = "happened"
    kept: Kept | None = None
    kept_by: EventRef | None = None
    message: Message | None = None
    legal: Legal_ | None = None
    disputed: Line | None = None
    evidence: Witnesses


class Clock(Model):
    """Which events are the clock's zero points and its steps; ``not-stated`` where the sources do not say."""

    failed_at: EventIfKnown
    supplier_knew_at: EventIfKnown
    knew_at: EventIfKnown
    public_at: EventIfKnown
    first_word: EventIfKnown
    first_apology: EventIfKnown
    chief_executive_apology: EventIfKnown
    remedy_announced: EventIfKnown
    remedy_delivered: EventIfKnown
    closed_by_the_customer: EventIfKnown
    note: Prose | None = None
