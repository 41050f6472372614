"""The command `kb explain`: how a question was understood, with each figure and the place of the nearest phrasing."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.authoring import places
from advisor.authoring.explaining import Considered, Explained, explain
from advisor.dialogue.context import Context
from advisor.terminal import streams
from advisor.terminal.opening import open_desk
from advisor.terminal.options import CannotUseError, Options
from advisor.terminal.plain import BLANK, Line, heading, single_lines
from advisor.terminal.record import Record, dumped
from advisor.terminal.showing import show_lines

_NOTHING = "there is no question in this to explain; type one as a student would, in quotes"


def run(options: Options, question: str) -> int:
    """Explain a question; return the exit status."""
    if not question.strip():
        raise CannotUseError(_NOTHING)
    desk = open_desk(options.folder, options.program)
    context = Context(
        knowledge=desk.knowledge,
        understanding=desk.understanding,
        conversation=desk.start,
        line=question,
        today=desk.today,
    )
    found = explain(context, places.phrasings(options.folder))
    if not found:
        raise CannotUseError(_NOTHING)
    if options.json:
        for each in found:
            streams.say_json(dumped(_record(each)))
    else:
        parts = [[*([BLANK] if number else []), *_shown(each)] for number, each in enumerate(found)]
        show_lines([line for part in parts for line in part], options.look)
    return 0


def _shown(each: Explained) -> Iterator[Line]:
    yield heading(f'"{each.text}"')
    yield from single_lines(f"Read as: {' '.join(each.words) or 'nothing'}")
    if each.programs:
        yield from single_lines(f"Programs named: {', '.join(each.programs)}")
    yield from single_lines(each.decision)
    for title, keys in (("Reached", each.reached), ("Offered", each.offered)):
        if keys:
            yield from single_lines(f"{title}: {', '.join(keys)}")
    for number, candidate in enumerate(each.considered, start=1):
        yield BLANK
        yield from _candidate(number, candidate)


def _candidate(number: int, each: Considered) -> Iterator[Line]:
    yield heading(f"{number}. {each.kind} `{each.id}`: {each.probability:.0%}")
    figures = ", ".join(f"{name} {value:.2f}" for name, value in {**each.parts, "together": each.strength}.items())
    yield from single_lines(f"Figures: {figures}")
    yield from single_lines(f"Words it knows: {', '.join(each.words) or 'none'}")
    if each.nearest:
        where = f"{each.place}: " if each.place else ""
        of_detail = f" (detail {each.detail})" if each.detail else ""
        yield from single_lines(f'Nearest way to ask: {where}"{each.nearest}"{of_detail}')


def _record(each: Explained) -> Record:
    return {
        "question": each.text,
        "words": list(each.words),
        "programs": list(each.programs),
        "outside": list(each.outside),
        "decision": each.decision,
        "reached": list(each.reached),
        "offered": list(each.offered),
        "considered": [_candidate_record(candidate) for candidate in each.considered],
    }


def _candidate_record(each: Considered) -> Record:
    place = each.place
    return {
        "kind": each.kind,
        "id": each.id,
        "probability": round(each.probability, 4),
        "strength": round(each.strength, 4),
        "parts": {name: round(value, 4) for name, value in each.parts.items()},
        "words": list(each.words),
        "nearest": each.nearest,
        "detail": each.detail,
        "file": place.file if place else None,
        "line": place.line if place else None,
    }
