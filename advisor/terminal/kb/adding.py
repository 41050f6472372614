"""The command `kb add`: one more way to ask, put into its topic's file with nothing else touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from advisor.authoring import places
from advisor.authoring.page import CannotChangeError
from advisor.authoring.patch import with_item
from advisor.authoring.theft import Shift
from advisor.model import topic_of
from advisor.reading.folder import KnowledgeFile
from advisor.reading.names import TOPICS
from advisor.reading.repeats import as_asked
from advisor.terminal import streams
from advisor.terminal.kb import reports
from advisor.terminal.kb.asking import NOTHING_WRITTEN, confirmed, nothing_written, somebody_is_there
from advisor.terminal.kb.changing import Changes, carry_out, tried_out
from advisor.terminal.kb.places import in_full, no_such_topic
from advisor.terminal.options import CannotUseError, Options
from advisor.terminal.record import dumped
from advisor.terminal.safe import one_line, unbroken

_ASK = "ask"


def run(options: Options, topic: str, phrasings: Sequence[str]) -> int:
    """Add ways to ask to a topic or detail, after saying which examples they win and lose; return the exit status."""
    file = topic_file(options.folder, topic)
    texts = [one_line(unbroken(text)) for text in phrasings]
    changes = with_phrasings(options.folder, file, topic, texts)
    with nothing_written():
        found = tried_out(options, changes)
        if not options.json and not _agreed(found):
            streams.say(NOTHING_WRITTEN)
            return 0
    carry_out(options.folder, changes, {file.path: file.data})
    _tell(options, file, topic, texts, found)
    return 0


def _agreed(found: Sequence[Shift]) -> bool:
    """Say what a change takes; ask, if something is lost and there is somebody to be asked."""
    for line in reports.changes(found):
        streams.say_row(line)
    lost = any(shift.is_loss for shift in found)
    return not (lost and somebody_is_there()) or confirmed("Write it all the same?")


def topic_file(folder: Path, key: str) -> KnowledgeFile:
    """Return the file of a topic or detail; raises `CannotUseError`, saying what may be meant, where there is none."""
    file = places.file_of(folder, TOPICS, topic_of(key))
    there = [name for kind, name in places.entries(folder) if kind == TOPICS]
    if file is None or ("/" in key and key not in there):
        raise CannotUseError(no_such_topic(key, there))
    return file


def with_phrasings(folder: Path, file: KnowledgeFile, key: str, texts: Sequence[str]) -> Changes:
    """Return the topic's file with more ways to ask the topic, or the detail, of a key.

    Raises `CannotUseError` for those that stand somewhere already.
    """
    _, is_detail, detail = key.partition("/")
    where = [places.DETAILS, detail, _ASK] if is_detail else [_ASK]
    known = {as_asked(text): place for text, place in places.phrasings(folder).items()}
    data = file.data
    for text in texts:
        if not text:
            message = "a way to ask is empty; write what a student would type"
            raise CannotUseError(message)
        if as_asked(text) in known:
            message = f"'{text}' stands already at {known[as_asked(text)]}; one question belongs to one topic, once"
            raise CannotUseError(message)
        known[as_asked(text)] = file.place
        try:
            data = with_item(data, where, text)
        except CannotChangeError as error:
            message = f"{file.name}: {error}"
            raise CannotUseError(message) from error
    return {file.path: data}


def _tell(options: Options, file: KnowledgeFile, key: str, texts: Sequence[str], found: Sequence[Shift]) -> None:
    where = places.phrasings(options.folder)
    topic, _, detail = key.partition("/")
    for text in texts:
        place = where.get(text, file.place)
        if options.json:
            added = {"topic": topic, "detail": detail or None, "added": text, "file": place.file, "line": place.line}
            streams.say_json(dumped(added))
        else:
            streams.say_row(f"{in_full(options.folder, place)}: added to `{key}`: {text}")
    if options.json:
        for shift in found:
            streams.say_json(dumped({"before": reports.record(shift.before), "after": reports.record(shift.after)}))
