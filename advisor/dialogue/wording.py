"""Puts answers into plain text, with what has to be said around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from advisor.model import Answer, Knowledge, ProgramId, Source

_SLOT = re.compile(r"\{(\w+)\}")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

_VERSION = 12
"""Characters of a knowledge base's version that are enough to tell it by."""
_SENTENCE_ENDS = re.compile(r"""(?<=[a-z0-9)"'%][.!?])\s+(?=["'(A-Z])|\n\n""")
"""Where a sentence ends, and another begins; the stops of "U.S. Department" are none."""
_NO_SENTENCE = 40
"""Characters that are too few to be a sentence worth saying alone: a "Yes." needs the next one."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def spoken_month(as_of: str) -> str:
    """Return "2025-11" as "November 2025"; a year alone stays as it is."""
    year, _, month = as_of.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if month else year


def spoken_date(day: date) -> str:
    """Return a date as "August 1, 2026"."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def answer_text(knowledge: Knowledge, answer: Answer, programs: Sequence[ProgramId], today: date) -> str:
    """Return what an answer says after its verdict, with its date where it may be out of date, and whom to ask."""
    after = [*_caution(knowledge, answer, programs, today), *contact_lines(knowledge, answer.refer)]
    return "\n\n".join(filter(None, [answer.text, *after]))


def _caution(knowledge: Knowledge, answer: Answer, programs: Sequence[ProgramId], today: date) -> list[str]:
    words = knowledge.words
    if answer.review and today >= answer.review:
        contact = knowledge.contacts[knowledge.programs[programs[0]].contact]
        return [fill(words.stale, review=spoken_date(answer.review), name=contact.name, address=contact.address)]
    published = [source.as_of for source in sources(knowledge, answer) if source.as_of]
    return [fill(words.volatile, as_of=spoken_month(min(published)))] if answer.volatile and published else []


def sources(knowledge: Knowledge, answer: Answer) -> tuple[Source, ...]:
    """Return the pages that an answer rests on."""
    return tuple(knowledge.sources[key] for key in answer.sources)


def contact_lines(knowledge: Knowledge, contacts: Iterable[str]) -> list[str]:
    """Say whom to ask, one sentence a contact."""
    found = (knowledge.contacts[key] for key in contacts)
    return [fill(knowledge.words.refer_to, name=contact.name, address=contact.address) for contact in found]


def fill(template: str, **values: str) -> str:
    """Put values into the {braces} of a template; braces that name nothing stay as they are."""
    return _SLOT.sub(lambda found: values.get(found[1], found[0]), template)


def version_line(version: str) -> str:
    """Return as a line which version of the knowledge base something was said by."""
    return f"Version of the knowledge base: {short_version(version)}"


def short_version(version: str) -> str:
    """Return as much of a knowledge base's version as is enough to tell it by."""
    return version[:_VERSION] or "unknown"


def without_quotes(name: str) -> str:
    """Return the name of a file without the quotes and the space that somebody typed around it."""
    return name.strip("\"' ")


def first_sentence(text: str) -> str:
    """Return how a text begins, marked where more follows: its first sentence, and the next if that says too little."""
    end = _SENTENCE_ENDS.search(text, _NO_SENTENCE)
    return f"{text[: end.start()]} …" if end else text


def listed(names: Iterable[str]) -> str:
    """Return names as "the A", "the A and the B"."""
    *most, last = [f"the {name}" for name in names]
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int, one: str = "", many: str = "") -> str:
    """Return a number in words up to ten, with what is counted: "one question", "four questions", "12 questions"."""
    word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{word} {one if number == 1 else many}".rstrip()
