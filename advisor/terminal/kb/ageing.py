"""The command `kb stale`: which facts are past their review, or soon will be, and how old their pages are."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from advisor.authoring import places
from advisor.authoring.ageing import Due, Page, due, pages
from advisor.dialogue.wording import spoken_date, spoken_month
from advisor.model import ANY, Knowledge
from advisor.terminal import streams
from advisor.terminal.opening import read_folder
from advisor.terminal.options import Options
from advisor.terminal.plain import BLANK, Line, heading, single_lines
from advisor.terminal.record import dumped
from advisor.terminal.showing import show_lines

SOON = "30d"
_SPAN = re.compile(r"(\d{1,4})\s*(d|w|m|y)?", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


def span(text: str) -> timedelta:
    """Return a span of days, weeks, months or years, such as 30d or 2w; it is the type of an argument."""
    found = _SPAN.fullmatch(text.strip())
    if not found:
        message = f"'{text[:20]}' is no span of time; write it as 30d, 6w, 3m or 1y"
        raise ArgumentTypeError(message)
    return timedelta(days=int(found[1]) * _DAYS[(found[2] or "d").lower()])


def run(options: Options, within: timedelta, today: date | None = None) -> int:
    """List what is due for a review, and the dates of all sources; return the exit status."""
    _, knowledge = read_folder(options.folder)
    day = today or datetime.now().astimezone().date()
    found = due(knowledge, places.answers(options.folder), day, within)
    read = pages(knowledge, places.entries(options.folder))
    if options.json:
        _say_json(found, read, day)
    else:
        show_lines([*_listed(found, knowledge, day, within), BLANK, *_sources(read)], options.look)
    return 0


def _listed(found: Sequence[Due], knowledge: Knowledge, today: date, within: timedelta) -> Iterator[Line]:
    until = spoken_date(min(date.max - within, today) + within)
    if not found:
        yield from single_lines(f"Nothing is due for a review until {until}.")
        return
    yield heading(f"Due for a review until {until}, the oldest first")
    for each in found:
        program = "" if each.program == ANY else f" ({knowledge.programs[each.program].short})"
        rests = ", ".join(f"{source.id} ({_read(source.as_of)})" for source in each.sources) or "no page"
        yield from single_lines(
            f"{each.place}: {each.topic}{program}: {spoken_date(each.review)}, {_distance(each.review, today)}; "
            f"rests on {rests}"
        )
    yield from single_lines("When one is checked: change its review day, and as_of in sources.yaml.")


def _distance(day: date, today: date) -> str:
    days = abs((day - today).days)
    many = f"{days} day{'' if days == 1 else 's'}"
    return "today" if not days else f"in {many}" if day > today else f"{many} ago"


def _sources(read: Sequence[Page]) -> Iterator[Line]:
    yield heading("Sources, those read longest ago first")
    for page in read:
        many = f"{page.answers} answer{'' if page.answers == 1 else 's'}"
        yield from single_lines(f"{page.place}: {page.source.id}: {_read(page.source.as_of)}; {many}")


def _read(as_of: str | None) -> str:
    return f"read in {spoken_month(as_of)}" if as_of else "without a date"


def _say_json(found: Sequence[Due], read: Sequence[Page], today: date) -> None:
    for each in found:
        streams.say_json(
            dumped(
                {
                    "topic": each.topic,
                    "program": None if each.program == ANY else each.program,
                    "review": each.review.isoformat(),
                    "days": (each.review - today).days,
                    "file": each.place.file,
                    "line": each.place.line,
                    "sources": [source.id for source in each.sources],
                }
            )
        )
    for page in read:
        where = {"file": page.place.file, "line": page.place.line}
        streams.say_json(
            dumped({"source": page.source.id, "as_of": page.source.as_of, "answers": page.answers, **where})
        )
