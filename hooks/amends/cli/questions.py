"""What ``amends new`` asks on a terminal, one thing after the other. Each answer is held against its field at once."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from amends.models.base import Model
from amends.models.fields import Field, field_at
from amends.scaffold import Place
from amends.scaffold.answers import refusal
from amends.scaffold.words import meaning

MANY = 20  # a longer list is not numbered


class Unfit(Exception):
    """What was asked for cannot be made; the message says why."""


@dataclass(frozen=True)
class Question:
    """One thing that a new record may be told at once: its option's name, and the fields that take it."""

    name: str
    help: str
    places: tuple[Place, ...]


QUESTIONS = (
    Question("title", "its title", (("title",),)),
    Question("organisation", "of a case: who is judged", (("organisations", "name"), ("assessment", "judged"))),
    Question("industry", "of a case: a word of the list", (("industry",),)),
    Question("failure-type", "of a case: a word of the list", (("failure-type",),)),
    Question("country", "of a case: two capital letters, such as GB for the United Kingdom", (("countries",),)),
    Question("source-title", "of a case: the title of its first source", (("own-sources", "title"),)),
    Question("source-address", "where a source was read", (("own-sources", "address"), ("address",))),
)


@dataclass(frozen=True)
class Talk:
    """A talk with whoever sits at the terminal; without ``ask``, where nobody does, nothing is asked."""

    ask: Callable[[str], str] | None

    def choose(self, what: str, words: Mapping[str, str], otherwise: str = "") -> str | None:
        """A word of a list, by itself or by its number; asked again until there is one."""
        if self.ask is None:
            return None
        for number, (word, label) in enumerate(words.items(), 1):
            print(f"  {number} {word}: {label}")
        while True:
            answer = _word(self.ask(f"{what}: ").strip(), words) or otherwise
            if answer in words:
                return answer
            print("  Write one of these words, or its number.")

    def identifier(self, clash: Callable[[str], str]) -> str | None:
        """An id that nobody has; asked again until there is one."""
        if self.ask is None:
            return None
        print("  The file's name and its address for ever, such as larkmoor-outage-2025. No private person's name.")
        while True:
            answer = self.ask("Id: ").strip()
            if not (why := clash(answer)):
                return answer
            print(f"  {why}")

    def answers(self, model: type[Model], kind: str, given: Mapping[str, str | None]) -> dict[Place, str]:
        """What is known of each field: an option, or an answer given here; raises Unfit for an option that is no good."""
        known: dict[Place, str] = {}
        for question in QUESTIONS:
            places = [place for place in question.places if field_at(model, place)]
            answer = given[question.name]
            if answer is not None and not places:
                raise Unfit(f"a {kind} has no place for --{question.name}")
            if answer is not None and (why := refusal(model, places[0], answer)):
                raise Unfit(f"--{question.name} does not fit. {why}")
            if answer is None and places:
                answer = self._answer(model, question, places[0])
            known |= {place: answer.strip() for place in places} if answer else {}
        return known

    def _answer(self, model: type[Model], question: Question, place: Place) -> str:
        field = field_at(model, place)
        if self.ask is None or field is None:
            return ""
        print(_help(field))
        options = field.form.options if field.form else {}
        while True:
            typed = self.ask(f"{question.name.replace('-', ' ').capitalize()} (Enter: later): ").strip()
            answer = _word(typed, options)
            if answer != typed:
                print(f"  Taken as {answer}.")
            why = refusal(model, place, answer) if answer else ""
            if not why:
                return answer
            print(_wrapped(why))


def _help(field: Field) -> str:
    """What the field is for, in one sentence, with its words where they are few, or else an example."""
    about = f"{field.about.partition('. ')[0].rstrip('.')}."
    options = field.form.options if field.form else {}
    if 0 < len(options) <= MANY:
        return f"{_wrapped(about)}\n{_numbered(options)}"
    return _wrapped(about if field.example in about else f"{about} Example: {field.example}")


def _numbered(words: Mapping[str, str]) -> str:
    listed = (f"{number} {meaning(word, label)}" for number, (word, label) in enumerate(words.items(), 1))
    return _wrapped("   ".join(one.replace(" ", "\u00a0") for one in listed)).replace("\u00a0", " ")


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 100, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _word(answer: str, words: Mapping[str, str]) -> str:
    """The word that is meant by its number in the list, in capitals or not, or by what readers see for it (Nigeria for
    NG)."""
    if answer.isdecimal() and 1 <= int(answer) <= len(words) <= MANY:
        return list(words)[int(answer) - 1]
    return next(
        (word for word, label in words.items() if answer.lower() in {word.lower(), label.lower()} - {""}), answer
    )
