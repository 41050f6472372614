"""The plain view of a turn: the lines of text that every other view is made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import groupby
from typing import assert_never

from advisor.dialogue.replies import (
    Answered,
    CheckAsk,
    CheckResult,
    Choices,
    Notice,
    Reason,
    Reply,
    Talk,
    Turn,
    Unknown,
)
from advisor.dialogue.wording import spoken_month
from advisor.model import Knowledge, Source
from advisor.noun import Noun
from advisor.terminal.safe import one_line, row, safe


class Kind(StrEnum):
    """What a line is, for views that show the difference."""

    TITLE = "title"
    HEADING = "heading"
    VERDICT = "verdict"
    TEXT = "text"
    SOURCE = "source"
    ADDRESS = "address"
    CHOICE = "choice"
    BLANK = "blank"


class Line(Noun):
    """A line of the plain view: harmless text, without an end. A paragraph is one line, however long.

    Lines of columns 1, 2, … may stand side by side where there is room. An answer begins where one `opens`. `links` are
    names in it with the addresses that they lead to, where a view can show that.
    """

    kind: Kind
    text: str = ""
    column: int = 0
    opens: bool = False
    links: tuple[tuple[str, str], ...] = ()


BLANK = Line(kind=Kind.BLANK)
SOURCE, SOURCES = "Source: ", "Sources: "


def view(turn: Turn, knowledge: Knowledge) -> tuple[Line, ...]:
    """Return the lines that show a turn's replies, with an empty line between them."""
    replies = _compared(turn, knowledge) if turn.compared else (_reply(each, knowledge) for each in _shown(turn))
    after = (each.text for each in (turn.elsewhere, turn.confirm, turn.offer, turn.suggestion) if each)
    return _apart([*replies, *map(paragraphs, after)])


def _shown(turn: Turn) -> Iterator[Reply]:
    """Yield a turn's replies; those that are to be shown in short as short as that."""
    short = {(each.key, each.program): each.text for each in turn.repeated}
    for reply in turn.replies:
        if isinstance(reply, Answered) and (text := short.get((reply.key, reply.program))):
            yield reply._replace(short="", body=text, sources=())
        elif isinstance(reply, Answered) and turn.brief:
            yield reply._replace(short=reply.verdict, body="")
        else:
            yield reply


def written(lines: Iterable[Line]) -> str:
    """Return lines as one text."""
    return "\n".join(line.text for line in lines)


def paragraphs(text: str) -> Iterator[Line]:
    """Yield each line of a text; each is a paragraph, or the empty line between two."""
    for each in safe(text).split("\n"):
        tidy = each.replace("\t", "    ").rstrip()
        yield Line(kind=Kind.TEXT, text=tidy) if tidy else BLANK


def single_lines(*texts: str) -> Iterator[Line]:
    """Yield each text as one line, whatever it quotes."""
    for text in texts:
        yield Line(kind=Kind.TEXT, text=row(text).rstrip())


def heading(text: str) -> Line:
    """Return a line that names what follows."""
    return Line(kind=Kind.HEADING, text=one_line(text))


