"""The command `kb new`: asks for what a topic needs, and writes a file that has no mistakes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from advisor.authoring import places
from advisor.authoring.drafts import draft
from advisor.authoring.editor import editor_line, has_schemas
from advisor.authoring.exchange.base import TOPIC, Key
from advisor.authoring.exchange.columns import ANSWER, Value
from advisor.authoring.exchange.patching import topic_file
from advisor.model import ANY, Place, ProgramId
from advisor.noun import Noun
from advisor.reading import schema
from advisor.reading.build import Values
from advisor.reading.fields import Word
from advisor.reading.load import load
from advisor.reading.names import TOPICS
from advisor.reading.nearest import no_such
from advisor.reading.plain import Wrong, text
from advisor.reading.repeats import as_asked
from advisor.terminal import streams
from advisor.terminal.kb.asking import Refusal, asked, asked_for_several, nothing_written, somebody_is_there
from advisor.terminal.kb.changing import carry_out, refuse_mistakes
from advisor.terminal.kb.places import in_full
from advisor.terminal.opening import refusal
from advisor.terminal.options import CannotUseError, Options
from advisor.terminal.record import dumped

Cells: TypeAlias = Mapping[Key, Value]
"""What a topic says, by program and field."""


class Known(Noun):
    """What a topic may name: the programs with their names, and the ids of everything else."""

    programs: Mapping[ProgramId, str]
    categories: Collection[str]
    sources: Collection[str]
    contacts: Collection[str]


ORDER = (
    "Without a terminal, the answers are read from standard input, a line each: the title; the category; ways to ask, "
    "then an empty line; the answer for all programs, a line for each paragraph, then an empty line (an empty line "
    "alone: each program has its own answer, in their order); after each answer its sources or contacts."
)
_ENOUGH = 20
_BETWEEN = re.compile(r"[,\s]+")


def run(options: Options, topic: str) -> int:
    """Ask for a topic's parts, and write its file; return the exit status."""
    loaded = load(options.folder)
    if loaded.values is None:
        raise CannotUseError(refusal(options.folder, loaded.problems))
    path = _path(options.folder, topic)
    with nothing_written():
        made = _asked_for(_known(loaded.values), options.folder)
        line = editor_line(path, TOPICS) if has_schemas(options.folder) else ""
        changes = {path: topic_file(made, line)}
    with _kept_in_sight(changes[path]):
        with nothing_written(), draft(options.folder, changes) as copy:
            refuse_mistakes(options.folder, copy)
        carry_out(options.folder, changes, {})
    _tell(options, topic, made)
    return 0


@contextmanager
def _kept_in_sight(data: bytes) -> Iterator[None]:
    """Show what somebody has typed, if it cannot be written: it would be lost."""
    try:
        yield
    except CannotUseError:
        if somebody_is_there():
            streams.say(f"\nWhat you have typed, so that it is not lost:\n\n{data.decode()}")
        raise


def _known(values: Values) -> Known:
    """Return what a topic may name; a knowledge base that has no topic yet has all of it."""
    advisor = values.advisor
    named = {key: program.values.get("name") for key, program in advisor.part("programs").parts()}
    return Known(
        programs={key: name.value if isinstance(name, Word) else key for key, name in named.items()},
        categories=[*advisor.part("categories").values],
        sources=[*values.sources.values],
        contacts=[*advisor.part("contacts").values],
    )


def _path(folder: Path, topic: str) -> PurePosixPath:
    """Return the path of a new topic's file; raises `CannotUseError` for a bad id, and one that is taken."""
    wrong = text(topic, schema.ID, "topic")
    if isinstance(wrong, Wrong):
        raise CannotUseError(wrong.message)
    found = places.file_of(folder, TOPICS, topic)
    if found:
        message = f"there is already a topic '{topic}': {found.name}; to teach it a question: advisor kb add {topic} …"
        raise CannotUseError(message)
    return PurePosixPath(TOPICS, f"{topic}.yaml")


def _asked_for(known: Known, folder: Path) -> Cells:
    title = asked("The title, as a menu shows it, in two to six words:", _not_empty)
    names = ", ".join(known.categories)
    category = asked(f"The category, one of: {names}.", _one_of(known.categories, "category"))
    asked_already = {as_asked(text): str(place) for text, place in places.phrasings(folder).items()}
    ask = asked_for_several("How do people ask this? A line for each way, six or more.", _new_phrasing(asked_already))
    if not ask:
        message = "there is no way to ask it; write at least one. Nothing was written"
        raise CannotUseError(message)
    of_topic: Cells = {(TOPIC, "title"): title, (TOPIC, "category"): category, (TOPIC, "ask"): tuple(ask)}
    return {**of_topic, **_answers(known)}


def _answers(known: Known) -> Cells:
    """Ask for one answer for all programs, or for one for each."""
    whole = _paragraphs("The answer for all programs; if it differs, leave this empty.")
    found = dict(_answer(ANY, whole, known)) if whole else {}
    for program, name in () if whole else known.programs.items():
        own = _paragraphs(f"The answer for: {name}. Leave it empty if there is none.")
        if own:
            found |= _answer(program, own, known)
    if not found:
        message = "there is no answer; write one for all programs, or for one of them. Nothing was written"
        raise CannotUseError(message)
    return found


def _paragraphs(question: str) -> list[str]:
    return asked_for_several(f"{question} A line for each paragraph.", lambda _: None)


def _answer(program: ProgramId, paragraphs: list[str], known: Known) -> Cells:
    """Ask for the sources of an answer, or for whom to ask."""
    choices = [*known.sources, *known.contacts]
    line = asked(f"Its sources, or whom to ask: ids out of {', '.join(choices)}.", _all_of(choices))
    ids = [each for each in _BETWEEN.split(line) if each]
    sources = tuple(each for each in ids if each in known.sources)
    refer = tuple(each for each in ids if each not in known.sources)
    listed = {(program, name): named for name, named in (("sources", sources), ("refer", refer)) if named}
    return {(program, ANSWER): "\n\n".join(paragraphs), **listed}


def _not_empty(line: str) -> Refusal:
    return None if line else "it is empty; write something"


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


def _tell(options: Options, topic: str, made: Cells) -> None:
    place = Place(file=f"{options.folder.absolute().name}/{TOPICS}/{topic}.yaml")
    if options.json:
        streams.say_json(dumped({"topic": topic, "file": place.file}))
        return
    streams.say_row(f"{in_full(options.folder, place)}: written.")
    if len(made[TOPIC, "ask"]) < _ENOUGH:
        streams.say(f"With fewer than {_ENOUGH} ways to ask, it will often ask back: advisor kb add {topic} …")
    if somebody_is_there():
        streams.say("To see how it fares beside the others: advisor kb test")
