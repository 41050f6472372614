"""The command `kb gaps`: what went unanswered, group by group, and on a yes into the topic where it belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from advisor.authoring.asked import questions
from advisor.authoring.drafts import draft
from advisor.authoring.exchange.sheet import UnreadableError
from advisor.authoring.gaps import Gap, gaps, unanswered
from advisor.authoring.page import CannotChangeError
from advisor.authoring.places import files_of
from advisor.authoring.turns import ASKED, with_turn
from advisor.dialogue.context import Context
from advisor.reading.example_schema import NONE
from advisor.terminal import streams
from advisor.terminal.details.marks import TAKEN_OUT
from advisor.terminal.kb.adding import topic_file, with_phrasings
from advisor.terminal.kb.asking import somebody_is_there, typed
from advisor.terminal.kb.changing import carry_out, refuse_mistakes
from advisor.terminal.kb.progress import with_bar
from advisor.terminal.opening import open_desk
from advisor.terminal.options import CannotUseError, Options
from advisor.terminal.plain import BLANK, Line, heading, paragraphs
from advisor.terminal.prompt import MARK
from advisor.terminal.record import dumped
from advisor.terminal.redacting import redacted
from advisor.terminal.safe import one_line
from advisor.terminal.showing import show_lines

_SHOWN = 10
_TRIED = "After e (e tuition, e none) they are only tried: as conversations, by kb test."
_TRY = "e "
_HOW = "Enter passes over, q ends."


def run(options: Options, file: Path, column: str | None = None) -> int:
    """List the gaps that the questions of a file show, and fill them with whoever is there; return the exit status."""
    asked = _read(file, column)
    desk = open_desk(options.folder, options.program)
    context = Context(
        knowledge=desk.knowledge,
        understanding=desk.understanding,
        conversation=desk.start,
        line="",
        today=desk.today,
    )
    tried = with_bar(unanswered(context, asked), len(set(asked)), options)
    found = gaps(each for each in tried if each)
    if options.json:
        for gap in found:
            streams.say_json(dumped({**gap._asdict(), "questions": list(gap.questions)}))
    elif somebody_is_there() and found:
        _fill(options, found)
    else:
        show_lines([*_listed(found), *paragraphs(_summary(found, len(asked)))], options.look)
    return 0


def _read(file: Path, column: str | None) -> list[str]:
    """Return the questions of a file, without what may tell who asked; say where in a table they stand."""
    try:
        asked = questions(file.read_bytes(), column)
    except OSError as error:
        message = f"cannot read {file}: {error.strerror}; name a journal or a list of questions"
        raise CannotUseError(message) from error
    except UnreadableError as error:
        message = f"cannot read the questions of {file}: {error}"
        raise CannotUseError(message) from error
    found = [text for text in map(redacted, asked.questions) if text]
    if not found:
        message = f"there is no question in {file}: write one in each line, or name a column of a table 'question'"
        raise CannotUseError(message)
    if asked.column:
        streams.tell(f"The questions are taken from column {asked.column}; no other column is read.")
    if asked.skipped:
        streams.tell(f"Passed over, since they have more cells than the first row: rows {_numbers(asked.skipped)}.")
    return found


def _numbers(rows: Sequence[int]) -> str:
    more = f" and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
    return ", ".join(map(str, rows[:_SHOWN])) + more


def _listed(found: Sequence[Gap]) -> Iterator[Line]:
    for gap in found:
        yield from _lines(gap)
        yield BLANK


def _lines(gap: Gap) -> Iterator[Line]:
    yield heading(f"Asked {gap.times} time{'' if gap.times == 1 else 's'}: {_belongs(gap)}")
    yield from paragraphs("\n".join(f"- {one_line(text)}" for text in gap.questions[:_SHOWN]))
    if len(gap.questions) > _SHOWN:
        yield from paragraphs(f"- and {len(gap.questions) - _SHOWN} more")


def _belongs(gap: Gap) -> str:
    if gap.outside:
        return f"known to lie outside (`{gap.outside}`)"
    return f"the likeliest topic is `{gap.topic}`" if gap.topic else "no topic comes near; write a new one with kb new"


def _summary(found: Sequence[Gap], asked: int) -> str:
    missed = sum(gap.times for gap in found)
    return f"Questions: {asked}; unanswered: {missed}; groups: {len(found)}."


def _fill(options: Options, found: Sequence[Gap]) -> None:
    """Go through the gaps with somebody, and write on a yes; in the end, or at Ctrl-C, say what was written."""
    written = 0
    try:
        for gap in (gap for gap in found if not gap.outside):
            show_lines([*_lines(gap)], options.look)
            answer = _answered(gap)
            if answer == "q":
                break
            for _ in _written(options, gap, answer) if answer else ():
                written += 1  # each counts at once, even if the next one is interrupted
    finally:
        if written:
            streams.say(f"Written into {options.folder.absolute()}.")
        more = " To see what changed: advisor kb test" if written else ""
        streams.say(f"Questions written: {written}.{more}")


def _answered(gap: Gap) -> str:
    """Return the topic that the questions go to, nothing, or q for the end; after e, what they must reach."""
    to_another = "The id of a topic, or topic/detail, puts these questions there"
    streams.say(
        f"Add to `{gap.topic}`? y does so. {to_another}. {_TRIED} {_HOW}"
        if gap.topic
        else f"Where to? {to_another}. {_TRIED} {_HOW}"
    )
    line = typed(MARK)
    answer = "q" if line is None else line.strip().lower()
    if answer in {"y", "yes"}:
        return gap.topic or ""
    if answer == "e":
        return f"{_TRY}{gap.topic}" if gap.topic else ""
    return "" if answer in {"n", "no"} else answer


def _written(options: Options, gap: Gap, topic: str) -> Iterator[str]:
    """Write the questions of a gap, one by one; what cannot be written is told, and the rest goes on."""
    for text in gap.questions:
        if TAKEN_OUT.search(text):
            streams.say_row(f"Passed over, since a part of it was taken out: {text}")
            continue
        try:
            _write(options.folder, one_line(text), topic)
        except CannotUseError as error:
            streams.say_row(f"Not written: {error}")
        else:
            yield text


def _write(folder: Path, text: str, topic: str) -> None:
    """Write a question into a topic; after e, into the conversations as one that must reach it."""
    if topic.startswith(_TRY):
        _write_turn(folder, text, topic.removeprefix(_TRY).strip())
        return
    file = topic_file(folder, topic)
    changes = with_phrasings(folder, file, topic, [text])
    with draft(folder, changes) as copy:
        refuse_mistakes(folder, copy)
    carry_out(folder, changes, {file.path: file.data})


def _write_turn(folder: Path, text: str, key: str) -> None:
    if key != NONE:
        topic_file(folder, key)
    try:
        data, before = with_turn(files_of(folder), text, key)
    except CannotChangeError as error:
        message = f"{ASKED}: {error}"
        raise CannotUseError(message) from error
    carry_out(folder, {ASKED: data}, {} if before is None else {ASKED: before})