def _apart(parts: Iterable[Iterable[Line]]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for part in map(list, parts):
        lines += [BLANK, *part] if lines and part else part
    return tuple(lines)


def _reply(reply: Reply, knowledge: Knowledge) -> Iterator[Line]:
    match reply:
        case Answered():
            yield from _answer(reply, knowledge)
        case Choices():
            yield from paragraphs(reply.text)
            yield from _menu(choice.title for choice in reply.choices)
        case Unknown():
            yield from paragraphs(reply.text)
            yield from _sources(reply.sources)
        case Talk():
            yield from paragraphs(reply.text)
        case Notice():
            yield from _notice(reply)
        case CheckAsk():
            yield from _question(reply)
        case CheckResult():
            yield from _result(reply)
        case _ as never:
            assert_never(never)


def _answer(reply: Answered, knowledge: Knowledge) -> Iterator[Line]:
    """Show an answer: what it is about, the verdict, what else there is to say, and the pages that it rests on."""
    yield Line(kind=Kind.TITLE, text=one_line(_title(reply, knowledge)), opens=True)
    if reply.short:
        yield Line(kind=Kind.VERDICT, text=one_line(reply.short))
    if reply.short and reply.body:
        yield BLANK
    if reply.body:
        yield from paragraphs(reply.body)
    yield from _sources(reply.sources)


def _title(reply: Answered, knowledge: Knowledge) -> str:
    program = knowledge.programs.get(reply.program or "")
    return f"{reply.title} — {program.short}" if program else reply.title


def _menu(entries: Iterable[str]) -> Iterator[Line]:
    for number, entry in enumerate(entries, start=1):
        yield Line(kind=Kind.CHOICE, text=f"{number}. {one_line(entry)}")


def _notice(notice: Notice) -> Iterator[Line]:
    yield from paragraphs(notice.text)
    yield from _menu(notice.listed)
    yield from _sources(notice.sources)
    if notice.hint:
        yield from paragraphs(notice.hint)


def _compared(turn: Turn, knowledge: Knowledge) -> Iterator[Iterable[Line]]:
    """Show answers as sides of a comparison; all their pages stand below, where an address has room."""
    sides = []
    for column, reply in enumerate(_shown(turn), start=1):
        bare = reply._replace(sources=()) if isinstance(reply, Answered | Unknown) else reply
        lines = [*([BLANK] if column > 1 else []), *_reply(bare, knowledge)]
        sides += [line._replace(column=column) for line in lines]
    yield sides
    with_pages = (reply for reply in turn.replies if isinstance(reply, Answered | Unknown))
    yield _sources(dict.fromkeys(source for reply in with_pages for source in reply.sources))


def _question(ask: CheckAsk) -> Iterator[Line]:
    """Show a question of a check: what is said before, the question, its choices, and how to go on."""
    if ask.heading:
        yield heading(ask.heading)
    if ask.before:
        yield from paragraphs(ask.before)
    if ask.heading or ask.before:
        yield BLANK
    yield Line(kind=Kind.HEADING, text=one_line(ask.text))
    yield from _menu(label for _, label in ask.choices)
    if ask.earlier:
        yield from paragraphs(f"You said: {ask.earlier}.")
    yield from paragraphs(ask.hint)


def _result(result: CheckResult) -> Iterator[Line]:
    """Show the result of a check, section by section."""
    numbers = {source.id: number for number, source in enumerate(result.sources, start=1)}
    yield from _apart(
        part
        for part in (
            list(paragraphs(result.before)) if result.before else [],
            [heading(f"{result.title}: {result.verdict}"), *paragraphs(result.text)],
            list(paragraphs("\n".join(result.difference))) if result.difference else [],
            [heading("What would change it"), *_items(each.text for each in result.nearest)] if result.nearest else [],
            *(list(_ledger(result, holds, numbers)) for holds in _order(result)),
            list(paragraphs(result.unneeded)) if result.unneeded else [],
            list(_sides(result, numbers)),
            [heading("Next steps"), *_items(result.next_steps)] if result.next_steps else [],
            list(paragraphs(result.disclaimer)),
            list(_numbered(result.sources)),
            list(paragraphs(result.hint)) if result.hint else [],
        )
        if part
    )


def _order(result: CheckResult) -> tuple[bool | None, ...]:
    """Return in which order criteria are listed: first what decides, and what is not known only where it matters."""
    decided = (True, False) if result.favourable else (False, True)
    return decided if result.settled else (*decided, None)


def _ledger(result: CheckResult, holds: bool | None, numbers: Mapping[str, int]) -> Iterator[Line]:  # noqa: FBT001 a third of it
    """List the criteria that are met, not met, or not known."""
    found = [reason for reason in result.reasons if reason.holds is holds]
    if found:
        yield heading({True: "Met", False: "Not met", None: "Not known yet"}[holds])
        yield from _items(reason.text + _numbers(reason, numbers) for reason in found)


def _sides(result: CheckResult, numbers: Mapping[str, int]) -> Iterator[Line]:
    """Compare programs: what speaks for each, and what against it."""
    for column, side in enumerate(result.comparison, start=1):
        lines = [BLANK] if column > 1 else []
        lines.append(heading(side.name))
        for point in side.points:
            lines += paragraphs(f"{'For' if point.holds else 'Against'}: {point.text}{_numbers(point, numbers)}")
        yield from (line._replace(column=column) for line in lines)


def _numbers(reason: Reason, numbers: Mapping[str, int]) -> str:
    """Say on which of the sources below something rests."""
    found = [str(numbers[source.id]) for source in reason.sources if source.id in numbers]
    return f" (source{'s' if len(found) > 1 else ''} {' and '.join(found)})" if found else ""


def _items(texts: Iterable[str]) -> Iterator[Line]:
    for text in texts:
        yield from paragraphs(f"- {text}")


def pages_on_one_line(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines, with the pages of each answer on one line, by name and date: /sources shows their addresses."""
    for is_page, group in groupby(lines, key=lambda line: line.kind in {Kind.SOURCE, Kind.ADDRESS}):
        if not is_page:
            yield from group
            continue
        pages = list(group)
        names = [line.text.removeprefix(SOURCE) for line in pages if line.kind is Kind.SOURCE]
        links = tuple(zip(names, [line.text for line in pages if line.kind is Kind.ADDRESS], strict=True))
        yield Line(kind=Kind.SOURCE, text=(SOURCE if len(names) == 1 else SOURCES) + "; ".join(names), links=links)


def _numbered(sources: Iterable[Source]) -> Iterator[Line]:
    for number, source in enumerate(sources, start=1):
        first, *rest = _sources([source])
        yield first._replace(text=first.text.replace("Source:", f"Source {number}:", 1))
        yield from rest


def _sources(sources: Iterable[Source]) -> Iterator[Line]:
    for source in sources:
        date = f" ({spoken_month(source.as_of)})" if source.as_of else ""
        yield Line(kind=Kind.SOURCE, text=f"{SOURCE}{one_line(source.title)}{date}")
        yield Line(kind=Kind.ADDRESS, text=one_line(source.url))
