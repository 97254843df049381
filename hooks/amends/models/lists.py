"""The closed lists of the field: every word that a record may use, and what a reader sees for it.

``not-stated`` is on every list whose answer the sources may not give; it is never guessed and never the same as no.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from amends.models.choices import Choices

CASE_KINDS = Choices(
    "kind of case", incident="incident", complaint="customer’s complaint", guidance="guidance", board="board of ideas"
)
INDUSTRIES = Choices(
    "industry",
    telecoms="Telecommunications", banking="Banking and payments", retail="Retail", travel="Travel and transport",
    utilities="Energy and water", health="Health", software="Software and online services", marketing="Marketing",
    public_services="Public services", insurance="Insurance", food="Food and hospitality", education="Education",
    any_="Any industry", not_stated="not stated",
)  # fmt: skip
FAILURES = Choices(
    "failure type",
    data_breach="data breach", outage="outage", billing="billing and charges", delivery="delivery or appointment missed",
    product="faulty product", conduct="conduct of staff", message="message sent wrongly", access="no way to reach help",
    any_="any failure", not_stated="not stated",
)  # fmt: skip
DOERS = Choices(
    "answer to whose doing", ours="its own doing", supplier="a supplier’s doing", customer="the customer’s doing",
    third_party="a third party’s doing", unknown="unknown", not_stated="not stated",
)  # fmt: skip
NATURES = Choices("nature of a failure", got_it_wrong="got it wrong", did_wrong="did wrong", not_stated="not stated")
SEVERITIES = Choices(
    "severity", nuisance="nuisance", loss="loss of money or time", grave="grave harm", not_stated="not stated"
)
TURNS = Choices(
    "turn",
    first="first time",
    again="the same failure again",
    recovery_failed="a recovery that failed",
    not_stated="not stated",
)
CHANNELS = Choices(
    "channel",
    open_letter="open letter", web_page="web page", letter="letter by post", email="e-mail", text_message="text message",
    phone="phone", video="video", social_media="social media", press="press", app="app", in_person="in person",
    filing="regulatory filing", not_stated="not stated",
)  # fmt: skip
ROLES = Choices(
    "role",
    chief_executive="chief executive", executive="another executive", spokesperson="spokesperson", company="the organisation, unsigned",
    supplier="supplier", supplier_chief_executive="supplier’s chief executive", front_line="front-line employee", customer="customer",
    relative="customer’s relative", journalist="journalist", commentator="commentator", author="author of the text",
    researcher="researcher", analyst="analyst", advocate="consumer advocate", regulator="regulator", attacker="person who claims the attack",
    reader="reader", not_stated="not stated",
)  # fmt: skip
UNITS = Choices(
    "unit of reach",
    people="people", customers="customers", subscribers="subscribers", accounts="accounts", applicants="applicants",
    devices="devices", recipients="recipients",
)  # fmt: skip
ONE_OF = Choices(
    "unit of reach",
    people="person", customers="customer", subscribers="subscriber", accounts="account", applicants="applicant",
    devices="device", recipients="recipient",
)  # fmt: skip
EXACTNESS = Choices(
    "exactness", exactly="", about="about", at_least="at least", at_most="at most", over="over", under="under"
)
PERSPECTIVES = Choices(
    "perspective",
    company="the company", customer="a customer", supplier="a supplier", press="press", analyst="analyst or commentator",
    regulator="regulator or court", research="research", practitioner="practitioner", advocate="consumer advocate",
)  # fmt: skip
READINGS = Choices("reading", whole="read whole", excerpt="read in part", second_hand="known through another source")
REMEDY_TYPES = Choices(
    "remedy type",
    correction="correction", replacement="replacement", refund="refund", credit="credit", compensation="compensation",
    service="service", protection="protection", prevention="prevention",
)  # fmt: skip
REMEDY_PURPOSES = Choices(
    "purpose of a remedy",
    loss="the loss",
    ordeal="the ordeal",
    lingering_harm="lingering harm",
    recurrence="recurrence",
)
VERDICTS = Choices(
    "verdict", met="met", partly="partly met", missed="missed", not_stated="not stated", not_applicable="not applicable"
)
BASES = Choices(
    "basis",
    whole_message="the whole message was read", excerpt="parts of the message were read", one_account="one side’s account",
    reviewer="a reviewer’s account", press="press reports", regulator="a regulator’s or court’s record", own_record="the organisation’s own record",
)  # fmt: skip
STANCES = Choices(
    "stance", asks_for="asks for it", limits="limits it", contradicts="contradicts it", silent="is silent on it"
)
PHASES = Choices(
    "phase",
    prepare="Prepare", decide="Decide", acknowledge="Acknowledge", apologise="Apologise", act="Act", restore="Restore", learn="Learn",
)  # fmt: skip
SEEN = Choices("column", words="words", remedy="remedy", way="way", inside="inside only")
EVENT_STATES = Choices("event status", happened="happened", promised="promised", due="due")
KEPT = Choices(
    "answer to whether it was kept", yes="kept", late="kept late", no="not kept", not_stated="not stated whether kept"
)
LEGAL = Choices(
    "legal event", settlement="settlement", finding="finding", fine="fine", complaint_filed="complaint filed"
)
HOW_SAID = Choices("way of quoting", said="said", written="written", paraphrase="paraphrase, not their own words")
OFFSETS = Choices("offset", exactly="exactly", about="about", at_most="at most", at_least="at least")
EFFORTS = Choices(
    "measure of effort",
    contacts="contacts", transfers="transfers", repeats="times the story was told", time="time spent", waiting="time waited",
)  # fmt: skip
REVIEW_SUBJECTS = Choices(
    "subject of a review", words="the words", remedy="the remedy", way="the way", whole="the whole response"
)
BOARD_LABELS = Choices("label on the board", can_do="Can Do", can_justify="Can Justify", none_="no label")
EXAMPLE_FORMS = Choices(
    "form of example", letter="letter", email="e-mail", plan="plan", conversation="conversation", post="post"
)
MARKS = Choices("mark", met="met", partly="partly met", missed="missed")
GROUNDS = Choices(
    "kind of framework", practice="practitioners’ advice", research="research", law_and_rules="rules and schemes"
)
STATUS = Choices(
    "status",
    verified="the primary text, abstract or official page was read", secondary="read only in a secondary source",
    seed="the text itself was read whole",
)  # fmt: skip

CaseKind = Annotated[str, BeforeValidator(CASE_KINDS)]
Industry = Annotated[str, BeforeValidator(INDUSTRIES)]
Failure = Annotated[str, BeforeValidator(FAILURES)]
Doer = Annotated[str, BeforeValidator(DOERS)]
Nature = Annotated[str, BeforeValidator(NATURES)]
Severity = Annotated[str, BeforeValidator(SEVERITIES)]
Turn = Annotated[str, BeforeValidator(TURNS)]
Channel = Annotated[str, BeforeValidator(CHANNELS)]
Role = Annotated[str, BeforeValidator(ROLES)]
Unit = Annotated[str, BeforeValidator(UNITS)]
Exactness = Annotated[str, BeforeValidator(EXACTNESS)]
Perspective = Annotated[str, BeforeValidator(PERSPECTIVES)]
Reading = Annotated[str, BeforeValidator(READINGS)]
RemedyType = Annotated[str, BeforeValidator(REMEDY_TYPES)]
RemedyPurpose = Annotated[str, BeforeValidator(REMEDY_PURPOSES)]
Verdict = Annotated[str, BeforeValidator(VERDICTS)]
Basis = Annotated[str, BeforeValidator(BASES)]
Stance = Annotated[str, BeforeValidator(STANCES)]
Phase = Annotated[str, BeforeValidator(PHASES)]
Seen = Annotated[str, BeforeValidator(SEEN)]
EventState = Annotated[str, BeforeValidator(EVENT_STATES)]
Kept = Annotated[str, BeforeValidator(KEPT)]
Legal = Annotated[str, BeforeValidator(LEGAL)]
HowSaid = Annotated[str, BeforeValidator(HOW_SAID)]
Offset = Annotated[str, BeforeValidator(OFFSETS)]
EffortMeasure = Annotated[str, BeforeValidator(EFFORTS)]
ReviewSubject = Annotated[str, BeforeValidator(REVIEW_SUBJECTS)]
BoardLabel = Annotated[str, BeforeValidator(BOARD_LABELS)]
ExampleForm = Annotated[str, BeforeValidator(EXAMPLE_FORMS)]
Mark = Annotated[str, BeforeValidator(MARKS)]
Grounds = Annotated[str, BeforeValidator(GROUNDS)]
Status = Annotated[str, BeforeValidator(STATUS)]
