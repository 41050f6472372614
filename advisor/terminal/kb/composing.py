"""Asks the keeper for what a new topic, or a new detail of one, says."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TypeAlias

from advisor.authoring import places
from advisor.authoring.exchange.base import TOPIC, Cells
from advisor.authoring.exchange.columns import ANSWER, SHORT
from advisor.authoring.lint.rules.long_short import CHARACTERS
from advisor.model import ANY, ProgramId
from advisor.noun import Noun
from advisor.reading import schema
from advisor.reading.build import Values
from advisor.reading.fields import Word
from advisor.reading.nearest import no_such
from advisor.reading.plain import Wrong, text
from advisor.reading.repeats import as_asked
from advisor.terminal.kb.asking import Refusal, asked, asked_for_several
from advisor.terminal.options import CannotUseError

Said: TypeAlias = Callable[[str], Mapping[str, str]]
"""Asks a question for what an answer says, by column; nothing, if there is no such answer."""

ORDER = (
    "Without a terminal, the answers are read from standard input, a line each: the title; the category; ways to ask, "
    "then an empty line; the answer for all programs, a line for each paragraph, then an empty line (an empty line "
    "alone: each program has its own answer, in their order); after each answer its verdict in one line, or an empty "
    "line, and its sources or contacts; then the id of a detail, if there is one. Of a detail: the title; ways to ask, "
    "then an empty line; the verdict for all programs (an empty line: each has its own); after each verdict what else "
    "there is to say, then an empty line; its sources or contacts."
)
_BETWEEN = re.compile(r"[,\s]+")
_SOME_PROGRAM = "if it differs, leave this empty."


class Known(Noun):
    """What may be named: programs with their names, the ids of all else; and where each way to ask stands."""

    programs: Mapping[ProgramId, str]
    categories: Collection[str]
    sources: Collection[str]
    contacts: Collection[str]
    phrasings: dict[str, str]


def known_in(values: Values, folder: Path) -> Known:
    """Return what may be named; a knowledge base that has no topic yet has all of it."""
    advisor = values.advisor
    named = {key: program.values.get("name") for key, program in advisor.part("programs").parts()}
    return Known(
        programs={key: name.value if isinstance(name, Word) else key for key, name in named.items()},
        categories=[*advisor.part("categories").values],
        sources=[*values.sources.values],
        contacts=[*advisor.part("contacts").values],
        phrasings={as_asked(text): str(place) for text, place in places.phrasings(folder).items()},
    )


def topic_asked_for(known: Known) -> tuple[Cells, Mapping[str, Cells]]:
    """Ask for what a topic says, and for a detail, if it is to have one."""
    title = asked("The title, as a menu shows it, in two to six words:", _not_empty)
    names = ", ".join(known.categories)
    category = asked(f"The category, one of: {names}.", _one_of(known.categories, "category"))
    own: Cells = {(TOPIC, "title"): title, (TOPIC, "category"): category, (TOPIC, "ask"): _ways_to_ask(known)}
    topic = {**own, **_answers(known, _text_and_verdict)}
    question = "What do people ask next? An id for it, such as opening-hours; leave it empty for no such detail."
    name = asked(question, _is_id_or_empty, at_end="")
    return topic, {name: detail_asked_for(known)} if name else {}


def detail_asked_for(known: Known) -> Cells:
    """Ask for what a detail says."""
    title = asked("The title of the detail, as a menu shows it, in three to eight words:", _not_empty)
    own: Cells = {(TOPIC, "title"): title, (TOPIC, "ask"): _ways_to_ask(known)}
    return {**own, **_answers(known, _verdict_and_text)}


def _ways_to_ask(known: Known) -> tuple[str, ...]:
    question = "How do people ask this? A line for each way, six or more."
    ask = asked_for_several(question, _new_phrasing(known.phrasings))
    if not ask:
        message = "there is no way to ask it; write at least one. Nothing was written"
        raise CannotUseError(message)
    return tuple(ask)


def _answers(known: Known, said: Said) -> Cells:
    """Ask for one answer for all programs, or for one for each."""
    whole = said(f"The answer for all programs; {_SOME_PROGRAM}")
    found = dict(_answer(ANY, whole, known)) if whole else {}
    for program, name in () if whole else known.programs.items():
        own = said(f"The answer for: {name}. Leave it empty if there is none.")
        if own:
            found |= _answer(program, own, known)
    if not found:
        message = "there is no answer; write one for all programs, or for one of them. Nothing was written"
        raise CannotUseError(message)
    return found


def _text_and_verdict(question: str) -> Mapping[str, str]:
    """Ask for the text of a topic's answer, and for a verdict, if it has one."""
    paragraphs = _paragraphs(question)
    if not paragraphs:
        return {}
    question = f"Its verdict, which is said first: a line of at most {CHARACTERS} characters. Leave it empty for none."
    verdict = asked(question, _is_verdict)
    return {**({SHORT: verdict} if verdict else {}), ANSWER: "\n\n".join(paragraphs)}


def _verdict_and_text(question: str) -> Mapping[str, str]:
    """Ask for the verdict of a detail's answer, and for more, if there is more to say."""
    verdict = asked(f"{question} First its verdict: a line of at most {CHARACTERS} characters.", _is_verdict)
    if not verdict:
        return {}
    paragraphs = _paragraphs("What else there is to say, if anything.")
    return {SHORT: verdict, **({ANSWER: "\n\n".join(paragraphs)} if paragraphs else {})}


def _paragraphs(question: str) -> list[str]:
    return asked_for_several(f"{question} A line for each paragraph.", lambda _: None)


def _answer(program: ProgramId, said: Mapping[str, str], known: Known) -> Cells:
    """Ask for the sources of an answer, or for whom to ask."""
    choices = [*known.sources, *known.contacts]
    line = asked(f"Its sources, or whom to ask: ids out of {', '.join(choices)}.", _all_of(choices))
    ids = [each for each in _BETWEEN.split(line) if each]
    sources = tuple(each for each in ids if each in known.sources)
    refer = tuple(each for each in ids if each not in known.sources)
    listed = {(program, name): named for name, named in (("sources", sources), ("refer", refer)) if named}
    return {**{(program, column): value for column, value in said.items()}, **listed}


def _not_empty(line: str) -> Refusal:
    return None if line else "it is empty; write something"


def _is_verdict(line: str) -> Refusal:
    if len(line) <= CHARACTERS:
        return None
    return f"it has {len(line)} characters; keep the verdict under {CHARACTERS}, and move the rest to what follows"


def _is_id_or_empty(line: str) -> Refusal:
    wrong = text(line, schema.ID, "detail") if line else None
    return wrong.message if isinstance(wrong, Wrong) else None


def _one_of(choices: Collection[str], kind: str) -> Callable[[str], Refusal]:
    def check(line: str) -> Refusal:
        return None if line in choices else no_such(kind, line[:60], choices, f"use one of: {', '.join(choices)}")

    return check


def _all_of(choices: Collection[str]) -> Callable[[str], Refusal]:
    def check(line: str) -> Refusal:
        ids = [each for each in _BETWEEN.split(line) if each]
        refused = (_one_of(choices, "source or contact")(each) for each in ids or [""])
        return next((each for each in refused if each), None)

    return check


def _new_phrasing(known: dict[str, str]) -> Callable[[str], Refusal]:
    """Refuse what is a way to ask already; each that is taken is known from then on."""

    def check(line: str) -> Refusal:
        place = known.get(as_asked(line))
        known.setdefault(as_asked(line), "your list")
        return f"this stands already at {place}; one question belongs to one topic, once" if place else None

    return check
