"""The command `kb new`: asks for what a topic or a detail needs, and writes it without mistakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from advisor.authoring import places
from advisor.authoring.drafts import draft
from advisor.authoring.editor import editor_line, has_schemas
from advisor.authoring.exchange.base import TOPIC, Cells, Entry, read_base
from advisor.authoring.exchange.patching import detail_lines, topic_file, with_detail
from advisor.authoring.lint.rules.few_phrasings import ENOUGH as FEW
from advisor.authoring.page import CannotChangeError
from advisor.noun import Noun
from advisor.reading import schema
from advisor.reading.load import load
from advisor.reading.names import TOPICS
from advisor.reading.plain import Wrong, text
from advisor.terminal import streams
from advisor.terminal.kb.asking import nothing_written, somebody_is_there
from advisor.terminal.kb.changing import Changes, carry_out, refuse_mistakes
from advisor.terminal.kb.composing import Known, detail_asked_for, known_in, topic_asked_for
from advisor.terminal.kb.places import in_full, no_such_topic
from advisor.terminal.opening import refusal
from advisor.terminal.options import CannotUseError, Options
from advisor.terminal.record import dumped

_ENOUGH = 20


class New(Noun):
    """Something new: its ways to ask, all that was typed as it is written, the file, and what makes its contents.

    `before` are the contents of the file, if it is there.
    """

    ask: int
    typed: str
    path: PurePosixPath
    contents: Callable[[], bytes]
    before: bytes | None = None


def run(options: Options, key: str) -> int:
    """Ask for the parts of a topic, or of a detail of one that is there, and write it; return the exit status."""
    loaded = load(options.folder)
    if loaded.values is None:
        raise CannotUseError(refusal(options.folder, loaded.problems))
    make = _new_detail if "/" in key else _new_topic
    new = make(options.folder, key, known_in(loaded.values, options.folder))
    with _kept_in_sight(new.typed):
        changes: Changes = {new.path: new.contents()}
        with nothing_written(), draft(options.folder, changes) as copy:
            refuse_mistakes(options.folder, copy)
        carry_out(options.folder, changes, {} if new.before is None else {new.path: new.before})
    _tell(options, key, new)
    return 0


@contextmanager
def _kept_in_sight(typed: str) -> Iterator[None]:
    """Show what somebody has typed, if it cannot be written: it would be lost."""
    try:
        yield
    except CannotUseError:
        if somebody_is_there():
            streams.say(f"\nWhat you have typed, so that it is not lost:\n\n{typed}")
        raise


def _new_topic(folder: Path, topic: str, known: Known) -> New:
    """Ask for a topic; raises `CannotUseError` for a bad id, and one that is taken."""
    _refuse_bad_id(topic, "topic")
    found = places.file_of(folder, TOPICS, topic)
    if found:
        message = f"there is already a topic '{topic}': {found.name}; to teach it a question: advisor kb add {topic} …"
        raise CannotUseError(message)
    path = PurePosixPath(TOPICS, f"{topic}.yaml")
    with nothing_written():
        cells, details = topic_asked_for(known)
    data = topic_file(cells, details, editor_line(path, TOPICS) if has_schemas(folder) else "")
    return New(ask=len(cells[TOPIC, "ask"]), typed=data.decode(), path=path, contents=lambda: data)


def _new_detail(folder: Path, key: str, known: Known) -> New:
    """Ask for a detail; raises `CannotUseError` for a bad id, one that is taken, and where the topic is not there."""
    topic, _, detail = key.partition("/")
    _refuse_bad_id(topic, "topic")
    _refuse_bad_id(detail, "detail")
    entries = read_base(folder).entries
    if topic not in entries:
        raise CannotUseError(no_such_topic(topic, [name for name, entry in entries.items() if not entry.detail]))
    place = places.entries(folder).get((TOPICS, key))
    if place:
        message = f"there is already a detail '{key}': {place}; to teach it a question: advisor kb add {key} …"
        raise CannotUseError(message)
    with nothing_written():
        cells = detail_asked_for(known)
    file = entries[topic].file
    return New(
        ask=len(cells[TOPIC, "ask"]),
        typed=detail_lines(detail, cells),
        path=file.path,
        contents=lambda: _with_detail(entries[topic], detail, cells),
        before=file.data,
    )


def _with_detail(topic: Entry, detail: str, cells: Cells) -> bytes:
    try:
        return with_detail(topic, detail, cells)
    except CannotChangeError as error:
        message = f"{topic.file.name}: {error}"
        raise CannotUseError(message) from error


def _refuse_bad_id(name: str, kind: str) -> None:
    wrong = text(name, schema.ID, kind)
    if isinstance(wrong, Wrong):
        raise CannotUseError(wrong.message)


def _tell(options: Options, key: str, new: New) -> None:
    place = places.entries(options.folder)[TOPICS, key]
    topic, _, detail = key.partition("/")
    if options.json:
        streams.say_json(dumped({"topic": topic, "detail": detail or None, "file": place.file, "line": place.line}))
        return
    streams.say_row(f"{in_full(options.folder, place)}: written.")
    enough, otherwise = (FEW, "the topic is answered as a whole") if detail else (_ENOUGH, "it will often ask back")
    if new.ask < enough:
        streams.say(f"With fewer than {enough} ways to ask, {otherwise}: advisor kb add {key} …")
    if not detail:
        streams.say(f"What people ask next about it becomes a detail: advisor kb new {key}/…")
    if somebody_is_there():
        streams.say("To see how it fares beside the others: advisor kb test")
