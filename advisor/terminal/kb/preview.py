"""The command `kb preview`: a topic as students will see it, and again whenever its knowledge base is saved."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from advisor.authoring.presenting import replies
from advisor.compiled.cache import stamp_of
from advisor.dialogue.checks.offering import offer_words
from advisor.dialogue.replies import Turn
from advisor.model import Knowledge, Problem, Topic, topic_of
from advisor.reading.load import Loaded, load
from advisor.reading.names import TOPICS
from advisor.terminal import plain, record, streams
from advisor.terminal.kb.places import keys, no_such_topic
from advisor.terminal.options import CannotUseError, Options
from advisor.terminal.safe import one_line
from advisor.terminal.showing import show_lines

SHOWN, FAULTY = 0, 1
_OFTEN = 0.3
"""Seconds between two looks at the folder."""
_HOW_TO_LEAVE = "Save the file to see it again here; Ctrl-C ends this."


def run(options: Options, topic: str) -> int:
    """Show a topic with its details, or one of them; on a terminal, again at each save, until Ctrl-C."""
    stamp = stamp_of(options.folder)
    status = _show(options, topic)
    if options.json or not streams.is_terminal(sys.stdout):
        return status
    try:
        streams.tell(_HOW_TO_LEAVE)
        while True:
            time.sleep(_OFTEN)
            stamp, before = stamp_of(options.folder), stamp
            if stamp != before:
                _show_again(options, topic)
    except KeyboardInterrupt:
        streams.say("")
        return SHOWN


def _show_again(options: Options, topic: str) -> None:
    """Show what was saved; a file or folder that is not there for a moment is no reason to end."""
    streams.say(f"\n{'-' * 40}\n")
    try:
        _show(options, topic)
    except CannotUseError as error:
        streams.tell(f"advisor: {error}")


def _show(options: Options, name: str) -> int:
    """Show the mistakes in a topic's file, and the topic as far as it can be read."""
    loaded = load(options.folder)
    problems = _problems(loaded, options.folder, name)
    for problem in problems:
        streams.tell(f"advisor: {problem}")
    topic = loaded.knowledge.topic(name) if loaded.knowledge else None
    if topic is None or loaded.knowledge is None:
        if problems:
            streams.tell(f"advisor: students do not see '{one_line(name)}' until this is mended")
            return FAULTY
        raise CannotUseError(no_such_topic(name, keys(loaded.knowledge) if loaded.knowledge else ()))
    turn = _turn(topic, loaded.knowledge)
    if options.json:
        streams.say_json(record.of_turn(turn, explain=False))
    else:
        show_lines([*plain.view(turn, loaded.knowledge), *_beside(topic, loaded.knowledge)], options.look)
    return FAULTY if problems else SHOWN


def _turn(topic: Topic, knowledge: Knowledge) -> Turn:
    today = datetime.now().astimezone().date()
    return Turn(
        question=topic.title, replies=tuple(each for part in topic.parts for each in replies(knowledge, part, today))
    )


def _beside(topic: Topic, knowledge: Knowledge) -> Iterator[plain.Line]:
    """Yield what goes with the answers: the check that is offered, and how many ways there are to ask."""
    yield plain.BLANK
    if topic.check and topic.check in knowledge.checks:
        yield from plain.paragraphs(offer_words(knowledge.checks[topic.check]))
    details = "".join(f"; {part.detail}: {len(part.ask)}" for part in topic.details.values())
    yield from plain.paragraphs(f"({len(topic.ask)} ways to ask{details})")


def _problems(loaded: Loaded, folder: Path, name: str) -> list[Problem]:
    """Return the mistakes in the file of a topic or detail; all of them, where nothing can be used."""
    start, topic = f"{_named(folder)}/{TOPICS}/", topic_of(name)
    own = [
        each for each in loaded.problems if each.place.file.startswith(start) and Path(each.place.file).stem == topic
    ]
    return own if loaded.knowledge else list(loaded.problems)


def _named(folder: Path) -> str:
    return Path(os.path.abspath(folder)).name  # noqa: PTH100 a link given as the folder keeps its name
